"""Home, browse, search, reviews, critics, publications and people: lists that stay within their queries."""

from datetime import date

import pytest
from django.utils import timezone

from factories import (
    BylineFactory,
    CreditFactory,
    CriticFactory,
    PersonFactory,
    PublicationFactory,
    TitleFactory,
    review,
    reviews,
)
from pages import make_title, text
from plaudit.catalog.models import Genre
from plaudit.catalog.slugs import change_slug
from plaudit.critics.models import Review, TopStatus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize(
    ("address", "limit"),
    [
        ("/", 17),
        ("/browse/", 15),
        ("/title/much/reviews/", 3),
        ("/title/much/credits/", 2),
        ("/critic/busy/", 6),
        ("/publication/broad/", 6),
        ("/person/everywhere/", 7),
        ("/about/scores/", 0),
    ],
)
def test_every_page_takes_a_fixed_number_of_queries(client, at_most, address, limit, rows):
    make_title(rows, slug="much")
    busy, broad = CriticFactory(slug="busy"), PublicationFactory(slug="broad")
    person = PersonFactory(slug="everywhere", name="Some Person")
    for _number in range(rows):
        title = TitleFactory()
        review(title, "fresh", byline=BylineFactory(critic=busy), quote="Said.")
        review(title, "rotten", byline=BylineFactory(publication=broad), quote="Said.")
        CreditFactory(title=title, person=person)
    with at_most(limit):
        text(client, address)


@pytest.mark.parametrize(
    "address", ["/", "/browse/", "/browse/?sort=newest", "/search/", "/search/?q=film", "/about/scores/"]
)
def test_an_empty_site_has_pages(client, address):
    page = text(client, address)
    assert "<h1" in page


def test_an_empty_front_says_how_to_fill_it(client):
    assert "plaudit demo" in text(client, "/")


def test_the_front_shows_a_lead_the_best_and_the_latest(client):
    title = TitleFactory(name="The Best of All")
    reviews(title, fresh=8, quote="Lovely.")
    page = text(client, "/")
    assert "The Best of All" in page
    assert "Lovely." in page


def test_browse_narrows_by_what_the_address_says(client):
    war, _made = Genre.objects.get_or_create(slug="war", defaults={"name": "War"})
    wanted = TitleFactory(name="Wanted", year=1984, kind="film")
    wanted.genres.add(war)
    reviews(wanted, rotten=5)
    TitleFactory(name="Unwanted", year=1994)
    for query in ("genre=war", "year=1984", "year=1980s", "score=rotten", "genre=war&year=1980s&kind=film&sort=name"):
        page = text(client, f"/browse/?{query}")
        assert ">Wanted<" in page, query
        assert ">Unwanted<" not in page, query


@pytest.mark.parametrize("sort", ["critics", "audience", "newest", "name"])
def test_browse_shows_titles_without_a_score_or_year_in_every_order(client, sort):
    TitleFactory(name="Unscored", year=None)
    assert "Unscored" in text(client, f"/browse/?sort={sort}")


def test_browse_leaves_out_titles_that_no_file_names(client):
    TitleFactory(name="Unknown film", slug="unlisted", listed=False)
    assert "Unknown film" not in text(client, "/browse/")
    assert 'content="noindex"' in text(client, "/title/unlisted/")


@pytest.mark.parametrize(
    "query", ["kind=opera", "genre=%22%3E", "year=soon", "year=99999", "score=90", "sort=random", "year=%00"]
)
def test_a_filter_that_means_nothing_is_explained(client, query):
    TitleFactory(name="Still Here")
    page = text(client, f"/browse/?{query}")
    assert "Unknown " in page
    assert "Still Here" in page


@pytest.mark.parametrize("number", ["0", "-1", "1000000000", "9" * 5000, "x", "1.5", "٣", "", "%00"])
@pytest.mark.parametrize(
    "address", ["/browse/", "/title/a-film/reviews/", "/critic/a-critic/", "/publication/a-paper/", "/person/a-person/"]
)
def test_a_page_that_does_not_exist_is_not_found_in_a_sentence(client, address, number):
    TitleFactory(slug="a-film")
    CriticFactory(slug="a-critic")
    PublicationFactory(slug="a-paper")
    PersonFactory(slug="a-person")
    page = text(client, f"{address}?page={number}", 404)
    assert "list" in page


def test_browse_offers_only_what_listed_titles_are(client):
    for name, listed in (("Western", True), ("Musical", True), ("Opera", False)):
        genre = Genre.objects.create(slug=name.lower(), name=name)
        for _number in range(2):
            TitleFactory(listed=listed).genres.add(genre)
    page = text(client, "/browse/")
    assert page.count("?genre=western") == page.count("?genre=musical") == 1
    assert "?genre=opera" not in page


