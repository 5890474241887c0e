from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "plaudit.desk"
    verbose_name = _("Desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_set_up_desk, sender=self, dispatch_uid="desk")


def _set_up_desk(**_kwargs: object) -> None:
    from plaudit.desk import setup  # noqa: PLC0415 - needs the models

    if setup.has_tables():
        setup.ensure_desk()
