"""Structured data, read back as programs read it, says what the page says."""

import re
from datetime import UTC, date, datetime
from typing import Any

import extruct
import pytest
from django.test import Client
from lxml import html

from factories import (
    BylineFactory,
    CreditFactory,
    CriticFactory,
    PublicationFactory,
    TitleFactory,
    rating,
    review,
    reviews,
)
from factories_newsroom import article, countdown
from factories_offers import offer
from factories_photos import hung_photo, photo
from pages import make_title, text
from plaudit.catalog.models import Job, Kind, Release, Title

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \"'"
SITE = "https://films.example"


@pytest.fixture(autouse=True)
def _at_home(settings: Any) -> None:
    settings.SITE_URL = SITE


@pytest.fixture
def title(db: None) -> Title:
    made = make_title(12, name="Jaws", year=1975, slug="jaws", runtime=124, released_on=date(1975, 6, 20))
    line = BylineFactory(
        critic=CriticFactory(name="Ada Critic", slug="ada"),
        publication=PublicationFactory(name="The Paper", slug="paper"),
    )
    review(made, "rotten", byline=line, quote="Toothless.", rating="1/4", url="https://paper.example/r", language="en")
    return made


def things(client: Client, address: str) -> dict[str, Any]:
    """What a page says in JSON-LD, by the type of each thing."""
    found = extruct.extract(text(client, address), base_url=SITE + address, syntaxes=["json-ld"], errors="strict")
    said = {thing["@type"]: thing for thing in found["json-ld"]}
    assert len(said) == len(found["json-ld"])
    return said


def scores(thing: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in thing["aggregateRating"]}


def test_a_film_says_both_scores_as_its_page_shows_them(client, title):
    for number in range(90):
        rating(title, 2 + number % 9)
    page = text(client, "/title/jaws/")
    film = things(client, "/title/jaws/")["Movie"]
    critics, audience = scores(film)["Critics"], scores(film)["Audience"]
    (percent, *_rest) = re.findall(r'class="figure">(\d+)<', page)
    assert str(critics["ratingValue"]) == percent
    assert critics["reviewCount"] == 13
    assert "13 reviews" in page
    assert audience["ratingCount"] == 102
    assert "102 ratings" in page
    assert str(audience["ratingValue"]) == re.findall(r'class="figure">(\d+)<', page)[1]
    assert (film["name"], film["duration"], film["datePublished"]) == ("Jaws", "PT124M", "1975-06-20")
    assert film["url"] == f"{SITE}/title/jaws/"


def test_a_film_says_the_reviews_that_its_page_shows(client, title):
    film = things(client, "/title/jaws/")["Movie"]
    page = text(client, "/title/jaws/")
    assert len(film["review"]) == page.count('<article class="review">')
    (one,) = [each for each in film["review"] if each["author"]["name"] == "Ada Critic"]
    assert one["reviewBody"] == "Toothless."
    assert one["publisher"]["name"] == "The Paper"
    assert one["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 0,
        "bestRating": 1,
        "worstRating": 0,
        "alternateName": "Rotten",
        "description": "1/4",
    }
    assert (one["datePublished"], one["url"]) == ("2007-01-12", "https://paper.example/r")


def test_the_reviews_of_a_title_add_up_to_its_score(client, title):
    film = things(client, "/title/jaws/reviews/")["Movie"]
    verdicts = [each["reviewRating"]["ratingValue"] for each in film["review"]]
    score = scores(film)["Critics"]
    assert len(verdicts) == score["reviewCount"]
    assert (200 * sum(verdicts) + len(verdicts)) // (2 * len(verdicts)) == score["ratingValue"]


def test_a_title_without_scores_says_none(client, db):
    TitleFactory(slug="bare", name="Bare", year=None)
    film = things(client, "/title/bare/")["Movie"]
    assert film == {
        "@context": "https://schema.org",
        "@type": "Movie",
        "name": "Bare",
        "url": f"{SITE}/title/bare/",
    } | {key: film[key] for key in film if key == "image"}