def test_lists_are_paged(client):
    for number in range(50):
        TitleFactory(name=f"Film {number:02}")
    first, last = text(client, "/browse/?sort=name"), text(client, "/browse/?sort=name&page=3")
    assert "Film 23" in first
    assert "Film 24" not in first
    assert "Film 49" in last
    assert '<a href="/browse/?sort=name&amp;page=2"' in first
    assert '<link rel="prev" href="/browse/?sort=name&amp;page=2">' in last


def test_the_tabs_hold_what_they_say(client):
    title = TitleFactory(slug="tabbed")
    top = BylineFactory()
    TopStatus.objects.create(byline=top)
    review(title, "fresh", byline=top, quote="Top and fresh.")
    review(title, "fresh", quote="Only fresh.")
    review(title, "rotten", quote="Only rotten.")
    shown = {
        "all": {"Top and fresh.", "Only fresh.", "Only rotten."},
        "top": {"Top and fresh."},
        "fresh": {"Top and fresh.", "Only fresh."},
        "rotten": {"Only rotten."},
    }
    for tab, quotes in shown.items():
        page = text(client, f"/title/tabbed/reviews/?show={tab}")
        assert {quote for quote in shown["all"] if quote in page} == quotes
        assert page.count('aria-current="page"') == 1
    assert "not by “stale”" in text(client, "/title/tabbed/reviews/?show=stale", 404)


def test_reviews_without_a_day_come_last_and_say_none(client):
    title = TitleFactory(slug="undated")
    review(title, "fresh", quote="Undated.", dated_on=None)
    review(title, "fresh", quote="Dated.", dated_on=date(1931, 5, 11))
    page = text(client, "/title/undated/reviews/")
    assert page.index("Dated.") < page.index("Undated.")


def test_a_review_that_replaced_another_says_so(client):
    title = TitleFactory(slug="revised")
    critic = CriticFactory()
    review(title, "rotten", byline=BylineFactory(critic=critic), dated_on=date(2001, 2, 3), rating="2/5")
    review(title, "fresh", byline=BylineFactory(critic=critic), dated_on=date(2011, 2, 3))
    page = text(client, "/title/revised/reviews/")
    assert "Replaces a review of Feb 3, 2001: Rotten, 2/5." in page
    assert "contradict each other" in page


def test_a_critic_shows_how_they_judge(client):
    line = BylineFactory(critic__slug="judge")
    for number in range(6):
        title = TitleFactory()
        reviews(title, fresh=5)
        review(title, "fresh" if number else "rotten", byline=line, rating="4/5")
    page = text(client, "/critic/judge/")
    assert "<strong>83%</strong> of 6 reviews are fresh" in page
    assert "Agrees with the critics' score <strong>83%</strong> of the time" in page


def test_a_critic_of_today_is_called_top_where_they_are(client):
    line = BylineFactory(critic__slug="famous")
    TopStatus.objects.create(byline=line, ends_on=timezone.localdate())
    assert "Top critic" in text(client, "/critic/famous/")
    TopStatus.objects.update(starts_on=None, ends_on=date(2001, 1, 1))
    assert "Top critic" not in text(client, "/critic/famous/")


def test_what_does_not_count_is_on_no_list(client):
    line = BylineFactory(critic__slug="silent")
    made = review(TitleFactory(slug="gone"), "fresh", byline=line, quote="Withdrawn words.")
    Review.objects.filter(pk=made.pk).update(counts=False, withdrawn_at=timezone.now())
    for address in ("/", "/title/gone/", "/title/gone/reviews/", "/critic/silent/"):
        assert "Withdrawn words." not in text(client, address)


def test_a_person_shows_all_they_did_in_a_title_on_one_row(client):
    person, title = PersonFactory(slug="clint"), TitleFactory(name="Unforgiven")
    CreditFactory(person=person, title=title, job="director")
    CreditFactory(person=person, title=title, job="actor", character="William Munny")
    page = text(client, "/person/clint/")
    assert page.count('<h3 class="row-name">') == 1
    assert "Director · William Munny" in page


def test_a_person_is_paged_by_titles_and_none_stands_on_two_pages(client):
    person = PersonFactory(slug="tireless")
    for number in range(61):
        title = TitleFactory(name=f"Work {number:02}", year=1900 + number)
        for job in ("director", "actor", "writer")[: 1 + number % 3]:
            CreditFactory(person=person, title=title, job=job)
    pages = [text(client, f"/person/tireless/?page={number}") for number in (1, 2)]
    assert [page.count('<h3 class="row-name">') for page in pages] == [40, 21]
    assert all("Director, Writer, Actor" in page for page in pages)


def test_a_page_with_something_invented_says_so(client):
    CreditFactory(person=PersonFactory(slug="player"), title=TitleFactory(origin="demo"))
    assert "publications and quotes are invented" in text(client, "/person/player/")


def test_a_renamed_person_is_found_at_the_old_address(client):
    change_slug(PersonFactory(slug="old"), "new")
    answer = client.get("/person/old/")
    assert (answer.status_code, answer["Location"]) == (301, "/person/new/")
