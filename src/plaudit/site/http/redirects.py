"""Slugs in URLs: what they lead to, and where it went when its slug has changed since."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404
from django.utils.translation import gettext as _

from plaudit.catalog.models import Person, Title
from plaudit.catalog.queries.people import current_person_slug, person_by_slug
from plaudit.catalog.queries.titles import current_title_slug
from plaudit.listing.titles import title_by_slug

T = TypeVar("T")


class MovedPermanently(Exception):  # noqa: N818 - an answer, as Http404 is one
    """The object of this URL has another slug now. `public_view` redirects to the same page under that one."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def get_or_redirect(
    slug: str, find: Callable[[str], T | None], find_current_slug: Callable[[str], str | None], missing: str
) -> T:
    """Return what has this slug.

    Raises MovedPermanently where it has another one now, and Http404 with the sentence `missing` where nothing ever
    had it.
    """
    found = find(slug)
    if found is not None:
        return found
    current_slug = find_current_slug(slug)
    if current_slug is None:
        raise Http404(missing)
    raise MovedPermanently(current_slug)


def get_title_or_redirect(slug: str) -> Title:
    """Return the title with its score, consensus and poster (one query)."""
    return get_or_redirect(slug, title_by_slug, current_title_slug, _("There is no title at this address."))


def get_person_or_redirect(slug: str) -> Person:
    return get_or_redirect(slug, person_by_slug, current_person_slug, _("There is no person at this address."))
