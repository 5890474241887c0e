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

EVERY = ("add", "change", "delete", "view")
DESK = ("wagtailadmin.access_admin",)


def _all(app: str, *models: str, verbs: Iterable[str] = EVERY) -> tuple[str, ...]:
    return tuple(f"{app}.{verb}_{model}" for model in models for verb in verbs)


OF_CURATORS = (
    *_all("critics", "review", "critic", "publication", "byline", "bylinestatus"),
    *_all("catalog", "title", "person", verbs=["view"]),
)
OF_EDITORS = (
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
OF_MODERATORS = (
    *_all("audience", "audiencereview", verbs=["change", "view"]),
    *_all("catalog", "title", verbs=["view"]),
    "members.suspend_member",
    "members.view_member",
)
# What only an administrator may: roles, and publishing without a second pair of eyes.
OF_ADMINISTRATORS = (
    *_all("members", "member", verbs=["add", "change", "view"]),
    *_all("desk", "consensusdraft", verbs=["delete", "publish", "lock", "unlock"]),
    *_all("newsroom", "author", "category", verbs=["delete"]),
)

MAY: dict[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: (*DESK, *OF_CURATORS, *OF_EDITORS, *OF_MODERATORS, *OF_ADMINISTRATORS),
    Role.EDITOR: (*DESK, *OF_EDITORS),
    Role.CURATOR: (*DESK, *OF_CURATORS),
    Role.MODERATOR: (*DESK, *OF_MODERATORS),
}


@transaction.atomic
def ensure_roles() -> None:
    """Make the four groups, and give each what it may do and nothing else. A second time it changes nothing."""
    labels = {permission.partition(".")[0] for each in MAY.values() for permission in each}
    for label in sorted(labels):
        # They come after each app's own tables, of which some are later than ours.
        create_permissions(apps.get_app_config(label), verbosity=0)
    known = {f"{app}.{code}": pk for app, code, pk in _permissions(labels)}
    for role, wanted in MAY.items():
        group, _made = Group.objects.get_or_create(name=role.value)
        ids = {known[name] for name in wanted}
        if set(group.permissions.values_list("pk", flat=True)) != ids:
            group.permissions.set(ids)


def are_there() -> bool:
    """Whether there are tables for roles, as there are not while everything is taken away."""
    tables = set(connection.introspection.table_names())
    return {Group._meta.db_table, Permission._meta.db_table, Group.permissions.through._meta.db_table} <= tables


def _permissions(labels: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    rows = Permission.objects.filter(content_type__app_label__in=labels)
    yield from rows.values_list("content_type__app_label", "codename", "pk")
