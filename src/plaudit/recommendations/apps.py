from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "plaudit.recommendations"
