"""What is shown of an entry of the index of search: in suggestions while typing, and in lists of what was found."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.scoreboard.displayed import policy_now
from plaudit.scoring.policy import Policy
from plaudit.scoring.score import CriticBand
from plaudit.search.models import Kind
from plaudit.search.queries import Row
from plaudit.site.components import icons
from plaudit.site.components.icons import Mark
from plaudit.site.formatting import labels
from plaudit.site.http.urls import page_url

PAGES = {
    Kind.TITLE: "title",
    Kind.PERSON: "person",
    Kind.CRITIC: "critic",
    Kind.PUBLICATION: "publication",
    Kind.ARTICLE: "article",
}


class Suggestion(NamedTuple):
    """One line: the name, its page, what it is, and the critics' score of a title that has one."""

    name: str
    url: str
    about: str
    year: int | None
    mark: Mark | None
    percent: int | None


def suggestions(rows: list[Row]) -> list[Suggestion]:
    """The lines of what was found, in its order (no query)."""
    policy = policy_now()
    return [_suggestion(row, policy) for row in rows]


def url_of(row: Row) -> str:
    """The page of what was found."""
    return page_url(PAGES[Kind(row.kind)], row.slug)


def _suggestion(row: Row, policy: Policy) -> Suggestion:
    percent = row.critics_percent
    mark = None
    if percent is not None:
        band = CriticBand.FRESH if percent >= policy.fresh_percent else CriticBand.ROTTEN
        mark = icons.of_critics(band, certified=bool(row.certified))
    return Suggestion(row.label, url_of(row), what(row), row.year, mark, percent)


def what(row: Row) -> str:
    """What was found: a film, a season of a series, a critic."""
    if row.kind != Kind.TITLE:
        return str(labels.FOUND[row.kind])
    kind = str(labels.KINDS.get(row.form, ""))
    if row.about:
        return _("%(kind)s of %(series)s") % {"kind": kind, "series": row.about}
    return kind
