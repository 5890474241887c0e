"""The suggestions under the search field while somebody types, as a part of a page."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from plaudit.search import queries as search
from plaudit.site.components.suggestions import Suggestion, suggestions
from plaudit.site.http.responses import public_view, render
from plaudit.site.pages.search import MAX_LENGTH, search_text

MAX_SUGGESTIONS = 8


class SuggestionsPage(NamedTuple):
    suggestions: list[Suggestion]


@public_view
def suggestions_page(request: HttpRequest) -> HttpResponse:
    """Return no suggestions for a text that is empty or too long."""
    text = search_text(request)
    rows = search.find(text, limit=MAX_SUGGESTIONS) if len(text) <= MAX_LENGTH else []
    return render("suggestions.html", SuggestionsPage(suggestions(rows)))
