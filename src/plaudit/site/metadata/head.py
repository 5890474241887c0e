"""The head of a page: its title, its tags, and the data in it that programs read."""

from dataclasses import dataclass
from typing import NamedTuple


class FeedLink(NamedTuple):
    """A feed that a page offers."""

    title: str
    url: str


class Crumb(NamedTuple):
    """A page between the home page and another."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the `<head>` of a page says.

    `noindex` asks search engines not to list it. `json_ld` says what the page is about, `item_list` what it lists.
    `image` is the URL of the picture that stands for the page where it is shared; `oembed` says that other sites can
    embed its scores.
    """

    title: str
    path: str
    description: str = ""
    og_type: str = "website"
    noindex: bool = False
    json_ld: str = ""
    item_list: str = ""
    previous_url: str = ""
    next_url: str = ""
    image: str = ""
    feeds: tuple[FeedLink, ...] = ()
    breadcrumbs: tuple[Crumb, ...] = ()
    oembed: bool = False
