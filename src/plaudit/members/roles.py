"""The roles at the desk and what each may do. `docs/desk.md` shows the same table; a test drives the desk as each.

A role is a group of Django's by the same name. The four are always exactly as they stand here: who needs another cut
makes a group of their own.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """Who somebody is at the desk."""

    ADMINISTRATOR = "administrator"
    EDITOR = "editor"
    CURATOR = "curator"
    MODERATOR = "moderator"


ROLES = {
    Role.ADMINISTRATOR: _("Administrator"),
    Role.EDITOR: _("Editor"),
    Role.CURATOR: _("Curator"),
    Role.MODERATOR: _("Moderator"),
}

ALL_VERBS = ("add", "change", "delete", "view")
DESK_ACCESS = ("wagtailadmin.access_admin",)


def _all(app: str, *models: str, verbs: Iterable[str] = ALL_VERBS) -> tuple[str, ...]:
    return tuple(f"{app}.{verb}_{model}" for model in models for verb in verbs)


CURATOR_PERMISSIONS = (
    *_all("critics", "review", "critic", "publication", "byline", "topstatus"),
    *_all("catalog", "title", "person", verbs=["view"]),
)
EDITOR_PERMISSIONS = (
    *_all(
        "catalog", "title", "person", "credit", "genre", "provider", "offer", "photo", "titlephoto", "personphoto",
        "trailer", "quote", "titlename", "synopsis", "release", "boxoffice", "award", "company", "companycredit",
        "track",
    ),
    "catalog.choose_image",
    *_all("critics", "review", "critic", "publication", verbs=["view"]),
    "critics.change_consensus",
    *_all("desk", "consensusdraft", verbs=["add", "change", "view"]),
    *_all("newsroom", "author", "category", verbs=["add", "change", "view"]),
    *_all("merging", "merge", verbs=["add", "change", "view"]),
)  # fmt: skip
MODERATOR_PERMISSIONS = (
    *_all("audience", "audiencereview", verbs=["change", "view"]),
    *_all("catalog", "title", verbs=["view"]),
    "members.suspend_member",
    "members.view_member",
)
# What only an administrator may: roles, and publishing without a second pair of eyes.
ADMINISTRATOR_PERMISSIONS = (
    *_all("members", "member", verbs=["add", "change", "view"]),
    *_all("desk", "consensusdraft", verbs=["delete", "publish", "lock", "unlock"]),
    *_all("newsroom", "author", "category", verbs=["delete"]),
)

PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: (
        *DESK_ACCESS,
        *CURATOR_PERMISSIONS,
        *EDITOR_PERMISSIONS,
        *MODERATOR_PERMISSIONS,
        *ADMINISTRATOR_PERMISSIONS,
    ),
    Role.EDITOR: (*DESK_ACCESS, *EDITOR_PERMISSIONS),
    Role.CURATOR: (*DESK_ACCESS, *CURATOR_PERMISSIONS),
    Role.MODERATOR: (*DESK_ACCESS, *MODERATOR_PERMISSIONS),
}


@transaction.atomic
def ensure_roles() -> None:
    """Make the four groups, and give each what it may do and nothing else. A second time it changes nothing."""
    labels = {permission.partition(".")[0] for each in PERMISSIONS.values() for permission in each}
    for label in sorted(labels):
        # They come after each app's own tables, of which some are later than ours.
        create_permissions(apps.get_app_config(label), verbosity=0)
    known = {f"{app}.{code}": pk for app, code, pk in _permissions(labels)}
    for role, wanted in PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=role.value)
        ids = {known[name] for name in wanted}
        if set(group.permissions.values_list("pk", flat=True)) != ids:
            group.permissions.set(ids)


def tables_exist() -> bool:
    """Whether there are tables for roles, as there are not while everything is taken away."""
    tables = set(connection.introspection.table_names())
    return {Group._meta.db_table, Permission._meta.db_table, Group.permissions.through._meta.db_table} <= tables


def _permissions(labels: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    rows = Permission.objects.filter(content_type__app_label__in=labels)
    yield from rows.values_list("content_type__app_label", "codename", "pk")
