"""What is shown of an entry of the index of search: in suggestions while typing, and in lists of what was found."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.scoring.policy import Policy
from plaudit.scoring.score import CriticBand
from plaudit.search.models import ResultKind
from plaudit.search.queries import EntryRecord
from plaudit.site.components import icons
from plaudit.site.components.icons import Mark
from plaudit.site.formatting import labels
from plaudit.site.http.urls import page_url

PAGES = {
    ResultKind.TITLE: "title",
    ResultKind.PERSON: "person",
    ResultKind.CRITIC: "critic",
    ResultKind.PUBLICATION: "publication",
    ResultKind.ARTICLE: "article",
}


class Suggestion(NamedTuple):
    """One line: the name, its page, what it is, and the critics' score of a title that has one."""

    name: str
    url: str
    about: str
    year: int | None
    mark: Mark | None
    percent: int | None


def suggestions(rows: list[EntryRecord]) -> list[Suggestion]:
    """The lines of what was found, in its order (no query)."""
    policy = current_policy()
    return [_suggestion(row, policy) for row in rows]


def url_of(row: EntryRecord) -> str:
    """The page of what was found."""
    return page_url(PAGES[ResultKind(row.kind)], row.slug)


def _suggestion(row: EntryRecord, policy: Policy) -> Suggestion:
    percent = row.critics_percent
    mark = None
    if percent is not None:
        band = CriticBand.FRESH if percent >= policy.fresh_percent else CriticBand.ROTTEN
        mark = icons.of_critics(band, certified=bool(row.certified))
    return Suggestion(row.name, url_of(row), what(row), row.year, mark, percent)


def what(row: EntryRecord) -> str:
    """What was found: a film, a season of a series, a critic."""
    if row.kind != ResultKind.TITLE:
        return str(labels.FOUND[row.kind])
    kind = str(labels.KINDS.get(row.subkind, ""))
    if row.subtitle:
        return _("%(kind)s of %(series)s") % {"kind": kind, "series": row.subtitle}
    return kind
