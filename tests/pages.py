"""Titles with something of everything, and their pages, for the tests of the public site."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client
from lxml import html

from factories import CreditFactory, MemberFactory, PersonFactory, TitleFactory, rating, review
from plaudit.audience.models import AudienceReview
from plaudit.catalog.models import Genre, Job, Person, Title
from plaudit.critics.models import Consensus

WHEN = datetime(2020, 1, 2, tzinfo=UTC)


def make_title(rows: int = 3, **given: Any) -> Title:
    """A title with as many credits, reviews, ratings and audience reviews as `rows`."""
    title: Title = TitleFactory(**given)
    genre, _made = Genre.objects.get_or_create(slug="drama", defaults={"name": "Drama"})
    title.genres.add(genre)
    CreditFactory(title=title, job=Job.DIRECTOR, person=_director())
    for number in range(rows):
        CreditFactory(title=title, character=f"Character {number}", billing=number + 1)
        review(
            title,
            "fresh" if number % 3 else "rotten",
            quote=f"Quote {number} of it.",
            rating="4/5",
            url="https://paper.example/r",
        )
        member = MemberFactory()
        rating(title, 3 + number % 8, member=member)
        AudienceReview.objects.create(title=title, member=member, text=f"Words {number}.", written_at=WHEN)
    Consensus.objects.create(title=title, text="All agree.", author="The editors", published_at=WHEN)
    return title


def text(client: Client, address: str, status: int = 200) -> str:
    """The page at an address, which must answer with this status."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


def elements(page: str, name: str) -> list[Any]:
    """The elements of a page that have this class."""
    found: list[Any] = html.fromstring(page).xpath(
        f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    )
    return found


def words(element: Any) -> list[str]:
    """The texts in an element and what its pictures are said to show, one after another, as somebody reads them."""
    said = element.xpath(".//text() | .//@aria-label")
    return [text for each in said if (text := " ".join(each.split()))]


def _director() -> Person:
    name = "Somebody Directing"
    return Person.objects.filter(name=name).first() or PersonFactory(name=name)
