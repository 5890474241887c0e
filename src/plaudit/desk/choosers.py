"""Choosing a title, a person, a critic … in a form: searched by what folds to the same letters."""

from typing import Any, NoReturn

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views import chooser

from plaudit.names.folding import fold


class ChooserSearchForm(BaseFilterForm):
    """A word or two of a name."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")}))

    def filter(self, objects: "QuerySet[Any]") -> "QuerySet[Any]":
        rows = super().filter(objects)
        words = self.cleaned_data.get("q")
        if not words:
            return rows
        self.is_searching, self.search_query = True, words
        fields = rows.model.snippet_viewset.chosen_by
        wanted = Q()
        for field in fields:
            by_key = field.endswith("name_key")
            wanted |= Q(**{f"{field}__contains": fold(words) or words} if by_key else {f"{field}__icontains": words})
        return rows.filter(wanted)


class ChooserSearchMixin:
    filter_form_class = ChooserSearchForm

    def get_object_list(self) -> "QuerySet[Any]":
        rows = super().get_object_list()  # type: ignore[misc]
        viewset = rows.model.snippet_viewset
        return rows.select_related(*viewset.beside).order_by(*(viewset.chosen_by or ["pk"]), "pk")


class ChooseView(ChooserSearchMixin, chooser.ChooseView):
    pass


class ChooseResultsView(ChooserSearchMixin, chooser.ChooseResultsView):
    pass


class NoCreateView(chooser.SnippetCreateView):
    """Nothing is made while choosing: that would pass our actions by."""

    def dispatch(self, _request: HttpRequest, *_args: Any, **_given: Any) -> NoReturn:
        raise PermissionDenied


class DeskChooserViewSet(chooser.SnippetChooserViewSet):
    """A chooser that shows a field for words, and what is found."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_view_class = NoCreateView
