"""The part of a title's page with titles like it, each with the reason."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plaudit.catalog.models import Job, Title
from plaudit.recommendations.queries import SimilarTitleRecord, similar_titles
from plaudit.scoreboard.displayed import policy_now
from plaudit.scoring.policy import Policy
from plaudit.site.components.cards import Card, shown_card
from plaudit.site.formatting import formats, labels

SAME = {
    Job.DIRECTOR.value: gettext_lazy("Same director: %(name)s"),
    Job.WRITER.value: gettext_lazy("Same writer: %(name)s"),
    Job.CREATOR.value: gettext_lazy("Same creator: %(name)s"),
    Job.COMPOSER.value: gettext_lazy("Same composer: %(name)s"),
    Job.CINEMATOGRAPHER.value: gettext_lazy("Same cinematographer: %(name)s"),
    Job.ACTOR.value: gettext_lazy("With %(name)s"),
}
OTHERWISE = gettext_lazy("%(name)s had a part in both")
REASONS = 2


class LikeThis(NamedTuple):
    """A title like this one, and why in words."""

    card: Card
    reason: str


def load(title: Title) -> list[LikeThis] | None:
    """One query; None where none has been worked out."""
    rows, policy = similar_titles(title.pk), policy_now()
    return [_like(row, policy) for row in rows] or None


def _like(row: SimilarTitleRecord, policy: Policy) -> LikeThis:
    return LikeThis(shown_card(row.card, [], policy), ". ".join(list(reasons(row.reasons))[:REASONS]))


def reasons(stored: dict[str, Any]) -> Iterator[str]:
    """The reasons in words, the strongest sort first."""
    people = stored.get("people", [])
    if people:
        job, name = people[0]
        yield str(SAME.get(job, OTHERWISE)) % {"name": name}
    if "likes" in stored:
        yield _("Liked by the same people")
    if len(people) > 1:
        more = len(people) - 1
        yield ngettext("%(count)d more in both", "%(count)d more in both", more) % {"count": more}
    if genres := stored.get("genres"):
        names = [labels.genre(slug, slug.replace("-", " ").capitalize()) for slug in genres[:2]]
        yield _sort(names, stored.get("decade"))


def _sort(genres: list[str], decade: int | None) -> str:
    names = formats.listed_loosely(genres)
    return _("%(genres)s, %(decade)ds") % {"genres": names, "decade": decade} if decade else names
