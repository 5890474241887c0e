"""Where Wagtail finds what the desk is made of."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views import chooser
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from plaudit.catalog.models import Photo
from plaudit.desk import bulk_actions, menu, merges, moderation
from plaudit.desk.dashboard import TodoPanel
from plaudit.desk.history import EditLogFormatter
from plaudit.desk.photos import urls as photo_urls
from plaudit.desk.photos.deletion import DeletePhotos
from plaudit.desk.photos.uploads import ChooserUploadView


class OnlyWith(MenuItem):
    """A way that only those see who may go it."""

    def __init__(self, permission: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


chooser.viewset.create_view_class = ChooserUploadView

for group in menu.GROUPS:
    register_snippet(group)

for each in (*bulk_actions.ALL, DeletePhotos):
    # After Wagtail's own, whose deletion of snippets and pictures would pass our actions by.
    hooks.register("register_bulk_action", each, order=100)


class NoDocuments(ImagesAdminAPIViewSet):
    """Plaudit keeps no documents, but each page of Wagtail's names the address of their list."""

    name = "documents"

    def get_queryset(self) -> QuerySet[Photo]:
        return Photo.objects.none()


@hooks.register("construct_admin_api")
def no_documents(router: Any) -> None:
    if not apps.is_installed("wagtail.documents"):
        router.register_endpoint("documents", NoDocuments)


@hooks.register("construct_main_menu")
def leave_out(_request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in menu.LEFT_OUT]


@hooks.register("construct_homepage_panels")
def what_waits(_request: HttpRequest, panels: list[Any]) -> None:
    panels.append(TodoPanel())


@hooks.register("construct_homepage_summary_items", order=100)
def no_summary(_request: HttpRequest, items: list[Any]) -> None:
    items.clear()


@hooks.register("insert_global_admin_css")
def our_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("register_admin_urls", order=-10)
def pages_of_pictures() -> list[URLPattern]:
    """Before Wagtail's at the same addresses."""
    return photo_urls.urlpatterns


@hooks.register("register_admin_urls")
def our_pages() -> list[URLPattern]:
    return [
        path("audience/", moderation.audience_reviews, name="desk_comments"),
        path("audience/<int:title_id>/<int:member_id>/hide/", moderation.hide, name="desk_comment_hide"),
        path("audience/<int:pk>/suspend/", moderation.suspend, name="desk_member_suspend"),
        path("merging/", merges.merges, name="desk_merges"),
        path("merging/<str:kind>/<int:pk>/", merges.choose, name="desk_merge_choose"),
        path("merging/<str:kind>/<int:kept>/<int:gone>/", merges.preview, name="desk_merge_preview"),
        path("merging/<int:pk>/undo/", merges.undo, name="desk_merge_undo"),
    ]


@hooks.register("register_admin_menu_item")
def audience_reviews_menu_item() -> MenuItem:
    return OnlyWith(
        "audience.view_audiencereview", _("Audience reviews"), reverse("desk_comments"), icon_name="group", order=130
    )


@hooks.register("register_admin_menu_item")
def merges_menu_item() -> MenuItem:
    return OnlyWith("merging.view_merge", _("Merges"), reverse("desk_merges"), icon_name="resubmit", order=140)


@hooks.register("register_log_actions")
def what_moderators_do(actions: LogActionRegistry) -> None:
    actions.register_action("plaudit.hide", _("Hide"), _("An audience review was hidden"))
    actions.register_action("plaudit.show", _("Show"), _("An audience review was shown again"))
    actions.register_action("plaudit.suspend", _("Suspend"), _("Suspended"))
    actions.register_action("plaudit.lift", _("Lift"), _("Allowed to write again"))


@hooks.register("register_log_actions", order=100)
def what_was_edited(actions: LogActionRegistry) -> None:
    """In place of Wagtail's, which is registered before: once more would offer "Edit" twice where logs are narrowed."""
    actions.formatters["wagtail.edit"] = EditLogFormatter(actions.formatters["wagtail.edit"])
