"""A title: both scores and how they are made, the film's facts, its people, and what is said of it."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.audience.queries.pages import first_comments_of
from plaudit.catalog.models import Job, Title
from plaudit.catalog.queries.credits import FIRST_CREDITS, CreditRecord, first_credits_of
from plaudit.catalog.queries.titles import genres_of
from plaudit.critics.models import Consensus
from plaudit.critics.queries.pages import first_reviews_of
from plaudit.scoreboard.displayed import DisplayedScore, displayed_score, score_of
from plaudit.scoreboard.models import Score
from plaudit.site import parts
from plaudit.site.components import icons, posters
from plaudit.site.components.icons import Mark
from plaudit.site.components.posters import Portrait, Poster
from plaudit.site.components.reviews import ShownComment, ShownReview, is_demo, shown_comment, shown_reviews
from plaudit.site.formatting import formats, labels
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.title_metadata import FIRST_CAST, TitleData
from plaudit.site.parts.television import Television

DEMO = "demo"


class Face(NamedTuple):
    """Somebody of the cast or crew, with the part they have."""

    name: str
    url: str
    portrait: Portrait
    part: str


class Tab(NamedTuple):
    """Reviews of one sort: what they are called, how many, and where."""

    key: str
    label: str
    reviews: int
    url: str


@dataclass(frozen=True, slots=True)
class TitlePage:
    """All that the page of a title shows."""

    head: Head
    title: Title
    poster: Poster
    kind: str
    facts: list[str]
    genres: list[tuple[str, str]]
    shown: DisplayedScore
    critics_mark: Mark
    audience_mark: Mark
    consensus: Consensus | None
    crew: list[tuple[str, list[Face]]]
    cast: list[Face]
    further_cast: list[Face]
    more_credits: bool
    tabs: list[Tab]
    reviews: list[ShownReview]
    comments: list[ShownComment]
    parts: dict[str, object | None]
    is_demo: bool

    @property
    def known(self) -> bool:
        """Whether any fact stands in the list beside the synopsis."""
        title = self.title
        told = (title.languages, title.countries, title.released_on, title.runtime, title.age_rating)
        return bool(self.crew or self.genres or any(told))

    @classmethod
    def load(cls, title: Title) -> Self:
        """Four queries beside the one that found the title, and one for each of the parts."""
        score = score_of(title)
        consensus = getattr(title, "consensus", None)
        genres = [(slug, labels.genre(slug, name)) for slug, name in genres_of(title.pk)]
        credits_ = first_credits_of(title.pk)
        rows = first_reviews_of(title.pk)
        seen = displayed_score(score, title.expected_gross_band)
        cast = [face(row) for row in credits_ if row.job == Job.ACTOR]
        crew = _crew(credits_)
        directors = [row.name for row in credits_ if row.job == Job.DIRECTOR]
        reviews = shown_reviews(rows)
        loaded = parts.load(title)
        around = loaded["television"]
        known = TitleData(
            title=title,
            seen=seen,
            directors=directors,
            cast=[face.name for face in cast],
            genres=[name for _slug, name in genres],
            reviews=reviews,
            television=around if isinstance(around, Television) else None,
        )
        return cls(
            head=known.head(),
            title=title,
            poster=posters.of(title, directors[0] if directors else ""),
            kind=str(labels.KINDS[title.kind]),
            facts=_facts(title, genres),
            genres=genres,
            shown=seen,
            critics_mark=icons.of_critics(seen.critics.band, certified=seen.certified),
            audience_mark=icons.of_audience(seen.audience.band, hot=seen.hot),
            consensus=consensus,
            crew=crew,
            cast=cast[:FIRST_CAST],
            further_cast=cast[FIRST_CAST:],
            more_credits=len(credits_) == FIRST_CREDITS,
            tabs=tabs(title.slug, score),
            reviews=reviews,
            comments=[shown_comment(row) for row in first_comments_of(title.pk)],
            parts=loaded,
            is_demo=title.origin == DEMO or is_demo(rows),
        )


@public_view
def title_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("title.html", TitlePage.load(title))


def tabs(slug: str, score: Score) -> list[Tab]:
    """The four sorts of reviews, each at its own URL; of a season those of its first episodes too."""
    base = page_url("reviews", slug)
    counts = {
        "all": (_("All critics"), score.fresh + score.rotten),
        "top": (_("Top critics"), score.top_fresh + score.top_rotten),
        "fresh": (_("Fresh"), score.fresh),
        "rotten": (_("Rotten"), score.rotten),
    }
    if score.first_episodes.counted:
        counts["first"] = (_("First episodes"), score.first_episodes.counted)
    return [
        Tab(key, label, count, base if key == "all" else f"{base}?show={key}") for key, (label, count) in counts.items()
    ]


def face(row: CreditRecord) -> Face:
    """Somebody with their portrait, or one of their initials."""
    return Face(row.name, page_url("person", row.slug), posters.portrait(row.name, row.portrait), row.character)


def _crew(rows: list[CreditRecord]) -> list[tuple[str, list[Face]]]:
    by_job: dict[str, list[Face]] = {}
    for row in rows:
        if row.job != Job.ACTOR:
            by_job.setdefault(row.job, []).append(face(row))
    return [(labels.credited(job, len(faces)), faces) for job, faces in by_job.items()]


def _facts(title: Title, genres: list[tuple[str, str]]) -> list[str]:
    """What stands in one line beneath the name."""
    facts = [str(title.year) if title.year else _("Year unknown")]
    if genres:
        facts.append(formats.listed_loosely([name for _slug, name in genres[:3]]))
    if title.runtime:
        facts.append(formats.runtime(title.runtime))
    if title.age_rating:
        facts.append(_("Rated %(rating)s") % {"rating": title.age_rating})
    return facts
