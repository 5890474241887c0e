"""What many titles share: people, genres, providers and companies."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.admin.widgets.button import Button

from plaudit.catalog.actions import named
from plaudit.catalog.actions.people import add_person, edit_person, remove_person
from plaudit.catalog.facts import PERSON_GROUPS
from plaudit.catalog.models import Company, Genre, Person, Provider
from plaudit.desk.panels import RelatedRowsPanel, fact_panels
from plaudit.desk.views import DeskEditView, DeskViewSet, changed_values
from plaudit.desk.viewsets.filters import PersonFilters
from plaudit.members.models import Member


class PersonEditView(DeskEditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        page = Button(_("See the page"), url=self.object.get_absolute_url(), icon_name="view", priority=1)
        buttons.append(page)
        if self.by.has_perm("merging.add_merge"):
            merge = reverse("desk_merge_choose", args=["person", self.object.pk])
            buttons.append(Button(_("Merge"), url=merge, icon_name="resubmit", priority=15))
        return buttons


class PersonViewSet(DeskViewSet):
    model = Person
    base_url_path = "people"
    icon = "user"
    add_to_reference_index = False
    filterset_class = PersonFilters
    edit_view_class = PersonEditView
    chooser_search_fields = ("name_key",)
    search_fields = ("name_key", "slug")
    list_display = ("name", "born_on", "died_on", "born_in")
    edit_handler = TabbedInterface(
        [
            ObjectList(fact_panels(PERSON_GROUPS), heading=_("Facts")),
            ObjectList(
                [
                    RelatedRowsPanel("catalog.Credit", by="person", order=("-title__year", "pk"), heading=_("Credits")),
                    RelatedRowsPanel("catalog.Award", by="person", order=("-year", "pk"), heading=_("Awards")),
                ],
                heading=_("Credits and awards"),
            ),
        ]
    )
    delete_confirmation = _("Delete this person? Somebody with credits is not deleted, but can be merged into another.")

    def create(self, form: Any, by: Member) -> Person:
        return add_person(form.cleaned_data, by=by)

    def change(self, form: Any, by: Member) -> Person:
        person = Person.objects.get(pk=form.instance.pk)
        edit_person(person, changed_values(form), by=by)
        return person

    def remove(self, instance: Person, by: Member) -> None:
        remove_person(instance, by=by)

    def success_url(self, instance: Person) -> str:
        return reverse(self.get_url_name("edit"), args=[quote(instance.pk)]) if instance.pk else ""


class SharedViewSet(DeskViewSet):
    """Something that titles name."""

    add_to_reference_index = False

    def create(self, form: Any, by: Member) -> Any:
        return named.put(form.save(commit=False), by=by)

    def change(self, form: Any, by: Member) -> Any:
        return named.put(form.save(commit=False), by=by)

    def remove(self, instance: Any, by: Member) -> None:
        named.remove(instance, by=by)


class GenreViewSet(SharedViewSet):
    model = Genre
    base_url_path = "genres"
    icon = "tag"
    search_fields = ("name", "slug")
    list_display = ("name", "slug")
    panels = [FieldPanel("name")]
    chooser_search_fields = ("slug",)


class ProviderViewSet(SharedViewSet):
    model = Provider
    base_url_path = "providers"
    icon = "desktop"
    search_fields = ("name_key",)
    chooser_search_fields = ("name_key",)
    list_display = ("name", "url")
    panels = [FieldPanel("name"), FieldPanel("url"), FieldPanel("logo")]


class CompanyViewSet(SharedViewSet):
    model = Company
    base_url_path = "companies"
    icon = "site"
    search_fields = ("name_key",)
    chooser_search_fields = ("name_key",)
    list_display = ("name", "country")
    list_filter = ("country",)
    panels = [FieldPanel("name"), FieldPanel("country")]
