from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "plaudit.merging"
