"""Of two titles with the same people, critics and members around them, each page shows what is that title's own.

Nothing of the one may stand on a page of the other, and whatever belongs together stands together.
"""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from driving import routes
from noise import Pair, pair
from pages import elements, text, words
from plaudit.catalog.models import TitlePhoto
from plaudit.search.actions import update_index

OTHER = {"Amber": "Basalt", "Basalt": "Amber"}
FULL = "Full review"
NO_SCORES = ["Not enough reviews yet", "–", "Not enough ratings yet", "–"]
SIXTY = ["Fresh", "60%", "Not enough ratings yet", "–"]


@pytest.fixture
def both(db: None) -> Pair:
    return pair()


def read(client: Client, url: str, name: str) -> list[list[str]]:
    """What stands in the elements of a class on the page at a URL."""
    return [words(each) for each in elements(text(client, url), name)]


def pages_of_a_title() -> list[str]:
    """The names of all patterns with a title's slug, but for the seasons that a film has not."""
    named = {name for route, name in routes(get_resolver().url_patterns) if "title/<name:slug>/" in route}
    return sorted(named - {"parts"})


@pytest.mark.parametrize("word", OTHER)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_page_of_a_title_says_a_word_of_another(client, both, word, language):
    title = getattr(both, word.lower())
    with translation.override(language):
        urls = {name: reverse(name, args=[title.slug]) for name in pages_of_a_title() if name != "photo"}
        urls["photo"] = reverse("photo", args=[title.slug, TitlePhoto.objects.get(title=title).photo_id])
    for name, url in urls.items():
        answer = client.get(url)
        said = answer.content.decode("utf-8", "ignore").lower()
        assert answer.status_code == 200, url
        assert OTHER[word].lower() not in said, url
        assert word.lower() in said or name == "card", url


def test_a_picture_of_another_title_is_not_among_those_of_this_one(client, both):
    theirs = TitlePhoto.objects.get(title=both.basalt).photo_id
    text(client, f"/title/amber/photos/{theirs}/", 404)


@pytest.mark.parametrize("url", ["/title/amber/", "/title/amber/reviews/"])
def test_each_review_has_its_own_critic_publication_day_link_and_rating(client, both, url):
    page = text(client, url)
    said = [[each for each in words(element) if "curator" not in each] for element in elements(page, "review")]
    assert said == [
        ["Fresh", "Amber quote of Reviewer H.", "Reviewer H", "Gazette S", "Jan 13, 2001", FULL, "Rating:", "A-"],
        [
            "Rotten", "Amber quote of Reviewer G.", "Reviewer G", "Gazette R", "Top critic", "Jan 12, 2001", FULL,
            "Rating:", "2/10",
        ],
        ["Fresh", "Amber quote of Reviewer F.", "Reviewer F", "Gazette Q", "Jan 11, 2001", FULL, "Rating:", "4/5"],
    ]  # fmt: skip
    links = [element.xpath(".//a[@rel]/@href")[0] for element in elements(page, "review")]
    assert links == [f"https://paper.example/amber/{number}" for number in (2, 1, 0)]
    assert [each.get("href") for each in elements(page, "byline-critic")] == [
        f"/critic/reviewer-{letter}/" for letter in "hgf"
    ]


def test_each_audience_review_has_the_stars_of_its_own_author_for_this_title(client, both):
    assert read(client, "/title/amber/", "comment") == [
        ["Viewer O", "Jan 6, 2020", "Amber words of Viewer O."],
        ["2 of 5 stars", "★★", "Viewer N", "Jan 5, 2020", "Amber words of Viewer N."],
        ["Viewer M", "Jan 4, 2020", "Amber words of Viewer M."],
        ["4.5 of 5 stars", "★★★★½", "Viewer L", "Jan 3, 2020", "Amber words of Viewer L."],
        ["1 of 5 stars", "★", "Viewer K", "Jan 2, 2020", "Amber words of Viewer K."],
    ]


def test_the_histogram_counts_the_ratings_of_this_title_alone(client, both):
    both.amber.score.refresh_from_db()
    both.basalt.score.refresh_from_db()
    assert both.amber.score.audience_counts.all.counts == (0, 1, 0, 1, 0, 0, 0, 0, 1, 0)
    assert both.basalt.score.audience_counts.all.counts == (1, 0, 1, 0, 0, 1, 1, 0, 0, 1)


def test_each_of_the_cast_has_the_part_that_they_play_in_this_title(client, both):
    assert [each[1:] for each in read(client, "/title/basalt/", "face")] == [
        ["Player W", "Basalt part of Player W"],
        ["Player X", "Basalt part of Player X"],
        ["Player V", "Basalt part of Player V"],
    ]
    assert [sorted(each) for each in read(client, "/title/basalt/credits/", "credits")] == [
        ["Director", "Director", "Player Z"],
        sorted(
            [
                "Cast",
                "Cast",
                *(part for letter in "WXV" for part in (f"Player {letter}", f"Basalt part of Player {letter}")),
            ]
        ),
    ]


