"""The desk's addresses."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as admin

from plaudit.desk.account import account_view


def nothing(_request: HttpRequest) -> NoReturn:
    """Where Wagtail has something that Plaudit has no use for."""
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [
    # An address that breaks on purpose.
    path("failwhale/", nothing),
    path("account/", account_view),
    path("", include(admin)),
]
