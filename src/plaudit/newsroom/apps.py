from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "plaudit.newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from plaudit.newsroom import receivers  # noqa: PLC0415 - the tables must be known first

        receivers.connect()
