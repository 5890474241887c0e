"""The bare view that `bench/browse.py` measures against: one query through an index, one loop."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from plaudit.catalog.models import Title
from plaudit.urls import urlpatterns as real

PAGE = Engine().from_string(
    "<!doctype html><title>Bare</title><ul>{% for name in names %}<li>{{ name }}{% endfor %}</ul>"
)


def bare(request: HttpRequest) -> HttpResponse:
    """The names of the 24 titles that stand first by the critics' rank."""
    names = Title.objects.filter(listed=True, score__critics_rank__isnull=False).order_by("-score__critics_rank")
    return HttpResponse(PAGE.render(Context({"names": names.values_list("name", flat=True)[:24]})))


urlpatterns = [path("bare/titles/", bare), *real]