def test_series_seasons_and_episodes_say_what_they_are_part_of(client, db):
    series = TitleFactory(kind=Kind.SERIES, name="Show", slug="show")
    season = TitleFactory(kind=Kind.SEASON, name="Show: 1", slug="show-1", parent=series, number=1)
    TitleFactory(kind=Kind.EPISODE, name="Pilot", slug="pilot", parent=season, number=3)
    assert things(client, "/title/show/")["TVSeries"]["name"] == "Show"
    said = things(client, "/title/show-1/")["TVSeason"]
    assert (said["seasonNumber"], said["partOfSeries"][0]["url"]) == (1, f"{SITE}/title/show/")
    said = things(client, "/title/pilot/")["TVEpisode"]
    assert said["episodeNumber"] == 3
    assert said["partOfSeason"][0]["url"] == f"{SITE}/title/show-1/"
    steps = things(client, "/title/pilot/")["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in steps[1:]] == [f"{SITE}/title/{slug}/" for slug in ("show", "show-1", "pilot")]


def test_critics_and_publications_say_who_they_are_and_what_they_wrote(client, title):
    page = things(client, "/critic/ada/")["ProfilePage"]
    assert page["mainEntity"]["name"] == "Ada Critic"
    (one,) = page["hasPart"]
    assert one["itemReviewed"] == {"@type": "Movie", "name": "Jaws", "url": f"{SITE}/title/jaws/"}
    page = things(client, "/publication/paper/")["CollectionPage"]
    assert page["about"]["name"] == "The Paper"
    assert page["hasPart"][0]["reviewRating"]["alternateName"] == "Rotten"


def test_a_person_says_who_they_are(client, title):
    CreditFactory(title=title, job=Job.DIRECTOR, person__name="Bo Director", person__slug="bo")
    person = things(client, "/person/bo/")["Person"]
    assert (person["name"], person["url"]) == ("Bo Director", f"{SITE}/person/bo/")


def test_lists_say_their_titles_in_the_order_of_the_page(client, title):
    for number in range(3):
        make_title(7, name=f"Other {number}")
    said = things(client, "/browse/")["ItemList"]
    page = text(client, "/browse/")
    addresses = [item["item"]["url"].removeprefix(SITE) for item in said["itemListElement"]]
    assert addresses == [
        link for link in dict.fromkeys(re.findall(r'href="(/title/[^/"]+/)"', page)) if link in addresses
    ]
    assert [item["position"] for item in said["itemListElement"]] == list(range(1, len(addresses) + 1))


def read_back(client: Client, address: str) -> dict[str, list[int]]:
    """The percentages of every title that a page tells programs of, by its address."""
    told: dict[str, list[int]] = {}

    def walk(thing: Any) -> None:
        if isinstance(thing, dict):
            if "aggregateRating" in thing:
                told[thing["url"].removeprefix(SITE)] = [each["ratingValue"] for each in thing["aggregateRating"]]
            for part in thing.values():
                walk(part)
        elif isinstance(thing, list):
            for part in thing:
                walk(part)

    walk(list(things(client, address).values()))
    return told


def shown(client: Client, address: str) -> dict[str, list[int]]:
    """The percentages that a page shows beside the names of titles, by their addresses."""
    page = html.fromstring(text(client, address))
    found = page.xpath("//*[@class='pair']/ancestor::*[self::li or self::header][1]")
    percents = {each: re.findall(r"(\d+)\s?%", each.xpath("string(.//*[@class='pair'])")) for each in found}
    addresses = {each: each.xpath("string(.//a[contains(@href, '/title/')]/@href)") for each in found}
    return {addresses[each]: [int(percent) for percent in some] for each, some in percents.items() if some}


def test_every_list_and_every_further_page_of_a_title_says_the_scores_that_it_shows(client, addresses):
    seen = 0
    for address in addresses:
        page = client.get(address).content.decode()
        if 'content="noindex"' in page or "<html" not in page or re.fullmatch(r"/title/[^/]+/", address):
            continue
        numbers, told = shown(client, address), read_back(client, address)
        seen += len(numbers)
        assert {key: told.get(key) for key in numbers} == numbers, address
    assert seen > 15


def test_a_place_that_titles_share_is_told_as_the_page_shows_it(client, db):
    for name in ("One", "Two", "Three"):
        reviews(TitleFactory(name=name, year=1984), fresh=10 if name == "Three" else 14)
    said = things(client, "/best/1984/")["ItemList"]
    assert [item["position"] for item in said["itemListElement"]] == [1, 1, 3]


def test_a_countdown_says_its_titles_with_the_numbers_that_they_have_there(client, db):
    best, last = make_title(9, name="Best"), make_title(6, name="Last")
    countdown("The best two", entries=[best, last], titles=(best,))
    told = things(client, "/news/the-best-two/")
    items = told["ItemList"]["itemListElement"]
    assert [(item["position"], item["item"]["name"]) for item in items] == [(2, "Last"), (1, "Best")]
    assert told["ItemList"]["itemListOrder"].endswith("Descending")
    assert told["NewsArticle"]["about"][0]["name"] == "Best"


def test_a_series_says_the_scores_of_its_seasons(client, db):
    series = TitleFactory(kind=Kind.SERIES, name="Show", slug="show")
    season = TitleFactory(kind=Kind.SEASON, name="Show: 1", slug="show-1", parent=series, number=1)
    reviews(season, fresh=6)
    for address in ("/title/show/", "/title/show/episodes/"):
        (said,) = things(client, address)["TVSeries"]["containsSeason"]
        assert (said["name"], scores(said)["Critics"]["ratingValue"]) == ("Show: 1", 100)


def test_a_critic_says_how_many_reviews_are_theirs(client, title):
    critic = things(client, "/critic/ada/")["ProfilePage"]["mainEntity"]
    assert critic["agentInteractionStatistic"]["userInteractionCount"] == 1


def test_the_news_say_their_articles(client, db):
    article("Something happened")
    (item,) = things(client, "/news/")["ItemList"]["itemListElement"]
    assert (item["position"], item["item"]["headline"]) == (1, "Something happened")


def test_the_front_says_how_the_site_is_searched(client, db):
    said = things(client, "/")["WebSite"]
    assert said["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/search/?q={{search_term_string}}"
    said = things(client, "/fr/")["WebSite"]
    assert said["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/fr/search/?q={{search_term_string}}"
    assert said["inLanguage"] == "fr"


def test_every_page_but_the_front_says_the_way_to_it(client, addresses):
    for address in addresses:
        page = client.get(address).content.decode()
        if 'content="noindex"' in page or 'rel="canonical"' not in page or address == "/":
            continue
        for prefix in ("", "/fr"):
            said = things(client, f"{prefix}{address}")
            assert "BreadcrumbList" in said, (prefix, address)
            trail = said["BreadcrumbList"]["itemListElement"]
            assert [step["position"] for step in trail] == list(range(1, len(trail) + 1))
            assert trail[0]["item"] == f"{SITE}{prefix}/"
            canonical = re.search(r'rel="canonical" href="([^"]*)"', text(client, f"{prefix}{address}"))
            assert canonical
            assert trail[-1]["item"] == canonical[1].replace("&amp;", "&")


def test_every_public_page_can_be_read_back(client, addresses):
    for address in addresses[:-2]:
        if 'property="og:title"' not in text(client, address):
            continue  # a piece of a page, or one that stands in others
        found = extruct.extract(
            text(client, address), base_url=SITE, syntaxes=["json-ld", "opengraph"], errors="strict"
        )
        assert all(thing["@context"] == "https://schema.org" for thing in found["json-ld"]), address
        assert found["opengraph"], address
        (card,) = found["opengraph"]
        said = dict(card["properties"])
        assert said["og:title"]
        assert said.get("og:image", SITE).startswith(SITE)


def test_hostile_text_stays_text(client, db):
    line = BylineFactory(
        critic=CriticFactory(name=HOSTILE, slug="h"), publication=PublicationFactory(name=HOSTILE, slug="p")
    )
    title = TitleFactory(name=HOSTILE, slug="hostile", synopsis=HOSTILE, age_rating="</script>")
    CreditFactory(title=title, job=Job.DIRECTOR, person__name=HOSTILE, person__slug="d")
    review(title, "fresh", byline=line, quote=HOSTILE, rating="<!--")
    pages = ["/title/hostile/", "/title/hostile/reviews/", "/critic/h/", "/publication/p/", "/person/d/", "/browse/"]
    for address in pages:
        page = text(client, address)
        assert "<script>alert" not in page
        assert page.count("<script") == page.count("</script>")
        assert things(client, address)
    assert things(client, "/title/hostile/")["Movie"]["name"] == HOSTILE
    assert things(client, "/title/hostile/")["Movie"]["review"][0]["reviewBody"] == HOSTILE


def shared(client: Client, address: str) -> str:
    """The picture that stands for a page where it is shared."""
    (found,) = extruct.extract(text(client, address), base_url=SITE, syntaxes=["opengraph"])["opengraph"]
    return str(dict(found["properties"])["og:image"])


def test_articles_and_people_are_shared_with_their_own_picture(client, title):
    still = photo()
    article("With a picture", lead=still)
    CreditFactory(title=title, person__name="Bo Director", person__slug="bo", person__portrait=still)
    for address, kind in (("/news/with-a-picture/", "NewsArticle"), ("/person/bo/", "Person")):
        image = things(client, address)[kind]["image"]
        assert image.startswith(f"{SITE}/media/")
        assert shared(client, address) == image


def test_what_has_no_picture_is_shared_with_the_card_of_the_site(client, db):
    article("Without one")
    assert "image" not in things(client, "/news/without-one/")["NewsArticle"]
    assert shared(client, "/news/without-one/") == f"{SITE}/card.png"


def test_a_title_shows_programs_its_poster_or_else_its_card(client, title):
    assert things(client, "/title/jaws/")["Movie"]["image"] == f"{SITE}/title/jaws/card.png"
    Title.objects.filter(pk=title.pk).update(poster=photo())
    assert things(client, "/title/jaws/")["Movie"]["image"].startswith(f"{SITE}/media/")


def test_a_picture_says_who_made_it(client, title):
    still = hung_photo(title, caption="The shark", credit="Somebody")
    said = things(client, f"/title/jaws/photos/{still.pk}/")["ImageObject"]
    assert (said["caption"], said["creditText"]) == ("The shark", "Somebody")
    assert shared(client, f"/title/jaws/photos/{still.pk}/") == said["contentUrl"]


@pytest.mark.parametrize("page", ["details/", "watch/", "photos/", "credits/", "reviews/"])
def test_the_way_to_a_further_page_of_a_title_leads_over_its_own(client, title, page):
    Release.objects.create(title=title, country="US", released_on="1975-06-20")
    hung_photo(title)
    offer(title, "Service One", region="US")
    steps = things(client, f"/title/jaws/{page}")["BreadcrumbList"]["itemListElement"]
    assert steps[1]["item"] == f"{SITE}/title/jaws/"


def test_the_way_to_a_list_or_an_archive_leads_over_all_of_them(client, title):
    for year in (1984, 1985, 1986):
        reviews(TitleFactory(year=year, name=f"Of {year}"), fresh=10)
    article("Something happened", published_at=datetime(2024, 3, 5, tzinfo=UTC))
    for address, above in (("/best/1980s/", "/best/"), ("/news/2024/3/", "/news/")):
        steps = things(client, address)["BreadcrumbList"]["itemListElement"]
        assert [step["item"] for step in steps] == [f"{SITE}/", f"{SITE}{above}", f"{SITE}{address}"]
