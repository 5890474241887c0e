"""Where to watch: on a title's page, on a page of its own, and for a whole region."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from factories import TitleFactory
from factories_offers import ProviderFactory, offer
from pages import text
from plaudit.catalog.models import Offer
from plaudit.site.pages import where_to_watch

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = timedelta(days=1)


def watch(page: str) -> str:
    """The part of a title's page about where to watch it."""
    return page.partition('aria-labelledby="watch"')[2].partition("</section>\n\n")[0]


def test_a_title_shows_what_the_sites_region_offers_by_the_way_of_watching(client, settings):
    settings.REGION = "DE"
    title = TitleFactory(slug="offered")
    offer(title, "Bravo", "DE", "buy", price=999, currency="EUR", quality="hd", language="de")
    offer(title, "Alpha", "DE", "stream", ends_at=NOW + 9 * DAY, url="https://alpha.example/watch?x=1&y=2")
    offer(title, "Elsewhere", "FR")
    page = watch(text(client, "/title/offered/"))
    assert page.index("Stream") < page.index("Alpha") < page.index("Buy") < page.index("Bravo")
    assert "€9.99" in page
    assert "in German" in page
    assert "HD" in page
    assert 'href="https://alpha.example/watch?x=1&amp;y=2" rel="external nofollow noopener"' in page
    assert "until " in page
    assert "Elsewhere" not in page
    assert '<a href="/title/offered/watch/?region=FR">France' in page


def test_prices_follow_the_language_and_the_currency(client):
    title = TitleFactory(slug="priced")
    offer(title, "Yen", "US", "rent", price=399, currency="JPY")
    offer(title, "Dinar", "US", "buy", price=1500, currency="KWD")
    offer(title, "Nothing", "US", "free", price=0, currency="USD")
    page = text(client, "/title/priced/watch/")
    assert "¥399" in page
    assert "KWD1.500" in page.replace("\N{NO-BREAK SPACE}", "")
    assert "Free of charge" in page


def test_where_the_sites_region_has_nothing_the_one_with_most_takes_its_place(client, settings):
    settings.REGION = "IS"
    title = TitleFactory(slug="abroad")
    offer(title, "One", "FR")
    for name in ("Two", "Three"):
        offer(title, name, "JP")
    page = watch(text(client, "/title/abroad/"))
    assert "Japan" in page.partition("</h2>")[0]
    assert "France" in page


def test_an_offer_that_ends_at_midnight_stands_until_the_day_before(client):
    title = TitleFactory(slug="offered")
    offer(title, "Alpha", ends_at=datetime(2040, 3, 1, tzinfo=timezone.get_default_timezone()))
    assert "until Feb 29, 2040" in watch(text(client, "/title/offered/"))


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [
        (None, None, True),
        (-DAY, DAY, True),
        (None, DAY, True),
        (-DAY, None, True),
        (None, -timedelta(seconds=1), False),
        (-2 * DAY, -DAY, False),
        (DAY, None, False),
        (DAY, 2 * DAY, False),
    ],
)
def test_what_has_ended_or_not_begun_is_nowhere(client, starts, ends, shown):
    title = TitleFactory(slug="timed", name="Timed")
    offer(title, "Clock", starts_at=starts and NOW + starts, ends_at=ends and NOW + ends)
    for address in ("/title/timed/", "/title/timed/watch/", "/watch/"):
        assert ("Clock" in text(client, address)) is shown, address


def test_a_title_that_nobody_offers_says_so(client):
    TitleFactory(slug="unoffered")
    for address in ("/title/unoffered/", "/title/unoffered/watch/"):
        assert "Not currently available to watch" in text(client, address)
    assert "Nothing to watch yet" in text(client, "/watch/")


