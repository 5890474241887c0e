"""Series, seasons and episodes: where each stands, what it is made of, and what counts for it."""

import re

import pytest

from factories import TitleFactory, reviews
from factories_television import first_review, make_series
from pages import text
from plaudit.catalog.actions.television import add_episode
from plaudit.catalog.models import Kind
from plaudit.listing.series import FIRST_CHILDREN

pytestmark = pytest.mark.django_db


def visible(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1]).split())


@pytest.mark.parametrize("many", [1, 50])
def test_a_part_of_a_series_costs_one_query_whatever_is_around_it(client, at_most, many):
    series, seasons = make_series(many, slug="long")
    first_review(seasons[0])
    film = TitleFactory(slug="film", kind=Kind.FILM)
    with at_most(12) as film_queries:
        text(client, f"/title/{film.slug}/")
    for title, more in ((series, 1), (seasons[0], 2)):
        with at_most(len(film_queries) + more):
            text(client, f"/title/{title.slug}/")


def test_a_series_shows_its_seasons_with_their_scores_and_is_their_mean(client):
    _series, seasons = make_series(3, slug="the-house", name="The House")
    reviews(seasons[0], fresh=5)
    reviews(seasons[1], fresh=6, rotten=4)
    page = text(client, "/title/the-house/")
    assert "80<small>%</small>" in page
    assert "the mean of 2 seasons, 15 reviews in all" in visible(page)
    assert 'href="/title/the-house-season-3/"' in page
    assert '<svg class="line-chart"' in page
    assert re.search(r'<a href="/title/the-house-season-2/">The House: Season 2</a>.*?<td>60%</td>', page, re.DOTALL)


def test_a_series_on_a_card_counts_the_reviews_of_its_seasons(client):
    _series, seasons = make_series(2, slug="the-house", name="The House")
    for season in seasons:
        reviews(season, fresh=6)
    (listed,) = re.findall(r'\{[^{}]*"name":"The House"[^[]*"aggregateRating":\[(.*?)\]', text(client, "/browse/"))
    assert '"ratingValue":100' in listed
    assert '"reviewCount":12' in listed


def test_a_season_names_its_series_its_neighbours_and_its_episodes(client):
    _series, seasons = make_series(3, episodes=2, slug="the-house", name="The House")
    page = text(client, f"/title/{seasons[1].slug}/")
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', page, re.DOTALL).group()
    assert '<a href="/title/the-house/">The House</a>' in crumbs
    assert '<li aria-current="page">Season 2</li>' in crumbs
    assert 'rel="prev" href="/title/the-house-season-1/"' in crumbs
    assert 'rel="next" href="/title/the-house-season-3/"' in crumbs
    assert '<a href="/title/the-house-season-2-episode-2/">Part 2 of 2</a>' in page


def test_an_episode_leads_up_to_its_season_and_its_series(client):
    _series, _seasons = make_series(1, episodes=3, slug="the-house", name="The House")
    page = text(client, "/title/the-house-season-1-episode-1/")
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', page, re.DOTALL).group()
    assert visible(f"<main {crumbs}").endswith("The House Season 1 Episode 1 Episode 2 →")
    assert 'rel="prev"' not in crumbs


def test_reviews_of_the_first_episodes_stand_apart(client):
    _series, (season,) = make_series(1, slug="the-house")
    reviews(season, fresh=1, rotten=4)
    for verdict in ("fresh", "fresh", "rotten"):
        first_review(season, verdict, quote="So far so good.")
    page = text(client, f"/title/{season.slug}/")
    assert "2 of 3 reviews fresh" in page
    assert "20<small>%</small>" in page
    every = text(client, f"/title/{season.slug}/reviews/")
    assert "So far so good." not in every
    assert "?show=first" in every
    first = text(client, f"/title/{season.slug}/reviews/?show=first")
    assert first.count("<p>So far so good.</p>") == 3
    assert "do not count toward the score" in first


def test_a_season_of_very_many_episodes_shows_the_first_and_leads_to_all(client):
    _series, (season,) = make_series(1, slug="soap")
    for number in range(1, FIRST_CHILDREN + 60):
        add_episode(season, number, facts={"name": f"Day {number} of the soap"})
    page = text(client, f"/title/{season.slug}/")
    assert f"Day {FIRST_CHILDREN} of the soap" in page
    assert f"Day {FIRST_CHILDREN + 1} of the soap" not in page
    assert len(page.encode()) < 80_000
    assert f'href="/title/{season.slug}/episodes/"' in page
    assert "Day 101 of the soap" in text(client, f"/title/{season.slug}/episodes/?page=2")
    text(client, f"/title/{season.slug}/episodes/?page=3", 404)


def test_a_film_has_no_parts(client):
    TitleFactory(slug="film")
    assert "crumbs" not in text(client, "/title/film/")
    text(client, "/title/film/episodes/", 404)
    text(client, "/title/nothing/episodes/", 404)


def test_the_rule_of_series_stands_on_the_page_about_scores(client):
    page = text(client, "/about/scores/")
    assert "A series is the mean of its seasons with a score from" in page
    assert "1 season" in page
