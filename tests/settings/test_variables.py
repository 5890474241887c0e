"""What the environment may say, and the sentence about what it may not."""

import pytest

from plaudit.settings import readers, variables
from plaudit.settings.environment import PROBLEMS, Variable


@pytest.fixture(autouse=True)
def problems():
    PROBLEMS.clear()
    yield PROBLEMS
    PROBLEMS.clear()


@pytest.mark.parametrize("printed", ["", "   "])
def test_an_empty_variable_has_its_default(monkeypatch, problems, printed):
    monkeypatch.setenv("PLAUDIT_TIME_ZONE", printed)
    assert variables.TIME_ZONE.value() == "UTC"
    assert not variables.TIME_ZONE.is_set
    assert not problems


def test_an_unusable_value_gives_the_default_and_a_sentence(monkeypatch, problems):
    monkeypatch.setenv("PLAUDIT_DEBUG", "maybe")
    assert variables.DEBUG.value() is False
    assert problems == ["PLAUDIT_DEBUG='maybe' cannot be used: write 1 or 0, true or false, yes or no, on or off."]


def test_the_value_of_a_secret_is_never_repeated(monkeypatch, problems):
    monkeypatch.setenv("PLAUDIT_DATABASE_URL", "mysql://someone:password1@host/name")
    assert variables.DATABASE_URL.value() == ""
    assert len(problems) == 1
    assert "password1" not in problems[0]


def test_every_variable_is_listed():
    declared = [each for each in vars(variables).values() if isinstance(each, Variable)]
    assert declared == list(variables.ALL)


@pytest.mark.parametrize("printed", ["1", "true", "Yes", "ON"])
def test_yes_is_read(printed):
    assert readers.flag(printed) is True


@pytest.mark.parametrize("printed", ["0", "False", "no", "off"])
def test_no_is_read(printed):
    assert readers.flag(printed) is False


def test_hosts_are_separated_by_commas():
    assert readers.hosts("example.org, .example.net,[::1],,*") == [
        "example.org",
        ".example.net",
        "[::1]",
        "*",
    ]


@pytest.mark.parametrize("printed", ["http://example.org", "example.org:80", "a b", "example.org/"])
def test_what_is_no_host_is_a_sentence(printed):
    with pytest.raises(ValueError, match="without http:// and without a port"):
        readers.hosts(printed)


@pytest.mark.parametrize("printed", ["https://example.org", "https://example.org/"])
def test_the_sites_own_address_ends_without_a_slash(printed):
    assert readers.origin(printed) == "https://example.org"


@pytest.mark.parametrize("printed", ["example.org", "ftp://example.org", "https://a.org/films"])
def test_what_cannot_be_the_sites_own_address_is_a_sentence(printed):
    with pytest.raises(ValueError, match=r"such as https://example\.org"):
        readers.origin(printed)


def test_a_time_zone_is_read():
    assert readers.time_zone("Asia/Tokyo") == "Asia/Tokyo"


@pytest.mark.parametrize("printed", ["Mars/Olympus", "../etc/passwd", "/etc/passwd", "Europe"])
def test_an_unknown_time_zone_is_a_sentence(printed):
    with pytest.raises(ValueError, match="there is no time zone of that name"):
        readers.time_zone(printed)


def test_policies_are_read():
    assert readers.policy("classic, 2024 from 2024-08-21") == "classic, 2024 from 2024-08-21"


@pytest.mark.parametrize("printed", ["modern", "classic, 2024", "classic, 2024 from May"])
def test_an_unknown_policy_is_a_sentence(printed):
    with pytest.raises(ValueError, match=r"\.$"):
        readers.policy(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "postgresql://plaudit:p%40ss@localhost:5432/plaudit?sslmode=require",
        "postgres:///plaudit",
        "sqlite:////srv/site.sqlite3",
        "sqlite:///site.sqlite3",
    ],
)
def test_the_address_of_a_database_is_read(printed):
    assert readers.database_url(printed) == printed


@pytest.mark.parametrize(
    "printed",
    [
        "plaudit",
        "mysql://localhost/plaudit",
        "postgresql://localhost",
        "postgresql://localhost/",
        "postgresql://localhost:port/plaudit",
        "sqlite://:memory:",
        "sqlite:///:memory:",
        "sqlite://site.sqlite3",
        "sqlite:///",
        "http://[::1/plaudit",
    ],
)
def test_what_is_no_database_is_a_sentence(printed):
    with pytest.raises(ValueError, match=r"\w"):
        readers.database_url(printed)
