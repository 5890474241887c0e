"""Genres by whatever name a source gives them."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from plaudit import bulk
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Genre, Title
from plaudit.names.folding import fold

# What sources print beside our own names; a name that is nowhere here becomes a genre of its own.
ALIASES = {
    "sci fi": "science-fiction",
    "sci fi and fantasy": "science-fiction",
    "musical and performing arts": "musical",
    "children": "family",
    "kids and family": "family",
    "art house and international": "art-house",
    "mystery and suspense": "mystery",
    "imax": "",
    "other": "",
}

# Under which name a title's `field_sources` says who told its genres.
TOLD = "genres"


@lru_cache(maxsize=1024)
def genre_key(printed: str) -> str:
    """The key of a genre by its printed name: "Sci-Fi" gives "science-fiction"; "" for what is no genre."""
    words = fold(printed)
    return ALIASES.get(words, words.replace(" ", "-"))[:40].strip("-")


def set_genres(wanted: Iterable[tuple[Title, Iterable[str]]], *, source: str = "") -> None:
    """Give titles the genres that a source names; a title that has genres already keeps them.

    Those of the demo give way to everyone's.
    """
    keys = {title: {genre_key(name) for name in names} - {""} for title, names in wanted}
    if source != DEMO:
        forget_genres((title for title, each in keys.items() if each), DEMO)
    through = Title.genres.through
    have = set(through.objects.filter(title_id__any_of={title.pk for title in keys}).values_list("title_id", flat=True))
    bare = {title: each for title, each in keys.items() if each and title.pk not in have}
    genres = _genres({key for each in bare.values() for key in each})
    links = ((title.pk, genres[key]) for title, each in bare.items() for key in sorted(each))
    bulk.insert(through, ("title_id", "genre_id"), links)
    if source == DEMO:
        _note(bare, source)


def forget_genres(titles: Iterable[Title], source: str) -> None:
    """Take away the genres that this source told."""
    theirs = [title for title in titles if title.field_sources.get(TOLD) == source]
    Title.genres.through.objects.filter(title__in=theirs).delete()
    for title in theirs:
        del title.field_sources[TOLD]
    Title.objects.bulk_update(theirs, ["field_sources"])


def _note(titles: Collection[Title], source: str) -> None:
    for title in titles:
        title.field_sources = {**title.field_sources, TOLD: source}
    Title.objects.bulk_update(titles, ["field_sources"])


def _genres(keys: set[str]) -> dict[str, int]:
    known = dict(Genre.objects.filter(slug__any_of=keys).values_list("slug", "id"))
    missing = sorted(keys - known.keys())
    # Another transaction may make the same genre at the same moment.
    bulk.insert_missing(Genre, ("slug", "name"), ((key, _name(key)) for key in missing))
    return dict(Genre.objects.filter(slug__any_of=keys).values_list("slug", "id")) if missing else known


def _name(key: str) -> str:
    return key.replace("-", " ").capitalize()
