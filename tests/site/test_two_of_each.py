"""Of two critics, people, publications, regions and titles around each other, each page and list shows its own."""

import re

import feedparser
import pytest

from factories import BylineFactory, CreditFactory, PersonFactory, TitleFactory, review, reviews
from factories_newsroom import article, author, countdown
from factories_television import first_review, make_series
from pages import elements, text, words
from plaudit.catalog.models import Job, PersonPhoto, Title
from plaudit.catalog.queries.photos import photo_ids_of_person
from plaudit.newsroom.models import Category
from plaudit.recommendations.models import SimilarTitle

pytestmark = pytest.mark.django_db
FULL = "Full review"
NO_SCORES = ["Not enough reviews yet", "–", "Not enough ratings yet", "–"]
SIXTY = ["Fresh", "60%", "Not enough ratings yet", "–"]


def test_what_a_region_offers_is_what_is_offered_there(client, both):
    for region, here, elsewhere in (("US", "Amber", "Basalt"), ("DE", "Basalt", "Amber")):
        page = text(client, f"/watch/?region={region}")
        assert [words(each)[0] for each in elements(page, "card-name")] == [f"The {here} Room"]
        assert elsewhere not in page
        assert "Cobalt" not in page
    page = text(client, "/watch/?region=GB")
    assert [words(each)[0] for each in elements(page, "card-name")] == ["The Amber Room", "The Basalt Room"]
    assert "Both Services" not in page


def test_browsing_a_region_finds_what_is_offered_there(client, both):
    def found(query):
        return [words(each)[0] for each in elements(text(client, f"/browse/?{query}&sort=name"), "card-name")]

    assert found("region=US") == found("region=US&provider=both-services&way=rent") == ["The Amber Room"]
    assert found("region=DE") == found("region=DE&provider=both-services") == ["The Basalt Room"]
    assert found("region=GB&provider=amber-service") == ["The Amber Room"]
    assert found("genre=drama") == found("country=FR") == found("language=fr") == ["The Amber Room"]


def test_each_card_has_the_year_the_director_and_the_scores_of_its_own_title(client, both):
    cards = [
        ["The Basalt Room", "1992", "Player Z", *SIXTY],
        ["The Amber Room", "1971", "Player Y", *NO_SCORES],
        ["The Fourth Room", "1950", *NO_SCORES],
    ]
    assert [words(each) for each in elements(text(client, "/browse/?sort=newest"), "card-text")] == cards
    page = text(client, "/search/?q=room")
    rows = zip(elements(page, "row-text"), elements(page, "pair"), strict=True)
    assert [words(row) + words(scores) for row, scores in rows] == cards


def test_french_cards_call_each_title_by_its_own_french_name(client, both):
    cards = elements(text(client, "/fr/browse/?sort=newest"), "card-name")
    assert [words(each)[0] for each in cards] == ["Chambre Basalt", "Chambre Amber", "The Fourth Room"]


def test_each_row_of_a_filmography_says_what_somebody_did_in_that_title(client, both):
    page = text(client, "/person/player-v/")
    assert [words(each) for each in elements(page, "row-text")] == [
        ["The Basalt Room", "1992", "Player Z", "Basalt part of Player V"],
        ["The Amber Room", "1971", "Player Y", "Amber part of Player V"],
    ]
    assert [words(each) for each in elements(page, "pair")] == [SIXTY, NO_SCORES]
    prizes = [words(each) for each in elements(page, "plain")[0].xpath("./li")]
    assert prizes == [
        ["Won", "2003", "The Prize, Amber category:", "The Amber Room"],
        ["Nominated", "2003", "The Prize, Basalt category:", "The Basalt Room"],
    ]
    assert [words(each)[1:] for each in elements(page, "face")] == [["Player W", "2 titles"]]
    assert "category" not in text(client, "/person/player-w/")
    for letter, wanted in (("x", ["The Basalt Room"]), ("y", ["The Amber Room"]), ("z", ["The Basalt Room"])):
        rows = elements(text(client, f"/person/player-{letter}/"), "row-name")
        assert [words(each)[0] for each in rows] == wanted


