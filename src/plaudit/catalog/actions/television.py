"""Adding the seasons of a series and the episodes of a season."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from plaudit.catalog.errors import InvalidParentError
from plaudit.catalog.ingest.field_sources import EDITOR, apply_source
from plaudit.catalog.models import Kind, Title
from plaudit.catalog.models.titles import NUMBERS
from plaudit.catalog.slugs import assign_slugs
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoring.policy import ReleaseClass

Facts = Mapping[str, Any]
# How much of the parent's slug begins that of a season or episode, so that there is room for the number.
MAX_PARENT_SLUG = 100


@transaction.atomic
def add_season(
    series: Title, number: int, *, facts: Facts | None = None, source: str = EDITOR, by: Member | None = None
) -> Title:
    """Add a season to a series; number 0 is for specials.

    A name among the facts is complete ("Fawlty Towers: Season 1"), as lists show it by itself; without one the name is
    in the site's own language. Raises PermissionDeniedError, and InvalidParentError where the title is no series or
    has such a season.
    """
    require(by, "catalog.add_title")
    if series.kind != Kind.SERIES:
        raise InvalidParentError(_("%(title)s is not a series, so it cannot have seasons.") % {"title": series})
    with translation.override(settings.LANGUAGE_CODE):
        name = _("%(series)s: Season %(number)d") % {"series": series.name[:280], "number": number}
    season = Title(kind=Kind.SEASON, parent=series, number=number)
    return _add(series, season, f"season-{number}", {"name": name, **(facts or {})}, source)


@transaction.atomic
def add_episode(
    season: Title, number: int, *, facts: Facts | None = None, source: str = EDITOR, by: Member | None = None
) -> Title:
    """Add an episode to a season.

    Raises PermissionDeniedError, and InvalidParentError where the title is no season or has this episode.
    """
    require(by, "catalog.add_title")
    if season.kind != Kind.SEASON:
        raise InvalidParentError(_("%(title)s is not a season, so it cannot have episodes.") % {"title": season})
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Episode %(number)d") % {"number": number}
    episode = Title(kind=Kind.EPISODE, parent=season, number=number)
    return _add(season, episode, f"episode-{number}", {"name": name, **(facts or {})}, source)


def _add(parent: Title, child: Title, suffix: str, facts: Facts, source: str) -> Title:
    _require_free_number(parent, child)
    child.release_class, child.listed = ReleaseClass.TELEVISION.value, parent.listed
    child.origin = "" if source == EDITOR else source
    apply_source(child, source, {"languages": parent.languages, "countries": parent.countries, **facts})
    assign_slugs(Title, [(child, f"{parent.slug[:MAX_PARENT_SLUG]}-{suffix}")])
    child.save()
    changes.record_titles(pk for pk in (child.pk, parent.pk, parent.parent_id) if pk)
    return child


def _require_free_number(parent: Title, child: Title) -> None:
    number = child.number
    if number not in NUMBERS:
        raise InvalidParentError(
            _("The number of a season or episode must be between 0 and %(last)d.") % {"last": NUMBERS[-1]}
        )
    # Whoever adds the same one at the same moment waits here, and then sees it.
    Title.objects.select_for_update(of=("self",)).get(pk=parent.pk)
    if Title.objects.filter(parent=parent, kind=child.kind, number=number).exists():
        raise InvalidParentError(
            _("%(title)s already has number %(number)d. Edit that one, or choose another number.")
            % {"title": parent, "number": number}
        )
