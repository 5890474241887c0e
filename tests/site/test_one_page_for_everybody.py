"""Public pages are the same for everybody and can be kept by any cache."""

import gzip

import pytest
from django.test import Client

from everything import not_pages
from factories import MemberFactory

VISITORS = (
    {},
    {"HTTP_COOKIE": "sessionid=forged; csrftoken=x; django_language=de; theme=dark"},
    {"HTTP_ACCEPT_LANGUAGE": "ja, de;q=0.8"},
    {"HTTP_USER_AGENT": "Mozilla/5.0 (iPhone)", "HTTP_REFERER": "https://elsewhere.example/"},
    {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest", "HTTP_X_FORWARDED_FOR": "203.0.113.7"},
    {"HTTP_ACCEPT_ENCODING": "gzip", "HTTP_DNT": "1"},
)


def test_every_visitor_gets_the_same_answer_and_no_cookie(client, addresses):
    signed_in = Client()
    signed_in.force_login(MemberFactory())
    for address in [*addresses, *not_pages().values()]:
        expected = client.get(address)
        content = expected.getvalue()
        for visitor, headers in [(client, headers) for headers in VISITORS] + [(signed_in, {})]:
            answer = visitor.get(address, **headers)
            assert not answer.cookies, address
            assert varies(answer) <= {"accept-encoding"}, address
            assert answer.status_code == expected.status_code
            assert plain(answer) == content, address


def test_compressed_pages_are_the_same_bytes_each_time(client, addresses):
    first, second = (client.get(addresses[5], HTTP_ACCEPT_ENCODING="gzip").content for _ in range(2))
    assert first == second


def test_a_page_that_has_not_changed_is_not_sent_again(client, addresses):
    tag = client.get(addresses[5])["ETag"]
    answer = client.get(addresses[5], HTTP_IF_NONE_MATCH=tag)
    assert answer.status_code == 304
    assert answer["Vary"] == "Accept-Encoding"


def test_pages_hold_no_inline_style_or_script(client, addresses):
    for address in addresses:
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert " onclick=" not in page
        assert "<style" not in page
        assert "<script>" not in page


def varies(answer) -> set[str]:
    return {name.strip().lower() for name in answer.get("Vary", "").split(",") if name.strip()}


def plain(answer) -> bytes:
    content = answer.getvalue()
    return gzip.decompress(content) if answer.get("Content-Encoding") == "gzip" else content


@pytest.mark.parametrize(
    "cookie", ["sessionid=x", "sessionid=" + "a" * 32, "csrftoken=x", "csrftoken=" + "a" * 32, "=;;"]
)
@pytest.mark.parametrize("address", ["/", "/about/scores", "/nowhere", "/healthz"])
def test_no_cookie_is_answered_with_a_cookie(client, db, address, cookie):
    answer = client.get(address, HTTP_COOKIE=cookie)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
