"""The head of a title's page: poster, names, facts, both scores, the consensus."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from plaudit.catalog.models import Job, Title
from plaudit.content.titles import TitleContent
from plaudit.critics.models import Consensus
from plaudit.scoreboard.displayed_scores import DisplayedScore
from plaudit.site.components import icons, posters
from plaudit.site.components.icons import Mark
from plaudit.site.components.posters import Poster
from plaudit.site.formatting import formats, labels


@dataclass(frozen=True, slots=True)
class TitleOverview:
    title: Title
    poster: Poster
    kind: str
    facts: list[str]
    genres: list[tuple[str, str]]
    directors: list[str]
    score: DisplayedScore
    critics_mark: Mark
    audience_mark: Mark
    consensus: Consensus | None

    @classmethod
    def of(cls, content: TitleContent) -> Self:
        title, score = content.title, content.score
        genres = [(slug, labels.genre(slug, name)) for slug, name in content.genres]
        directors = [credit.name for credit in content.credits if credit.job == Job.DIRECTOR]
        return cls(
            title=title,
            poster=posters.of(title, directors[0] if directors else ""),
            kind=str(labels.KINDS[title.kind]),
            facts=_facts(title, genres),
            genres=genres,
            directors=directors,
            score=score,
            critics_mark=icons.of_critics(score.critics.band, certified=score.certified),
            audience_mark=icons.of_audience(score.audience.band, hot=score.hot),
            consensus=content.consensus,
        )


def _facts(title: Title, genres: list[tuple[str, str]]) -> list[str]:
    """Return the facts for the line below the name."""
    facts = [str(title.year) if title.year else _("Year unknown")]
    if genres:
        facts.append(formats.listed_loosely([name for _slug, name in genres[:3]]))
    if title.runtime:
        facts.append(formats.runtime(title.runtime))
    if title.age_rating:
        facts.append(_("Rated %(rating)s") % {"rating": title.age_rating})
    return facts
