"""The details of a title: releases, box office, awards, companies, other names, soundtrack."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import BoxOffice, CompanyCredit, ReleaseType, Title
from plaudit.catalog.queries.details import (
    AwardRecord,
    BoxOfficeRecord,
    CompanyCreditRecord,
    ReleaseRecord,
    TitleDetails,
    TitleNameRecord,
    title_details,
)
from plaudit.site.components.title_header import TitleHeader
from plaudit.site.formatting import formats, money
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.subpage_head import subpage_head


class ReleaseView(NamedTuple):
    country: str
    type: str
    record: ReleaseRecord


class AwardView(NamedTuple):
    """An award, whether it was won, and for whom."""

    category: str
    won: bool
    name: str
    url: str


class Ceremony(NamedTuple):
    """The awards and nominations by one body in one year."""

    body: str
    year: int
    awards: list[AwardView]


@dataclass(frozen=True, slots=True)
class DetailsPage:
    head: Head
    header: TitleHeader
    details: TitleDetails
    releases: list[ReleaseView]
    box_office: list[tuple[str, str, str]]
    ceremonies: list[Ceremony]
    companies: list[tuple[str, list[str]]]
    names: list[tuple[str, str]]
    is_demo: bool

    @classmethod
    def load(cls, title: Title) -> Self:
        """Six queries."""
        details = title_details(title.pk)
        header = TitleHeader.of(title)
        heading = _("%(name)s: releases, awards and box office") % {"name": header.name}
        return cls(
            head=replace(
                subpage_head(title, header, heading, page_url("details", title.slug)),
                noindex=not (title.listed and details.any),
            ),
            header=header,
            details=details,
            releases=[
                ReleaseView(formats.country(row.country), str(ReleaseType(row.type).label), row)
                for row in details.releases
            ],
            box_office=[_amount(row) for row in details.box_office],
            ceremonies=_ceremonies(details.awards),
            companies=_companies(details.companies),
            names=[(row.name, _name_use(row)) for row in details.names],
            is_demo=title.origin == DEMO,
        )


@public_view
def details_page(request: HttpRequest, slug: str) -> HttpResponse:
    return render("details.html", DetailsPage.load(get_title_or_redirect(slug)))


def _amount(row: BoxOfficeRecord) -> tuple[str, str, str]:
    territory = formats.country(row.territory) if row.territory else _("Worldwide")
    return str(BoxOffice.Kind(row.kind).label), territory, money.whole(row.amount, row.currency)


def _ceremonies(rows: list[AwardRecord]) -> list[Ceremony]:
    return [
        Ceremony(
            body,
            year,
            [
                AwardView(row.category, row.won, row.name or "", page_url("person", row.slug) if row.slug else "")
                for row in awards
            ],
        )
        for (year, body), awards in groupby(rows, key=lambda row: (row.year, row.body))
    ]


def _companies(rows: list[CompanyCreditRecord]) -> list[tuple[str, list[str]]]:
    by_role = groupby(rows, key=lambda row: row.role)
    return [(str(CompanyCredit.Role(role).label), [row.name for row in companies]) for role, companies in by_role]


def _name_use(row: TitleNameRecord) -> str:
    """Return where a name is used: country, language, and a note."""
    country = formats.country(row.country) if row.country else ""
    language = formats.language_name(row.language) if row.language else ""
    return formats.listed_loosely([part for part in (country, language, row.note) if part])
