"""People at the desk."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.admin.widgets.button import Button

from plaudit.catalog.actions.people import add_person, delete_person, edit_person
from plaudit.catalog.facts import PERSON_GROUPS
from plaudit.catalog.models import Person
from plaudit.desk.filters import PersonFilterSet
from plaudit.desk.panels import RelatedRowsPanel, fact_panels
from plaudit.desk.views import DeskEditView, DeskViewSet, changed_values
from plaudit.members.models import Member


class MergeableEditView(DeskEditView):
    """The form of a title or person, with buttons to its public page and to a merge."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = [
            *super().header_more_buttons,
            Button(_("View page"), url=self.object.get_absolute_url(), icon_name="view", priority=1),
        ]
        if self.by.has_perm("merging.add_merge"):
            url = reverse("desk_merge_search", args=[self.model._meta.model_name, self.object.pk])
            buttons.append(Button(_("Merge"), url=url, icon_name="resubmit", priority=15))
        return buttons


class PersonViewSet(DeskViewSet[Person]):
    model = Person
    base_url_path = "people"
    icon = "user"
    add_to_reference_index = False
    filterset_class = PersonFilterSet
    edit_view_class = MergeableEditView
    chooser_search_fields = ("name_key",)
    search_fields = ("name_key", "slug")
    list_display = ("name", "born_on", "died_on", "born_in")
    edit_handler = TabbedInterface(
        [
            ObjectList(fact_panels(PERSON_GROUPS), heading=gettext_lazy("Facts")),
            ObjectList(
                [
                    RelatedRowsPanel(
                        "catalog.Credit", by="person", order=("-title__year", "pk"), heading=gettext_lazy("Credits")
                    ),
                    RelatedRowsPanel(
                        "catalog.Award", by="person", order=("-year", "pk"), heading=gettext_lazy("Awards")
                    ),
                ],
                heading=gettext_lazy("Credits and awards"),
            ),
        ]
    )
    delete_confirmation = gettext_lazy(
        "Delete this person? People with credits cannot be deleted, but can be merged into another."
    )

    def create(self, form: WagtailAdminModelForm, by: Member) -> Person:
        return add_person(form.cleaned_data, by=by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> Person:
        person = Person.objects.get(pk=form.instance.pk)
        edit_person(person, changed_values(form), by=by)
        return person

    def delete(self, instance: Person, by: Member) -> None:
        delete_person(instance, by=by)

    def url_after_save(self, instance: Person) -> str:
        return self.edit_url(instance)
