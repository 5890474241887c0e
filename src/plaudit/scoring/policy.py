"""The dated thresholds by which counts become scores and badges.

Every threshold stands in one table, `Policy.thresholds()`, which the public page on scores shows.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Self

from plaudit.scoring.tally import LIKED_FROM_HALF_STARS
from plaudit.scoring.verdict import GENERAL_CUTOFF

_LATER = re.compile(r"(?P<name>\S+) from (?P<start>\S+)", re.ASCII)


class ReleaseClass(StrEnum):
    """How a title comes out."""

    WIDE = "wide"
    LIMITED = "limited"
    FESTIVAL = "festival"
    STREAMING = "streaming"
    TELEVISION = "television"


class GrossBand(StrEnum):
    """The band of a title's expected expected_gross_band at the box office, in US dollars."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @classmethod
    def expected(cls, dollars: int, release_class: ReleaseClass | None = None) -> "GrossBand":
        """Up to 60 million (and every festival title) small, up to 120 million medium, else large.

        The bands are those Rotten Tomatoes announced in August 2024.
        """
        if release_class is ReleaseClass.FESTIVAL or dollars <= 60_000_000:
            return cls.SMALL
        return cls.MEDIUM if dollars <= 120_000_000 else cls.LARGE


class Unit(StrEnum):
    """What the number of a threshold counts."""

    REVIEWS = "reviews"
    RATINGS = "ratings"
    PERCENT = "percent"
    HALF_STARS = "half_stars"
    DAYS = "days"
    POINTS = "points"
    SEASONS = "seasons"