def test_the_page_of_a_title_has_every_region_and_each_by_itself(client):
    title = TitleFactory(slug="everywhere")
    offer(title, "Alpha", "DE")
    offer(title, "Beta", "JP", "cinema")
    every = text(client, "/title/everywhere/watch/")
    assert every.index('id="in-DE"') < every.index('id="in-JP"')
    chosen = text(client, "/title/everywhere/watch/?region=jp")
    assert "Beta" in chosen
    assert "Alpha" not in chosen
    assert '<a href="/title/everywhere/watch/?region=JP" aria-current="page">Japan' in chosen
    assert '<link rel="canonical" href="/title/everywhere/watch/">' in chosen


def test_a_title_that_the_whole_world_offers_is_shown_in_one_region_at_a_time(client, settings, monkeypatch):
    settings.REGION = "DE"
    monkeypatch.setattr(where_to_watch, "MAX_OFFERS_TOGETHER", 3)
    title = TitleFactory(name="Jaws", slug="jaws")
    for region, names in {"US": ("One", "Two", "Three"), "DE": ("Vier",)}.items():
        for name in names:
            offer(title, name, region)
    page = text(client, "/title/jaws/watch/")
    assert "Vier" in page
    assert "Three" not in page
    assert '<a href="/title/jaws/watch/?region=DE" aria-current="page">Germany' in page
    assert "All regions" not in page
    page = text(client, "/title/jaws/watch/?region=US")
    assert "Three" in page
    assert "Vier" not in page


def test_a_region_without_offers_and_one_that_is_none_are_said(client):
    offer(TitleFactory(slug="local"), "Alpha", "DE")
    assert "Not currently available to watch in Peru" in text(client, "/title/local/watch/?region=PE")
    assert "Unknown region" in text(client, "/title/local/watch/?region=%3Cscript%3E")
    assert "Nothing to watch in Peru yet" in text(client, "/watch/?region=PE")
    assert "Unknown region" in text(client, "/watch/?region=Germany")
    assert 'content="noindex"' in text(client, "/watch/?region=PE")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "//a.example", "https://:0"])
def test_an_address_that_is_no_web_page_is_no_link(client, url):
    title = TitleFactory(slug="hostile")
    offer(title, "Evil", url=url)
    page = text(client, "/title/hostile/watch/")
    assert "Evil" in page
    assert url not in page


def test_a_provider_without_a_logo_has_its_letters(client):
    offer(TitleFactory(slug="lettered"), "Criterion Channel")
    assert ">CC</span>" in text(client, "/title/lettered/")


def test_a_renamed_or_missing_title_has_no_offers_of_its_own(client):
    assert client.get("/title/nothing/watch/").status_code == 404


def test_a_region_has_its_providers_with_the_titles_of_each(client, settings):
    settings.REGION = "DE"
    first, second = TitleFactory(name="First"), TitleFactory(name="Second")
    offer(first, "Big", "DE", ends_at=NOW + 5 * DAY)
    offer(second, "Big", "DE", "rent")
    offer(second, "Small", "DE", "rent")
    offer(TitleFactory(name="Hidden", listed=False), "Big", "DE")
    offer(TitleFactory(name="Abroad"), "Big", "FR")
    page = text(client, "/watch/")
    assert page.index(">Big<") < page.index(">Small<")
    assert '<a href="/browse/?region=DE&amp;provider=big">Big</a>\n<small class="tally">2 titles</small>' in page
    assert '<a class="fact" href="/browse/?region=DE&amp;provider=big&amp;way=rent">Rent 1</a>' in page
    assert "On Big until" in page
    assert "Hidden" not in page
    assert "Abroad" not in page
    assert '<a href="/watch/?region=FR">France <span class="tally">1' in page


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize(("address", "limit"), [("/title/much/watch/", 2), ("/watch/", 10)])
def test_a_page_takes_as_many_queries_for_fifty_offers_as_for_one(client, at_most, address, limit, rows):
    title = TitleFactory(slug="much")
    for number in range(rows):
        Offer.objects.create(title=title, provider=ProviderFactory(), type="rent", region="US", ends_at=NOW + DAY)
        offer(TitleFactory(), f"Other {number}")
    text(client, address)
    with at_most(limit):
        text(client, address)
