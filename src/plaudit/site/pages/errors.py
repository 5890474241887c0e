"""When something is not there or does not work: a sentence, and ways on. None of these touches the database."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.site.error_pages import told


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the sentence of the page that did not find what was asked for."""
    said = exception.args[0] if exception.args else ""
    written = isinstance(said, str) and isinstance(exception, Http404) and said
    sentence = said if written else _("There is nothing at this address.")
    return told(_("Not found"), sentence, 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return told(_("That was not understood"), _("The address cannot be read."), 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return told(_("Not for everybody"), _("This page is not open to you."), 403)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    sentence = _("Something broke on our side. Nothing you did is lost; please try again in a moment.")
    return told(_("This did not work"), sentence, 500)
