"""Ratings that are themselves a verdict and have no value: thumbs, "Recommended", R and N."""

import re

from plaudit.scoring.rating import PrintedRating, Verdict

_EXACT = {"R": Verdict.FRESH, "N": Verdict.ROTTEN}
_FRESH = (
    *("recommended", "highly recommended", "strongly recommended", "recommend", "fresh"),
    *("see it", "must see", "must-see", "empfohlen", "empfehlenswert", "sehr empfehlenswert"),
    *("recommandé", "recomendado", "recomendada", "consigliato"),
)
_ROTTEN = (
    *("not recommended", "do not recommend", "don't recommend", "rotten"),
    *("skip it", "nicht empfohlen", "nicht empfehlenswert", "nicht zu empfehlen"),
    *("non recommandé", "pas recommandé", "déconseillé"),
    *("no recomendado", "no recomendada", "não recomendado", "sconsigliato"),
)
_PHRASES = {
    **dict.fromkeys(_FRESH, Verdict.FRESH),
    **dict.fromkeys(_ROTTEN, Verdict.ROTTEN),
}
_THUMB = {
    "up": Verdict.FRESH,
    "👍": Verdict.FRESH,
    "down": Verdict.ROTTEN,
    "👎": Verdict.ROTTEN,
}
_THUMBS = re.compile(
    r"(?:(?:two |2 |a |one )?thumbs?[ -](?P<way>up|down))"
    r"|(?P<thumb>👍|👎)[\U0001f3fb-\U0001f3ff]?(?:(?P=thumb)[\U0001f3fb-\U0001f3ff]?)?"
)


def read_verdict(text: str) -> PrintedRating | None:
    """The verdict of a tidied text. "R" and "N" are read only as these capitals, alone."""
    folded = text.casefold()
    if thumbs := _THUMBS.fullmatch(folded):
        return _verdict(_THUMB[thumbs["way"] or thumbs["thumb"]])
    return _verdict(_EXACT.get(text) or _PHRASES.get(folded))


def _verdict(verdict: Verdict | None) -> PrintedRating | None:
    return PrintedRating(None, "verdict", verdict) if verdict else None
