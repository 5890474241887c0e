"""The facts of titles and people, each declared once.

From this follow the fields that an editor or a source can set (`ingest.field_sources`), what an import stores
(`ingest.titles`), what a merge takes over (`merging`), and the desk's forms. A new field of a title needs its column
in `models/titles.py`, a migration, a line here, and its translations.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from plaudit.catalog.models import Person, Title
from plaudit.catalog.models.titles import NUMBERS, YEARS


class OnMerge(Enum):
    """What becomes of a fact when another title or person is merged into this one."""

    KEEP = auto()  # the other one's is left behind
    FILL = auto()  # the other one's is taken over where this one has none
    EITHER = auto()  # it is true of both together where it is true of one


@dataclass(frozen=True, slots=True)
class Fact:
    """A field whose `field_sources` entry says who set it.

    `from_sources`: an import may set it, not only an editor. `values`: what it can be, where its column does not say.
    `identifies`: its slug is made of it, and it is never emptied. `on_cards`: lists on other pages show it.
    `affects_score`: the policy asks for it. `public`: a public page shows it.
    """

    name: str
    from_sources: bool = True
    values: range | None = None
    on_merge: OnMerge = OnMerge.FILL
    identifies: bool = False
    on_cards: bool = False
    affects_score: bool = False
    public: bool = True


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts that stand together in a form: its heading, and the rows of facts below it."""

    heading: Any
    rows: tuple[tuple[Fact, ...], ...]

    def __iter__(self) -> Iterator[Fact]:
        return (fact for row in self.rows for fact in row)


TITLE_GROUPS = (
    FactGroup(
        _("Title"),
        (
            (
                Fact("name", on_merge=OnMerge.KEEP, identifies=True, on_cards=True),
                Fact("original_name"),
            ),
            (
                Fact("kind", from_sources=False, on_merge=OnMerge.KEEP, on_cards=True, affects_score=True),
                Fact("year", values=YEARS, identifies=True, on_cards=True),
                Fact("listed", from_sources=False, on_merge=OnMerge.EITHER, on_cards=True),
            ),
            (
                Fact("parent", from_sources=False, on_merge=OnMerge.KEEP, on_cards=True, affects_score=True),
                Fact("number", from_sources=False, values=NUMBERS, on_merge=OnMerge.KEEP, on_cards=True),
            ),
        ),
    ),
    FactGroup(
        _("Facts"),
        (
            (Fact("released_on"), Fact("runtime", values=range(1, 32_768)), Fact("age_rating")),
            (
                Fact("release_class", on_merge=OnMerge.KEEP, affects_score=True, public=False),
                Fact("expected_gross_band", from_sources=False, affects_score=True, public=False),
            ),
            (Fact("countries"), Fact("languages")),
            # Its rows move with a merge as those of every table do.
            (Fact("genres", from_sources=False, on_merge=OnMerge.KEEP),),
        ),
    ),
    FactGroup(
        _("Description"),
        (
            (Fact("tagline", public=False),),
            (Fact("synopsis"),),
            (Fact("synopsis_source"),),
            (Fact("poster", from_sources=False, on_cards=True),),
        ),
    ),
)

PERSON_GROUPS = (
    FactGroup(
        "",
        (
            (Fact("name", on_merge=OnMerge.KEEP, identifies=True, on_cards=True),),
            (Fact("born_on"), Fact("died_on"), Fact("born_in")),
            (Fact("biography"),),
            (Fact("biography_source"),),
            (Fact("portrait", from_sources=False, on_cards=True),),
        ),
    ),
)


def _by_name(groups: Iterable[FactGroup]) -> Mapping[str, Fact]:
    return MappingProxyType({fact.name: fact for group in groups for fact in group})


TITLE_FACTS = _by_name(TITLE_GROUPS)
PERSON_FACTS = _by_name(PERSON_GROUPS)


def facts_of(model: type[Title] | type[Person]) -> Mapping[str, Fact]:
    """Return the facts of titles or of people, by name."""
    return TITLE_FACTS if model is Title else PERSON_FACTS
