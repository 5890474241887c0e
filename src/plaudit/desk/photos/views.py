"""The pages of pictures: Wagtail's, with our filters, a history, and what really shows each of them."""

from typing import Any

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.widgets.button import Button
from wagtail.images.views import images

from plaudit.catalog.models import Photo, PhotoKind
from plaudit.desk.usage import UsageMixin, Uses

HISTORY = "desk_photo_history"


class PhotoFilters(images.ImagesFilterSet):
    """By what a picture is and what is missing of it, in place of a count that Wagtail's index does not know."""

    usage_count = None
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=PhotoKind.choices)
    lacks = django_filters.ChoiceFilter(
        label=_("Lacks"),
        method="lacking",
        choices=[("description", _("A description")), ("credit", _("A credit")), ("caption", _("A caption"))],
    )

    class Meta:
        model = Photo
        fields = ["kind"]

    def lacking(self, rows: Any, _name: str, value: str) -> Any:
        return rows.filter(**{value: ""})


class PhotoIndexView(images.IndexView):
    filterset_class = PhotoFilters
    ORDERING_OPTIONS = {
        key: name for key, name in images.IndexView.ORDERING_OPTIONS.items() if not key.endswith("usage_count")
    }

    @cached_property
    def needs_usage_count_subquery(self) -> bool:
        return False

    @cached_property
    def columns(self) -> list[Any]:
        """Without how often each is used, which its own page says: that is many queries for each."""
        return [column for column in super().columns if column.name != "usage_count"]


class PhotoEditView(images.EditView):
    def get_context_data(self, **given: Any) -> dict[str, Any]:
        return {**super().get_context_data(**given), "usage_count_val": len(Uses(self.object))}

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        history = reverse(HISTORY, args=[self.object.pk])
        return [*super().header_more_buttons, Button(_("History"), url=history, icon_name="history", priority=20)]


class PhotoUsageView(UsageMixin, images.UsageView):
    """Which titles, people, providers, trailers and articles show a picture."""


class PhotoHistoryView(HistoryView):
    """Who brought a picture in, changed it, and when."""

    model = Photo
    pk_url_kwarg = "image_id"
    header_icon = "image"
    index_url_name = "wagtailimages:index"
    edit_url_name = "wagtailimages:edit"
    history_url_name = HISTORY
    history_results_url_name = f"{HISTORY}_results"
