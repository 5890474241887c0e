"""Sitemaps name every page once in each language, robots are told where they are, and icons are found."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from factories import CriticFactory, PersonFactory, TitleFactory, review
from pages import make_title, text
from plaudit.catalog.models import Title
from plaudit.site.metadata.sitemaps import rows as sitemaps

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# What is kept out of search engines, always or with as little on it as here.
THIN = ("/search/", "/best/", "/watch/", "/news/2")
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client: Client, address: str) -> ElementTree.Element:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert not answer.cookies
    return ElementTree.fromstring(answer.content)  # noqa: S314 - our own


def locations(root: ElementTree.Element) -> list[str]:
    return [str(each.text) for each in root.iter(f"{MAP}loc")]


def sitemap_of(client, kind):
    """The path of the first sitemap of a kind: which it is depends on the ids that earlier tests have used up."""
    return next(urlsplit(each).path for each in locations(read(client, "/sitemap.xml")) if f"/{kind}-" in each)


def every_page(client: Client) -> list[str]:
    """The address of every page of every sitemap, found as a search engine finds them."""
    maps = locations(read(client, "/sitemap.xml"))
    return [page for each in maps for page in locations(read(client, each.removeprefix("http://testserver")))]


def test_every_page_is_named_once_in_each_language_and_is_there(client, addresses):
    found = every_page(client)
    assert len(found) == len(set(found))
    for address in addresses[:-2]:
        if "?" not in address and address.count("/") <= 3 and not address.startswith(THIN):
            assert f"http://testserver{address}" in found, address
            assert f"http://testserver/fr{address}" in found, address
    for page in found:
        answer = client.get(page.removeprefix("http://testserver"))
        assert answer.status_code == 200, page
        assert b'name="robots" content="noindex"' not in answer.content, page


def test_each_page_names_its_other_languages_and_the_default(client, db):
    TitleFactory(name="七人の侍 & Co", slug="七人の侍-&-co")
    for url in read(client, sitemap_of(client, "titles")).iter(f"{MAP}url"):
        named = {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        assert set(named) == {"en", "fr", "x-default"}
        assert url.findtext(f"{MAP}loc") in {named["en"], named["fr"]}
        assert named["x-default"] == named["en"]
        assert str(named["fr"]).startswith("http://testserver/fr/title/%E4%B8%83")
        assert client.get(str(named["fr"]).removeprefix("http://testserver")).status_code == 200


def test_a_sitemap_says_when_a_title_changed(client, db):
    title = make_title(6)
    (moment, *_rest) = [each.text for each in read(client, sitemap_of(client, "titles")).iter(f"{MAP}lastmod")]
    title.score.refresh_from_db()
    assert moment == f"{max(title.added_at, title.score.critics_since or title.added_at):%Y-%m-%dT%H:%M:%SZ}"


def test_unlisted_titles_are_in_no_sitemap(client, db):
    TitleFactory(slug="listed")
    TitleFactory(slug="hidden", listed=False)
    found = every_page(client)
    assert "http://testserver/title/listed/" in found
    assert not [page for page in found if "hidden" in page]


def test_many_titles_are_spread_over_sitemaps_by_their_ids(client, db, monkeypatch, at_most):
    monkeypatch.setattr(sitemaps, "SPAN", 10)
    for number in range(25):
        TitleFactory(slug=f"film-{number}")
    wanted = {f"http://testserver/title/film-{number}/" for number in range(25)}
    Title.objects.filter(slug="film-3").delete()
    found = [page for page in every_page(client) if "/fr/" not in page and "/title/" in page]
    assert sorted(found) == sorted(wanted - {"http://testserver/title/film-3/"})
    with at_most(len(sitemaps.KINDS)):
        client.get("/sitemap.xml")
    page = locations(read(client, "/sitemap.xml"))[1]
    with at_most(1):
        client.get(page.removeprefix("http://testserver"))


@pytest.mark.parametrize(
    "address", ["/sitemaps/titles-0.xml", "/sitemaps/titles-99999999999999999999.xml", "/sitemaps/nothing-0.xml"]
)
def test_a_sitemap_of_nothing_is_not_there(client, db, address):
    assert "<html" in text(client, address, 404)


def test_an_empty_site_has_its_fronts_in_the_sitemap(client, db):
    assert locations(read(client, "/sitemap.xml")) == ["http://testserver/sitemaps/site.xml"]
    assert "http://testserver/fr/browse/" in locations(read(client, "/sitemaps/site.xml"))


def test_the_operators_address_stands_in_sitemaps(client, db, settings):
    settings.SITE_URL = "https://films.example"
    CriticFactory(slug="ada")
    PersonFactory(slug="bo")
    assert set(locations(read(client, sitemap_of(client, "critics")))) == {
        "https://films.example/critic/ada/",
        "https://films.example/fr/critic/ada/",
    }
    assert "testserver" not in text(client, "/sitemap.xml")


def test_a_site_of_one_language_names_no_alternates(client, db, settings):
    settings.LANGUAGES = [("en", "English")]
    TitleFactory(slug="alone")
    root = read(client, sitemap_of(client, "titles"))
    assert locations(root) == ["http://testserver/title/alone/"]
    assert not list(root.iter(LINK))


def test_an_unchanged_sitemap_is_not_sent_again(client, db):
    review(TitleFactory())
    for address in ("/sitemap.xml", sitemap_of(client, "titles")):
        tag = client.get(address)["ETag"]
        assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 304


def test_robots_are_told_where_to_go(client, db):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /me/",
        "Disallow: /desk/",
        "Disallow: /search/",
        "Disallow: /fr/search/",
        "Allow: /",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_the_icon_is_found_at_its_old_address(client, db):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer["Location"].endswith(".svg")


@pytest.mark.parametrize(("address", "sentence"), [("/", "can only be read"), ("/fr/", '<html lang="fr">')])
def test_what_cannot_be_done_is_said_in_a_sentence(db, address, sentence):
    answer = Client(enforce_csrf_checks=True).post(address, {"title": "x"})
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert sentence in answer.content.decode()
    assert not answer.cookies
