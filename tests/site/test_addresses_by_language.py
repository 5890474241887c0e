"""Every page has an address in each language, and the address alone decides which."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from factories import TitleFactory
from pages import make_title, text
from plaudit.catalog.models import Synopsis, Title, TitleName
from plaudit.search.actions import update_index
from plaudit.settings.languages import languages

OF_OTHER_LANGUAGES = re.compile(r"<(?:a|link) [^>]*hreflang=[^>]*>")
WITHOUT_LANGUAGE = ("/static/", "/media/", "/me/", "/oembed")
ENGLISH_BROWSER = {"HTTP_ACCEPT_LANGUAGE": "en-GB, en", "HTTP_COOKIE": "django_language=en"}


def named_in_french(title: Title, name: str, **given: str) -> TitleName:
    return TitleName.objects.create(
        title=title, name=name, name_key=name.lower(), language="fr", displayed=True, **given
    )


@pytest.fixture
def jaws(db: None) -> Title:
    title = make_title(6, name="Jaws", year=1975, synopsis="A shark comes.", synopsis_source="Somebody")
    named_in_french(title, "Les Dents de la mer")
    TitleName.objects.create(title=title, name="Le Requin", name_key="requin", language="fr")
    TitleName.objects.create(title=title, name="Der weiße Hai", name_key="hai", language="de", displayed=True)
    Synopsis.objects.create(title=title, language="fr", text="Un requin arrive.", source="Quelqu'un")
    return title


def test_every_page_is_there_in_french(client, addresses):
    for address in addresses[:-2]:
        page = text(client, f"/fr{address}")
        assert '<html lang="fr"' in page or "<html" not in page, address
        inside = set(re.findall(r'(?:href|action)="(/[^"]*)"', OF_OTHER_LANGUAGES.sub("", page)))
        strangers = {link for link in inside if not link.startswith(("/fr/", *WITHOUT_LANGUAGE))}
        assert not strangers, address


def test_english_pages_lead_to_french_ones_by_one_link_alone(client, addresses):
    for address in addresses:
        page = client.get(address).content.decode()
        if "</footer>" not in page:
            continue  # a piece of a page, or one that stands in others
        assert '<html lang="en">' in page, address
        links = re.findall(r'<a href="(/fr/[^"]*)" lang="fr" hreflang="fr" rel="alternate">Français</a>', page)
        assert len(links) == 1, address
        assert not re.findall(r'<a(?! href="[^"]*" lang="fr")[^>]* href="/fr/', page), address


@pytest.mark.parametrize("address", ["/", "/fr/", "/fr/about/scores/", "/about/scores/"])
def test_what_a_browser_asks_for_changes_nothing(client, db, address):
    plain = client.get(address)
    for asked in (ENGLISH_BROWSER, {"HTTP_ACCEPT_LANGUAGE": "fr"}, {"HTTP_COOKIE": "django_language=fr"}):
        answer = Client().get(address, **asked)
        assert answer.content == plain.content
        assert answer["Vary"] == "Accept-Encoding"
        assert not answer.cookies


def test_the_head_names_the_page_in_every_language(client, jaws, settings):
    settings.SITE_URL = "https://films.example"
    for address in ("/title/jaws-1975/", "/fr/title/jaws-1975/"):
        page = text(client, address)
        assert f'<link rel="canonical" href="https://films.example{address}">' in page
        assert re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]*)">', page) == [
            ("en", "https://films.example/title/jaws-1975/"),
            ("fr", "https://films.example/fr/title/jaws-1975/"),
            ("x-default", "https://films.example/title/jaws-1975/"),
        ]


def test_a_list_keeps_its_choice_and_page_in_the_other_language(client, db):
    for number in range(30):
        make_title(0, name=f"Film {number:02}")
    page = text(client, "/browse/?sort=name&page=2")
    assert 'href="/fr/browse/?sort=name&amp;page=2" lang="fr"' in page
    assert 'href="/browse/?sort=name&amp;page=2" lang="en"' in text(client, "/fr/browse/?sort=name&page=2")


@pytest.mark.parametrize("address", ["/fr/nowhere", "/fr/title/nothing/", "/fr/healthz", "/fr/desk/", "/fr/fr/"])
def test_an_error_is_told_in_the_language_of_the_address(client, db, address):
    page = text(client, address, 404)
    assert '<html lang="fr">' in page
    assert 'href="/fr/browse/"' in page
    assert "hreflang" not in page.partition("</head>")[0]


@pytest.mark.parametrize("address", ["/de/", "/FR/", "/en/", "/french/", "/fr-CA/browse/", "/title/fr/"])
def test_what_is_no_language_of_the_site_is_nowhere(client, db, address):
    assert '<html lang="en">' in text(client, address, 404)


def test_a_forgotten_slash_is_added_in_either_language(client, db):
    for address in ("/fr", "/fr/about/scores", "/about/scores"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, f"{address}/")


def test_a_renamed_title_is_found_in_the_same_language(client, jaws):
    jaws.redirects.create(slug="old-jaws")
    assert client.get("/fr/title/old-jaws/")["Location"] == "/fr/title/jaws-1975/"


def test_the_next_page_is_in_its_own_language_again(client, jaws):
    text(client, "/fr/title/jaws-1975/")
    assert translation.get_language() == "en"
    assert reverse("title", args=["jaws-1975"]) == "/title/jaws-1975/"
    assert jaws.get_absolute_url() == "/title/jaws-1975/"


def test_dates_numbers_and_percentages_are_written_as_the_language_writes_them(client, jaws):
    page = text(client, "/fr/title/jaws-1975/reviews/")
    assert "12 janv. 2007" in page
    assert "Jan 12, 2007" in text(client, "/title/jaws-1975/reviews/")


def test_a_title_has_its_french_name_and_synopsis_on_french_pages_alone(client, jaws):
    french = text(client, "/fr/title/jaws-1975/")
    assert "<title>Les Dents de la mer (1975)" in french
    assert "Un requin arrive." in french
    assert "Quelqu&#39;un" in french
    assert "A shark comes." not in french
    assert "Jaws" in french  # as its original name
    english = text(client, "/title/jaws-1975/")
    assert "Dents" not in english
    assert "requin" not in english
    assert "weiße" not in french + english


def test_a_synopsis_says_its_language_where_it_is_not_that_of_the_page(client, jaws):
    TitleFactory(name="Ran", slug="ran", synopsis="An old lord divides his land.")
    assert '<p class="synopsis" lang="en">An old lord' in text(client, "/fr/title/ran/")
    assert '<p class="synopsis">An old lord' in text(client, "/title/ran/")
    assert '<p class="synopsis">Un requin' in text(client, "/fr/title/jaws-1975/")


def test_cards_and_lists_call_a_title_by_its_french_name(client, jaws):
    TitleFactory(name="Untranslated")
    update_index()
    review = jaws.reviews.first()
    addresses = ["/browse/", "/search/?q=jaws", "/title/jaws-1975/credits/", "/title/jaws-1975/reviews/"]
    addresses += [f"/critic/{review.critic.slug}/", f"/person/{jaws.credits.first().person.slug}/"]
    for address in addresses:
        assert "Les Dents de la mer" in text(client, f"/fr{address}"), address
        assert "Les Dents de la mer" not in text(client, address), address
    assert "Untranslated" in text(client, "/fr/browse/")


def test_a_name_that_is_not_to_be_shown_is_not_shown(client, db):
    title = TitleFactory(name="Alien", year=1979)
    TitleName.objects.create(title=title, name="L'Étranger", name_key="etranger", language="fr")
    assert "tranger" not in text(client, "/fr/title/alien-1979/")


def test_another_language_costs_one_query_more_on_a_titles_page_and_none_on_lists(client, jaws, at_most):
    for number in range(20):
        named_in_french(TitleFactory(name=f"Film {number}"), f"Filme {number}")
    for address, further in (("/title/jaws-1975/", 1), ("/browse/", 0)):
        text(client, address)
        text(client, f"/fr{address}")
        with at_most(100) as english:
            text(client, address)
        with at_most(len(english) + further):
            text(client, f"/fr{address}")


def test_what_stays_in_the_language_of_the_site_says_so(client, jaws):
    assert '<p class="consensus-text" lang="en">All agree.</p>' in text(client, "/fr/title/jaws-1975/")
    assert '<p class="consensus-text">All agree.</p>' in text(client, "/title/jaws-1975/")


def test_a_language_that_runs_from_right_to_left_says_so(client, jaws, settings):
    settings.LANGUAGES = [("en", "English"), ("he", "עברית")]
    page = text(client, "/he/title/jaws-1975/")
    assert '<html lang="he" dir="rtl">' in page
    assert 'href="/he/browse/"' in page
    assert 'dir="rtl"' not in text(client, "/title/jaws-1975/")


def test_a_site_of_one_language_speaks_of_no_other(client, jaws, settings):
    settings.LANGUAGES = [("en", "English")]
    page = text(client, "/title/jaws-1975/")
    assert "hreflang" not in page
    assert "Français" not in page
    text(client, "/fr/title/jaws-1975/", 404)


def test_the_languages_of_the_site_are_chosen_in_the_order_wanted():
    assert languages("fr, en") == ["fr", "en"]
    assert languages("FR,fr") == ["fr"]
    for wrong in ("de", "en, klingon", ","):
        with pytest.raises(ValueError, match="en, fr"):
            languages(wrong)
