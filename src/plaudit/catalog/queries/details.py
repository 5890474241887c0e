"""What else is known of a title: in short for its page, and in full for the page of details."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Award, BoxOffice, CompanyCredit, Release, Title, TitleName, Track

MOST = 200
WORLD = ""


class Sum(NamedTuple):
    """An amount in whole units of a currency; an empty territory is the world."""

    kind: str
    territory: str
    amount: int
    currency: str
    as_of: date | None


class Summary(NamedTuple):
    """The particulars of a title in short; `more` says whether there are others than these."""

    budget: int | None
    budget_currency: str | None
    gross: int | None
    gross_currency: str | None
    producer: str | None
    distributor: str | None
    won: int
    nominated: int
    more: bool


class AwardRow(NamedTuple):
    """A prize, and the person it was for; "" where it was for the title as a whole."""

    body: str
    year: int
    category: str
    won: bool
    name: str | None
    slug: str | None


class CompanyRow(NamedTuple):
    """A company and what it did."""

    role: str
    name: str
    country: str


class ReleaseRow(NamedTuple):
    """When a title came out in a country, how, and for what age."""

    country: str
    way: str
    released_on: date | None
    age_rating: str
    note: str


class NameRow(NamedTuple):
    """Another name of a title."""

    name: str
    language: str
    country: str
    note: str


class TrackRow(NamedTuple):
    """A piece of the soundtrack."""

    name: str
    by: str
    note: str


class Particulars(NamedTuple):
    """All of them; two hundred of each sort at most."""

    releases: list[ReleaseRow]
    money: list[Sum]
    awards: list[AwardRow]
    companies: list[CompanyRow]
    names: list[NameRow]
    tracks: list[TrackRow]

    @property
    def any(self) -> bool:
        return any(self)


def summary(title_id: int) -> Summary:
    """The particulars in short (one query)."""
    row = _SUMMARY.rows(title_id)
    return Summary(*row[0]) if row else Summary(None, None, None, None, None, None, 0, 0, more=False)


def particulars(title_id: int) -> Particulars:
    """All particulars (six queries)."""
    of = Q(title=title_id)
    releases = Release.objects.filter(of).order_by("released_on", "country", "way")
    money = BoxOffice.objects.filter(of).order_by("kind", "territory")
    awards = Award.objects.filter(of).order_by("-year", "body", "-won", "category")
    companies = CompanyCredit.objects.filter(of).order_by("-role", "position", "id")
    names = TitleName.objects.filter(of).order_by("country", "language", "name")
    return Particulars(
        [ReleaseRow(*row) for row in _first(releases.values_list(*ReleaseRow._fields))],
        [Sum(*row) for row in _first(money.values_list(*Sum._fields))],
        [AwardRow(*row) for row in _first(awards.values_list(*_AWARD))],
        [CompanyRow(*row) for row in _first(companies.values_list("role", "company__name", "company__country"))],
        [NameRow(*row) for row in _first(names.values_list(*NameRow._fields))],
        [TrackRow(*row) for row in _first(Track.objects.filter(of).values_list(*TrackRow._fields))],
    )


_AWARD = ("body", "year", "category", "won", "person__name", "person__slug")


def _first(rows: QuerySet[Any, Any]) -> list[Any]:
    return list(rows[:MOST])


def _summary(title_id: int) -> QuerySet[Any, Any]:
    of = {"title": OuterRef("pk")}
    money = BoxOffice.objects.filter(**of, territory=WORLD)
    budget, gross = money.filter(kind=BoxOffice.Kind.BUDGET), money.filter(kind=BoxOffice.Kind.GROSS)
    companies = CompanyCredit.objects.filter(**of).order_by("position", "id").values("company__name")
    awards = Award.objects.filter(**of).order_by().values("title").annotate(count=Count("*")).values("count")
    return Title.objects.filter(pk=title_id).values_list(
        Subquery(budget.values("amount")[:1]),
        Subquery(budget.values("currency")[:1]),
        Subquery(gross.values("amount")[:1]),
        Subquery(gross.values("currency")[:1]),
        Subquery(companies.filter(role=CompanyCredit.Role.PRODUCTION)[:1]),
        Subquery(companies.filter(role=CompanyCredit.Role.DISTRIBUTION)[:1]),
        Coalesce(Subquery(awards.filter(won=True)), Value(0)),
        Coalesce(Subquery(awards), Value(0)),
        Exists(Release.objects.filter(**of))
        | Exists(TitleName.objects.filter(**of))
        | Exists(Track.objects.filter(**of)),
    )


_SUMMARY = PreparedQuery(_summary, int)
