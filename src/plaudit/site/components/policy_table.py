"""The table of a policy's thresholds, in words."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plaudit.catalog.models import RELEASE_CLASSES
from plaudit.scoring.policy import Policy, Threshold, Unit
from plaudit.site.formatting import formats

RELEASE_ROWS = {
    "certified_from_reviews_": gettext_lazy("Certified Fresh needs, %(release)s"),
    "hot_from_ratings_": gettext_lazy("Verified Hot needs, %(release)s"),
}
LABELS: dict[str, str | Promise] = {
    "review_fresh_from_percent": gettext_lazy("A printed rating means fresh from"),
    "score_fresh_from_percent": gettext_lazy("A critics' score is fresh from"),
    "score_shown_from_reviews_gross_small": gettext_lazy(
        "A critics' score is shown from, with a small expected box office"
    ),
    "score_shown_from_reviews_gross_medium": gettext_lazy(
        "A critics' score is shown from, with a medium expected box office"
    ),
    "score_shown_from_reviews_gross_large": gettext_lazy(
        "A critics' score is shown from, with a large expected box office"
    ),
    "score_shown_from_reviews_gross_unknown": gettext_lazy("A critics' score is shown from"),
    "score_preliminary_from_points": gettext_lazy("A score is preliminary while its interval spans at least"),
    "certified_won_from_percent": gettext_lazy("Certified Fresh is won from"),
    "certified_lost_below_percent": gettext_lazy("Certified Fresh is lost below"),
    "certified_settled_after_days": gettext_lazy("It is won or lost only after this has held for"),
    "certified_from_reviews_season": gettext_lazy("Certified Fresh needs, season of a series"),
    "series_shown_from_seasons": gettext_lazy("A series is the mean of its seasons with a score from"),
    "certified_from_top_reviews": gettext_lazy("Certified Fresh needs, by top critics"),
    "rating_liked_from_half_stars": gettext_lazy("A rating counts as liked from"),
    "audience_liked_from_percent": gettext_lazy("An audience score is liked from"),
    "audience_shown_from_ratings": gettext_lazy("An audience score is shown from"),
    "hot_won_from_percent": gettext_lazy("Verified Hot is won from"),
    "hot_lost_below_percent": gettext_lazy("Verified Hot is lost below"),
    "hot_settled_after_days": gettext_lazy("It is won or lost only after this has held for"),
}


class ThresholdView(NamedTuple):
    """One line of the table."""

    label: str
    value: str


def thresholds(policy: Policy) -> list[ThresholdView]:
    """Every threshold of a policy; bands of the expected box office that do not differ are one line."""
    rows = policy.thresholds()
    if len(set(policy.reviews_to_show.values())) == 1:
        rows = tuple(row for row in rows if "_gross_" not in row.key or "unknown" in row.key)
    return [ThresholdView(_label(row.key), _value(row)) for row in rows]


def _label(key: str) -> str:
    if key in LABELS:
        return str(LABELS[key])
    for start, label in RELEASE_ROWS.items():
        if key.startswith(start):
            names = {each.value: name for each, name in RELEASE_CLASSES.items()}
            release = str(names[key.removeprefix(start)]).lower()
            return str(label) % {"release": release}
    return key.replace("_", " ")


def _value(row: Threshold) -> str:
    value = row.value
    if row.unit is Unit.PERCENT:
        return formats.percent(value)
    if row.unit is Unit.HALF_STARS:
        return _("%(amount)s stars") % {"amount": formats.stars(value)}
    return _counted(row.unit, value) % {"amount": formats.number(value)}


def _counted(unit: Unit, value: int) -> str:
    words = {
        Unit.DAYS: ngettext("%(amount)s day", "%(amount)s days", value),
        Unit.POINTS: ngettext("%(amount)s point", "%(amount)s points", value),
        Unit.SEASONS: ngettext("%(amount)s season", "%(amount)s seasons", value),
        Unit.REVIEWS: ngettext("%(amount)s review", "%(amount)s reviews", value),
        Unit.RATINGS: ngettext("%(amount)s rating", "%(amount)s ratings", value),
    }
    return words[unit]
