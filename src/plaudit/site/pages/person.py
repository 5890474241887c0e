"""A person: who they are, all that they did with its scores, with whom, and what they won."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaudit.catalog.models import Job, Person
from plaudit.catalog.queries.people import (
    PersonAwardRecord,
    awards_of,
    collaborators_of,
)
from plaudit.listing.filmography import filmography
from plaudit.newsroom.queries import articles_about_person
from plaudit.scoreboard.displayed import policy_now
from plaudit.site.charts.score_chart import Line
from plaudit.site.components import filmography as films
from plaudit.site.components import posters
from plaudit.site.components.articles import ArticleCard, article_cards
from plaudit.site.components.cards import Card, shown_card, shown_cards
from plaudit.site.components.filmography import NEWEST, Work
from plaudit.site.components.filters import Filter, unknown
from plaudit.site.components.gallery import FIRST as FIRST_SHOTS
from plaudit.site.components.gallery import Shot, shots_of_person
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.posters import Portrait
from plaudit.site.formatting import formats, labels
from plaudit.site.http.redirects import get_person_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head

SIZE = 40
COLLABORATORS = 8
AWARDS = 40
ARTICLES = 6
DEMO = "demo"


class Part(NamedTuple):
    """A title with all that the person did in it, in words."""

    card: Card
    said: str


class Companion(NamedTuple):
    """Somebody with whom they worked more than once."""

    name: str
    url: str
    portrait: Portrait
    part: str


class Prize(NamedTuple):
    """An award, with the title it was for."""

    year: int
    said: str
    won: bool
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the page of a person shows."""

    head: Head
    person: Person
    portrait: Portrait
    jobs: str
    life: list[tuple[str, str]]
    highest: list[Part]
    lowest: list[Part]
    line: Line | None
    filters: list[Filter]
    problems: list[str]
    parts: list[Part]
    pager: Pager
    collaborators: list[Companion]
    prizes: list[Prize]
    shots: list[Shot]
    shots_url: str
    articles: list[ArticleCard]
    is_demo: bool

    @property
    def more_shots(self) -> bool:
        return len(self.shots) > FIRST_SHOTS

    @classmethod
    def load(cls, person: Person, query: Mapping[str, str]) -> Self:
        """Six queries beside the one that found the person."""
        works, policy = films.works(filmography(person.pk)), policy_now()
        path = page_url("person", person.slug)
        asked = _Asked.of(query, works, path)
        chosen = films.ordered([work for work in works if not asked.job or work.has(asked.job)], asked.order)
        pages = pager(query.get("page"), len(chosen), SIZE, path, asked.state)
        highest, lowest = films.highlights(works)
        parts = _parts(chosen[pages.start : pages.stop])
        jobs = [str(labels.PEOPLE[job]) for job in Job if any(work.has(job) for work in works)]
        return cls(
            head=_head(person, pages, jobs, parts, noindex=bool(asked.state or asked.problems)),
            person=person,
            portrait=posters.portrait_of(person),
            jobs=formats.listed_loosely(jobs),
            life=_life(person),
            highest=[Part(shown_card(work.card, [], policy), work.said) for work in highest],
            lowest=[Part(shown_card(work.card, [], policy), work.said) for work in lowest],
            line=films.line_of(works, policy),
            filters=asked.filters if len(works) > 1 else [],
            problems=asked.problems,
            parts=parts,
            pager=pages,
            collaborators=_collaborators(person),
            prizes=[_prize(row) for row in awards_of(person.pk, AWARDS)],
            shots=shots_of_person(person),
            shots_url=page_url("person-photos", person.slug),
            articles=article_cards(articles_about_person(person.pk, ARTICLES)),
            is_demo=any(work.card.origin == DEMO for work in works),
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which titles the URL asks for, and in which order; what it cannot mean is told and left out."""

    job: str
    order: str
    filters: list[Filter]
    problems: list[str]

    @classmethod
    def of(cls, query: Mapping[str, str], works: list[Work], path: str) -> Self:
        by_job = Filter("job", _("What they did"), films.jobs(works))
        by_order = Filter("sort", _("Order"), films.orders(), default=NEWEST)
        wanted = {each.key: query.get(each.key, "") for each in (by_job, by_order)}
        problems = [
            unknown(each, wanted[each.key])
            for each in (by_job, by_order)
            if wanted[each.key] and wanted[each.key] not in each.choices
        ]
        state = {
            each.key: wanted[each.key]
            for each in (by_job, by_order)
            if wanted[each.key] in each.choices and wanted[each.key] != each.default
        }
        shown = [each.at(state, path) for each in (by_job, by_order)]
        return cls(state.get("job", ""), state.get("sort", NEWEST), shown, problems)

    @property
    def state(self) -> tuple[tuple[str, str], ...]:
        pairs = (("job", self.job), ("sort", "" if self.order == NEWEST else self.order))
        return tuple(pair for pair in pairs if pair[1])


@public_view
def person_page(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_person_or_redirect(slug)
    return render("person.html", PersonPage.load(person, request.GET.dict()))


def _parts(works: list[Work]) -> list[Part]:
    cards = shown_cards(work.card for work in works)
    return [Part(card, work.said) for card, work in zip(cards, works, strict=True)]


def _collaborators(person: Person) -> list[Companion]:
    found = collaborators_of(person.pk, COLLABORATORS)
    said = [ngettext("%(count)s title", "%(count)s titles", each.titles) for each in found]
    return [
        Companion(
            each.name,
            page_url("person", each.slug),
            posters.portrait(each.name, each.portrait),
            words_ % {"count": formats.number(each.titles)},
        )
        for each, words_ in zip(found, said, strict=True)
    ]


def _prize(row: PersonAwardRecord) -> Prize:
    said = f"{row.body}, {row.category}" if row.category else row.body
    return Prize(row.year, said, row.won, row.title, page_url("title", row.slug))


def _life(person: Person) -> list[tuple[str, str]]:
    """Birth and death in words, with the age that somebody has or reached."""
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


def _head(person: Person, pages: Pager, jobs: list[str], parts: list[Part], *, noindex: bool) -> Head:
    path = page_url("person", person.slug)
    portrait = posters.portrait_of(person).picture
    image = portrait.url if portrait else ""
    known = {
        **json_ld.person(person.name),
        "url": absolute_url(path),
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
        description=_("What %(name)s took part in, with its scores.") % {"name": person.name},
        og_type="profile",
        image=image,
        noindex=noindex,
        json_ld=json_ld.block(known),
        item_list=json_ld.cards(person.name, [part.card for part in parts], pages.start + 1),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )
