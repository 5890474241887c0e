from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "plaudit.upkeep"
    label = "plaudit_upkeep"

    def ready(self) -> None:
        # Importing the checks registers them.
        from plaudit.settings import checks  # noqa: F401, PLC0415
