from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "plaudit.desk"
    verbose_name = _("Desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_ensure, sender=self, dispatch_uid="desk")


def _ensure(**_given: Any) -> None:
    from plaudit.desk import setup  # noqa: PLC0415 - its models are there only once the apps are ready

    if setup.are_there():
        setup.ensure_desk()