def test_nobody_is_a_companion_by_the_wider_crew_or_at_the_end_of_the_billing(client, both):
    often = {
        name: PersonFactory(name=name) for name in ("In the crew", "At the end", "Twice there", "In an unlisted title")
    }
    for title in (both.amber, both.basalt):
        CreditFactory(title=title, person=often["In the crew"], job=Job.CREW, billing=5)
        CreditFactory(title=title, person=often["At the end"], billing=31)
        CreditFactory(title=title, person=often["Twice there"], billing=30)
    for title in (both.amber, Title.objects.get(slug="cobalt")):
        CreditFactory(title=title, person=often["In an unlisted title"], billing=6)
    together = [words(each)[1:] for each in elements(text(client, "/person/player-v/"), "face")]
    assert together == [["Player W", "2 titles"], ["Twice there", "2 titles"]]


def test_the_pictures_of_a_person_are_their_own(client, both):
    page = text(client, "/person/player-w/photos/")
    captions = re.findall(r"\w+ caption \d", page)
    assert set(captions) == {"Amber caption 2", "Basalt caption 2", "Cobalt caption 2"}
    theirs = photo_ids_of_person(PersonPhoto.objects.filter(photo__caption="Amber caption 1").get().person_id)[0]
    text(client, f"/person/player-w/photos/{theirs}/", 404)


def test_people_that_search_finds_are_known_for_their_own_titles_the_best_first(client, both):
    page = text(client, "/search/?q=player")
    assert [words(each)[1:] for each in elements(page, "face")] == [
        ["Player V", "The Basalt Room, The Amber Room"],
        ["Player W", "The Basalt Room, The Amber Room"],
        ["Player X", "The Basalt Room"],
        ["Player Z", "The Basalt Room"],
        ["Player Y", "The Amber Room"],
    ]


def test_a_critics_page_has_their_own_reviews_and_publications(client, both):
    page = text(client, "/critic/reviewer-f/")
    assert [words(each) for each in elements(page, "review")] == [
        ["Rotten", "The Basalt Room", "1992", "Basalt quote of Reviewer F.", "Gazette Q", "Feb 21, 2002", FULL,
         "Rating:", "1/5"],
        ["Fresh", "The Amber Room", "1971", "Amber quote of Reviewer F.", "Gazette Q", "Jan 11, 2001", FULL,
         "Rating:", "4/5"],
        ["Fresh", "The Fourth Room", "1950", "Fourth quote of Reviewer F.", "Gazette R", "Mar 4, 2000"],
    ]  # fmt: skip
    assert "Top critic" not in page
    assert aside(page)[-5:] == ["Writes for", "Gazette Q", "2 reviews", "Gazette R", "1 review"]
    page = text(client, "/critic/reviewer-g/")
    assert aside(page)[-4:] == ["Writes for", "Gazette R", "3 reviews", "Top critic"]


def test_a_publications_page_has_its_own_reviews_and_critics(client, both):
    page = text(client, "/publication/gazette-r/")
    assert [words(each)[2:6] for each in elements(page, "review")] == [
        ["1992", "Basalt quote of Reviewer G.", "Reviewer G", "Top critic"],
        ["1971", "Amber quote of Reviewer G.", "Reviewer G", "Top critic"],
        ["1950", "Fourth quote of Reviewer G.", "Reviewer G", "Top critic"],
        ["1950", "Fourth quote of Reviewer F.", "Reviewer F", "Mar 4, 2000"],
    ]
    assert aside(page)[-6:] == ["Critics", "Reviewer G", "3 reviews", "Top critic", "Reviewer F", "1 review"]
    page = text(client, "/publication/gazette-t/")
    assert aside(page)[-4:] == ["Critics", "Reviewer I", "1 review", "Top critic"]


