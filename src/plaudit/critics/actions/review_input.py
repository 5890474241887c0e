"""A review on its way in: what was given, read and judged, ready to be stored."""

from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import NamedTuple
from uuid import uuid4

from plaudit.critics.models import Byline
from plaudit.critics.queries.tally_records import TallyRecord
from plaudit.scoring.notation import PrintedRating, Scale, UnknownScaleError, UnreadableRatingError, read_rating
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import Verdict, decide

MAX_RATING = 100
# Counts, counts as top, contradicted, newer: the rule has not said yet.
UNPLACED = (False, False, False, None)
FORM = "form"


@dataclass(frozen=True, kw_only=True)
class ReviewInput:
    """A review as somebody or some file gives it.

    `covers` says whether it is of the whole title or of the first episodes alone. `label` is the critic's own verdict,
    `curated` that of a curator or of the file's own editors. `source` and
    `source_key` name it across imports: the same key is the same review, whatever has changed in it.
    """

    title_id: int
    byline: Byline
    quote: str = ""
    url: str = ""
    language: str = ""
    rating: str = ""
    label: Verdict | None = None
    curated: Verdict | None = None
    dated_on: date | None = None
    covers: Covers = Covers.WHOLE
    source: str = FORM
    source_key: str = field(default_factory=lambda: uuid4().hex)

    @cached_property
    def fingerprint(self) -> str:
        """What tells whether a source says something else than the last time."""
        said: tuple[object, ...] = (
            self.title_id, self.byline.pk, self.quote, self.url, self.language, self.rating, self.label,
            self.curated, self.dated_on,
        )  # fmt: skip
        # Only what is unusual is said, so that reviews from before there was a choice are what they were.
        if self.covers != Covers.WHOLE:
            said = (*said, self.covers.value)
        return blake2b(repr(said).encode(), digest_size=12).hexdigest()

    @cached_property
    def judgement(self) -> "Assessment":
        """What its rating is worth on the outlet's own scale, and its verdict."""
        outlet = self.byline.publication
        scale, cutoff = (outlet.scale, outlet.cutoff) if outlet else ("", None)
        return _judge(self.label, self.curated, self.rating, scale, cutoff)

    def review_row(self, pk: int, at: datetime) -> TallyRecord:
        """The review that it is about to be, for the rule that says which of them count."""
        judged = self.judgement
        return TallyRecord(
            pk, self.title_id, self.byline.pk, self.byline.critic_id, self.byline.publication_id,
            self.covers.value, judged.verdict, judged.numerator, judged.denominator, self.dated_on, at, None, *UNPLACED,
        )  # fmt: skip

    def content(self, at: datetime, member_id: int | None) -> tuple[object, ...]:
        """The values of `CONTENT`."""
        judged, byline = self.judgement, self.byline
        return (
            self.title_id, byline.pk, byline.critic_id, byline.publication_id, self.covers.value,
            self.url, self.quote, self.language,
            self.rating, judged.numerator, judged.denominator, judged.scale, judged.verdict, judged.by, member_id,
            judged.reason, at if judged.verdict else None, self.dated_on, self.source, self.source_key,
            self.fingerprint,
        )  # fmt: skip


# What a review says, and so what a later one of the same key says anew.
CONTENT = (
    "title_id", "byline_id", "critic_id", "publication_id", "covers", "url", "quote", "language", "rating",
    "value_numerator", "value_denominator", "scale", "verdict", "verdict_by", "verdict_member_id",
    "verdict_reason", "verdict_at", "dated_on", "source", "source_key", "source_hash",
)  # fmt: skip
# The part of it that stays once somebody here has judged the review.
VERDICT = frozenset({"verdict", "verdict_by", "verdict_member_id", "verdict_reason", "verdict_at"})


class Assessment(NamedTuple):
    """A printed rating read and judged, as it is stored: empty where it cannot be read or decided."""

    numerator: int | None
    denominator: int | None
    scale: str
    verdict: str
    by: str
    reason: str


# A few hundred printed ratings make up nearly all reviews.
@lru_cache(maxsize=8192)
def _judge(
    label: Verdict | None, curated: Verdict | None, printed: str, scale: str, cutoff: Fraction | None
) -> Assessment:
    rating = _read(printed, scale) if printed else None
    value = rating.value if rating else None
    decision = decide(critic=label, curator=curated, rating=rating, outlet_cutoff=cutoff)
    return Assessment(
        numerator=value.numerator if value is not None else None,
        denominator=value.denominator if value is not None else None,
        scale=rating.scale if rating else "",
        verdict=decision.verdict.value if decision.verdict else "",
        by=decision.by.value if decision.by else "",
        reason=decision.reason.value,
    )


def _read(printed: str, scale: str) -> PrintedRating | None:
    """The rating on the outlet's own scale; None if it cannot be read for certain."""
    try:
        return read_rating(printed, scale=Scale.parse(scale) if scale else None)
    except (UnreadableRatingError, UnknownScaleError):
        return None
