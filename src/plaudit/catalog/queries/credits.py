"""Who made a title and who appears in it, each in one query."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Credit, Job

FIRST_CREDITS = 120


class CreditRecord(NamedTuple):
    """A person's job or character in a title."""

    job: str
    character: str
    name: str
    slug: str
    portrait: dict[str, Any] | None = None


def _credits(title_id: int) -> QuerySet[Credit, Any]:
    ordered = Credit.objects.filter(title_id=title_id).order_by("billing", "id")
    return ordered.values_list("job", "character", "person__name", "person__slug", "person__portrait__sources")


_CREDITS = PreparedQuery(_credits, int)
_FIRST_CREDITS = PreparedQuery(lambda title_id: _credits(title_id)[:FIRST_CREDITS], int)


def credits_of(title_id: int) -> list[CreditRecord]:
    """Return all credits of a title: who made it, in the order of the jobs, then the cast; each in billing order."""
    return _by_job(CreditRecord(*row) for row in _CREDITS.rows(title_id))


def first_credits_of(title_id: int) -> list[CreditRecord]:
    """Return the same of those billed first: at most `FIRST_CREDITS`."""
    return _by_job(CreditRecord(*row) for row in _FIRST_CREDITS.rows(title_id))


def _by_job(records: Iterable[CreditRecord]) -> list[CreditRecord]:
    order: dict[str, int] = {job: place for place, job in enumerate(Job)}
    return sorted(records, key=lambda record: order[record.job])


def directors_of(title_ids: Iterable[int]) -> dict[int, list[str]]:
    """Return the names of the directors of each title, in billing order."""
    credits_ = Credit.objects.filter(title_id__in=set(title_ids), job=Job.DIRECTOR)
    names: dict[int, list[str]] = defaultdict(list)
    for title_id, name in credits_.order_by("title_id", "billing", "id").values_list("title_id", "person__name"):
        names[title_id].append(name)
    return names
