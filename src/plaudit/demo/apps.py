from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "plaudit.demo"
