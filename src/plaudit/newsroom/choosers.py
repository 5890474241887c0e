"""Choosing a title or a person at the desk, by any word of their name."""

from collections.abc import Callable
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsViewMixin,
    ChooseViewMixin,
    CreateView,
    CreationFormMixin,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from plaudit.names.folding import person_key, title_key

KEYS: dict[str, Callable[[str], str]] = {"title": title_key, "person": person_key}
MOST_WORDS = 8


class NameFilter(BaseFilterForm):
    """Finds by the folded name, so that accents and capitals do not matter."""

    q = forms.CharField(
        label=_("Name"), required=False, max_length=100, widget=forms.TextInput(attrs={"placeholder": _("Name")})
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        words = self.cleaned_data.get("q", "").strip()
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        for word in KEYS[objects.model._meta.model_name](words).split()[:MOST_WORDS]:
            objects = objects.filter(name_key__contains=word)
        return objects


class ByName(BaseChooseView):
    """A list in the order of names, to be narrowed by some of their words."""

    filter_form_class = NameFilter
    ordering = ["name_key", "pk"]


class Choose(ChooseViewMixin, CreationFormMixin, ByName):
    pass


class ChooseResults(ChooseResultsViewMixin, CreationFormMixin, ByName):
    pass


class NeverCreate(CreateView):
    """Nothing is made while choosing: that would pass the actions by."""

    def dispatch(self, _request: HttpRequest, *_args: Any, **_given: Any) -> NoReturn:
        raise PermissionDenied


class TitleChooser(ChooserViewSet):
    model = "catalog.Title"
    icon = "media"
    choose_one_text = _("Choose a title")
    choose_another_text = _("Choose another title")
    edit_item_text = _("Edit this title")
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    create_view_class = NeverCreate
    register_widget = False


class PersonChooser(ChooserViewSet):
    model = "catalog.Person"
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    create_view_class = NeverCreate
    register_widget = False


titles = TitleChooser("title_chooser", url_prefix="choose/title")
people = PersonChooser("person_chooser", url_prefix="choose/person")
TitleWidget = titles.widget_class
PersonWidget = people.widget_class
TitleBlock = titles.get_block_class(name="TitleBlock", module_path="plaudit.newsroom.choosers")