def test_each_region_has_its_own_offers_with_their_own_prices(client, both):
    regions = {each[0]: each[1:] for each in read(client, "/title/amber/watch/", "watch")}
    assert regions == {
        "United Kingdom": ["Stream", "AS", "Amber Service"],
        "United States": ["Rent", "BS", "Both Services", "$3.99"],
    }
    page = text(client, "/title/basalt/watch/?region=DE")
    assert [words(each)[1:] for each in elements(page, "watch")] == [["Rent", "BS", "Both Services", "$7.99"]]
    assert 'href="https://watch.example/basalt"' in page


def test_what_a_region_offers_is_what_is_offered_there(client, both):
    for region, word, link in (("US", "Amber", "amber"), ("DE", "Basalt", "basalt")):
        page = text(client, f"/watch/?region={region}")
        assert f'href="/title/{link}/"' in page
        assert f"The {OTHER[word]} Room" not in page


def test_each_card_has_the_year_the_director_and_the_scores_of_its_own_title(client, both):
    cards = [
        ["The Basalt Room", "1992", "Player Z", *SIXTY],
        ["The Amber Room", "1971", "Player Y", *NO_SCORES],
        ["The Third Room", "1950", *NO_SCORES],
    ]
    assert read(client, "/browse/?sort=newest", "card-text") == cards
    update_index()
    page = text(client, "/search/?q=room")
    rows = zip(elements(page, "row-text"), elements(page, "pair"), strict=True)
    assert [words(row) + words(scores) for row, scores in rows] == cards


def test_french_cards_call_each_title_by_its_own_french_name(client, both):
    assert [each[0] for each in read(client, "/fr/browse/?sort=newest", "card-text")] == [
        "Chambre Basalt", "Chambre Amber", "The Third Room",
    ]  # fmt: skip


def test_each_row_of_a_filmography_says_what_somebody_did_in_that_title(client, both):
    page = text(client, "/person/player-v/")
    assert [words(each) for each in elements(page, "row-text")] == [
        ["The Basalt Room", "1992", "Player Z", "As Basalt part of Player V"],
        ["The Amber Room", "1971", "Player Y", "As Amber part of Player V"],
    ]
    assert [words(each) for each in elements(page, "pair")] == [SIXTY, NO_SCORES]
    prizes = [words(each) for each in elements(page, "plain")[0].xpath("./li")]
    assert prizes == [
        ["Won", "2003", "The Prize, Amber category:", "The Amber Room"],
        ["Nominated", "2003", "The Prize, Basalt category:", "The Basalt Room"],
    ]
    assert [words(each)[1:] for each in elements(page, "face")] == [["Player W", "2 titles"]]
    assert "Basalt category" not in text(client, "/person/player-w/")
    assert [words(each)[0] for each in elements(text(client, "/person/player-x/"), "row-text")] == ["The Basalt Room"]
    assert [words(each)[3] for each in elements(text(client, "/person/player-y/"), "row-text")] == ["Directed"]


def test_a_critics_page_has_their_own_reviews_and_publications(client, both):
    page = text(client, "/critic/reviewer-f/")
    assert [words(each) for each in elements(page, "review")] == [
        ["Rotten", "The Basalt Room", "1992", "Basalt quote of Reviewer F.", "Gazette Q", "Feb 21, 2002", FULL,
         "Rating:", "1/5"],
        ["Fresh", "The Amber Room", "1971", "Amber quote of Reviewer F.", "Gazette Q", "Jan 11, 2001", FULL,
         "Rating:", "4/5"],
        ["Fresh", "The Third Room", "1950", "Third quote of Reviewer F.", "Gazette R", "Mar 4, 2000"],
    ]  # fmt: skip
    assert "Top critic" not in page


def test_a_publications_page_has_its_own_reviews_and_critics(client, both):
    page = text(client, "/publication/gazette-r/")
    assert [words(each)[2:6] for each in elements(page, "review")] == [
        ["1992", "Basalt quote of Reviewer G.", "Reviewer G", "Top critic"],
        ["1971", "Amber quote of Reviewer G.", "Reviewer G", "Top critic"],
        ["1950", "Third quote of Reviewer G.", "Reviewer G", "Top critic"],
        ["1950", "Third quote of Reviewer F.", "Reviewer F", "Mar 4, 2000"],
    ]


def test_an_authors_page_has_their_own_articles(client, both):
    page = text(client, "/news/by/amber-author/")
    assert "Amber news" in page
    assert "Basalt" not in page
