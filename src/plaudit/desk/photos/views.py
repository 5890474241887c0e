"""Wagtail's pages of photos, with our filters, a history, our errors, and everything that really uses a photo."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.widgets.button import Button
from wagtail.images.views import images

from plaudit.catalog.models import Photo
from plaudit.desk.errors import action_errors, show
from plaudit.desk.filters import PhotoFilterSet
from plaudit.desk.photos.deletion import delete_and_log
from plaudit.desk.usage import UsageMixin, Uses
from plaudit.desk.views import ActionFormMixin

HISTORY = "desk_photo_history"


class PhotoIndexView(images.IndexView):
    filterset_class = PhotoFilterSet
    ORDERING_OPTIONS = {
        key: label for key, label in images.IndexView.ORDERING_OPTIONS.items() if not key.endswith("usage_count")
    }

    @cached_property
    def needs_usage_count_subquery(self) -> bool:
        return False

    @cached_property
    def columns(self) -> list[Column]:
        # Without the count of uses, which takes many queries for each photo; the photo's own page shows it.
        return [column for column in super().columns if column.name != "usage_count"]


class PhotoCreateView(ActionFormMixin, images.CreateView):
    pass


class PhotoEditView(ActionFormMixin, images.EditView):
    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), "usage_count_val": len(Uses(self.object))}

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse(HISTORY, args=[self.object.pk])
        return [*super().header_more_buttons, Button(_("History"), url=url, icon_name="history", priority=20)]


class PhotoDeleteView(images.DeleteView):
    def get_usage(self) -> Uses:
        return Uses(self.object)

    def delete_action(self) -> None:
        delete_and_log([self.object], self.request.user)

    def form_valid(self, form: WagtailAdminModelForm) -> HttpResponse:
        with action_errors() as errors:
            return super().form_valid(form)
        show(self.request, errors)
        return redirect("wagtailimages:edit", self.object.pk)


class PhotoUsageView(UsageMixin, images.UsageView):
    pass


class PhotoHistoryView(HistoryView):
    model = Photo
    pk_url_kwarg = "image_id"
    header_icon = "image"
    index_url_name = "wagtailimages:index"
    edit_url_name = "wagtailimages:edit"
    history_url_name = HISTORY
    history_results_url_name = f"{HISTORY}_results"
