"""The bare view that `bench/search.py` measures suggestions against: the index asked once, the names as JSON."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from plaudit.names.queries.filters import has_words
from plaudit.names.queries.statements import select_sort_keys
from plaudit.names.tokens import parse_query
from plaudit.urls import urlpatterns as public

SHOWN = 8


def bare(request: HttpRequest) -> HttpResponse:
    """The first eight that have all the words: one statement, nothing ordered, nothing forgiven, nothing drawn."""
    query = parse_query(request.GET.get("q", ""))
    if not query.terms:
        return JsonResponse([], safe=False)
    sort_keys = select_sort_keys([has_words(query)], SHOWN)
    sql = f"SELECT name FROM ({sort_keys.sql}) AS found JOIN names_nameentry USING (sort_key)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, sort_keys.parameters)
        return JsonResponse([row[0] for row in cursor.fetchall()], safe=False)


urlpatterns = [*public, path("bare", bare)]