def aside(page):
    return words(elements(page, "columns-aside")[0])


def test_how_somebody_judges_is_told_from_their_own_reviews(client):
    """The one agrees with the others in one of six titles, the other in all six."""
    alone, agreeing = (BylineFactory(critic__name=name, publication__name=name) for name in ("Alone", "Agreeing"))
    for number in range(6):
        title = TitleFactory()
        reviews(title, **({"rotten": 5} if number else {"fresh": 5}))
        review(title, "fresh", byline=alone, rating="4/5")
        review(title, "rotten" if number else "fresh", byline=agreeing, rating="1/5" if number else "5/5")
    told = {
        "alone": ("100% of 6 reviews are fresh", "17% of the time", "8.0 out of 10"),
        "agreeing": ("17% of 6 reviews are fresh", "100% of the time", "3.3 out of 10"),
    }
    for slug, sentences in told.items():
        for kind in ("critic", "publication"):
            said = " ".join(aside(text(client, f"/{kind}/{slug}/")))
            assert all(sentence in said for sentence in sentences), said


OF_ALL = [*(f"Basalt {letter}" for letter in "JIHGF"), *(f"Amber {letter}" for letter in "HGF"), "Fourth G", "Fourth F"]


@pytest.mark.parametrize(
    ("url", "titles"),
    [
        ("/feeds/reviews.atom", OF_ALL),
        ("/critic/reviewer-f/reviews.atom", ["Basalt F", "Amber F", "Fourth F"]),
        ("/critic/reviewer-j/reviews.atom", ["Basalt J"]),
        ("/publication/gazette-r/reviews.atom", ["Basalt G", "Amber G", "Fourth G", "Fourth F"]),
    ],
)
def test_a_feed_has_its_own_reviews_of_listed_titles(client, both, url, titles):
    entries = feedparser.parse(client.get(url).content).entries
    found = [re.findall(r"The (\w+) Room.* Reviewer (\w)", each.title)[0] for each in entries]
    assert [" ".join(each) for each in found] == titles


def test_the_front_has_the_latest_of_listed_titles_alone(client, both):
    page = text(client, "/")
    assert [words(each)[3:5] for each in elements(page, "review")][:3] == [
        ["Basalt quote of Reviewer J.", "Reviewer J"],
        ["Amber quote of Reviewer H.", "Reviewer H"],
        ["Fourth quote of Reviewer G.", "Reviewer G"],
    ]
    assert [words(each) for each in elements(page, "summary-text")] == [["Amber consensus."]]
    assert [words(each)[-1] for each in elements(page, "summary-foot")] == ["The Amber Room"]
    assert "Basalt consensus." in page
    for absent in ("Cobalt quote", "Cobalt consensus", "The Cobalt Room"):
        assert absent not in page


def test_the_news_of_a_kind_a_category_an_author_and_a_time_are_those_alone(client, both):
    craft, industry = (Category.objects.create(name=name, slug=name.lower()) for name in ("Craft", "Industry"))
    article("Crafted", category=craft, published_at="2019-03-04T12:00:00Z", authors=(author(),))
    article("Interviewed", category=industry, kind="interview", published_at="2019-05-06T12:00:00Z")
    article("Far back", published_at="2018-03-04T12:00:00Z")

    def headlines(url):
        return [words(each)[0] for each in elements(text(client, url), "story-name")]

    assert headlines("/news/in/craft/") == headlines("/news/by/ann-author/") == ["Crafted"]
    assert headlines("/news/in/industry/") == headlines("/news/?kind=interview") == ["Interviewed"]
    assert headlines("/news/2019/") == ["Interviewed", "Crafted"]
    assert headlines("/news/2019/3/") == ["Crafted"]
    assert headlines("/news/2018/3/") == ["Far back"]
    assert headlines("/news/by/amber-author/") == ["Amber news"]
    assert set(headlines("/news/?kind=list")) == {"Amber countdown", "Basalt countdown", "Cobalt countdown"}


