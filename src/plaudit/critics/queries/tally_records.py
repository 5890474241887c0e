"""Reviews as plain rows, for the rule that says which of them count."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from plaudit.bulk import lookups  # noqa: F401 - knows `any_of`
from plaudit.critics.models import Review, TopStatus


class TallyRecord(NamedTuple):
    """The columns of a review that decide whether and how it counts, and those that this decides."""

    id: int
    title_id: int
    byline_id: int
    critic_id: int | None
    publication_id: int | None
    covers: str
    verdict: str
    value_numerator: int | None
    value_denominator: int | None
    dated_on: date | None
    entered_at: datetime
    withdrawn_at: datetime | None
    counts: bool
    counts_as_top: bool
    contradicted: bool
    newer_id: int | None


def tally_records(title_ids: Collection[int]) -> dict[int, list[TallyRecord]]:
    """Every review of each title, also those that are withdrawn or undecided."""
    rows: dict[int, list[TallyRecord]] = {pk: [] for pk in title_ids}
    found = Review.objects.filter(title_id__any_of=title_ids).order_by("id").values_list(*TallyRecord._fields)
    for row in found.iterator(chunk_size=5000):
        rows[row[1]].append(TallyRecord._make(row))
    return rows


class CountedReviewRecord(NamedTuple):
    """What a review that counts adds to its title's counts, and when it appeared."""

    title_id: int
    verdict: str
    dated_on: date | None
    counts_as_top: bool


def counted_reviews(title_ids: Collection[int]) -> dict[int, list[CountedReviewRecord]]:
    """The reviews of each title that enter its score."""
    rows: dict[int, list[CountedReviewRecord]] = {pk: [] for pk in title_ids}
    counted = Review.objects.filter(title_id__any_of=title_ids).of_the_whole().counted()
    found = counted.order_by("id").values_list(*CountedReviewRecord._fields)
    for row in found.iterator(chunk_size=5000):
        rows[row[0]].append(CountedReviewRecord._make(row))
    return rows


Period = tuple[date, date]


class TopStatuses:
    """Which bylines and publications are top, and when; read once for many reviews."""

    def __init__(self) -> None:
        self.of_bylines: dict[int, list[Period]] = defaultdict(list)
        self.of_publications: dict[int, list[Period]] = defaultdict(list)

    @classmethod
    def load(cls, rows: Iterable[TallyRecord]) -> "TopStatuses":
        """The statuses of every byline and publication among the rows, in two queries."""
        statuses = cls()
        bylines, publications = set(), set()
        for row in rows:
            bylines.add(row.byline_id)
            publications.add(row.publication_id)
        periods = TopStatus.objects.values_list("byline_id", "publication_id", "starts_on", "ends_on")
        for byline, publication, start, end in [
            *periods.filter(byline__any_of=bylines),
            *periods.filter(publication__any_of=publications),
        ]:
            period = (start or date.min, end or date.max)
            if byline:
                statuses.of_bylines[byline].append(period)
            else:
                statuses.of_publications[publication].append(period)
        return statuses

    def hold(self, row: TallyRecord, today: date) -> bool:
        """Whether a review is by a top critic: on its date, or today where its date is unknown."""
        day = row.dated_on or today
        periods = [
            *self.of_bylines.get(row.byline_id, ()),
            *self.of_publications.get(row.publication_id or 0, ()),
        ]
        return any(start <= day <= end for start, end in periods)
