from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "plaudit.members"
    verbose_name = _("Members")

    def ready(self) -> None:
        post_migrate.connect(_ensure, sender=self, dispatch_uid="roles")


def _ensure(**_given: Any) -> None:
    from plaudit.members import roles  # noqa: PLC0415 - its models are there only once the apps are ready

    if roles.tables_exist():
        roles.ensure_roles()
