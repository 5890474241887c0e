"""The account of a score for programs: the counts, what is shown of them, and since when."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from plaudit.scoreboard.displayed_scores import current_policy, displayed_score
from plaudit.scoreboard.models import Score
from plaudit.scoring.rounding import half_up
from plaudit.scoring.score import AudienceScore, CriticScore


def score_report(score: Score) -> dict[str, Any]:
    """Everything that a stored score (with its title) says, as plain values ready for JSON.

    Percentages are whole; averages are out of ten for critics and out of five for the audience, rounded to two
    decimals, halves up; `shown` is false and percent null while there are not enough reviews or ratings.
    """
    title = score.title
    now = displayed_score(score, title.expected_gross_band)
    return {
        "title": {"name": title.name, "year": title.year, "slug": title.slug},
        "policy": current_policy().name,
        "critics": {
            **_critics(now.critics),
            "seasons": now.critics.seasons.seasons if now.critics.seasons else None,
            "since": _moment(now.critics_since),
            "certified_fresh": now.certified,
            "certified_fresh_since": _moment(now.certified_since),
        },
        "top_critics": _critics(now.top_critics),
        "first_episodes": {"fresh": now.first_episodes.fresh, "rotten": now.first_episodes.rotten},
        "audience": {
            **_audience(now.audience),
            "since": _moment(now.audience_since),
            "verified_hot": now.hot,
            "verified_hot_since": _moment(now.hot_since),
        },
        "verified": _audience(now.verified),
    }


def _critics(score: CriticScore) -> dict[str, Any]:
    tally = score.tally
    return {
        "fresh": tally.fresh,
        "rotten": tally.rotten,
        "reviews": tally.counted,
        **_common(score),
        "rated": score.rated,
    }


def _audience(score: AudienceScore) -> dict[str, Any]:
    tally = score.tally
    return {
        "half_stars": list(tally.counts),
        "liked": tally.liked,
        "ratings": tally.ratings,
        **_common(score),
    }


def _common(score: CriticScore | AudienceScore) -> dict[str, Any]:
    return {
        "shown": score.shown,
        "missing": score.missing,
        "percent": score.percent,
        "average": _decimal(score.average),
        "interval": list(score.interval) if score.interval else None,
        "band": score.band.value if score.band else None,
        "preliminary": score.preliminary,
    }


def _decimal(value: Fraction | None) -> float | None:
    return None if value is None else half_up(value * 100) / 100


def _moment(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
