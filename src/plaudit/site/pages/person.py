"""A person: what they took part in, with its scores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from plaudit.catalog.models import Job, Person
from plaudit.catalog.queries import pages as catalog
from plaudit.catalog.queries.pages import PartRow
from plaudit.site import formats, links, posters, structured, words
from plaudit.site.answers import public
from plaudit.site.cards import Card, shown_cards
from plaudit.site.head import Head
from plaudit.site.paging import Pager, pager
from plaudit.site.posters import Portrait
from plaudit.site.rendering import show

SIZE = 60


class Part(NamedTuple):
    """A title with all that the person did in it, in words."""

    card: Card
    said: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the page of a person shows, newest title first."""

    head: Head
    person: Person
    portrait: Portrait
    jobs: str
    parts: list[Part]
    pager: Pager
    invented: bool

    @classmethod
    def load(cls, person: Person, page: str | None) -> Self:
        """Three queries beside the one that found the person."""
        rows = catalog.parts_of(person.pk)
        by_title = _by_title(rows)
        pages = pager(page, len(by_title), SIZE, links.to("person", person.slug))
        parts = _parts(dict(list(by_title.items())[pages.start : pages.stop]))
        jobs = {row.job for row in rows}
        return cls(
            head=_head(person, pages),
            person=person,
            portrait=posters.portrait(person.name),
            jobs=formats.listed_loosely([str(words.PEOPLE[job]) for job in Job if job in jobs]),
            parts=parts,
            pager=pages,
            invented=any(part.card.invented for part in parts),
        )


@public
def person_page(request: HttpRequest, slug: str) -> HttpResponse:
    person = catalog.person_at(slug)
    if person is None:
        return _moved(slug)
    return show("person.html", PersonPage.load(person, request.GET.get("page")))


def _moved(slug: str) -> HttpResponse:
    now = catalog.person_moved_from(slug)
    if now is None:
        raise Http404(_("There is nobody at this address."))
    return HttpResponsePermanentRedirect(links.to("person", now))


def _by_title(rows: Iterable[PartRow]) -> dict[int, list[PartRow]]:
    by_title: dict[int, list[PartRow]] = {}
    for row in rows:
        by_title.setdefault(row.title_id, []).append(row)
    return by_title


def _parts(by_title: Mapping[int, list[PartRow]]) -> list[Part]:
    titles = catalog.cards_by_id(by_title)
    shown = shown_cards(titles[title_id] for title_id in by_title)
    return [Part(card, _said(parts)) for card, parts in zip(shown, by_title.values(), strict=True)]


def _said(parts: list[PartRow]) -> str:
    return ". ".join(dict.fromkeys(_one(part) for part in parts))


def _one(part: PartRow) -> str:
    if part.job == Job.ACTOR and part.character:
        return _("As %(character)s") % {"character": part.character}
    return str(words.PARTS[part.job])


def _head(person: Person, pages: Pager) -> Head:
    path = links.to("person", person.slug)
    known = {**structured.person(person.name), "url": links.absolute(path)}
    return Head(
        title=person.name,
        path=pages.address(pages.number),
        description=_("What %(name)s took part in, with its scores.") % {"name": person.name},
        kind="profile",
        structured=structured.block(known),
        previous=pages.previous,
        following=pages.following,
    )
