"""Trailers: links to elsewhere, and where a script may play one once it is pressed."""

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from plaudit.site.components.pictures import Picture
from plaudit.site.http.urls import external_url

YOUTUBE, VIMEO = settings.TRAILER_PLAYERS
YOUTUBE_HOSTS = {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}
YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|v|live)/([\w-]{11})/?", re.ASCII)
VIMEO_PATH = re.compile(r"/(?:video/)?(\d{4,12})(?:/(\w{6,20}))?/?", re.ASCII)


class ShownTrailer(NamedTuple):
    """A trailer as a page links it. `player` is empty where it plays only at its own place."""

    name: str
    url: str
    host: str
    player: str
    still: Picture | None
    about: str


def shown_trailer(name: str, url: str, still: Picture | None = None, about: str = "") -> ShownTrailer | None:
    """None where the link leads nowhere that may be linked."""
    url = external_url(url)
    if not url:
        return None
    return ShownTrailer(name, url, host(url), player(url), still, about)


def host(url: str) -> str:
    """Where a link leads, as people call it."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def player(url: str) -> str:
    """The URL of a host's own player without cookies; empty for hosts that we do not know."""
    parts, name = urlsplit(url), host(url)
    if name == "youtu.be":
        return _youtube(parts.path.strip("/"))
    if name in YOUTUBE_HOSTS:
        found = YOUTUBE_PATH.fullmatch(parts.path)
        return _youtube(found[1] if found else parse_qs(parts.query).get("v", [""])[0])
    if name in {"vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path)
    return ""


def _youtube(id_: str) -> str:
    return f"{YOUTUBE}/embed/{id_}?autoplay=1&rel=0" if YOUTUBE_ID.fullmatch(id_) else ""


def _vimeo(path: str) -> str:
    found = VIMEO_PATH.fullmatch(path)
    if not found:
        return ""
    secret = f"&h={found[2]}" if found[2] else ""
    return f"{VIMEO}/video/{found[1]}?autoplay=1&dnt=1{secret}"
