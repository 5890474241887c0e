"""The lists of the best: ranked by the published formula, numbered, with the way back and forth."""

import json
import re
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from django.db import connection

from factories import TitleFactory, reviews
from pages import text
from plaudit.catalog.models import Genre
from plaudit.critics.models import Consensus
from plaudit.scoring.ranking import weighted_rank

pytestmark = pytest.mark.django_db

ROW = re.compile(
    r'<span class="place-number">.*?</span>(\d+)</span>.*?<a href="([^"]*)">([^<]*)</a></h\d>'
    r".*?weighted score ([\d.]+)",
    re.DOTALL,
)
LONG_AGO = datetime(2020, 1, 2, tzinfo=UTC)


def rows(page: str) -> list[tuple[int, str, float]]:
    return [(int(place), name, float(rank)) for place, _address, name, rank in ROW.findall(page)]


def ranked(fresh: int, rotten: int = 0, **given):
    title = TitleFactory(**given)
    reviews(title, fresh=fresh, rotten=rotten)
    return title


def test_titles_stand_as_the_published_formula_says(client):
    ranked(10, name="Ten Fresh", year=1951)
    ranked(28, 2, name="Thirty", year=1952)
    ranked(5, 6, name="Eleven", year=1953)
    found = rows(text(client, "/best/1950s/"))
    assert [row[:2] for row in found] == [(1, "Thirty"), (2, "Ten Fresh"), (3, "Eleven")]
    expected = [weighted_rank(Fraction(100 * fresh, of), of, 60, 20) for fresh, of in ((28, 30), (10, 10), (5, 11))]
    assert [row[2] for row in found] == [pytest.approx(float(rank), abs=0.051) for rank in expected]


def test_the_page_says_how_it_is_ranked_and_when_and_links_to_the_formula_with_its_constants(client):
    ranked(10, year=1951)
    page = text(client, "/best/1951/")
    assert "weighted by number of reviews. Titles need at least 10 reviews. As of " in page
    assert 'href="/about/scores/#ranking"' in page
    about = text(client, "/about/scores/")
    assert '<h2 id="ranking">' in about
    assert "m = 20 and C = 60%" in about
    assert "those with 10 reviews or more" in about


def test_equal_ranks_share_a_place_and_the_next_counts_on(client):
    for name in ("One", "Two"):
        ranked(12, name=name, year=2001)
    ranked(10, 3, name="Three", year=2001)
    assert [row[0] for row in rows(text(client, "/best/2001/"))] == [1, 1, 3]


def test_too_few_reviews_and_unlisted_titles_stand_on_no_list(client):
    ranked(9, name="Nine", year=2001)
    ranked(12, name="Unlisted", year=2001, listed=False)
    page = text(client, "/best/2001/")
    assert not rows(page)
    assert "No title has enough reviews" in page
    assert 'content="noindex"' in page


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/best/films/", "Films"),
        ("/best/horror/", "Horror"),
        ("/best/1980s/", "1980s"),
        ("/best/1984/", "1984"),
        ("/best/fr/", "France"),
    ],
)
def test_there_is_a_list_of_each_sort(client, address, name):
    wanted = ranked(10, name="Wanted", year=1984, countries=["FR"])
    wanted.genres.add(Genre.objects.create(slug="horror", name="Horror"))
    ranked(10, name="Other", kind="series", year=1999, countries=["DE"])
    page = text(client, address)
    assert f'<h1 class="heading">{name}</h1>' in page
    assert [row[1] for row in rows(page)] == ["Wanted"]


@pytest.mark.parametrize("what", ["opera", "1985s", "3000", "zz", "FR", "films2", "%00", "x" * 150, "1980"])
def test_a_list_of_nothing_known_is_not_there(client, what):
    ranked(10, year=1984)
    answer = client.get(f"/best/{what}/")
    assert answer.status_code in {404, 200}
    assert answer.status_code == 404 or "No title has enough reviews" in answer.content.decode()


def test_the_index_leads_to_every_list_that_is_long_enough(client):
    for number in range(3):
        ranked(10, name=f"Film {number}", year=1984, countries=["JP"])
    ranked(10, name="Alone", year=1990)
    page = text(client, "/best/")
    for address in ("/best/films/", "/best/1980s/", "/best/1984/", "/best/jp/"):
        assert f'<a href="{address}">' in page
    assert "/best/1990/" not in page
    assert len(rows(page)) == 4


def test_years_lead_back_and_forth(client):
    for year in (1983, 1984, 1985):
        for _number in range(3):
            ranked(10, year=year)
    page = text(client, "/best/1984/")
    assert '<a rel="prev" href="/best/1983/">1983</a>' in page
    assert '<a rel="next" href="/best/1985/">1985</a>' in page
    assert 'href="/browse/?year=1984"' in page


def test_a_title_carries_its_consensus(client):
    title = ranked(10, year=1984)
    Consensus.objects.create(title=title, text="All agree on it.", author="Us", published_at=LONG_AGO)
    assert "All agree on it." in text(client, "/best/1984/")


def test_the_list_is_told_to_programs_in_its_order(client, settings):
    settings.SITE_URL = "https://films.example"
    for fresh in (10, 14, 12):
        ranked(fresh, name=f"With {fresh} & more", year=1984)
    page = text(client, "/best/1984/")
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[-1])
    assert told["@type"] == "ItemList"
    assert told["numberOfItems"] == 3
    assert [item["item"]["name"] for item in told["itemListElement"]] == [f"With {n} & more" for n in (14, 12, 10)]
    assert [item["position"] for item in told["itemListElement"]] == [1, 2, 3]
    assert told["itemListElement"][0]["item"]["url"].startswith("https://films.example/title/")


def test_an_empty_site_says_that_no_title_has_enough_reviews(client):
    assert "No title has enough reviews yet" in text(client, "/best/")


@pytest.mark.parametrize("rows_made", [1, 50])
@pytest.mark.parametrize(("address", "limit"), [("/best/", 9), ("/best/1984/", 9)])
def test_a_list_takes_as_many_queries_for_fifty_as_for_one(client, at_most, address, limit, rows_made):
    for _number in range(rows_made):
        ranked(10, year=1984)
    text(client, address)
    # PostgreSQL tells a transaction of its own changes again until it ends, and this test is one.
    again = 4 if connection.vendor == "postgresql" else 0
    with at_most(limit + again):
        text(client, address)
