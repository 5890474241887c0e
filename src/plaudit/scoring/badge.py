"""Certified Fresh and Verified Hot: badges that are won and lost only by scores that have settled.

A badge is won at one percentage and lost below a lower one (hysteresis), each only when that has
held without a break for a number of days. The rules are those Rotten Tomatoes has published for
its badges of these names; how long a score must hold is ours, since it never said.

Moments are days, or aware datetimes; one history holds only one kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plaudit.scoring.policy import BadgeRules, Policy, ReleaseClass
from plaudit.scoring.tally import AudienceTally, CriticCounts


class BadgeReason(StrEnum):
    """Why a badge changed hands."""

    QUALIFIED = "qualified"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BadgeEligibility:
    """How a tally stands to a badge: enough to win it, so little as to lose it, or between."""

    qualifies: bool
    fails: bool


@dataclass(frozen=True, slots=True)
class BadgeState:
    """Whether a badge is held and since when, and since when a change of that has been pending.

    `since` is None until the badge first changes; `pending_since` is None unless a title without
    the badge qualifies, or one with it fails.
    """

    held: bool = False
    since: date | None = None
    pending_since: date | None = None


@dataclass(frozen=True, slots=True)
class BadgeChange:
    """A badge won (`held`) or lost on a day."""

    on: date
    held: bool
    because: BadgeReason


@dataclass(frozen=True, slots=True)
class BadgeHistory:
    """The changes of a badge, oldest first, and where they leave it."""

    changes: list[BadgeChange]
    state: BadgeState


def certified_eligibility(
    counts: CriticCounts, policy: Policy, release_class: ReleaseClass, *, is_season: bool = False
) -> BadgeEligibility:
    """How critics' counts stand to Certified Fresh: it takes percentage, reviews and top reviews.

    It is lost under any of these counts too. Of television only a season or a single film should
    be asked about, never a whole series.
    """
    minimum = policy.certified_minimum(release_class, is_season=is_season)
    enough = counts.all.counted >= minimum and counts.top.counted >= policy.certified_top
    by_percent = _by_percent(counts.all.percent_fresh, policy.certified)
    return BadgeEligibility(enough and by_percent.qualifies, by_percent.fails or not enough)


def hot_eligibility(verified: AudienceTally, policy: Policy, release_class: ReleaseClass) -> BadgeEligibility:
    """How verified ratings stand to Verified Hot; fewer ratings alone do not lose it."""
    enough = verified.ratings >= policy.hot_minimum(release_class)
    by_percent = _by_percent(verified.percent_liked, policy.hot)
    return BadgeEligibility(enough and by_percent.qualifies, by_percent.fails)


def _by_percent(percent: int | None, terms: BadgeRules) -> BadgeEligibility:
    if percent is None:
        return BadgeEligibility(qualifies=False, fails=True)
    return BadgeEligibility(percent >= terms.win_percent, percent < terms.lose_percent)


def update_badge(
    state: BadgeState,
    moment: date,
    *,
    qualifies: bool,
    fails: bool,
    settled_days: int,
) -> tuple[BadgeState, list[BadgeChange]]:
    """Where a badge stands after its tally changed at a moment, and how it changed on the way.

    What was pending and has settled by then takes effect first, on the day it was due. Raises
    ValueError where a tally both qualifies and fails.
    """
    if qualifies and fails:
        raise ValueError("A tally cannot qualify for a badge and fail it at once.")
    state, before = apply_pending(state, moment, settled_days=settled_days)
    moving = fails if state.held else qualifies
    state = replace(state, pending_since=(state.pending_since or moment) if moving else None)
    state, after = apply_pending(state, moment, settled_days=settled_days)
    return state, [*before, *after]


def apply_pending(state: BadgeState, moment: date, *, settled_days: int) -> tuple[BadgeState, list[BadgeChange]]:
    """The same, where nothing happened but that time passed until a moment."""
    day = pending_until(state, settled_days=settled_days)
    if day is None or day > moment:
        return state, []
    because = BadgeReason.FAILED if state.held else BadgeReason.QUALIFIED
    change = BadgeChange(on=day, held=not state.held, because=because)
    return BadgeState(held=change.held, since=day), [change]


def pending_until(state: BadgeState, *, settled_days: int) -> date | None:
    """When the pending change takes effect if nothing happens before; None if none is pending."""
    if state.pending_since is None:
        return None
    return state.pending_since + timedelta(days=settled_days)


def replay(standings: Iterable[tuple[date, BadgeEligibility]], *, settled_days: int, until: date) -> BadgeHistory:
    """The history of a badge from how its tally stood, at each change of it, up to a moment.

    The order matters only within one moment; what comes after `until` is left out.
    """
    state, changes = BadgeState(), list[BadgeChange]()
    for moment, standing in sorted(standings, key=lambda dated: dated[0]):
        if moment <= until:
            state, more = update_badge(
                state,
                moment,
                qualifies=standing.qualifies,
                fails=standing.fails,
                settled_days=settled_days,
            )
            changes += more
    state, last = apply_pending(state, until, settled_days=settled_days)
    return BadgeHistory([*changes, *last], state)


def certified_history(
    events: Iterable[tuple[date, CriticCounts]],
    *,
    policy: Policy,
    release_class: ReleaseClass,
    until: date,
    is_season: bool = False,
) -> list[BadgeChange]:
    """When Certified Fresh was won and lost, from the counts after each review."""
    standings = [
        (moment, certified_eligibility(counts, policy, release_class, is_season=is_season)) for moment, counts in events
    ]
    terms = policy.certified
    return replay(standings, settled_days=terms.settled_days, until=until).changes


def hot_history(
    events: Iterable[tuple[date, AudienceTally]],
    *,
    policy: Policy,
    release_class: ReleaseClass,
    until: date,
) -> list[BadgeChange]:
    """When Verified Hot was won and lost, from the tallies of verified ratings."""
    standings = [(moment, hot_eligibility(verified, policy, release_class)) for moment, verified in events]
    return replay(standings, settled_days=policy.hot.settled_days, until=until).changes
