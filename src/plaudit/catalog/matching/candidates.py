"""Titles and people as a file names them, to be matched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from plaudit.catalog.models import Kind, Title, TitleId
from plaudit.catalog.models.titles import YEARS
from plaudit.names.folding import person_key, title_key

# A source, and what it calls a title or a person.
ExternalId = tuple[str, str]
MAX_NAME_LENGTH: int = Title._meta.get_field("name").max_length or 0
MAX_ID_LENGTH: int = TitleId._meta.get_field("value").max_length or 0


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """A title as one row of a file names it; the file's own id comes first, and `facts` are what else it says.

    A row that only refers to a title, such as an offer, says `may_be_new=False`: then unlisted titles are not meant,
    and a name without a year means the only title of that name. Without a `kind` any is meant but seasons and
    episodes.
    """

    source: str
    name: str
    year: int | None = None
    kind: Kind | None = Kind.FILM
    ids: tuple[ExternalId, ...] = ()
    directors: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    may_be_new: bool = True

    def __str__(self) -> str:
        ids = ", ".join(f"{source} {value}" for source, value in self.ids)
        name = f"{self.name} ({self.year})" if self.year else self.name
        return " or ".join(part for part in (ids, name) if part)[:200]

    @property
    def name_key(self) -> str:
        return title_key(self.name) if self.name else ""

    @property
    def director_keys(self) -> set[str]:
        return {person_key(name) for name in self.directors}

    @property
    def error(self) -> str:
        """Why this cannot be a title, in a sentence; "" if it can."""
        if not self.name:
            return _("The row names no title.")
        if len(self.name) > MAX_NAME_LENGTH:
            return _("The title is longer than %(max)d characters.") % {"max": MAX_NAME_LENGTH}
        if any(len(value) > MAX_ID_LENGTH for _source, value in self.ids):
            return _("The title's id is longer than %(max)d characters.") % {"max": MAX_ID_LENGTH}
        if self.year is not None and self.year not in YEARS:
            years = {"year": self.year, "first": YEARS[0], "last": YEARS[-1]}
            return _("The year %(year)d is not between %(first)d and %(last)d.") % years
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCandidate:
    """A person as a credit names them, with the id by which the source tells people apart."""

    title: Title
    name: str
    source: str
    value: str

    @property
    def external_id(self) -> ExternalId:
        return self.source, self.value

    @property
    def name_key(self) -> str:
        return person_key(self.name)
