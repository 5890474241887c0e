"""The hooks by which Wagtail finds the parts of the desk."""

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views import chooser
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from plaudit.catalog.models import Photo
from plaudit.desk import menu, merges, moderation
from plaudit.desk.bulk_actions import BULK_ACTIONS
from plaudit.desk.dashboard import TodoPanel
from plaudit.desk.history import EditLogFormatter
from plaudit.desk.photos.uploads import ChooserUploadView
from plaudit.desk.photos.urls import urlpatterns as photo_urls

chooser.viewset.create_view_class = ChooserUploadView

for group in menu.GROUPS:
    register_snippet(group)

for bulk_action in BULK_ACTIONS:
    # After Wagtail's own, which they replace: its deletion of snippets and images would bypass our actions.
    hooks.register("register_bulk_action", bulk_action, order=100)


class NoDocumentsAPIViewSet(ImagesAdminAPIViewSet):
    """An empty list: Plaudit keeps no documents, but every page of Wagtail's admin links to the list of them."""

    name = "documents"

    def get_queryset(self) -> "QuerySet[Photo]":
        return Photo.objects.none()


@hooks.register("construct_admin_api")
def register_documents_api(router: WagtailAPIRouter) -> None:
    if not apps.is_installed("wagtail.documents"):
        router.register_endpoint("documents", NoDocumentsAPIViewSet)


@hooks.register("construct_main_menu")
def hide_menu_items(_request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in menu.HIDDEN_ITEMS]


@hooks.register("construct_homepage_panels")
def add_todo_panel(_request: HttpRequest, panels: list[Component]) -> None:
    panels.append(TodoPanel())


@hooks.register("construct_homepage_summary_items", order=100)
def remove_summary(_request: HttpRequest, items: list[Component]) -> None:
    items.clear()


@hooks.register("insert_global_admin_css")
def link_stylesheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("register_admin_urls", order=-10)
def register_photo_urls() -> list[URLPattern]:
    """Register them before Wagtail's views at the same URLs."""
    return photo_urls


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    reviews, results = moderation.AudienceReviewIndexView.as_view(), {"results_only": True}
    hide, suspend = moderation.hide_audience_review, moderation.suspend_member
    review = "audience-reviews/<int:title_id>/<int:member_id>"
    return [
        path("audience-reviews/", reviews, name="desk_audience_reviews"),
        path(
            "audience-reviews/results/",
            moderation.AudienceReviewIndexView.as_view(**results),
            name="desk_audience_reviews_results",
        ),
        path(f"{review}/hide/", hide, {"hidden": True}, name="desk_hide_audience_review"),
        path(f"{review}/show/", hide, {"hidden": False}, name="desk_show_audience_review"),
        path("members/<int:pk>/suspend/", suspend, {"suspended": True}, name="desk_suspend_member"),
        path("members/<int:pk>/reinstate/", suspend, {"suspended": False}, name="desk_reinstate_member"),
        path("merges/", merges.MergeIndexView.as_view(), name="desk_merges"),
        path("merges/results/", merges.MergeIndexView.as_view(**results), name="desk_merges_results"),
        path("merges/<str:kind>/<int:pk>/", merges.search_duplicates, name="desk_merge_search"),
        path("merges/<str:kind>/<int:kept_id>/<int:duplicate_id>/", merges.preview_merge, name="desk_merge_preview"),
        path("merges/<int:pk>/undo/", merges.undo, name="desk_merge_undo"),
    ]


@hooks.register("register_admin_menu_item")
def audience_reviews_menu_item() -> MenuItem:
    url = reverse("desk_audience_reviews")
    return menu.PermissionMenuItem(
        "audience.view_audiencereview", _("Audience reviews"), url, icon_name="group", order=130
    )


@hooks.register("register_admin_menu_item")
def merges_menu_item() -> MenuItem:
    return menu.PermissionMenuItem(
        "merging.view_merge", _("Merges"), reverse("desk_merges"), icon_name="resubmit", order=140
    )


@hooks.register("register_log_actions")
def register_moderation_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("plaudit.hide", _("Hide audience review"), _("Audience review hidden"))
    actions.register_action("plaudit.show", _("Show audience review"), _("Audience review shown again"))
    actions.register_action("plaudit.suspend", _("Suspend"), _("Suspended"))
    actions.register_action("plaudit.reinstate", _("Reinstate"), _("Reinstated"))


@hooks.register("register_log_actions", order=100)
def replace_edit_formatter(actions: LogActionRegistry) -> None:
    # After Wagtail has registered its own; registering the action again would list "Edit" twice in the log's filter.
    actions.formatters["wagtail.edit"] = EditLogFormatter(actions.formatters["wagtail.edit"])
