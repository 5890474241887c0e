"""How titles and people are chosen in what the newsroom writes."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from plaudit.newsroom import choosers


@hooks.register("register_admin_viewset")
def choosing() -> list[ViewSet]:
    return [choosers.titles, choosers.people]
