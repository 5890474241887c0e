"""What TMDB tells of a title beside its facts: names, synopses, releases, sums, companies, trailers."""

import re
from collections.abc import Iterator
from datetime import date

from plaudit.catalog.ingest.companies import CompanyInput
from plaudit.catalog.models import BoxOffice, Release, ReleaseType, Synopsis, TitleName, Trailer
from plaudit.imports.json_values import Table, code, day, number, sentences, table, tables, text

WAYS = {
    1: ReleaseType.PREMIERE,
    2: ReleaseType.LIMITED,
    3: ReleaseType.CINEMAS,
    4: ReleaseType.DIGITAL,
    5: ReleaseType.DISC,
    6: ReleaseType.TELEVISION,
}
SITES = {"YouTube": "https://www.youtube.com/watch?v=", "Vimeo": "https://vimeo.com/"}
KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")
TRAILERS = ("Trailer", "Teaser")
LARGEST_SUM = 10**15


def names(told: Table, title_id: int) -> list[TitleName]:
    """Its names in other languages, those of its translations to be shown there, and its other names by country."""
    printed = text(told.get("title") or told.get("name"))
    found = [*_translated(told, title_id), *_alternative(told, title_id)]
    return [name for name in found if name.name and name.name != printed]


def _translated(told: Table, title_id: int) -> Iterator[TitleName]:
    for language, country, content in _translations(told):
        name = text(content.get("title") or content.get("name"))
        yield TitleName(title_id=title_id, name=name, language=language, country=country, displayed=True)


def _alternative(told: Table, title_id: int) -> Iterator[TitleName]:
    given = table(told.get("alternative_titles"))
    for each in tables(given.get("titles")) or tables(given.get("results")):
        name, note = text(each.get("title")), text(each.get("type"))[:80]
        yield TitleName(title_id=title_id, name=name, country=code(each.get("iso_3166_1")).upper(), note=note)


def synopses(told: Table, title_id: int) -> list[Synopsis]:
    """Its synopses in other languages than that of the file."""
    main = sentences(told.get("overview"))
    found: dict[str, Synopsis] = {}
    for language, _country, content in _translations(told):
        overview = sentences(content.get("overview"))
        if overview and overview != main and language not in found:
            found[language] = Synopsis(title_id=title_id, language=language, text=overview, source="TMDB")
    return list(found.values())


def _translations(told: Table) -> list[tuple[str, str, Table]]:
    """Language, country and content; of a language's countries the one that is named like it comes first."""
    given = tables(table(told.get("translations")).get("translations"))
    found = [
        (code(each.get("iso_639_1")).lower(), code(each.get("iso_3166_1")).upper(), table(each.get("data")))
        for each in given
    ]
    return sorted((each for each in found if each[0]), key=lambda each: each[0].upper() != each[1])


def releases(told: Table, title_id: int) -> list[Release]:
    """When it came out where, in which way, and the age ratings it was given; a first release before a later one."""
    found = [*_releases(told, title_id), *_ratings_of_a_show(told, title_id)]
    sound = [each for each in found if each.country and (each.released_on or each.age_rating)]
    return sorted(sound, key=lambda each: each.released_on or date.max)


def _releases(told: Table, title_id: int) -> Iterator[Release]:
    for place in tables(table(told.get("release_dates")).get("results")):
        for each in tables(place.get("release_dates")):
            way = WAYS.get(number(each.get("type")) or 0)
            if way is not None:
                yield Release(
                    title_id=title_id,
                    country=code(place.get("iso_3166_1")).upper(),
                    type=way,
                    released_on=day(each.get("release_date")),
                    age_rating=text(each.get("certification")),
                    note=text(each.get("note"))[:120],
                )


def _ratings_of_a_show(told: Table, title_id: int) -> Iterator[Release]:
    for each in tables(table(told.get("content_ratings")).get("results")):
        country, rating = code(each.get("iso_3166_1")).upper(), text(each.get("rating"))
        yield Release(title_id=title_id, country=country, type=ReleaseType.TELEVISION, age_rating=rating)


def money(told: Table, title_id: int) -> list[BoxOffice]:
    """What it cost and took in the world, in dollars; 0 means that TMDB does not know."""
    sums = {BoxOffice.Kind.BUDGET: told.get("budget"), BoxOffice.Kind.GROSS: told.get("revenue")}
    return [
        BoxOffice(title_id=title_id, kind=kind, amount=amount, currency="USD")
        for kind, each in sums.items()
        if (amount := number(each, largest=LARGEST_SUM))
    ]


def companies(told: Table, title_id: int) -> list[CompanyInput]:
    """Who made it, in TMDB's order."""
    return [
        CompanyInput(
            title_id=title_id,
            name=text(each.get("name")),
            tmdb_id=number(each.get("id")),
            country=code(each.get("origin_country")).upper(),
            position=place,
        )
        for place, each in enumerate(tables(told.get("production_companies")), start=1)
    ]


def trailers(told: Table, title_id: int) -> list[Trailer]:
    """Its official trailers, then its teasers, each the oldest first. Nothing of them is fetched."""
    videos = [each for each in tables(table(told.get("videos")).get("results")) if _is_trailer(each)]
    videos.sort(key=lambda each: (TRAILERS.index(each["type"]), str(each.get("published_at"))))
    return [
        Trailer(
            title_id=title_id,
            name=text(each.get("name"))[:200] or each["type"],
            url=SITES[each["site"]] + each["key"],
            kind=each["type"],
            language=code(each.get("iso_639_1")).lower(),
            published_on=day(each.get("published_at")),
            position=place,
        )
        for place, each in enumerate(videos, start=1)
    ]


def _is_trailer(video: Table) -> bool:
    site, key = video.get("site"), video.get("key")
    known = isinstance(site, str) and site in SITES and isinstance(key, str) and KEY.fullmatch(key)
    return bool(known and video.get("type") in TRAILERS and video.get("official") is True)
