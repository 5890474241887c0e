"""A title as one row of a file tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plaudit.catalog.models import Kind, Title, TitleId
from plaudit.catalog.models.titles import YEARS
from plaudit.names.folding import person_key, title_key

ExternalId = tuple[str, str]
MAX_NAME_LENGTH: int = Title._meta.get_field("name").max_length or 0
MAX_ID_LENGTH: int = TitleId._meta.get_field("value").max_length or 0


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """A title as one row of a file tells it. `ids` are (source, id) pairs, the file's own first."""

    source: str
    name: str
    year: int | None = None
    kind: Kind = Kind.FILM
    ids: tuple[ExternalId, ...] = ()
    director: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What the names of one title share."""
        return title_key(self.name)

    @property
    def director_keys(self) -> set[str]:
        """What the names of the directors share with other printings of them."""
        return {person_key(name) for name in self.director.split(",") if name.strip()}

    @property
    def error(self) -> str:
        """Why this cannot be a title, in a sentence; empty if it can."""
        if not self.name:
            return "The row names no film."
        if len(self.name) > MAX_NAME_LENGTH:
            return f"The film's name is longer than {MAX_NAME_LENGTH} characters."
        if any(len(value) > MAX_ID_LENGTH for _source, value in self.ids):
            return f"The film's id is longer than {MAX_ID_LENGTH} characters."
        if self.year is not None and self.year not in YEARS:
            return f"The year {self.year} is not one of cinema: {YEARS[0]} to {YEARS[-1]}."
        return ""
