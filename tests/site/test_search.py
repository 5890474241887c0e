"""The page of search, and the suggestions while typing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factories import CreditFactory, CriticFactory, PersonFactory, PublicationFactory, TitleFactory, reviews
from factories_newsroom import article
from pages import text
from plaudit.newsroom.models import Article
from plaudit.search.actions import update_index

pytestmark = pytest.mark.django_db


def searched(client, query, status=200):
    """The page of what is found in an index that is up to date."""
    update_index()
    return text(client, f"/search/?{query}", status)


def test_search_finds_titles_by_any_part_of_their_name(client):
    TitleFactory(name="Amélie", original_name="Le Fabuleux Destin d'Amélie Poulain")
    for query in ("amelie", "AMÉL", "Fabuleux"):
        assert ">Amélie<" in searched(client, f"q={query}"), query
    assert "No results for" in searched(client, "q=nosferatu")


def test_search_shows_the_same_name_first(client):
    for name in ("Ransom", "The Man Who Ran", "Ran"):
        TitleFactory(name=name)
    page = searched(client, "q=ran")
    assert page.index(">Ran<") < page.index(">Ransom<") < page.index(">The Man Who Ran<")


def test_search_finds_people_critics_and_publications(client):
    CreditFactory(person=PersonFactory(name="Agnès Varda"), title=TitleFactory(name="Cléo"))
    CriticFactory(name="Agnes Clay")
    PublicationFactory(name="The Agnes Gazette")
    page = searched(client, "q=agnes")
    for name in ("Agnès Varda", "Agnes Clay", "The Agnes Gazette", "Cléo"):
        assert name in page
    assert '<a href="/search/?q=agnes&amp;kind=critic">Critics <span class="tab-count">1</span>' in page


def test_a_slip_is_answered_by_what_may_have_been_meant(client):
    TitleFactory(name="Nosferatu")
    page = searched(client, "q=nosfreatu")
    assert 'Did you mean <a href="/search/?q=Nosferatu">Nosferatu</a>?' in page
    assert 'href="/title/nosferatu-2006/"' in page


def test_all_that_was_found_of_a_kind_is_paged(client):
    for number in range(45):
        TitleFactory(name=f"Wolf {number:02}", year=1950 + number)
    assert '<a href="/search/?q=wolf&amp;kind=title">See all results: Titles</a>' in searched(client, "q=wolf")
    pages = [searched(client, f"q=wolf&kind=title&page={number}") for number in (1, 2, 3)]
    assert [page.count('<h3 class="row-name">') for page in pages] == [20, 20, 5]
    assert ">Wolf 44<" in pages[0]
    assert ">Wolf 00<" in pages[2]
    assert "ends with page 3" in searched(client, "q=wolf&kind=title&page=4", 404)


@pytest.mark.parametrize("query", ["q=wolf&kind=nothing", "q=wolf&kind=title&page=x", "q=wolf&kind=title&page=9"])
def test_a_list_that_is_not_there_is_said_to_be_missing(client, query):
    searched(client, query, 404)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("%25", 200),
        ("_", 200),
        ("%22", 200),
        ("🍿", 200),
        ("%00", 200),
        ("a" * 10_000, 400),
        ("%27%3B--", 200),
        ("%FF%FE", 200),
        ("+", 200),
    ],
)
def test_search_answers_anything_in_a_sentence(client, query, status):
    TitleFactory(name="100% Wolf")
    page = searched(client, f"q={query}", status)
    assert '<p class="lede">' in page
    assert "100% Wolf" not in page
    assert client.get(f"/search/suggest?q={query}").status_code == 200


def test_titles_that_no_file_names_are_not_found(client):
    TitleFactory(name="Unknown film", slug="unlisted", listed=False)
    assert "unlisted" not in searched(client, "q=unknown")
    assert "unlisted" not in text(client, "/search/suggest?q=unknown")


def test_an_article_that_has_ended_is_not_found_though_nothing_has_run_since(client):
    ending, kept = article("Festival begins", expire_at=timezone.now() + timedelta(hours=1)), article("Festival ends")
    assert ending.title in searched(client, "q=festival")
    Article.objects.filter(pk=ending.pk).update(expire_at=timezone.now() - timedelta(seconds=2))
    for address in ("/search/?q=festival", "/search/?q=festival&kind=article", "/search/suggest?q=festival"):
        page = text(client, address)
        assert kept.title in page, address
        assert ending.title not in page, address


def test_a_page_with_something_invented_says_so(client):
    CriticFactory(name="Invented Critic", origin="demo")
    assert "publications and quotes are invented" in searched(client, "q=invented")


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize(
    ("address", "limit"),
    [
        ("/search/?q=wolf", 16),
        ("/search/?q=wolf&kind=title", 8),
        ("/search/suggest?q=wolf", 2),
        ("/search/?q=wlof", 16),
    ],
)
def test_every_page_takes_a_fixed_number_of_queries(client, at_most, address, limit, rows):
    for number in range(rows):
        CreditFactory(title=TitleFactory(name=f"Wolf {number}"), person=PersonFactory(name=f"Wolf Person {number}"))
        CriticFactory(name=f"Wolf Critic {number}")
        PublicationFactory(name=f"Wolf Paper {number}")
    update_index()
    with at_most(limit):
        text(client, address)


def test_suggestions_name_the_year_the_kind_and_the_score(client):
    title = TitleFactory(name="Wolf <b>Night</b>", year=1999)
    reviews(title, fresh=9, rotten=1)
    PersonFactory(name="Wolf Somebody")
    update_index()
    piece = text(client, "/search/suggest?q=wolf")
    assert piece.count('role="option"') == 2
    assert "Wolf &lt;b&gt;Night&lt;/b&gt;" in piece
    assert "1999, Film" in piece
    assert "90%" in piece.replace("\u202f", "").replace("\xa0", "")
    assert "Person" in piece
    assert "2 suggestions" in piece
    assert "<html" not in piece


def test_there_are_at_most_eight_suggestions(client):
    for number in range(12):
        TitleFactory(name=f"Wolf {number}")
    update_index()
    assert text(client, "/search/suggest?q=wolf").count('role="option"') == 8


def test_nothing_is_suggested_for_nothing(client):
    for query in ("", "q=", "q=%20", "q=" + "x" * 500):
        assert "No suggestions" in text(client, f"/search/suggest?{query}")
