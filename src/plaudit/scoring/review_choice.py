"""Which of a named critic's reviews of one title counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from plaudit.scoring.rating import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCandidate:
    """One review, as far as it matters here.

    `dated_on` is the day it appeared, None where that is unknown; `entered_at` when it was entered;
    `top` whether its byline was a top one; `publication` None where it is unknown.
    """

    key: int
    dated_on: date | None
    top: bool
    entered_at: datetime
    verdict: Verdict | None
    publication: int | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class ReviewChoice:
    """The review that counts, None if none does.

    `superseded` says of each review that has a newer version in the same publication which one is
    the next; `contradicts` that the reviews do not all agree, so that somebody should look.
    """

    counts: int | None
    superseded: Mapping[int, int]
    contradicts: bool


def choose_review(candidates: Iterable[ReviewCandidate]) -> ReviewChoice:
    """Choose among one named critic's reviews of one title.

    The latest dated counts (an unknown date is before any known one), then the one of a top
    byline, then the latest entered, then the larger key. Withdrawn and undecided reviews take no
    part, so that a newer one which nobody has judged yet hides no older one. Reviews without a
    named critic are each their publication's own and are not to be chosen among: they all count.
    """
    live = sorted(filter(_takes_part, candidates), key=_standing)
    return ReviewChoice(
        counts=live[-1].key if live else None,
        superseded=_versions(live),
        contradicts=len({each.verdict for each in live}) > 1,
    )


def _takes_part(candidate: ReviewCandidate) -> bool:
    return candidate.verdict is not None and not candidate.withdrawn


def _standing(candidate: ReviewCandidate) -> tuple[date, bool, datetime, int]:
    return (candidate.dated_on or date.min, candidate.top, candidate.entered_at, candidate.key)


def _versions(in_order: list[ReviewCandidate]) -> dict[int, int]:
    by_publication: dict[int, list[int]] = {}
    for each in in_order:
        if each.publication is not None:
            by_publication.setdefault(each.publication, []).append(each.key)
    return {older: newer for keys in by_publication.values() for older, newer in pairwise(keys)}
