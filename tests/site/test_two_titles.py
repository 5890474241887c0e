"""Of two titles with the same people, critics and members around them, each page shows what is that title's own.

Nothing of the one may stand on a page of the other, and whatever belongs together stands together.
"""

import re

import feedparser
import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from driving import routes
from pages import elements, text, words
from plaudit.catalog.models import Title, TitlePhoto

pytestmark = pytest.mark.django_db
OTHERS = {"Amber": ("basalt", "cobalt", "fourth"), "Basalt": ("amber", "cobalt", "fourth")}
FULL = "Full review"


def read(client: Client, url: str, name: str) -> list[list[str]]:
    """What stands in the elements of a class on the page at a URL."""
    return [words(each) for each in elements(text(client, url), name)]


def photo_of(title: Title) -> int:
    """The id of a title's first picture."""
    return TitlePhoto.objects.filter(title=title).earliest("position").photo_id


def pages_of_a_title() -> list[str]:
    """The names of all patterns with a title's slug, but for the seasons that a film has not."""
    named = {name for route, name in routes(get_resolver().url_patterns) if "title/<unicode_slug:slug>/" in route}
    return sorted(named - {"episodes"})


@pytest.mark.parametrize("word", OTHERS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_page_of_a_title_says_a_word_of_another(client, both, word, language):
    title = getattr(both, word.lower())
    with translation.override(language):
        urls = {name: reverse(name, args=[title.slug]) for name in pages_of_a_title() if name != "photo"}
        urls["photo"] = reverse("photo", args=[title.slug, photo_of(title)])
    for name, url in urls.items():
        answer = client.get(url)
        said = answer.content.decode("utf-8", "ignore").lower()
        assert answer.status_code == 200, url
        assert not [other for other in OTHERS[word] if other in said], url
        assert word.lower() in said or name == "card", url


def test_a_picture_of_another_title_is_not_among_those_of_this_one(client, both):
    text(client, f"/title/amber/photos/{photo_of(both.basalt)}/", 404)


@pytest.mark.parametrize("url", ["/title/amber/", "/title/amber/reviews/"])
def test_each_review_has_its_own_critic_publication_day_link_and_rating(client, both, url):
    page = text(client, url)
    found = elements(page, "review")
    for element in found:
        for note in element.xpath(".//*[@class='review-note']"):
            note.getparent().remove(note)
    assert [words(each) for each in found] == [
        ["Fresh", "Amber quote of Reviewer H.", "Reviewer H", "Gazette S", "Jan 13, 2001", FULL, "Rating:", "A-"],
        [
            "Rotten", "Amber quote of Reviewer G.", "Reviewer G", "Gazette R", "Top critic", "Jan 12, 2001", FULL,
            "Rating:", "2/10",
        ],
        ["Fresh", "Amber quote of Reviewer F.", "Reviewer F", "Gazette Q", "Jan 11, 2001", FULL, "Rating:", "4/5"],
    ]  # fmt: skip
    links = [element.xpath(".//a[@rel]/@href")[0] for element in found]
    assert links == [f"https://paper.example/amber/{number}" for number in (2, 1, 0)]
    assert [each.get("href") for each in elements(page, "byline-critic")] == [
        f"/critic/reviewer-{letter}/" for letter in "hgf"
    ]


def test_each_review_names_the_older_one_of_its_own_critic_for_this_title(client, both):
    replaced = {
        "amber": [
            "",
            "Replaces a review of Jun 9, 1971: Rotten, 1/4.",
            "Replaces a review of May 9, 1971: Rotten, 1/4.",
        ],
        "basalt": [
            "",
            "",
            "",
            "Replaces a review of Jun 9, 1992: Fresh, 4/4.",
            "Replaces a review of May 9, 1992: Fresh, 4/4.",
        ],
    }
    for slug, wanted in replaced.items():
        page = text(client, f"/title/{slug}/reviews/")
        notes = [" ".join(words(each)) for each in elements(page, "review-note")]
        assert [re.findall(r"Replaces [^.]*\.", note) for note in notes] == [[each] if each else [] for each in wanted]


def test_a_tab_of_reviews_counts_and_shows_those_of_this_title(client, both):
    shown = {"top": ["G"], "fresh": ["H", "F"], "rotten": ["G"]}
    for tab, letters in shown.items():
        page = text(client, f"/title/amber/reviews/?show={tab}")
        assert [words(each) for each in elements(page, "byline-critic")] == [[f"Reviewer {each}"] for each in letters]
    counts = dict(zip(("All critics", "Top critics", "Fresh", "Rotten"), "5232", strict=True))
    page = text(client, "/title/basalt/reviews/")
    for label, count in counts.items():
        assert f'{label} <span class="tab-count">{count}</span>' in page


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


def test_the_particulars_are_those_of_this_title(client, both):
    page = "\n".join(words(elements(text(client, "/title/amber/"), "title")[0]))
    for said in ("$1,234,568", "$1,234,567", "1 win", "Amber Pictures", "Amber-12", "1 h 11 min", "May 6, 1971"):
        assert said in page
    ledgers = [words(each) for each in elements(text(client, "/title/amber/details/"), "ledger")]
    assert ledgers == [
        ["The Prize", "2003", "Won", "Amber category", "Player V"],
        [
            "Budget", "Worldwide", "$1,234,568", "Budget", "United Kingdom", "$123,457",
            "Box office", "Worldwide", "$1,234,567", "Box office", "United Kingdom", "$123,456",
        ],
        ["Production", "Amber Pictures", "Distribution", "Amber Pictures"],
        ["Zimmer Amber", "German", "Chambre Amber", "French", "Salle Amber", "French"],
    ]  # fmt: skip
    page = "\n".join(words(elements(text(client, "/title/basalt/"), "title")[0]))
    for said in ("$7,654,322", "$7,654,321", "1 nomination", "1 h 32 min"):
        assert said in page


def test_a_title_of_which_nothing_is_told_leads_to_no_details_though_others_do(client, both):
    page = text(client, "/title/fourth/")
    for said in ("/title/fourth/details/", "/title/fourth/photos/", "/title/fourth/watch/", 'id="quotes"', "$"):
        assert said not in page
    assert "No details yet" in text(client, "/title/fourth/details/")


def test_french_pages_have_the_french_name_and_synopsis_of_this_title(client, both):
    page = text(client, "/fr/title/basalt/")
    assert '<h1 class="name">Chambre Basalt</h1>' in page
    assert words(elements(page, "info-story")[0]) == ["Histoire Basalt.", "Synopsis : Source Histoire Basalt"]
    assert "Salle" not in page
    assert "Zimmer" not in page


def test_the_pictures_and_the_trailer_are_those_of_this_title(client, both):
    page = text(client, "/title/basalt/photos/")
    captions = list(dict.fromkeys(re.findall(r"\w+ caption \d", page)))
    assert captions == ["Basalt caption 1", "Basalt caption 2"]
    assert page.count("Basalt trailer") > 0
    one = text(client, f"/title/basalt/photos/{photo_of(both.basalt)}/")
    assert "Basalt credit 1" in one
    assert "Player V" in one
    assert "Player W" not in one
    assert "1 of 2" in one


def test_the_feed_of_a_title_has_its_own_reviews(client, both):
    entries = feedparser.parse(client.get("/title/amber/reviews.atom").content).entries
    assert [each.title for each in entries] == [
        "The Amber Room (1971): Fresh, says Reviewer H, Gazette S",
        "The Amber Room (1971): Rotten, says Reviewer G, Gazette R",
        "The Amber Room (1971): Fresh, says Reviewer F, Gazette Q",
    ]