def test_news_about_people_stand_with_the_titles_that_they_lead_alone(client, both):
    ada, bea, cy = PersonFactory(name="Ada"), PersonFactory(name="Bea"), PersonFactory(name="Cy")
    CreditFactory(title=both.amber, person=ada, billing=12)
    CreditFactory(title=both.basalt, person=bea, billing=3)
    CreditFactory(title=both.amber, person=cy, billing=13)
    for person in (ada, bea, cy):
        article(f"A talk with {person.name}", kind="interview", people=(person,))

    def about(url):
        return {words(each)[0] for each in elements(text(client, url), "story-name")}

    assert about("/title/amber/") == {"Amber news", "Amber countdown", "A talk with Ada"}
    assert about("/title/basalt/") == {"Basalt news", "Basalt countdown", "A talk with Bea"}
    assert about("/person/cy/") == {"A talk with Cy"}


def test_a_list_in_the_order_of_scores_goes_by_those_of_its_own_titles(client, both):
    better, worse, unscored = (TitleFactory(name=name) for name in ("Better", "Worse", "Unscored"))
    reviews(better, fresh=6)
    reviews(worse, fresh=1, rotten=5)
    countdown("Ours", entries=[unscored, worse, better, both.amber], order="critics", direction="up")
    page = text(client, "/news/ours/")
    assert [words(each)[0] for each in elements(page, "row-name")] == ["Better", "Worse", "Unscored", "The Amber Room"]


def test_titles_like_one_are_its_own_and_listed(client, both):
    cobalt = Title.objects.get(slug="cobalt")
    fourth = Title.objects.get(slug="fourth")
    for title, other, place in ((both.amber, cobalt, 1), (both.amber, fourth, 2), (both.basalt, both.amber, 1)):
        SimilarTitle.objects.create(title=title, similar=other, position=place, similarity=500, reasons={"likes": 9})
    for url, wanted in (("/title/amber/", ["The Fourth Room"]), ("/title/basalt/", ["The Amber Room"])):
        assert [words(each)[0] for each in elements(text(client, url), "card-name")] == wanted
    assert [words(each)[0] for each in elements(text(client, "/fr/title/basalt/"), "card-name")] == ["Chambre Amber"]
    assert not elements(text(client, "/title/fourth/"), "card-name")


def test_a_season_has_its_own_episodes_siblings_and_first_reviews(client):
    made = {}
    for word in ("Amber", "Basalt"):
        series, seasons = make_series(2, 2, name=f"The {word} House", slug=f"{word.lower()}-house")
        for season in seasons:
            first_review(season, quote=f"{word} first words of season {season.number}.")
            review(season, "rotten", quote=f"{word} words of season {season.number}.")
        made[word] = (series, seasons)
    for word, (series, seasons) in made.items():
        other = "Basalt" if word == "Amber" else "Amber"
        page = text(client, f"/title/{series.slug}/")
        assert [words(each)[0] for each in elements(page, "card-name")] == ["Season 1", "Season 2"]
        assert page.count(f'href="/title/{seasons[0].slug}/"') > 0
        assert other not in page
        page = text(client, f"/title/{seasons[1].slug}/")
        assert [words(each)[0] for each in elements(page, "row-name")] == ["Part 1 of 2", "Part 2 of 2"]
        assert other not in page
        first = [words(each)[1] for each in elements(page, "review")]
        assert first == [f"{word} words of season 2.", f"{word} first words of season 2."]
        assert "1 review" in page
        pieces = text(client, f"/title/{seasons[0].slug}/episodes/")
        assert [words(each)[0] for each in elements(pieces, "row-name")] == ["Part 1 of 1", "Part 2 of 1"]
        episode = seasons[1].children.get(number=2)
        page = text(client, f"/title/{episode.slug}/")
        assert other not in page
        assert "Part 2 of 1" not in page
