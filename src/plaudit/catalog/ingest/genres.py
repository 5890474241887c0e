"""Genres by whatever name a source gives them."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from plaudit import bulk
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Genre, Title
from plaudit.names.folding import fold

# What sources print beside our own names; a name that is missing here becomes a genre of its own.
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
# The name of the fact in a title's `field_sources`.
GENRES = "genres"


@lru_cache(maxsize=1024)
def genre_slug(printed: str) -> str:
    """Return the slug of a genre by its printed name: "Sci-Fi" gives "science-fiction"; "" for what is no genre."""
    words = fold(printed)
    return ALIASES.get(words, words.replace(" ", "-"))[:40].strip("-")


def upsert_genres(names: Iterable[tuple[Title, Iterable[str]]], *, source: str = "") -> None:
    """Give titles the genres that a source names; a title that has genres already keeps them.

    Those of the demo give way to everyone's.
    """
    slugs = {title: {genre_slug(name) for name in printed} - {""} for title, printed in names}
    if source != DEMO:
        clear_genres((title for title, wanted in slugs.items() if wanted), DEMO)
    through = Title.genres.through
    links = through.objects.filter(title_id__any_of={title.pk for title in slugs})
    with_genres = set(links.values_list("title_id", flat=True))
    without = {title: wanted for title, wanted in slugs.items() if wanted and title.pk not in with_genres}
    genre_ids = _get_or_create({slug for wanted in without.values() for slug in wanted})
    rows = ((title.pk, genre_ids[slug]) for title, wanted in without.items() for slug in sorted(wanted))
    bulk.insert(through, ("title_id", "genre_id"), rows)
    if source == DEMO:
        _set_source(without, source)


def clear_genres(titles: Iterable[Title], source: str) -> None:
    """Remove the genres that this source set."""
    theirs = [title for title in titles if title.field_sources.get(GENRES) == source]
    Title.genres.through.objects.filter(title__in=theirs).delete()
    for title in theirs:
        del title.field_sources[GENRES]
    Title.objects.bulk_update(theirs, ["field_sources"])


def _set_source(titles: Collection[Title], source: str) -> None:
    for title in titles:
        title.field_sources = {**title.field_sources, GENRES: source}
    Title.objects.bulk_update(titles, ["field_sources"])


def _get_or_create(slugs: set[str]) -> dict[str, int]:
    stored = Genre.objects.filter(slug__any_of=slugs).values_list("slug", "id")
    ids = dict(stored)
    missing = sorted(slugs - ids.keys())
    if not missing:
        return ids
    # Another transaction may add the same genre at the same moment.
    bulk.insert_missing(Genre, ("slug", "name"), ((slug, slug.replace("-", " ").capitalize()) for slug in missing))
    return dict(stored.all())
