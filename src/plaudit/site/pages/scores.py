"""How scores are made, from the very table they are made by."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.scoreboard.displayed import policy_now, timeline
from plaudit.scoring.notation import read_rating
from plaudit.scoring.policy import Timeline
from plaudit.scoring.score import AudienceScore, CriticScore
from plaudit.scoring.tally import AudienceTally, CriticTally
from plaudit.scoring.verdict import GENERAL_CUTOFF, decide
from plaudit.site.components.icons import VERDICTS, Mark
from plaudit.site.components.policy_table import Threshold, thresholds
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head

# A film as many critics reviewed as saw it once, and a round hundred in the audience.
EXAMPLE = CriticTally(fresh=183, rotten=18)
SMALL_EXAMPLE = CriticTally(fresh=5, rotten=1)
AUDIENCE_EXAMPLE = AudienceTally((1, 2, 2, 3, 4, 8, 19, 27, 16, 18))
PRINTED = ("4/5", "2.5/4", "B-", "C+", "59/100", "7.8/10")


class Reading(NamedTuple):
    """A printed rating, what it is worth in whole percent, and what follows."""

    printed: str
    worth: str
    mark: Mark


class InForce(NamedTuple):
    """A policy of this site and the day from which it holds; None for the first."""

    name: str
    start: date | None
    thresholds: list[Threshold]


@dataclass(frozen=True, slots=True)
class ScoresPage:
    """The rules, worked examples, and every threshold; `fresh_from` is the general rule's, in percent."""

    head: Head
    fresh_from: int
    policies: list[InForce]
    readings: list[Reading]
    example: CriticScore
    small_example: CriticScore
    audience_example: AudienceScore
    is_demo: bool = False

    @classmethod
    def load(cls) -> Self:
        """No query."""
        policy = policy_now()
        minimum = policy.minimum_reviews()
        return cls(
            head=Head(
                title=_("How scores are made"),
                path=reverse("about-scores"),
                description=_("What the numbers mean, what counts, and every threshold."),
            ),
            fresh_from=int(100 * GENERAL_CUTOFF),
            policies=_in_force(timeline()),
            readings=[_reading(printed) for printed in PRINTED],
            example=CriticScore.of(EXAMPLE, minimum=minimum, policy=policy),
            small_example=CriticScore.of(SMALL_EXAMPLE, minimum=1, policy=policy),
            audience_example=AudienceScore.of(AUDIENCE_EXAMPLE, minimum=1, policy=policy),
        )


@public_view
def scores_page(request: HttpRequest) -> HttpResponse:
    return render("scores.html", ScoresPage.load())


def _in_force(policies: Timeline) -> list[InForce]:
    every = [(None, policies.first), *policies.later]
    return [InForce(policy.name, start, thresholds(policy)) for start, policy in every]


def _reading(printed: str) -> Reading:
    rating = read_rating(printed)
    verdict = decide(rating=rating).verdict
    if rating.value is None or verdict is None:
        raise ValueError(f"An example must have a value and a verdict, unlike {printed!r}.")
    tenths = formats.decimal(rating.value * 100)
    return Reading(printed, _("%(value)s of 100") % {"value": tenths}, VERDICTS[verdict])
