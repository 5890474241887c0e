"""More like this: similar titles, each with the reason."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plaudit.catalog.models import Job
from plaudit.recommendations.queries import SimilarTitleRecord
from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.site.components.cards import Card, shown_card
from plaudit.site.formatting import formats, labels

SHARED_PERSON = {
    Job.DIRECTOR.value: gettext_lazy("Same director: %(name)s"),
    Job.WRITER.value: gettext_lazy("Same writer: %(name)s"),
    Job.CREATOR.value: gettext_lazy("Same creator: %(name)s"),
    Job.COMPOSER.value: gettext_lazy("Same composer: %(name)s"),
    Job.CINEMATOGRAPHER.value: gettext_lazy("Same cinematographer: %(name)s"),
    Job.ACTOR.value: gettext_lazy("Also with %(name)s"),
}
WORKED_ON_BOTH = gettext_lazy("%(name)s worked on both")
MAX_REASONS = 2


class SimilarTitleView(NamedTuple):
    card: Card
    reason: str


def similar_title_views(records: Iterable[SimilarTitleRecord]) -> list[SimilarTitleView]:
    policy = current_policy()
    return [
        SimilarTitleView(shown_card(record.card, [], policy), ". ".join(list(reasons(record.reasons))[:MAX_REASONS]))
        for record in records
    ]


def reasons(stored: dict[str, Any]) -> Iterator[str]:
    """Yield the reasons why a title is similar, the strongest kind first."""
    people = stored.get("people", [])
    if people:
        job, name = people[0]
        yield str(SHARED_PERSON.get(job, WORKED_ON_BOTH)) % {"name": name}
    if "likes" in stored:
        yield _("Liked by the same people")
    if len(people) > 1:
        count = len(people) - 1
        yield ngettext("%(count)d more person in common", "%(count)d more people in common", count) % {"count": count}
    if stored.get("genres"):
        names = [labels.genre(slug, slug.replace("-", " ").capitalize()) for slug in stored["genres"][:2]]
        genres = formats.listed_loosely(names)
        decade = stored.get("decade")
        yield _("%(genres)s, %(decade)ds") % {"genres": genres, "decade": decade} if decade else genres