class Threshold(NamedTuple):
    """One threshold: a stable key, from which the site makes a label, and its value."""

    key: str
    value: int

    @property
    def unit(self) -> Unit:
        return next(unit for unit in Unit if f"_{unit}" in f"_{self.key}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeRules:
    """When a badge is won and lost."""

    win_percent: int
    lose_percent: int
    minimum: Mapping[ReleaseClass, int]
    settled_days: int

    def __post_init__(self) -> None:
        if not 0 <= self.lose_percent <= self.win_percent <= 100 or self.settled_days < 0:
            raise ValueError("A badge is lost no higher than it is won, and settles in zero days or more.")
        if set(self.minimum) != set(ReleaseClass):
            raise ValueError("A badge has a minimum for every release class.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One set of thresholds. Percentages are compared as they are shown, rounded half up.

    `reviews_to_show` by band of expected_gross_band, None where the expected_gross_band are not known;
    `certified.minimum` counts critics' reviews (`certified_season` those of a season, whatever its release class),
    `hot.minimum` verified ratings. A series with `series_seasons` seasons that have a score is their mean; one with
    fewer is judged by its own reviews, as a film is. A score is preliminary while its interval is at least
    `preliminary_points` percentage points wide.
    """

    name: str
    reviews_to_show: Mapping[GrossBand | None, int]
    fresh_percent: int
    certified: BadgeRules
    certified_season: int
    certified_top: int
    series_seasons: int
    ratings_to_show: int
    liked_percent: int
    hot: BadgeRules
    preliminary_points: int

    def __post_init__(self) -> None:
        if set(self.reviews_to_show) != {None, *GrossBand}:
            raise ValueError("A policy has a minimum for every band of expected_gross_band and for none.")
        if self.series_seasons < 1:
            raise ValueError("A series needs at least one season for a score made of seasons.")

    def is_mean_of_seasons(self, seasons: int) -> bool:
        """Whether a series with so many seasons that have a score is their mean."""
        return seasons >= self.series_seasons

    def minimum_reviews(self, expected_gross_band: GrossBand | None = None) -> int:
        """Critics' reviews that a title needs before its score is shown."""
        return self.reviews_to_show[expected_gross_band]

    def certified_minimum(self, release_class: ReleaseClass, *, is_season: bool = False) -> int:
        """Critics' reviews that Certified Fresh needs."""
        return self.certified_season if is_season else self.certified.minimum[release_class]

    def hot_minimum(self, release_class: ReleaseClass) -> int:
        """Verified ratings that Verified Hot needs."""
        return self.hot.minimum[release_class]

    def thresholds(self) -> tuple[Threshold, ...]:
        """Every threshold in the order in which a page explains them; the keys are stable."""
        return tuple(Threshold(key, value) for key, value in self._thresholds())

    def _thresholds(self) -> Iterator[tuple[str, int]]:
        yield "review_fresh_from_percent", int(100 * GENERAL_CUTOFF)
        yield "score_fresh_from_percent", self.fresh_percent
        for expected_gross_band, reviews in self.reviews_to_show.items():
            yield f"score_shown_from_reviews_gross_{expected_gross_band or 'unknown'}", reviews
        yield "score_preliminary_from_points", self.preliminary_points
        yield from _badge_thresholds("certified", self.certified, Unit.REVIEWS)
        yield "certified_from_reviews_season", self.certified_season
        yield "certified_from_top_reviews", self.certified_top
        yield "series_shown_from_seasons", self.series_seasons
        yield "rating_liked_from_half_stars", LIKED_FROM_HALF_STARS
        yield "audience_liked_from_percent", self.liked_percent
        yield "audience_shown_from_ratings", self.ratings_to_show
        yield from _badge_thresholds("hot", self.hot, Unit.RATINGS)


def _badge_thresholds(badge: str, terms: BadgeRules, unit: Unit) -> Iterator[tuple[str, int]]:
    yield f"{badge}_won_from_percent", terms.win_percent
    yield f"{badge}_lost_below_percent", terms.lose_percent
    yield f"{badge}_settled_after_days", terms.settled_days
    for release_class, minimum in terms.minimum.items():
        yield f"{badge}_from_{unit}_{release_class}", minimum


def _by_gross_band(*, small: int, medium: int, large: int, unknown: int) -> Mapping[GrossBand | None, int]:
    return MappingProxyType({GrossBand.SMALL: small, GrossBand.MEDIUM: medium, GrossBand.LARGE: large, None: unknown})


def _by_release(*, wide: int, other: int) -> Mapping[ReleaseClass, int]:
    return MappingProxyType({each: wide if each is ReleaseClass.WIDE else other for each in ReleaseClass})


# As Rotten Tomatoes published its rules until August 2024; the counts of ratings are ours,
# since it never named its own, and so is the number of seasons.
CLASSIC = Policy(
    name="classic",
    reviews_to_show=_by_gross_band(small=5, medium=5, large=5, unknown=5),
    fresh_percent=60,
    certified=BadgeRules(
        win_percent=75,
        lose_percent=70,
        minimum=_by_release(wide=80, other=40),
        settled_days=7,
    ),
    certified_season=20,
    certified_top=5,
    series_seasons=1,
    ratings_to_show=50,
    liked_percent=60,
    hot=BadgeRules(
        win_percent=90,
        lose_percent=80,
        minimum=_by_release(wide=500, other=250),
        settled_days=7,
    ),
    preliminary_points=30,
)

# As it announced on 21 August 2024: how many reviews a score needs depends on expected expected_gross_band.
POLICY_2024 = replace(
    CLASSIC,
    name="2024",
    reviews_to_show=_by_gross_band(small=10, medium=20, large=40, unknown=10),
)

POLICIES: Mapping[str, Policy] = MappingProxyType({policy.name: policy for policy in (CLASSIC, POLICY_2024)})


@dataclass(frozen=True, slots=True)
class PolicyTimeline:
    """The policies of a site: the first, and those that followed it with the day each began."""

    first: Policy
    later: tuple[tuple[date, Policy], ...] = ()

    def __post_init__(self) -> None:
        starts = [start for start, _ in self.later]
        if starts != sorted(set(starts)):
            raise ValueError("The policies of a timeline follow each other, each from a later day.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a setting such as "classic" or "classic, 2024 from 2024-08-21".

        Raises ValueError with a sentence that says what is wrong and what can be written.
        """
        first, *later = (part.strip() for part in text.split(","))
        return cls(_policy(first), tuple(_dated(part) for part in later))

    def at(self, moment: date) -> Policy:
        """The policy in force on a day; of an aware datetime, on the day that its own zone says."""
        day = _day(moment)
        return next((policy for start, policy in self.later[::-1] if start <= day), self.first)

    def at_title(self, moment: date, first_shown_on: date | None) -> Policy:
        """The policy whose minimum of reviews a title has at a moment.

        It is the one in force, but a title that was first shown under an earlier policy keeps that
        one's. A title whose first showing is not known, or still to come, has no earlier one.
        """
        day = _day(moment)
        return self.at(day if first_shown_on is None else min(day, _day(first_shown_on)))

    def minimum_reviews(
        self, moment: date, first_shown_on: date | None = None, expected_gross_band: GrossBand | None = None
    ) -> int:
        """Critics' reviews that a title needs, at a moment, for its score to be shown."""
        return self.at_title(moment, first_shown_on).minimum_reviews(expected_gross_band)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _policy(name: str) -> Policy:
    try:
        return POLICIES[name]
    except KeyError:
        known = " and ".join(POLICIES)
        raise ValueError(
            f"There is no scoring policy {name!r}: there are {known}. "
            'Write one of them, or several with a day, such as "classic, 2024 from 2024-08-21".'
        ) from None


def _dated(part: str) -> tuple[date, Policy]:
    match = _LATER.fullmatch(part)
    if not match:
        raise ValueError(
            f"A later scoring policy needs the day it begins, but {part!r} has none: "
            'write it as in "classic, 2024 from 2024-08-21".'
        )
    return _start(match["start"]), _policy(match["name"])


def _start(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"A scoring policy cannot begin on {text!r}: write a day such as 2024-08-21.") from None
