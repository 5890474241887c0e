"""All tokens and components on one page, for those who build pages. In development alone."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from plaudit.scoreboard.displayed_scores import DisplayedScore, displayed_score
from plaudit.scoreboard.models import Score
from plaudit.site.components import icons as marks
from plaudit.site.components import posters
from plaudit.site.components.cards import Card, CardScore
from plaudit.site.components.icons import Mark
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.posters import Portrait, Poster
from plaudit.site.components.reviews import ShownComment, ShownReview
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head

COLOURS = (
    "paper",
    "sheet",
    "ink",
    "soft",
    "line",
    "accent",
    "fresh",
    "rotten",
    "rotten-soft",
    "gold",
    "honour",
    "crowd",
    "crowd-soft",
    "empty",
)
NAMES = ("M", "Stalker", "The Third Man", "Letters from Iwo Jima", "Singin' in the Rain")
LONG_NAME = "The Long and Winding Title of a Film That Would Not End Before the Credits Did"
STATES = {
    "certified": {"fresh": 183, "rotten": 18, "certified": True, "stars_8": 900, "stars_3": 120},
    "rotten": {"fresh": 11, "rotten": 60, "stars_2": 300, "stars_7": 90},
    "few": {"fresh": 2, "rotten": 1, "stars_9": 12},
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A title's scores in one state."""

    score: DisplayedScore
    critics_mark: Mark
    audience_mark: Mark


@dataclass(frozen=True, slots=True)
class StylePage:
    """One of everything."""

    head: Head
    colours: tuple[str, ...]
    marks: tuple[Mark, ...]
    samples: list[Sample]
    posters: list[Poster]
    portraits: list[Portrait]
    cards: list[Card]
    reviews: list[ShownReview]
    comments: list[ShownComment]
    pager: Pager
    is_demo: bool = False


@public_view
def style_page(request: HttpRequest) -> HttpResponse:
    names = [*NAMES, LONG_NAME, "七人の侍", "기생충", *(f"Palette {n}" for n in range(12))]
    page = StylePage(
        head=Head("Style", "", noindex=True),
        colours=COLOURS,
        marks=marks.ALL,
        samples=[_sample(values) for values in STATES.values()],
        posters=[posters.poster(name, "Somebody Directing", 1999) for name in names],
        portraits=[posters.portrait(name) for name in ("Ken Watanabe", "Björk", "黒澤 明", "?")],
        cards=[_card(name) for name in (*NAMES, LONG_NAME)],
        reviews=_reviews(),
        comments=_comments(),
        pager=pager("7", 400, 24, "/style/"),
    )
    return render("style_guide.html", page)


def _sample(values: dict[str, int | bool]) -> Sample:
    score = displayed_score(Score(**values))
    return Sample(
        score,
        marks.of_critics(score.critics.band, certified=score.certified),
        marks.of_audience(score.audience.band, hot=score.hot),
    )


def _card(name: str) -> Card:
    return Card(
        form="film",
        name=name,
        url="/style/",
        year=1999,
        kind="Film",
        directors="Somebody Directing",
        poster=posters.poster(name, "Somebody Directing", 1999),
        critics=CardScore(marks.CERTIFIED, 96, "100+ reviews", 128),
        audience=CardScore(marks.UNSEATED, None, "12 ratings", 12),
        is_demo=False,
    )


def _reviews() -> list[ShownReview]:
    first = ShownReview(
        mark=marks.FRESH,
        quote="A quote of two sentences. The second one is there to show how lines are set and broken.",
        language="",
        rating="4/5",
        critic="Ines Albrecht",
        critic_link="/style/",
        publication="The Meridian",
        publication_link="/style/",
        top=True,
        on=date(2007, 2, 23),
        day="Feb 23, 2007",
        link="https://example.org/",
        decided="",
        contradicted=False,
        older=(),
        title=None,
    )
    second = first._replace(
        mark=marks.ROTTEN,
        quote="",
        rating="C+",
        top=False,
        decided="Verdict by the general rule",
        contradicted=True,
        older=("Replaces a review of Jan 3, 2007: Fresh, B+.",),
    )
    return [first, second]


def _comments() -> list[ShownComment]:
    first = ShownComment(
        name="noor_k",
        super_reviewer=True,
        stars="★★★★½",
        rating="4.5 of 5 stars",
        iso="2016-11-20",
        day="Nov 20, 2016",
        spoiler=False,
        paragraphs=("Somebody's plain words about a film.", "And a second paragraph."),
        rest=(),
    )
    return [first, first._replace(super_reviewer=False, spoiler=True)]
