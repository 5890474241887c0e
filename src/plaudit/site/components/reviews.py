"""Reviews as pages show them: every text ready, so that a template only places it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.audience.queries.reviews import AudienceReviewRecord
from plaudit.critics.queries.reviews import OlderReview, ReviewRecord
from plaudit.listing.cards import TitleCard
from plaudit.site.charts.shapes import stars
from plaudit.site.components.icons import VERDICTS, Mark
from plaudit.site.formatting import formats, labels
from plaudit.site.http.urls import external_url, page_url

DEMO = "demo"
# Of a long audience review so many signs are shown, unless hardly more would be left; a short line takes a whole one.
OPENING = 700
SPARED = 200
LINE = 80


class ShownReview(NamedTuple):
    """A critic's review; links are "" where they would lead nowhere."""

    mark: Mark
    quote: str
    language: str
    rating: str
    critic: str
    critic_link: str
    publication: str
    publication_link: str
    top: bool
    on: date | None
    day: str
    link: str
    decided: str
    contradicted: bool
    older: tuple[str, ...]
    title: TitleCard | None


class ShownComment(NamedTuple):
    """An audience review; `rest` is what of a long one is folded away."""

    name: str
    super_reviewer: bool
    stars: str
    rating: str
    iso: str
    day: str
    spoiler: bool
    paragraphs: tuple[str, ...]
    rest: tuple[str, ...]


def shown_review(
    row: ReviewRecord, *, older: Iterable[OlderReview] = (), title: TitleCard | None = None
) -> ShownReview:
    """A review with its texts made."""
    return ShownReview(
        mark=VERDICTS[row.verdict],
        quote=row.quote,
        language=row.language,
        rating=row.rating,
        critic=row.critic_name or "",
        critic_link=page_url("critic", row.critic_slug) if row.critic_slug else "",
        publication=row.publication_name or "",
        publication_link=(page_url("publication", row.publication_slug) if row.publication_slug else ""),
        top=row.counts_as_top,
        on=row.dated_on,
        day=formats.day(row.dated_on) if row.dated_on else "",
        link=external_url(row.url),
        decided=_decided(row),
        contradicted=row.contradicted,
        older=tuple(_older(review) for review in older),
        title=title,
    )


def shown_reviews(rows: Iterable[ReviewRecord], titles: Mapping[int, TitleCard] | None = None) -> list[ShownReview]:
    """Reviews in their order, each with its title where the page is not about one title."""
    titles = titles or {}
    return [shown_review(row, title=titles.get(row.title_id)) for row in rows]


def shown_comment(row: AudienceReviewRecord) -> ShownComment:
    """An audience review with its texts made."""
    paragraphs = [part.strip() for part in row.text.split("\n") if part.strip()]
    # What tells the plot is folded as a whole already.
    opening, rest = (paragraphs, []) if row.spoiler else opening_and_rest(paragraphs)
    half_stars = row.half_stars or 0
    return ShownComment(
        name=row.name or row.username,
        super_reviewer=row.super_reviewer_since is not None,
        stars=stars(half_stars),
        rating=spoken(half_stars) if half_stars else "",
        iso=formats.iso(row.written_at),
        day=formats.day(row.written_at),
        spoiler=row.spoiler,
        paragraphs=tuple(opening),
        rest=tuple(rest),
    )


def spoken(half_stars: int) -> str:
    """Half-stars as somebody would say them: 3.5 of 5 stars."""
    return _("%(amount)s of 5 stars") % {"amount": formats.stars(half_stars)}


def opening_and_rest(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """A long text in two: about `OPENING` signs, cut between words where there are any, and what follows."""
    room = OPENING
    for place, paragraph in enumerate(paragraphs):
        if len(paragraph) > room + SPARED:
            cut = paragraph.rfind(" ", 0, room) + 1 or room
            opening = [*paragraphs[:place], f"{paragraph[:cut].rstrip()} …"] if cut else paragraphs[:place]
            return opening, [paragraph[cut:], *paragraphs[place + 1 :]]
        room -= max(len(paragraph), LINE)
        if room <= 0 and paragraphs[place + 1 :]:
            return paragraphs[: place + 1], paragraphs[place + 1 :]
    return paragraphs, []


def has_demo_reviews(rows: Iterable[ReviewRecord]) -> bool:
    """Whether one of these is the demo's."""
    return any(row.critic_origin == DEMO for row in rows)


def _decided(row: ReviewRecord) -> str:
    return str(labels.DECIDED.get(row.verdict_by, ""))


def _older(review: OlderReview) -> str:
    when = formats.day(review.dated_on) if review.dated_on else _("an unknown day")
    values = {
        "day": when,
        "verdict": VERDICTS[review.verdict].word,
        "rating": review.rating or _("no rating"),
    }
    return _("Replaces a review of %(day)s: %(verdict)s, %(rating)s.") % values
