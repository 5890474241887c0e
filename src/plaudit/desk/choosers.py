"""Choosers of titles, people, critics and so on in forms: a search field and its results, and nothing that writes."""

from typing import NoReturn

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views import chooser

from plaudit.desk.search import search_filter


class ChooserSearchForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects: "QuerySet[Model]") -> "QuerySet[Model]":
        objects = super().filter(objects)
        text = self.cleaned_data.get("q")
        if not text:
            return objects
        self.is_searching, self.search_query = True, text
        return objects.filter(search_filter(text, objects.model.snippet_viewset.chooser_search_fields))  # type: ignore[attr-defined]


class SearchableChooserMixin:
    filter_form_class = ChooserSearchForm

    def get_object_list(self) -> "QuerySet[Model]":
        objects = super().get_object_list()  # type: ignore[misc]
        viewset = objects.model.snippet_viewset
        return objects.select_related(*viewset.list_select_related).order_by(*viewset.chooser_search_fields, "pk")


class ChooseView(SearchableChooserMixin, chooser.ChooseView):
    pass


class ChooseResultsView(SearchableChooserMixin, chooser.ChooseResultsView):
    pass


class NoCreateView(chooser.SnippetCreateView):
    """Refuses to create anything from a chooser, since Wagtail would bypass our actions."""

    def dispatch(self, _request: HttpRequest, *_args: object, **_kwargs: object) -> NoReturn:
        raise PermissionDenied


class DeskChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_view_class = NoCreateView
