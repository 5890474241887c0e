"""Other sites ask how to embed a title's page, and are told."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest

from pages import make_title, text
from plaudit.catalog.models import TitleRedirect

PAGE = "http://testserver/title/letters-from-a-test-2006/"


@pytest.fixture
def title(db):
    return make_title(6, name="Letters from a Test")


def ask(client, **given):
    return client.get("/oembed", given)


def test_the_page_of_a_title_is_embedded_as_a_frame(client, title, at_most):
    with at_most(1):
        answer = ask(client, url=PAGE)
    told = json.loads(answer.content)
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 420)
    assert 'src="http://testserver/embed/title/letters-from-a-test-2006/"' in told["html"]
    assert told["thumbnail_url"].endswith("/card.png")
    assert "67%" in told["title"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_answer_is_the_same_as_xml(client, title):
    answer = ask(client, url=PAGE, format="xml")
    told = {element.tag: element.text for element in ElementTree.fromstring(answer.content)}  # noqa: S314 - our own
    assert answer["Content-Type"].startswith("text/xml")
    assert told == {key: str(value) for key, value in json.loads(ask(client, url=PAGE).content).items()}


@pytest.mark.parametrize(("wide", "high"), [(300, 900), (1200, 100), (100, 100), (5000, 5000), (1, 1)])
def test_a_frame_is_never_larger_than_the_room_for_it(client, title, wide, high):
    told = json.loads(ask(client, url=PAGE, maxwidth=wide, maxheight=high).content)
    assert told["width"] <= wide
    assert told["height"] <= high
    assert told.get("thumbnail_width", 0) <= wide


def test_the_page_says_where_to_ask(client, title):
    page = text(client, "/title/letters-from-a-test-2006/")
    found = re.findall(r'<link rel="alternate" type="(?:application/json|text/xml)\+oembed"[^>]* href="([^"]*)"', page)
    assert len(found) == 2
    for address in found:
        assert client.get(unescape(address)).status_code == 200


def test_a_page_in_another_language_is_embedded_in_it(client, title):
    page = text(client, "/fr/title/letters-from-a-test-2006/")
    (address,) = re.findall(r'<link rel="alternate" type="application/json\+oembed"[^>]* href="([^"]*)"', page)
    told = client.get(unescape(address)).json()
    assert 'src="http://testserver/fr/embed/title/letters-from-a-test-2006/"' in told["html"]
    assert told["title"] != ask(client, url=PAGE).json()["title"]


def test_a_renamed_title_is_found(client, title):
    TitleRedirect.objects.create(slug="older", title=title)
    assert ask(client, url="http://testserver/title/older/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "http://testserver/title/nothing/",
        "http://testserver/browse/",
        "http://testserver/title/letters-from-a-test-2006/reviews/",
        "https://elsewhere.example/title/letters-from-a-test-2006/",
        "http://testserver@elsewhere.example/title/letters-from-a-test-2006/",
        "javascript://testserver/title/letters-from-a-test-2006/",
        "http://[/title/x/",
        "words",
        "x" * 5000,
    ],
)
def test_whatever_is_no_title_of_ours_is_not_found(client, title, address):
    assert ask(client, url=address).status_code == 404


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 400),
        ({"url": PAGE, "format": "yaml"}, 501),
        ({"url": PAGE, "maxwidth": "-1"}, 400),
        ({"url": PAGE, "maxheight": "wide"}, 400),
    ],
)
def test_a_question_that_makes_no_sense_is_told_so(client, title, given, status):
    answer = ask(client, **given)
    assert answer.status_code == status
    assert answer["Content-Type"].startswith("text/plain")
    assert answer.content
