"""An editor's changes to what many titles share: genres, providers and companies."""

from typing import TypeVar

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plaudit.catalog.errors import InUseError
from plaudit.catalog.ingest.companies import company_key
from plaudit.catalog.ingest.offers import provider_key
from plaudit.catalog.models import Company, Genre, Provider
from plaudit.catalog.slugs import assign_slugs
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import slugify

Row = TypeVar("Row", Genre, Provider, Company)


@transaction.atomic
def save_reference_data(row: Row, *, by: Member | None = None) -> Row:
    """Store a genre, provider or company, new or changed. It keeps its first slug.

    Any page may show it, so all pages count as changed. Raises PermissionDeniedError without the permission,
    ValidationError for a name that is taken.
    """
    require(by, _permission(row, "change" if row.pk else "add"))
    if isinstance(row, Provider):
        row.name_key = provider_key(row.name)
    if isinstance(row, Company):
        row.name_key = company_key(row.name)
    if not row.slug:
        assign_slugs(type(row), [(row, slugify(row.name, fallback=row._meta.model_name or "")[:40])])
    row.full_clean()
    row.save()
    changes.move_epoch()
    return row


@transaction.atomic
def delete_reference_data(row: Row, *, by: Member | None = None) -> None:
    """Delete a genre, or a provider or company that no title uses.

    Raises PermissionDeniedError and InUseError.
    """
    require(by, _permission(row, "delete"))
    try:
        row.delete()
    except ProtectedError as error:
        raise InUseError(
            _("%(name)s cannot be deleted because titles use it. Remove it from these titles first.") % {"name": row}
        ) from error
    changes.move_epoch()


def _permission(row: Genre | Provider | Company, verb: str) -> str:
    return f"catalog.{verb}_{row._meta.model_name}"
