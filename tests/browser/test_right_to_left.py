"""In a language that is written from right to left every page turns round, and nothing is pushed over the edge."""

import pytest

from factories_newsroom import article
from factories_offers import offer
from factories_photos import hung_photo
from factories_television import make_series
from plaudit.catalog.models import Title

TITLE = "title/letters-from-a-test-2006"
ADDRESSES = (
    "",
    "browse/",
    "browse/?genre=drama&sort=name&from=1990",
    "best/",
    "best/drama/",
    "watch/",
    f"{TITLE}/",
    f"{TITLE}/reviews/",
    f"{TITLE}/credits/",
    f"{TITLE}/details/",
    f"{TITLE}/watch/",
    f"{TITLE}/photos/",
    f"{TITLE}/embed/",
    "critic/ada-critic/",
    "publication/the-paper/",
    "person/somebody-directing/",
    "news/",
    "news/a-headline/",
    "search/?q=test",
    "about/scores/",
    "nowhere",
)
OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
BEYOND = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def arabic(site: str, settings) -> tuple[str, list[str]]:
    """The front of a site that speaks Arabic too, and the addresses below it of one page of each sort."""
    settings.LANGUAGES = [("en", "English"), ("ar", "العربية")]
    title = Title.objects.get(name="Letters from a Test")
    hung_photo(title)
    offer(title, "A Service With Some Longer Name", "US")
    series, seasons = make_series(2, episodes=3)
    article("A headline")
    parts = [f"title/{each.slug}/" for each in (series, seasons[0])]
    return f"{site}/ar/", [*ADDRESSES, *parts]


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_turns_round_and_fits(arabic, open_page, width):
    front, addresses = arabic
    page, wrong = open_page(width), []
    for address in addresses:
        answer = page.goto(f"{front}{address}")
        assert answer.status == (404 if address == "nowhere" else 200), address
        page.evaluate(OPEN)
        assert page.get_attribute("html", "dir") == "rtl", address
        if page.evaluate(BEYOND):
            wrong.append(address)
    assert not wrong


def test_lines_begin_at_the_right(arabic, open_page):
    front, _addresses = arabic
    page = open_page(1280)
    page.goto(f"{front}{TITLE}/")
    poster, name = page.locator(".title-head .poster").first, page.locator("h1")
    assert poster.bounding_box()["x"] > name.bounding_box()["x"]
    home = page.locator("header a[href='/ar/']").first.bounding_box()
    assert home["x"] > 640
