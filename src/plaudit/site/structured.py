"""JSON-LD: what a page says, for programs that read pages."""

import json
from typing import Any

TYPES = {"film": "Movie", "series": "TVSeries", "season": "TVSeason", "episode": "TVEpisode"}
ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def block(content: dict[str, Any]) -> str:
    """Schema.org text that can stand inside a script element: nothing in it can end the element."""
    kept = {key: value for key, value in content.items() if value not in (None, "", [], {})}
    text = json.dumps({"@context": "https://schema.org", **kept}, ensure_ascii=False)
    return text.translate(ESCAPED)


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def duration(minutes: int | None) -> str:
    """A length as ISO 8601 writes it."""
    return f"PT{minutes}M" if minutes else ""


def percentage(name: str, percent: int | None, counted: str, count: int) -> dict[str, Any] | None:
    """A score of 0 to 100 over `count` reviews or ratings (`counted` names which)."""
    if percent is None:
        return None
    return {
        "@type": "AggregateRating",
        "name": name,
        "ratingValue": percent,
        "bestRating": 100,
        "worstRating": 0,
        counted: count,
    }
