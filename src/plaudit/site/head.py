"""What the head of every page says of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """The title, description and address of a page; `kept_out` asks search engines not to list it."""

    title: str
    path: str
    description: str = ""
    kind: str = "website"
    kept_out: bool = False
    structured: str = ""
    previous: str = ""
    following: str = ""
