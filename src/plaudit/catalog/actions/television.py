"""Making the seasons of a series and the episodes of a season."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import EDITOR, apply_source
from plaudit.catalog.models import Kind, Title
from plaudit.catalog.models.titles import NUMBERS
from plaudit.catalog.slugs import give_addresses
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoring.policy import ReleaseClass

Facts = Mapping[str, Any]
# How much of a series' address stands in that of its parts, so that it has room for the number.
LONGEST_START = 100


class InvalidParentError(ValueError):
    """A season or episode that cannot stand where it was put; says why, and what to do."""


def add_season(
    series: Title, number: int, *, facts: Facts | None = None, source: str = EDITOR, by: Member | None = None
) -> Title:
    """Make a season of a series; 0 is for specials.

    A name among the facts is given in full ("Fawlty Towers: Season 1"), as it stands in lists by itself; one that is
    made here is in the site's own language, whoever makes it. Raises
    PermissionDeniedError, and InvalidParentError where the title is no series or has such a season.
    """
    if series.kind != Kind.SERIES:
        raise InvalidParentError(_("%(title)s is no series, so it has no seasons.") % {"title": series})
    with translation.override(settings.LANGUAGE_CODE):
        name = _("%(series)s: Season %(number)d") % {"series": series.name[:280], "number": number}
    part = Title(kind=Kind.SEASON, parent=series, number=number)
    return _add(
        part, series, f"{series.slug[:LONGEST_START]}-season-{number}", {"name": name, **(facts or {})}, source, by
    )


def add_episode(
    season: Title, number: int, *, facts: Facts | None = None, source: str = EDITOR, by: Member | None = None
) -> Title:
    """Make an episode of a season.

    Raises PermissionDeniedError, and InvalidParentError where it is no season or has this episode.
    """
    if season.kind != Kind.SEASON:
        raise InvalidParentError(_("%(title)s is no season, so it has no episodes.") % {"title": season})
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Episode %(number)d") % {"number": number}
    part = Title(kind=Kind.EPISODE, parent=season, number=number)
    return _add(
        part, season, f"{season.slug[:LONGEST_START]}-episode-{number}", {"name": name, **(facts or {})}, source, by
    )


@transaction.atomic
def _add(  # noqa: PLR0913, PLR0917 - a part, where it belongs, and who tells what of it
    part: Title, whole: Title, address: str, facts: Facts, source: str, by: Member | None
) -> Title:
    require(by, "catalog.add_title")
    _refuse_taken(part, whole)
    part.release_class, part.listed = ReleaseClass.TELEVISION.value, whole.listed
    part.origin = "" if source == EDITOR else source
    apply_source(part, source, {"languages": whole.languages, "countries": whole.countries, **facts})
    give_addresses(Title, [(part, address)])
    part.save()
    changes.record_titles(pk for pk in (part.pk, whole.pk, whole.parent_id) if pk)
    return part


def _refuse_taken(part: Title, whole: Title) -> None:
    number = part.number
    if number not in NUMBERS:
        raise InvalidParentError(_("A season or episode has a number from 0 to %(last)d.") % {"last": NUMBERS[-1]})
    # Whoever adds the same part at the same moment waits here, and then sees it.
    Title.objects.select_for_update(of=("self",)).get(pk=whole.pk)
    if Title.objects.filter(parent=whole, kind=part.kind, number=number).exists():
        raise InvalidParentError(
            _("%(title)s has a part with the number %(number)d already. Change that one, or choose another number.")
            % {"title": whole, "number": number}
        )
