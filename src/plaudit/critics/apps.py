from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CriticsConfig(AppConfig):
    name = "plaudit.critics"
    verbose_name = _("Critics")
