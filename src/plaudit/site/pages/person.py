"""A person: biography, filmography with its scores, collaborators, awards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Person
from plaudit.catalog.queries.people import Collaborator, PersonAwardRecord
from plaudit.content.listed_titles import with_directors
from plaudit.content.people import FIRST_PHOTOS, PersonContent, load_person
from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.site.charts.score_chart import Line
from plaudit.site.components import gallery, posters
from plaudit.site.components.articles import ArticleCard, article_cards
from plaudit.site.components.filmography import WorkView, filmography_chart, work_view
from plaudit.site.components.filters import Filter, Options, pairs, read_options
from plaudit.site.components.gallery import Shot
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.people import PersonView
from plaudit.site.components.posters import Portrait
from plaudit.site.formatting import formats, labels
from plaudit.site.http.redirects import get_person_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head

PAGE_SIZE = 40
NEWEST = "newest"


class PersonAwardView(NamedTuple):
    """An award or a nomination, with the title it was for."""

    year: int
    name: str
    won: bool
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    head: Head
    person: Person
    portrait: Portrait
    jobs: str
    facts: list[tuple[str, str]]
    highest_rated: list[WorkView]
    lowest_rated: list[WorkView]
    chart: Line | None
    filters: list[Filter]
    problems: list[str]
    works: list[WorkView]
    pager: Pager
    collaborators: list[PersonView]
    awards: list[PersonAwardView]
    photos: list[Shot]
    photos_url: str
    has_more_photos: bool
    articles: list[ArticleCard]
    is_demo: bool

    @classmethod
    def of(cls, content: PersonContent, query: Mapping[str, str]) -> Self:
        """One query, for the directors of the works shown."""
        person, policy, path = content.person, current_policy(), page_url("person", content.person.slug)
        options = _options(content.jobs)
        state, problems = read_options(options, query)
        job, sort = (next(iter(state.get(key, ())), "") for key in ("job", "sort"))
        works = content.filter_works(job=job, sort=sort)
        pages = pager(query.get("page"), len(works), PAGE_SIZE, path, pairs(state))
        shown = works[pages.start : pages.stop]
        titles = with_directors(work.card for work in shown)
        views = [work_view(work, title.directors, policy) for work, title in zip(shown, titles, strict=True)]
        highest, lowest = content.highlights()
        album = gallery.album_of_person(person)
        jobs = [str(labels.PEOPLE[job]) for job in content.jobs]
        return cls(
            head=_head(person, pages, jobs, views, noindex=bool(state or problems)),
            person=person,
            portrait=posters.portrait_of(person),
            jobs=formats.listed_loosely(jobs),
            facts=_facts(person),
            highest_rated=[work_view(work, [], policy) for work in highest],
            lowest_rated=[work_view(work, [], policy) for work in lowest],
            chart=filmography_chart(content.scored_works, policy.fresh_percent),
            filters=[option.filter(state, path) for option in options] if len(content.works) > 1 else [],
            problems=problems,
            works=views,
            pager=pages,
            collaborators=[_collaborator(collaborator) for collaborator in content.collaborators],
            awards=[_award(record) for record in content.awards],
            photos=[shot for photo in content.photos[:FIRST_PHOTOS] if (shot := album.shot(photo)).picture],
            photos_url=album.url,
            has_more_photos=len(content.photos) > FIRST_PHOTOS,
            articles=article_cards(content.articles),
            is_demo=any(work.card.origin == DEMO for work in content.works),
        )


@public_view
def person_page(request: HttpRequest, slug: str) -> HttpResponse:
    content = load_person(get_person_or_redirect(slug))
    return render("person.html", PersonPage.of(content, request.GET.dict()))


def _options(jobs: Mapping[str, int]) -> tuple[Options, Options]:
    counted = _("%(job)s (%(count)d)")
    labels_of_jobs = {job: counted % {"job": labels.PEOPLE[job], "count": count} for job, count in jobs.items()}
    orders = {
        NEWEST: _("Newest first"),
        "oldest": _("Oldest first"),
        "critics": _("Critics' score"),
        "audience": _("Audience score"),
    }
    return Options("job", _("Job"), labels_of_jobs), Options("sort", _("Order"), orders, default=NEWEST)


def _collaborator(collaborator: Collaborator) -> PersonView:
    count = collaborator.titles
    titles = ngettext("%(count)s title", "%(count)s titles", count) % {"count": formats.number(count)}
    portrait = posters.portrait(collaborator.name, collaborator.portrait)
    return PersonView(collaborator.name, page_url("person", collaborator.slug), portrait, titles)


def _award(record: PersonAwardRecord) -> PersonAwardView:
    name = f"{record.body}, {record.category}" if record.category else record.body
    return PersonAwardView(record.year, name, record.won, record.title, page_url("title", record.slug))


def _facts(person: Person) -> list[tuple[str, str]]:
    """Return birth and death, with the age that the person has or reached."""
    facts = []
    if person.born_on:
        born = formats.long_day(person.born_on)
        if not person.died_on:
            born = _("%(day)s (age %(age)d)") % {"day": born, "age": _age(person.born_on, timezone.localdate())}
        facts.append((_("Born"), born))
    if person.born_in:
        facts.append((_("Birthplace"), person.born_in))
    if person.died_on:
        died = formats.long_day(person.died_on)
        if person.born_on:
            died = _("%(day)s (aged %(age)d)") % {"day": died, "age": _age(person.born_on, person.died_on)}
        facts.append((_("Died"), died))
    return facts


def _age(born: date, on: date) -> int:
    return max(on.year - born.year - ((on.month, on.day) < (born.month, born.day)), 0)


def _head(person: Person, pages: Pager, jobs: list[str], works: list[WorkView], *, noindex: bool) -> Head:
    picture = posters.portrait_of(person).picture
    image = picture.url if picture else ""
    thing = {
        **json_ld.person(person.name),
        "url": absolute_url(page_url("person", person.slug)),
        "jobTitle": jobs,
        "birthDate": str(person.born_on or ""),
        "deathDate": str(person.died_on or ""),
        "birthPlace": person.born_in,
        "description": person.biography,
        **json_ld.pictured(image),
    }
    return Head(
        title=person.name,
        path=pages.url(pages.number),
        description=_("Films and series of %(name)s, with their scores.") % {"name": person.name},
        og_type="profile",
        image=image,
        noindex=noindex,
        json_ld=json_ld.block(thing),
        item_list=json_ld.cards(person.name, [work.card for work in works], pages.start + 1),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )
