"""The error pages: what went wrong in a sentence, and where to go from there. None of them queries the database."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.site.http.responses import render
from plaudit.site.metadata.head import Head


@dataclass(frozen=True, slots=True)
class ErrorPage:
    head: Head
    sentence: str
    is_demo: bool = False


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error_page(_("Bad request"), _("We could not read that address."), 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error_page(_("No access"), _("You do not have access to this page."), 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for 404 with the sentence of the view that raised it."""
    reason = exception.args[0] if exception.args else ""
    # The URL resolver's own Http404 carries a dict of all that it tried.
    sentence = reason if isinstance(exception, Http404) and isinstance(reason, str) else ""
    return _error_page(_("Page not found"), sentence or _("There is no page at this address."), 404)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    return _error_page(_("Not allowed"), _("This page can only be read; nothing can be sent to it."), 405)


def server_error(request: HttpRequest) -> HttpResponse:
    sentence = _("Something went wrong on our side. You have lost nothing; please try again in a moment.")
    return _error_page(_("Something went wrong"), sentence, 500)


def _error_page(heading: str, sentence: str, status: int) -> HttpResponse:
    page = ErrorPage(Head(title=heading, path="", noindex=True), sentence)
    return render("error.html", page, status=status)
