"""What the head of every page says of it."""

from dataclasses import dataclass
from typing import NamedTuple


class FeedLink(NamedTuple):
    """A feed that tells what is new on a page."""

    title: str
    address: str


class Crumb(NamedTuple):
    """A page on the way from the front to another."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """The title, description and address of a page; `kept_out` asks search engines not to list it.

    `structured` and `listed` are what programs read of it: what the page is about, and the things that it lists.
    `image` is the address of the picture that stands for the page where it is shared, `feeds` tell what is new on it,
    `trail` are the pages between the front and this one; `embedded` says that other sites can show its scores.
    """

    title: str
    path: str
    description: str = ""
    kind: str = "website"
    kept_out: bool = False
    structured: str = ""
    listed: str = ""
    previous: str = ""
    following: str = ""
    image: str = ""
    feeds: tuple[FeedLink, ...] = ()
    trail: tuple[Crumb, ...] = ()
    embedded: bool = False
