"""What the demo's files say: critics.toml and one file per film."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FRESH_FROM = 0.6


@dataclass(frozen=True, slots=True)
class Publication:
    """An invented outlet and how it prints its ratings."""

    name: str
    country: str
    notation: str
    top: bool = False


@dataclass(frozen=True, slots=True)
class Critic:
    """An invented critic and where they write."""

    name: str
    publications: tuple[str, ...]
    top: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """An invented member of the audience."""

    name: str
    super: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What an invented critic says of a film, and how good they found it: 0 to 1."""

    text: str
    value: float
    top: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What an invented member says of a film."""

    text: str
    half_stars: int
    spoiler: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A person of the cast and their character."""

    person: str
    character: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """One film: its facts, and how many think what of it."""

    slug: str
    name: str
    year: int
    synopsis: str
    consensus: str
    fresh: int
    rotten: int
    top: int
    ratings: int
    liked: int
    quotes: tuple[Quote, ...]
    comments: tuple[Comment, ...]
    cast: tuple[Role, ...]
    directors: tuple[str, ...]
    original_name: str = ""
    released_on: date | None = None
    runtime: int | None = None
    age_rating: str = ""
    release_class: str = ""
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    composers: tuple[str, ...] = ()
    cinematographers: tuple[str, ...] = ()

    @property
    def first_day(self) -> date:
        """The day it came out, or the middle of its year where that is not known."""
        return self.released_on or date(self.year, 7, 1)


@dataclass(frozen=True, slots=True)
class Story:
    """All of the demo."""

    publications: dict[str, Publication]
    critics: tuple[Critic, ...]
    members: tuple[Member, ...]
    films: tuple[Film, ...] = field(default=())

    @classmethod
    def read(cls, folder: Path = FOLDER) -> "Story":
        """Read every file of the demo, films in the order of their names."""
        people = tomllib.loads((folder / "critics.toml").read_text(encoding="utf-8"))
        outlets = [Publication(**each) for each in people["publications"]]
        return cls(
            publications={each.name: each for each in outlets},
            critics=tuple(Critic(**_frozen(each)) for each in people["critics"]),
            members=tuple(Member(**each) for each in people["members"]),
            films=tuple(_film(path) for path in sorted((folder / "films").glob("*.toml"))),
        )

    def is_top(self, critic: Critic) -> bool:
        """Whether all of a critic's reviews are by a top critic."""
        return critic.top or all(self.publications[name].top for name in critic.publications)

    def is_never_top(self, critic: Critic) -> bool:
        """Whether none of a critic's reviews is."""
        return not critic.top and not any(self.publications[name].top for name in critic.publications)


def _film(path: Path) -> Film:
    said = _frozen(tomllib.loads(path.read_text(encoding="utf-8")))
    critics, audience = said.pop("critics"), said.pop("audience")
    parts: dict[str, Any] = {
        "quotes": tuple(Quote(**each) for each in said.pop("quotes")),
        "comments": tuple(Comment(**each) for each in said.pop("comments")),
        "cast": tuple(Role(**each) for each in said.pop("cast")),
    }
    return Film(slug=path.stem, **critics, **audience, **parts, **said)


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
