"""Titles on which critics and audience differ."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from plaudit.listing import home_lists
from plaudit.site.blocks.content import Content, Options, heading, most

DISPUTED = 4
POINTS_APART = 10


@dataclass(frozen=True, slots=True)
class Disputes(Content):
    template: ClassVar[str] = "disputes"

    heading: str = ""


def load(options: Options, _taken: set[int]) -> Content | None:
    found = home_lists.most_divided(most(options, DISPUTED), points=POINTS_APART)
    said = heading(options, _("Critics and audience disagree"))
    return Disputes(titles=found, heading=said) if found else None
