"""What belongs to one title stands as its places say, whichever came in first."""

import re
from datetime import UTC, datetime

import pytest

from factories import CreditFactory, TitleFactory
from factories_newsroom import photo
from factories_offers import offer
from pages import elements, text, words
from plaudit.catalog.models import Award, Company, CompanyCredit, Quote, QuoteLine, TitlePhoto
from plaudit.scoreboard.models import LogEntry
from plaudit.scoreboard.queries import counts_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def title():
    return TitleFactory(name="Ordered", slug="ordered")


def test_awards_stand_by_year_and_those_that_were_won_first(client, title):
    for year, category, won in ((2001, "Sound", False), (2003, "Editing", False), (2003, "Music", True)):
        Award.objects.create(title=title, body="The Prize", category=category, year=year, won=won)
    ledger = words(elements(text(client, "/title/ordered/details/"), "ledger")[0])
    assert [each for each in ledger if each in {"Sound", "Editing", "Music"}] == ["Music", "Editing", "Sound"]


def test_companies_stand_by_their_place_and_the_first_is_named_on_the_page(client, title):
    for name, position in (("Second", 2), ("First", 1)):
        company = Company.objects.create(name=f"{name} Pictures", slug=name.lower(), name_key=name.lower())
        CompanyCredit.objects.create(title=title, company=company, position=position)
    assert "First Pictures, Second Pictures" in text(client, "/title/ordered/details/")
    page = text(client, "/title/ordered/")
    assert "First Pictures" in page
    assert "Second Pictures" not in page


def test_quotes_and_their_lines_stand_by_their_places_each_quote_by_itself(client, title):
    for position, told in ((2, ("Third.", "Fourth.")), (1, ("First.", "Second."))):
        quote = Quote.objects.create(title=title, position=position)
        for place in (2, 1):
            QuoteLine.objects.create(quote=quote, text=told[place - 1], position=place)
    quotes = [words(each) for each in elements(text(client, "/title/ordered/"), "spoken")]
    assert quotes == [["First.", "Second."], ["Third.", "Fourth."]]


def test_pictures_stand_by_their_places(client, title):
    for position in (3, 1, 2):
        TitlePhoto.objects.create(
            title=title, photo=photo(f"{position}", caption=f"Caption {position}"), position=position
        )
    captions = re.findall(r"Caption \d", text(client, "/title/ordered/photos/"))
    assert list(dict.fromkeys(captions)) == ["Caption 1", "Caption 2", "Caption 3"]


def test_offers_stand_by_their_places_and_then_the_cheapest_first(client, title):
    for name, position, price in (("Dear", 1, 900), ("Cheap", 1, 100), ("Unknown", 1, None), ("Last", 2, 50)):
        offer(title, name, "US", "rent", position=position, price=price, currency="USD" if price else "")
    page = text(client, "/title/ordered/watch/")
    named = [each for each in words(elements(page, "watch")[0]) if each in {"Dear", "Cheap", "Unknown", "Last"}]
    assert named == ["Unknown", "Cheap", "Dear", "Last"]


def test_the_cast_stands_by_its_billing(client, title):
    for name, billing in (("Second Player", 2), ("First Player", 1), ("Third Player", 3)):
        CreditFactory(title=title, person__name=name, billing=billing)
    cast = [words(each)[1] for each in elements(text(client, "/title/ordered/"), "face")]
    assert cast == ["First Player", "Second Player", "Third Player"]


def test_the_counts_at_a_moment_are_those_of_this_title_at_that_moment(title):
    other = TitleFactory()
    for of, number, year, fresh in ((title, 1, 2001, 1), (title, 2, 2003, 2), (other, 1, 2002, 9)):
        at = datetime(year, 1, 1, tzinfo=UTC)
        LogEntry.objects.create(title_id=of.pk, number=number, at=at, kind=LogEntry.Kind.COUNTING, fresh=fresh)
    moments = [datetime(year, 6, 1, tzinfo=UTC) for year in (2000, 2001, 2002, 2003)]
    assert [counts_at(title.pk, moment).all.fresh for moment in moments] == [0, 1, 1, 2]
