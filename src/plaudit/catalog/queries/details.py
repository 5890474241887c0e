"""Details of a title: a summary for its page, and all of them for the page of details."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Award, BoxOffice, CompanyCredit, Release, Title, TitleName, Track

MAX_ROWS = 200
WORLDWIDE = ""


class DetailsSummary(NamedTuple):
    """The details that a title's page shows; `has_more` says whether there are others."""

    budget: int | None
    budget_currency: str | None
    gross: int | None
    gross_currency: str | None
    producer: str | None
    distributor: str | None
    won: int
    nominated: int
    has_more: bool


class BoxOfficeRecord(NamedTuple):
    """An amount in whole units of a currency; an empty territory means worldwide."""

    kind: str
    territory: str
    amount: int
    currency: str
    as_of: date | None


class AwardRecord(NamedTuple):
    """An award, and the person it was for; None where it was for the title as a whole."""

    body: str
    year: int
    category: str
    won: bool
    name: str | None
    slug: str | None


class CompanyCreditRecord(NamedTuple):
    """A company and what it did."""

    role: str
    name: str
    country: str


class ReleaseRecord(NamedTuple):
    """When and how a title was released in a country, and its age rating there."""

    country: str
    type: str
    released_on: date | None
    age_rating: str
    note: str


class TitleNameRecord(NamedTuple):
    """Another name of a title."""

    name: str
    language: str
    country: str
    note: str


class TrackRecord(NamedTuple):
    """A track of the soundtrack."""

    name: str
    artist: str
    note: str


class TitleDetails(NamedTuple):
    """All details of a title; at most two hundred of each sort."""

    releases: list[ReleaseRecord]
    box_office: list[BoxOfficeRecord]
    awards: list[AwardRecord]
    companies: list[CompanyCreditRecord]
    names: list[TitleNameRecord]
    tracks: list[TrackRecord]

    @property
    def any(self) -> bool:
        return any(self)


def details_summary(title_id: int) -> DetailsSummary:
    """Return the details that a title's page shows (one query)."""
    rows = _SUMMARY.rows(title_id)
    if not rows:
        return DetailsSummary(None, None, None, None, None, None, 0, 0, has_more=False)
    return DetailsSummary(*rows[0])


def title_details(title_id: int) -> TitleDetails:
    """Return all details of a title (six queries)."""
    of_title = Q(title=title_id)
    releases = Release.objects.filter(of_title).order_by("released_on", "country", "type")
    box_office = BoxOffice.objects.filter(of_title).order_by("kind", "territory")
    awards = Award.objects.filter(of_title).order_by("-year", "body", "-won", "category")
    companies = CompanyCredit.objects.filter(of_title).order_by("-role", "position", "id")
    names = TitleName.objects.filter(of_title).order_by("country", "language", "name")
    tracks = Track.objects.filter(of_title)
    award_columns = ("body", "year", "category", "won", "person__name", "person__slug")
    return TitleDetails(
        [ReleaseRecord(*row) for row in releases.values_list(*ReleaseRecord._fields)[:MAX_ROWS]],
        [BoxOfficeRecord(*row) for row in box_office.values_list(*BoxOfficeRecord._fields)[:MAX_ROWS]],
        [AwardRecord(*row) for row in awards.values_list(*award_columns)[:MAX_ROWS]],
        [
            CompanyCreditRecord(*row)
            for row in companies.values_list("role", "company__name", "company__country")[:MAX_ROWS]
        ],
        [TitleNameRecord(*row) for row in names.values_list(*TitleNameRecord._fields)[:MAX_ROWS]],
        [TrackRecord(*row) for row in tracks.values_list(*TrackRecord._fields)[:MAX_ROWS]],
    )


def _summary(title_id: int) -> QuerySet[Any, Any]:
    of_title = {"title": OuterRef("pk")}
    worldwide = BoxOffice.objects.filter(**of_title, territory=WORLDWIDE)
    budget = worldwide.filter(kind=BoxOffice.Kind.BUDGET)
    gross = worldwide.filter(kind=BoxOffice.Kind.GROSS)
    companies = CompanyCredit.objects.filter(**of_title).order_by("position", "id").values("company__name")
    awards = Award.objects.filter(**of_title).order_by().values("title").annotate(count=Count("*")).values("count")
    return Title.objects.filter(pk=title_id).values_list(
        Subquery(budget.values("amount")[:1]),
        Subquery(budget.values("currency")[:1]),
        Subquery(gross.values("amount")[:1]),
        Subquery(gross.values("currency")[:1]),
        Subquery(companies.filter(role=CompanyCredit.Role.PRODUCTION)[:1]),
        Subquery(companies.filter(role=CompanyCredit.Role.DISTRIBUTION)[:1]),
        Coalesce(Subquery(awards.filter(won=True)), Value(0)),
        Coalesce(Subquery(awards), Value(0)),
        Exists(Release.objects.filter(**of_title))
        | Exists(TitleName.objects.filter(**of_title))
        | Exists(Track.objects.filter(**of_title)),
    )


_SUMMARY = PreparedQuery(_summary, int)
