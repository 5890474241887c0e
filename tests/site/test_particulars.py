"""Quotes and particulars of a title, on its page and on the page of details."""

from datetime import date

import pytest
from django.test import Client

from factories import PersonFactory, TitleFactory
from pages import text
from plaudit.catalog.models import (
    Award,
    BoxOffice,
    Company,
    CompanyCredit,
    Quote,
    QuoteLine,
    Release,
    Title,
    TitleName,
    Track,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def title() -> Title:
    return TitleFactory(name="Sample", slug="sample")


def tell_everything(title: Title, times: int = 1) -> None:
    company = Company.objects.create(name="Small Pictures", slug="small-pictures", name_key="small pictures")
    CompanyCredit.objects.create(title=title, company=company)
    BoxOffice.objects.create(title=title, kind="budget", amount=19_000_000)
    BoxOffice.objects.create(title=title, kind="gross", amount=68_673_228)
    person = PersonFactory(name="Iris Yamashita")
    for number in range(times):
        Award.objects.create(title=title, body="Academy Awards", category=f"Sound {number}", year=2007, won=number == 0)
        Release.objects.create(title=title, country="FR", released_on=date(2007, 2, 21), note=f"run {number}")
        TitleName.objects.create(title=title, name=f"Lettres {number}", name_key="lettres", country="FR", language="fr")
        Track.objects.create(title=title, name=f"Theme {number}", artist="Somebody", position=number)
        quote = Quote.objects.create(title=title, position=times - number)
        QuoteLine.objects.create(quote=quote, text=f"Line {number}.", character="Saigo", speaker=person)
    Award.objects.create(title=title, body="Small Prize", category="Screenplay", year=2006, person=person)


def test_the_title_page_tells_in_short_and_leads_to_all_of_it(client: Client, title: Title) -> None:
    tell_everything(title, 3)
    page = text(client, "/title/sample/")
    for said in ("Small Pictures", "$19,000,000", "$68,673,228", "1 win, 3 nominations", "/title/sample/details/"):
        assert said in page


def test_a_title_of_which_nothing_more_is_known_says_nothing_of_it(client: Client, title: Title) -> None:
    page = text(client, "/title/sample/")
    assert "/title/sample/details/" not in page
    assert 'id="quotes"' not in page
    assert "No details yet" in text(client, "/title/sample/details/")


def test_quotes_stand_in_the_order_that_editors_set_the_further_ones_folded(client: Client, title: Title) -> None:
    tell_everything(title, 6)
    page = text(client, "/title/sample/")
    places = [page.index(f"Line {number}.") for number in (5, 4, 3, 2, 1, 0)]
    assert places == sorted(places)
    assert places[3] < page.index("2 more quotes") < places[4]


def test_a_dialogue_keeps_its_lines_together(client: Client, title: Title) -> None:
    quote = Quote.objects.create(title=title)
    for number, words in enumerate(("First.", "Second."), start=1):
        QuoteLine.objects.create(quote=quote, text=words, character=f"C{number}", position=number)
    page = text(client, "/title/sample/")
    assert page.count("<blockquote") == 1
    assert page.index("First.") < page.index("Second.")


def test_hundreds_of_lines_are_not_all_shown(client: Client, title: Title) -> None:
    quote = Quote.objects.create(title=title)
    QuoteLine.objects.bulk_create(QuoteLine(quote=quote, text=f"L{n}.", position=n) for n in range(58))
    long = Quote.objects.create(title=title, position=2)
    QuoteLine.objects.bulk_create(QuoteLine(quote=long, text=f"M{n}.", position=n) for n in range(9))
    page = text(client, "/title/sample/")
    assert "L57." in page
    assert "M0." not in page


def test_details_hold_everything(client: Client, title: Title) -> None:
    tell_everything(title, 2)
    page = text(client, "/title/sample/details/")
    for said in ("Won", "Nominated", "Feb 21, 2007", "Worldwide", "Lettres 1", "Theme 0", "Iris Yamashita", "French"):
        assert said in page


@pytest.mark.parametrize("rows", [1, 50])
def test_details_take_seven_queries(client, title, rows, django_assert_num_queries):
    tell_everything(title, rows)
    text(client, "/title/sample/details/")
    with django_assert_num_queries(7):
        text(client, "/title/sample/details/")


def test_what_is_typed_is_never_markup(client: Client, title: Title) -> None:
    quote = Quote.objects.create(title=title)
    QuoteLine.objects.create(quote=quote, text="<script>alert(1)</script>", character="<b>")
    Track.objects.create(title=title, name="<img src=x>")
    assert "<script>alert" not in text(client, "/title/sample/")
    assert "<img src=x>" not in text(client, "/title/sample/details/")
