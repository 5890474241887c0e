"""Browsing: every filter beside every other, each choice with the number of titles that it would leave."""

import re

import pytest

from factories import TitleFactory, reviews
from factories_offers import offer
from pages import text
from plaudit.catalog.models import Genre, Title
from plaudit.listing.browse_index import forget
from plaudit.scoreboard.models import Score

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<li><a href="([^"]*)"( aria-current="true")?>([^<]*?)(?: <span class="tally">([\d,]+)</span>)?</a>')


def names(page: str) -> list[str]:
    return re.findall(r'<h3 class="card-name"><a [^>]*>([^<]*)</a>', page)


def choices(page: str) -> dict[str, tuple[str, int]]:
    """Every counted choice of a page by its label: where it leads, and how many titles it says."""
    found = (match.groups() for match in LINK.finditer(page))
    return {
        label: (address.replace("&amp;", "&"), int(count.replace(",", "")))
        for address, _here, label, count in found
        if count
    }


@pytest.fixture
def catalogue() -> None:
    """Twenty-four titles with something of everything."""
    genres = [Genre.objects.get_or_create(slug=slug, defaults={"name": slug})[0] for slug in ("war", "drama", "comedy")]
    for number in range(24):
        title = TitleFactory(
            kind=("film", "series")[number % 4 == 0],
            year=1975 + 2 * number,
            countries=["FR", "JP"] if number % 6 == 0 else ["US"],
            languages=[("en", "fr", "ja")[number % 3]],
            release_class=("wide", "festival")[number % 2],
        )
        title.genres.add(genres[number % 3], genres[(number // 2) % 3])
        if number % 2:
            reviews(title, fresh=number % 7, rotten=6)
        if number % 5 == 0:
            offer(title, "Alpha", "US")
            offer(title, "Beta", "DE", "rent")
        if number % 7 == 0:
            offer(title, "Alpha", "DE", "buy")
    certified = Title.objects.filter(year__lt=1990)
    Score.objects.filter(title__in=certified).update(certified=True, certified_since="2020-01-01")


COUNTRIES = ("FR", "DE", "JP", "IT", "ES", "GB", "SE", "DK", "PL", "IR", "IN", "KR", "CN", "BR", "MX", "US")
WALKED = (
    "",
    "?genre=war&genre=comedy&year=1980s",
    "?region=DE&way=rent",
    "?region=DE&provider=alpha&country=US",
    "?badge=certified&kind=film",
    "?critics=50&from=1980&to=2010",
    "?class=festival&country=FR&country=JP",
)


@pytest.mark.parametrize("query", WALKED)
def test_every_choice_leaves_as_many_titles_as_it_says(client, catalogue, query):
    page = text(client, f"/browse/{query}")
    counted = choices(page)
    assert len(counted) > 2
    for label, (address, count) in counted.items():
        chosen = f'aria-current="true">{label}' in page
        found = text(client, address)
        if not chosen and not alternatives(query, address):
            assert len(names(found)) == count, (label, address)


def alternatives(query: str, address: str) -> bool:
    """Whether the choice stands beside another of its filter, so that more is found than by itself."""
    keys = re.findall(r"[?&](\w+)=", address)
    return any(keys.count(key) > 1 and key in query for key in keys)


def test_several_values_of_one_filter_widen_and_several_filters_narrow(client, catalogue):
    counts = {
        query: len(names(text(client, f"/browse/?{query}")))
        for query in ("genre=war", "genre=comedy", "genre=war&genre=comedy", "genre=war&kind=series")
    }
    assert counts["genre=war&genre=comedy"] > max(counts["genre=war"], counts["genre=comedy"])
    assert counts["genre=war&kind=series"] < counts["genre=war"]


def test_what_is_chosen_can_be_lifted_one_by_one_and_all_at_once(client, catalogue):
    page = text(client, "/browse/?genre=war&kind=film&from=1980&sort=name")
    chips = re.search(r'<ul class="chips".*?</ul>', page, re.DOTALL)
    assert chips
    lifted = [address.replace("&amp;", "&") for address in re.findall(r'href="([^"]*)"', chips[0])]
    assert lifted == [
        "/browse/?genre=war&from=1980&sort=name",
        "/browse/?kind=film&from=1980&sort=name",
        "/browse/?kind=film&genre=war&sort=name",
        "/browse/?sort=name",
    ]


def test_a_provider_a_way_and_a_region_are_one_offer(client):
    rented, streamed = TitleFactory(name="Rented"), TitleFactory(name="Streamed")
    offer(rented, "Alpha", "DE", "rent")
    offer(rented, "Beta", "DE", "stream")
    offer(streamed, "Alpha", "DE", "stream")
    offer(streamed, "Alpha", "FR", "rent")
    assert names(text(client, "/browse/?region=DE&provider=alpha&way=rent")) == ["Rented"]
    assert names(text(client, "/browse/?region=DE&provider=alpha&way=stream")) == ["Streamed"]
    assert names(text(client, "/browse/?region=FR&provider=alpha")) == ["Streamed"]
    assert not names(text(client, "/browse/?region=FR&provider=beta"))


def test_a_provider_without_a_region_is_of_the_sites_region(client, settings):
    settings.REGION = "FR"
    here, there = TitleFactory(name="Here"), TitleFactory(name="There")
    offer(here, "Alpha", "FR")
    offer(there, "Alpha", "DE")
    page = text(client, "/browse/?provider=alpha")
    assert names(page) == ["Here"]
    assert "Service (FR)" in page


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("critics", ["Praised", "Panned", "Loved"]),
        ("audience", ["Loved", "Praised", "Panned"]),
        ("newest", ["Panned", "Loved", "Praised"]),
        ("reviewed", ["Panned", "Praised", "Loved"]),
        ("rated", ["Loved", "Praised", "Panned"]),
        ("divided", ["Praised", "Panned", "Loved"]),
        ("name", ["Loved", "Panned", "Praised"]),
    ],
)
def test_titles_stand_in_the_order_asked_for(client, sort, expected):
    praised, panned, loved = (
        TitleFactory(name=name, year=year) for name, year in (("Praised", 1990), ("Panned", 2010), ("Loved", 2000))
    )
    reviews(praised, fresh=6)
    reviews(panned, rotten=8)
    for title, percent, ratings in [(loved, 90, 80), (praised, 10, 60)]:
        shown = {"audience_percent": percent, "audience_rank": percent * 10_000, "stars_9": ratings}
        Score.objects.update_or_create(title=title, defaults=shown)
    assert names(text(client, f"/browse/?sort={sort}")) == expected


def test_a_deep_page_goes_on_where_the_one_before_it_ended(client):
    for number in range(60):
        TitleFactory(name=f"Film {number:02}")
    pages = [names(text(client, f"/browse/?sort=name&page={number}")) for number in (1, 2, 3)]
    assert [name for page in pages for name in page] == [f"Film {number:02}" for number in range(60)]
    assert client.get("/browse/?sort=name&page=4").status_code == 404


def test_a_long_filter_shows_its_commonest_values_and_leads_to_all(client):
    for code in (*COUNTRIES, "US"):
        TitleFactory(countries=[code])
    page = text(client, "/browse/")
    assert page.index("United States") < page.index("France")
    assert "Show all 16" in page
    assert "Mexico" in text(client, "/browse/?all=country")


@pytest.mark.parametrize(
    "query",
    [
        "genre=war&kind=film&year=1980s",
        "genre=war&genre=drama",
        "from=1980",
        "sort=newest",
        "all=country",
        "kind=opera",
        "country=JP&kind=film&badge=hot",
    ],
)
def test_a_deep_combination_is_not_for_search_engines(client, catalogue, query):
    page = text(client, f"/browse/?{query}")
    assert 'content="noindex"' in page
    assert 'rel="canonical"' not in page


def test_a_list_of_one_genre_has_one_address(client, catalogue):
    page = text(client, "/browse/?page=1&genre=war")
    assert '<link rel="canonical" href="/browse/?genre=war">' in page
    assert 'content="noindex"' not in page


@pytest.mark.parametrize(
    "query",
    [
        "region=XX",
        "region=%3Cb%3E",
        "provider=nobody",
        "way=swim",
        "country=france",
        "critics=85",
        "from=80",
        "to=x",
        "language=%00",
        "badge=gold",
        "class=home",
        "from=2000&to=1990",
        f"genre={'x' * 3000}",
        "year=1980s&year=soon",
    ],
)
def test_what_means_nothing_is_said_and_left_out(client, query):
    TitleFactory(name="Still Here", year=1984)
    page = text(client, f"/browse/?{query}")
    assert 'class="notice"' in page
    assert names(page) == ["Still Here"]


def test_a_hundred_values_are_read_as_a_few(client):
    TitleFactory(year=1984)
    assert text(client, "/browse/?" + "&".join(f"year={year}s" for year in range(1900, 2100)))


def test_the_span_of_years_is_a_form_that_keeps_the_rest(client, catalogue):
    page = text(client, "/browse/?genre=war&sort=name&from=1990")
    assert '<input type="hidden" name="genre" value="war">' in page
    assert '<input type="hidden" name="sort" value="name">' in page
    assert 'name="from" inputmode="numeric" min="1870" max="2200" value="1990"' in page


@pytest.mark.parametrize("rows", [1, 50])
def test_once_the_shelf_is_filled_a_page_takes_few_queries(client, at_most, rows):
    for _number in range(rows):
        offer(TitleFactory(), "Alpha")
    text(client, "/browse/?provider=alpha")
    with at_most(9):
        text(client, "/browse/?provider=alpha&sort=rated")


def test_a_new_title_is_listed_before_anybody_says_so(client):
    text(client, "/browse/")
    TitleFactory(name="Brand New")
    assert "Brand New" in text(client, "/browse/")
    forget()
    assert "Brand New" in text(client, "/browse/")
