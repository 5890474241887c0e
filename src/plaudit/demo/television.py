"""The demo's series: real seasons and episodes with invented reviews, each of them told like one of its films."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plaudit.catalog.actions.television import add_episode, add_season
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Kind, Title, TitleId
from plaudit.demo.story import FOLDER, Film, Quote, Role
from plaudit.scoring.policy import ReleaseClass
from plaudit.scoring.television import Covers

INVENTED = "Written for the demo"


@dataclass(frozen=True, slots=True)
class Season:
    """A season: what is said of it, what of its first episodes (None: nothing), and its episodes."""

    number: int
    whole: Film
    first: Film | None
    episodes: tuple[Film, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A series and its seasons."""

    whole: Film
    creators: tuple[str, ...]
    seasons: tuple[Season, ...]


def read_series(folder: Path = FOLDER / "series") -> list[Series]:
    """Every series of the demo, in the order of their names."""
    return [_series(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*"))]


def _series(slug: str, said: dict[str, Any]) -> Series:
    seasons, creators = said.pop("seasons"), tuple(said.pop("creators", ()))
    whole = _film(slug, said)
    return Series(whole, creators, tuple(_season(whole, each) for each in seasons))


def _season(series: Film, said: dict[str, Any]) -> Season:
    number, first, quotes = said.pop("number"), said.pop("first", None), said.pop("first_quotes", ())
    slug, episodes = f"{series.slug}-season-{number}", said.pop("episodes")
    whole = _film(slug, {**said, "name": f"{series.name}: Season {number}", "genres": series.genres})
    early = {
        "name": whole.name,
        "year": whole.year,
        "released_on": whole.first_day,
        "critics": {"top": 0, **(first or {})},
    }
    return Season(
        number=number,
        whole=whole,
        first=_film(f"{slug}-first", {**early, "quotes": quotes}) if first else None,
        episodes=tuple(
            _film(f"{slug}-episode-{place}", {"year": each["released_on"].year, **each})
            for place, each in enumerate(episodes, start=1)
        ),
    )


NOBODY: dict[str, Any] = {"fresh": 0, "rotten": 0, "top": 0}
UNRATED: dict[str, Any] = {"ratings": 0, "liked": 0}


def _film(slug: str, said: dict[str, Any]) -> Film:
    told: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    critics, audience = told.pop("critics", NOBODY), told.pop("audience", UNRATED)
    quotes = tuple(Quote(**each) for each in told.pop("quotes", ()))
    cast = tuple(Role(**each) for each in told.pop("cast", ()))
    plain: dict[str, Any] = {"synopsis": "", "consensus": "", "comments": (), "directors": ()}
    return Film(slug=slug, quotes=quotes, cast=cast, **critics, **audience, **{**plain, **told})


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said of a title, how much of it that is about, and the title."""

    film: Film
    title: Title
    covers: Covers = Covers.WHOLE


def make_parts(series: Series, title: Title) -> Iterator[Shown]:
    """Make the seasons and episodes of a series, those that are not there yet, and give all with what is said."""
    if title.kind != Kind.SERIES:
        title.kind, title.release_class = Kind.SERIES, ReleaseClass.TELEVISION.value
        title.save(update_fields=["kind", "release_class"])
    yield Shown(series.whole, title)
    for season in series.seasons:
        made = _part(title, season.number, season.whole)
        yield Shown(season.whole, made)
        if season.first:
            yield Shown(season.first, made, Covers.FIRST_EPISODES)
        for number, episode in enumerate(season.episodes, start=1):
            yield Shown(episode, _part(made, number, episode))


def _part(whole: Title, number: int, film: Film) -> Title:
    """A season or episode, told to be the demo's so that it goes with it."""
    part = Title.objects.filter(parent=whole, number=number).first()
    if part is None:
        add = add_season if whole.kind == Kind.SERIES else add_episode
        part = add(whole, number, facts=_facts(film), source=DEMO)
    TitleId.objects.create(title=part, source=DEMO, value=film.slug)
    return part


def _facts(film: Film) -> dict[str, str | int | date | None]:
    return {
        "name": film.name,
        "year": film.year,
        "released_on": film.released_on,
        "runtime": film.runtime,
        "synopsis": film.synopsis,
        "synopsis_source": INVENTED if film.synopsis else "",
    }
