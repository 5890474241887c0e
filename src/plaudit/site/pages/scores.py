"""How scores are calculated: the rules, worked examples, and every threshold of the policies of this site."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.content.best import RankingFormula
from plaudit.scoreboard.displayed_scores import current_policy, policy_timeline
from plaudit.scoring.notation import read_rating
from plaudit.scoring.policy import Policy
from plaudit.scoring.score import AudienceScore, CriticScore
from plaudit.scoring.tally import AudienceTally, CriticTally
from plaudit.scoring.verdict import GENERAL_CUTOFF, decide
from plaudit.site.components.icons import VERDICTS, Mark
from plaudit.site.components.policy_table import ThresholdView, thresholds
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head

# The counts of a real film, and a round hundred ratings.
EXAMPLE = CriticTally(fresh=183, rotten=18)
SMALL_EXAMPLE = CriticTally(fresh=5, rotten=1)
AUDIENCE_EXAMPLE = AudienceTally((1, 2, 2, 3, 4, 8, 19, 27, 16, 18))
PRINTED_RATINGS = ("4/5", "2.5/4", "B-", "C+", "59/100", "7.8/10")


class RatingExample(NamedTuple):
    """A printed rating, its value, and the verdict by the general rule."""

    printed: str
    value: str
    mark: Mark


class PolicyView(NamedTuple):
    """A policy and the day from which it is in force; None for the first."""

    name: str
    start: date | None
    thresholds: list[ThresholdView]


@dataclass(frozen=True, slots=True)
class ScoresPage:
    """`cutoff` is the percentage from which the general rule calls a rating fresh; `policy` is the one of today."""

    head: Head
    cutoff: int
    policy: Policy
    policies: list[PolicyView]
    ratings: list[RatingExample]
    example: CriticScore
    small_example: CriticScore
    audience_example: AudienceScore
    formula: RankingFormula
    is_demo: bool = False

    @classmethod
    def load(cls) -> Self:
        """No query."""
        policy, policies = current_policy(), policy_timeline()
        return cls(
            head=Head(
                title=_("How scores are calculated"),
                path=reverse("about-scores"),
                description=_("What the scores mean, which reviews count, and every threshold."),
            ),
            cutoff=int(100 * GENERAL_CUTOFF),
            policy=policy,
            policies=[
                PolicyView(policy.name, start, thresholds(policy))
                for start, policy in [(None, policies.first), *policies.later]
            ],
            ratings=[_rating_example(printed) for printed in PRINTED_RATINGS],
            example=CriticScore.of(EXAMPLE, minimum=policy.minimum_reviews(), policy=policy),
            small_example=CriticScore.of(SMALL_EXAMPLE, minimum=1, policy=policy),
            audience_example=AudienceScore.of(AUDIENCE_EXAMPLE, minimum=1, policy=policy),
            formula=RankingFormula(),
        )


@public_view
def scores_page(request: HttpRequest) -> HttpResponse:
    return render("scores.html", ScoresPage.load())


def _rating_example(printed: str) -> RatingExample:
    rating = read_rating(printed)
    verdict = decide(rating=rating).verdict
    if rating.value is None or verdict is None:
        raise ValueError(f"An example must have a value and a verdict, unlike {printed!r}.")
    value = _("%(value)s out of 100") % {"value": formats.decimal(rating.value * 100)}
    return RatingExample(printed, value, VERDICTS[verdict])
