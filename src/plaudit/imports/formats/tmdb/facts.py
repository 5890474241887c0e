"""The title itself as TMDB tells it: what it is called, its ids, its dates."""

from typing import Any

from django.utils.translation import gettext as _

from plaudit.catalog.matching.candidates import ExternalId, TitleCandidate
from plaudit.catalog.models import Kind
from plaudit.imports.errors import RowRejectedError
from plaudit.imports.json_values import Table, code, day, number, sentences, table, tables, text, texts

SOURCE = "tmdb"
# Films and shows are numbered apart at TMDB.
ID_SOURCES = {Kind.FILM: "tmdb", Kind.SERIES: "tmdb-tv"}
OTHER_IDS = {"imdb_id": "imdb", "wikidata_id": "wikidata", "tvdb_id": "tvdb"}
AGE_RATINGS_OF = "US"


def kind_of(told: Table) -> Kind:
    """A show has a name, a film a title."""
    return Kind.SERIES if "name" in told and "title" not in told else Kind.FILM


def candidate(told: Table) -> TitleCandidate:
    """The title as TMDB tells it. Raises RowRejectedError for what is no film or show of TMDB's."""
    kind = kind_of(told)
    released = day(told.get("release_date" if kind == Kind.FILM else "first_air_date"))
    seen = TitleCandidate(
        source=SOURCE,
        name=text(told.get("title" if kind == Kind.FILM else "name")),
        year=released.year if released else None,
        kind=kind,
        ids=((ID_SOURCES[kind], _own_id(told)), *_other_ids(told)),
        directors=tuple(_directors(told)),
        facts=_facts(told, kind),
    )
    if seen.error:
        raise RowRejectedError(seen.error)
    return seen


def _own_id(told: Table) -> str:
    if "status_message" in told and "id" not in told:
        raise RowRejectedError(
            _("TMDB answered no film but this: %(text)s") % {"text": text(told["status_message"])[:200]}
        )
    pk = number(told.get("id"))
    if pk is None or not {"title", "name"} & told.keys():
        raise RowRejectedError(
            _("This is no film or show as TMDB's API tells them: it needs an id, and a title or a name.")
        )
    return str(pk)


def _other_ids(told: Table) -> list[ExternalId]:
    ids = {**table(told.get("external_ids"))}
    ids["imdb_id"] = ids.get("imdb_id") or told.get("imdb_id")
    found = ((source, _id(ids.get(key))) for key, source in OTHER_IDS.items())
    return [pair for pair in found if pair[1]]


def _id(value: Any) -> str:
    return str(found) if (found := number(value)) else text(value)


def _directors(told: Table) -> list[str]:
    crew = tables(table(told.get("credits")).get("crew"))
    return [text(each.get("name")) for each in crew if each.get("job") == "Director"]


def _facts(told: Table, kind: Kind) -> dict[str, Any]:
    synopsis, original = sentences(told.get("overview")), text(told.get("original_title") or told.get("original_name"))
    return {
        "original_name": original,
        "released_on": day(told.get("release_date")) or day(told.get("first_air_date")),
        "runtime": number(told.get("runtime")) or _minutes_of_an_episode(told),
        "tagline": text(told.get("tagline")),
        "synopsis": synopsis,
        "synopsis_source": "TMDB" if synopsis else "",
        "countries": _codes(told, "production_countries", "iso_3166_1") or texts(told.get("origin_country")),
        "languages": _languages(told),
        "age_rating": _age_rating(told),
        "release_class": "television" if kind == Kind.SERIES else "",
    }


def _minutes_of_an_episode(told: Table) -> int | None:
    minutes = told.get("episode_run_time")
    return number(minutes[0]) if isinstance(minutes, list) and minutes else None


def _codes(told: Table, name: str, key: str) -> list[str]:
    return [found for each in tables(told.get(name)) if (found := code(each.get(key)))]


def _languages(told: Table) -> list[str]:
    """The original language first, then the others that are spoken."""
    found = [code(told.get("original_language")), *_codes(told, "spoken_languages", "iso_639_1")]
    return list(dict.fromkeys(each for each in found if each))


def _age_rating(told: Table) -> str:
    dates = tables(table(told.get("release_dates")).get("results"))
    here = next((each for each in dates if each.get("iso_3166_1") == AGE_RATINGS_OF), {})
    ratings = [text(each.get("certification")) for each in tables(here.get("release_dates"))]
    shows = tables(table(told.get("content_ratings")).get("results"))
    ratings += [text(each.get("rating")) for each in shows if each.get("iso_3166_1") == AGE_RATINGS_OF]
    return next((each for each in ratings if each), "")


def genres(told: Table) -> list[str]:
    """Its genres as TMDB names them; a pair such as "Action & Adventure" is two."""
    names = (text(each.get("name")) for each in tables(told.get("genres")))
    return [part.strip() for name in names for part in name.split("&") if part.strip()]
