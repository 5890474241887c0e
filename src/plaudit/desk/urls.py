"""The desk's addresses."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as admin

urlpatterns: list[URLPattern | URLResolver] = [path("", include(admin))]
