"""An editor's writes of what many titles share: genres, providers and companies."""

from typing import TypeVar

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plaudit.catalog.actions.offers import provider_key
from plaudit.catalog.actions.titles import TitleInUseError
from plaudit.catalog.models import Company, Genre, Provider
from plaudit.catalog.slugs import give_addresses
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import fold, slugify

Row = TypeVar("Row", Genre, Provider, Company)


@transaction.atomic
def put(row: Row, *, by: Member | None = None) -> Row:
    """Store a genre, provider or company, new or changed. It keeps the address that it was given first.

    Pages of any title may show it, so all are taken for changed. Raises PermissionDeniedError without the permission,
    ValidationError for a name that is taken.
    """
    require(by, _permission(row, "change" if row.pk else "add"))
    if isinstance(row, Provider):
        row.name_key = provider_key(row.name)
    if isinstance(row, Company):
        row.name_key = fold(row.name)[:160]
    if not row.slug:
        give_addresses(type(row), [(row, slugify(row.name, fallback=row._meta.model_name or "")[:40])])
    row.full_clean()
    row.save()
    changes.move_epoch()
    return row


@transaction.atomic
def remove(row: Row, *, by: Member | None = None) -> None:
    """Delete a genre, or a provider or company that no title names.

    Raises PermissionDeniedError and TitleInUseError.
    """
    require(by, _permission(row, "delete"))
    try:
        row.delete()
    except ProtectedError as error:
        raise TitleInUseError(_("%(name)s is not deleted: there are titles that name it.") % {"name": row}) from error
    changes.move_epoch()


def _permission(row: Genre | Provider | Company, verb: str) -> str:
    return f"catalog.{verb}_{row._meta.model_name}"
