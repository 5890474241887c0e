"""The desk's URLs: Wagtail's, with a few of ours in front."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as admin

from plaudit.desk.account import account_view


def not_found(_request: HttpRequest) -> NoReturn:
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [
    # Wagtail's page that fails on purpose.
    path("failwhale/", not_found),
    path("account/", account_view),
    path("", include(admin)),
]
