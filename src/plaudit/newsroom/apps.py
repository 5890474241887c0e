from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "plaudit.newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from plaudit.newsroom.signal_handlers import register_signal_handlers  # noqa: PLC0415 - needs the models

        register_signal_handlers()
