"""Both scores of a title in words and marks, for what shows them outside its page: cards, badges, frames."""

from typing import NamedTuple, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaudit.catalog.models import Title
from plaudit.scoreboard.displayed_scores import DisplayedScore, displayed_score, score_of
from plaudit.site.components import icons
from plaudit.site.components.icons import Mark
from plaudit.site.formatting import formats


class OneScore(NamedTuple):
    """A score: its mark, the percentage as it is written ("–" for none), and how many it is of."""

    label: str
    mark: Mark
    percent: str
    counted: str

    @property
    def words(self) -> str:
        """What stands below the figure."""
        return f"{self.mark.word}, {self.counted}" if self.counted else str(self.mark.word)

    @property
    def sentence(self) -> str:
        """All of it for those who cannot see it."""
        told = {"who": self.label, "percent": self.percent, "words": self.words}
        return (_("%(who)s: %(words)s") if self.percent == "–" else _("%(who)s: %(percent)s, %(words)s")) % told


class Scoreline(NamedTuple):
    """A title's name with both scores."""

    name: str
    critics: OneScore
    audience: OneScore

    @classmethod
    def of(cls, title: Title) -> Self:
        """No query for a title that was read with its score (see `title_by_slug`)."""
        seen = displayed_score(score_of(title), title.expected_gross_band)
        name = _("%(name)s (%(year)d)") % {"name": title.name, "year": title.year} if title.year else title.name
        return cls(name, _critics(seen), _audience(seen))

    @property
    def sentence(self) -> str:
        return f"{self.name}. {self.critics.sentence}. {self.audience.sentence}."


def _critics(seen: DisplayedScore) -> OneScore:
    score = seen.critics
    mark = icons.of_critics(score.band, certified=seen.certified)
    count = score.tally.counted
    text = ngettext("%(count)s review", "%(count)s reviews", count) % {"count": formats.number(count)}
    return OneScore(_("Critics"), mark, _percent(score.percent), text if count else "")


def _audience(seen: DisplayedScore) -> OneScore:
    score = seen.audience
    mark = icons.of_audience(score.band, hot=seen.hot)
    count = score.tally.ratings
    text = ngettext("%(count)s rating", "%(count)s ratings", count) % {"count": formats.number(count)}
    return OneScore(_("Audience"), mark, _percent(score.percent), text if count else "")


def _percent(value: int | None) -> str:
    return "–" if value is None else formats.percent(value)
