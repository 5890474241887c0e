"""The bare view that `bench/search.py` measures suggestions against: the index asked once, the names as JSON."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from plaudit.search.queries import statements
from plaudit.search.queries.finding import _blocks
from plaudit.search.words import read
from plaudit.urls import urlpatterns as public

SHOWN = 8


def bare(request: HttpRequest) -> HttpResponse:
    """The first eight that have all the words: one statement, nothing ordered, nothing forgiven, nothing drawn."""
    asked = read(request.GET.get("q", ""))
    if not asked.pieces:
        return JsonResponse([], safe=False)
    places = statements.places(statements.holding(asked), SHOWN, _blocks())
    sql = f"SELECT entry.label FROM ({places.sql}) AS found JOIN search_entry AS entry USING (place)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, places.parameters)
        return JsonResponse([row[0] for row in cursor.fetchall()], safe=False)


urlpatterns = [*public, path("bare", bare)]
