from django.apps import AppConfig


class MaintenanceConfig(AppConfig):
    name = "plaudit.maintenance"

    def ready(self) -> None:
        # Importing the checks registers them.
        from plaudit.settings import checks  # noqa: F401, PLC0415
