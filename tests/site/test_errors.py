"""What a visitor sees when something is not there or does not work."""

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve

from pages import text
from plaudit.site.pages import errors, health


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/nowhere", "There is no page at this address."),
        ("/title/nothing/", "There is no title at this address."),
        ("/title/nothing/reviews/", "There is no title at this address."),
        ("/critic/nobody/", "There is no critic at this address."),
        ("/publication/nothing/", "There is no publication at this address."),
        ("/person/nobody/", "There is no person at this address."),
        ("/title/%00/", "There is no page at this address."),
        (f"/title/{'x' * 3000}/", "There is no page at this address."),
        ("/title/%F0%9F%8D%BF/", "There is no title at this address."),
        ("/style/", "There is no page at this address."),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence_with_ways_on(client, db, address, sentence):
    page = text(client, address, 404)
    assert sentence in page
    assert 'href="/browse/"' in page
    assert 'role="search"' in page
    assert "Traceback" not in page


def test_the_page_for_an_error_of_ours_is_shown_without_the_database(django_db_blocker):
    with django_db_blocker.block():
        answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()


def test_an_error_of_ours_shows_no_traceback(client, db, monkeypatch, caplog):
    def fail(*_values: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("plaudit.site.pages.scores.ScoresPage.load", fail)
    client.raise_request_exception = False
    page = text(client, "/about/scores/", 500)
    assert "a secret" not in page
    assert "Traceback" not in page


def test_a_healthy_site_says_ok(client, db):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-cache" in answer["Cache-Control"]
    assert Client(enforce_csrf_checks=True).post("/healthz").status_code == 405


def test_a_site_without_its_database_says_so(monkeypatch):
    class Silent:
        def cursor(self) -> None:
            raise DatabaseError

    monkeypatch.setattr(health, "connection", Silent())
    assert health.health(RequestFactory().get("/healthz")).status_code == 503


def test_addresses_end_with_a_slash(client, db):
    answer = client.get("/about/scores")
    assert (answer.status_code, answer["Location"]) == (301, "/about/scores/")


def test_the_style_page_is_for_development_alone():
    with pytest.raises(Resolver404):
        resolve("/style/")
