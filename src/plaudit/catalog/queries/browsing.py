"""Browsing titles: by kind, genre, years and score, in several orders."""

from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy

from plaudit.catalog.models import Title
from plaudit.catalog.queries.pages import TitleCard, cards

ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "critics": (F("score__critics_rank").desc(nulls_last=True), "id"),
    "audience": (F("score__audience_rank").desc(nulls_last=True), "id"),
    "newest": (F("year").desc(nulls_last=True), F("released_on").desc(nulls_last=True), "id"),
    "name": ("name_key", "id"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody browses for; None means any. Years are inclusive."""

    kind: str | None = None
    genre: str | None = None
    years: tuple[int, int] | None = None
    band: str | None = None
    order: str = "critics"


def browse(wanted: Wanted, *, fresh_from: int) -> QuerySet[Title]:
    """The listed titles that are wanted, in the order wanted; `fresh_from` percent is the policy's."""
    found = Title.objects.listed()
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.genre:
        found = found.filter(genres__slug=wanted.genre)
    if wanted.years:
        found = found.filter(year__range=wanted.years)
    if wanted.band:
        found = found.filter(**_band(wanted.band, fresh_from))
    return found.order_by(*ORDERS[wanted.order])


def page_of(found: QuerySet[Title], start: int, stop: int) -> list[TitleCard]:
    return cards(found[start:stop])


def kinds_and_decades() -> tuple[set[str], list[int]]:
    """The kinds of listed titles, and the first years of the decades they are from, newest first (one query)."""
    found = set(Title.objects.listed().order_by().values_list("kind", "year").distinct())
    years = {year // 10 * 10 for _kind, year in found if year is not None}
    return {kind for kind, _year in found}, sorted(years, reverse=True)


def _band(band: str, fresh_from: int) -> dict[str, bool | int]:
    bands: dict[str, dict[str, bool | int]] = {
        "certified": {"score__certified": True},
        "fresh": {"score__critics_percent__gte": fresh_from},
        "rotten": {"score__critics_percent__lt": fresh_from},
        "hot": {"score__hot": True},
    }
    return bands[band]
