"""How a variable's text becomes its value; each raises ValueError with a sentence about what it cannot use."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plaudit.scoring.policy import PolicyTimeline

HOST = re.compile(r"\*|\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.ASCII | re.IGNORECASE)
REGION = re.compile(r"[A-Z]{2}", re.ASCII)
YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


def flag(printed: str) -> bool:
    """A yes or a no."""
    word = printed.lower()
    if word not in YES | NO:
        raise ValueError("write 1 or 0, true or false, yes or no, on or off.")
    return word in YES


def up_to(most: int) -> Callable[[str], int]:
    """A reader of whole numbers from 1 to `most`."""

    def whole(printed: str) -> int:
        if not printed.isascii() or not printed.isdigit() or not 1 <= int(printed[:9]) <= most:
            raise ValueError(f"write a whole number from 1 to {most}.")
        return int(printed)

    return whole


def hosts(printed: str) -> list[str]:
    """Host names separated by commas; ".example.org" stands for all below it and "*" for any."""
    names = [name.strip() for name in printed.split(",") if name.strip()]
    for name in names:
        if not HOST.fullmatch(name):
            raise ValueError(
                f"{name!r} is not a host name; write it without http:// and without a port, "
                "several with commas: example.org, www.example.org."
            )
    return names


def origin(printed: str) -> str:
    """Where the site is for everybody, such as https://example.org, without a slash at its end."""
    parts = urlsplit(printed)
    bare = not parts.path.strip("/") and not parts.query and not parts.fragment
    if parts.scheme not in {"http", "https"} or not parts.hostname or not bare:
        raise ValueError("write http:// or https:// and the host, such as https://example.org.")
    return f"{parts.scheme}://{parts.netloc}"


def time_zone(printed: str) -> str:
    """The name of a time zone."""
    try:
        ZoneInfo(printed)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        raise ValueError("there is no time zone of that name; write one such as Europe/Paris or Asia/Tokyo.") from None
    return printed


def policy(printed: str) -> str:
    """The scoring policy, or several with the day each begins, as `Timeline.parse` reads them."""
    PolicyTimeline.parse(printed)
    return printed


def database_url(printed: str) -> str:
    """The address of a PostgreSQL database or of an SQLite file."""
    parts = urlsplit(printed)
    name = parts.path.strip("/")
    if parts.scheme not in {"postgres", "postgresql", "sqlite"}:
        raise ValueError(
            "it must begin with postgresql:// or sqlite:///, such as postgresql://plaudit:password@localhost/plaudit."
        )
    if not name or name == ":memory:" or ":memory:" in parts.netloc:
        example = "sqlite:////srv/site.db" if parts.scheme == "sqlite" else "…@localhost/plaudit"
        raise ValueError(f"the database's name is missing at its end, as in {example}.")
    if parts.scheme == "sqlite" and parts.netloc:
        raise ValueError("after sqlite: come three slashes, or four before a path from the root.")
    _ = parts.port  # raises ValueError itself for what is no port
    return printed


def region(printed: str) -> str:
    """A country's code of two letters, as ISO 3166 has them."""
    code = printed.upper()
    if not REGION.fullmatch(code):
        raise ValueError("write a country's code of two letters, such as US, DE or JP.")
    return code
