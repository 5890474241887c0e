"""An editor's changes to the details of a title: names, synopses, releases, box office, awards, companies, tracks
and trailers, one row at a time.
"""

from typing import TypeVar

from django.db import models, transaction

from plaudit.catalog.ingest.upsert import KEYS, delete_as_editor, save_as_editor, title_ids
from plaudit.catalog.models import TitleName
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import title_key

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def save_detail(row: Row, *, by: Member | None = None) -> Row:
    """Store one row of a title, new or changed: a TitleName, Synopsis, Release, BoxOffice, Award, CompanyCredit, Track
    or Trailer; from then on it is the editors', and no import changes it.

    Raises PermissionDeniedError without the permission to change titles, ValidationError for a row that makes no sense
    or says what another one says already.
    """
    require(by, "catalog.change_title")
    if isinstance(row, TitleName):
        row.name_key = title_key(row.name)
        _replace_displayed(row)
    save_as_editor(row)
    changes.record_titles(title_ids([row]))
    return row


@transaction.atomic
def delete_detail(row: models.Model, *, by: Member | None = None) -> None:
    """Delete one such row; an import that says it again does not bring it back.

    Raises PermissionDeniedError without the permission to change titles.
    """
    require(by, "catalog.change_title")
    if type(row) not in KEYS:
        raise TypeError(f"{type(row).__name__} is no detail of a title.")
    titles = title_ids([row])
    delete_as_editor(row)
    changes.record_titles(titles)


def _replace_displayed(name: TitleName) -> None:
    """Let an editor's choice of the name to display replace the one before it."""
    if name.displayed:
        others = TitleName.objects.filter(title_id=name.title_id, language=name.language, displayed=True)
        others.exclude(pk=name.pk).update(displayed=False)
