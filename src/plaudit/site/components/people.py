"""People with their portrait, their name as a link, and a word about them."""

from collections.abc import Iterable
from typing import NamedTuple

from plaudit.catalog.queries.credits import CreditRecord
from plaudit.site.components import posters
from plaudit.site.components.posters import Portrait
from plaudit.site.formatting import labels
from plaudit.site.http.urls import page_url


class PersonView(NamedTuple):
    """A person; `detail` is the character they play, or how they are connected with the page's subject."""

    name: str
    url: str
    portrait: Portrait
    detail: str


def credit_view(credit: CreditRecord) -> PersonView:
    """Return a person with their character in a title."""
    portrait = posters.portrait(credit.name, credit.portrait)
    return PersonView(credit.name, page_url("person", credit.slug), portrait, credit.character)


def credits_by_job(credits_: Iterable[CreditRecord]) -> list[tuple[str, list[PersonView]]]:
    """Return who did each job, under its heading, in the order of the credits."""
    by_job: dict[str, list[PersonView]] = {}
    for credit in credits_:
        by_job.setdefault(credit.job, []).append(credit_view(credit))
    return [(labels.credited(job, len(people)), people) for job, people in by_job.items()]
