"""All particulars of a title: releases, money, awards, companies, other names, soundtrack."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.models import BoxOffice, CompanyCredit, Release, Title
from plaudit.catalog.queries.details import AwardRow, CompanyRow, NameRow, Particulars, ReleaseRow, Sum, particulars
from plaudit.site.components.title_header import TitleHead
from plaudit.site.formatting import formats, money
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head
from plaudit.site.pages.title import DEMO


class ShownRelease(NamedTuple):
    """A release in words."""

    country: str
    way: str
    row: ReleaseRow


class ShownAward(NamedTuple):
    """A prize of a body and year, whether it was won, and for whom."""

    category: str
    won: bool
    name: str
    url: str


class Ceremony(NamedTuple):
    """What one body gave in one year."""

    body: str
    year: int
    awards: list[ShownAward]


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """All that is known of a title beside its scores, reviews and people."""

    head: Head
    about: TitleHead
    known: Particulars
    releases: list[ShownRelease]
    money: list[tuple[str, str, str]]
    ceremonies: list[Ceremony]
    companies: list[tuple[str, list[str]]]
    names: list[tuple[str, str]]
    is_demo: bool

    @classmethod
    def load(cls, title: Title) -> Self:
        """Six queries beside the one that found the title."""
        known = particulars(title.pk)
        about = TitleHead.of(title)
        said = _("Releases, awards and box office of %(name)s") % {"name": about.name}
        return cls(
            head=Head(
                title=said,
                path=page_url("details", title.slug),
                noindex=not title.listed or not known.any,
                json_ld=json_ld.block(json_ld.title_with_scores(title, about.shown)),
                breadcrumbs=(Crumb(about.name, about.url),),
            ),
            about=about,
            known=known,
            releases=[_release(row) for row in known.releases],
            money=[_sum(row) for row in known.money],
            ceremonies=_ceremonies(known.awards),
            companies=_companies(known.companies),
            names=[(row.name, _where(row)) for row in known.names],
            is_demo=title.origin == DEMO,
        )


@public_view
def details_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("details.html", DetailsPage.load(title))


def _release(row: ReleaseRow) -> ShownRelease:
    return ShownRelease(formats.country(row.country), str(Release.Way(row.way).label), row)


def _sum(row: Sum) -> tuple[str, str, str]:
    where = formats.country(row.territory) if row.territory else _("Worldwide")
    return str(BoxOffice.Kind(row.kind).label), where, money.whole(row.amount, row.currency)


def _ceremonies(rows: list[AwardRow]) -> list[Ceremony]:
    by_body = groupby(rows, key=lambda row: (row.year, row.body))
    return [Ceremony(body, year, [_award(row) for row in each]) for (year, body), each in by_body]


def _award(row: AwardRow) -> ShownAward:
    return ShownAward(row.category, row.won, row.name or "", page_url("person", row.slug) if row.slug else "")


def _companies(rows: list[CompanyRow]) -> list[tuple[str, list[str]]]:
    by_role = groupby(rows, key=lambda row: row.role)
    return [(str(CompanyCredit.Role(role).label), [row.name for row in each]) for role, each in by_role]


def _where(row: NameRow) -> str:
    """Where a name is used: country, language, and what was noted."""
    country = formats.country(row.country) if row.country else ""
    language = formats.language_name(row.language) if row.language else ""
    return formats.listed_loosely([said for said in (country, language, row.note) if said])
