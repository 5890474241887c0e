"""The marks beside scores and reviews: each a shape and a word, never a colour alone."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plaudit.scoring.score import AudienceBand, CriticBand


class Mark(NamedTuple):
    """The name of a drawing in `components/sprite.html`, and what it means."""

    symbol: str
    word: str | Promise


FRESH = Mark("fresh", _("Fresh"))
ROTTEN = Mark("rotten", _("Rotten"))
CERTIFIED = Mark("certified", _("Certified Fresh"))
UNRIPE = Mark("unripe", _("Not enough reviews yet"))
LIKED = Mark("liked", _("Liked"))
DISLIKED = Mark("disliked", _("Not liked"))
HOT = Mark("hot", _("Verified Hot"))
UNSEATED = Mark("unseated", _("Not enough ratings yet"))

ALL = (FRESH, ROTTEN, CERTIFIED, UNRIPE, LIKED, DISLIKED, HOT, UNSEATED)
VERDICTS = {"fresh": FRESH, "rotten": ROTTEN}


def of_critics(band: CriticBand | None, *, certified: bool) -> Mark:
    """The mark of a critics' score; of none yet, where there is no band."""
    if band is None:
        return UNRIPE
    if certified:
        return CERTIFIED
    return FRESH if band is CriticBand.FRESH else ROTTEN


def of_audience(band: AudienceBand | None, *, hot: bool) -> Mark:
    """The mark of an audience score; of none yet, where there is no band."""
    if band is None:
        return UNSEATED
    if hot:
        return HOT
    return LIKED if band is AudienceBand.LIKED else DISLIKED
