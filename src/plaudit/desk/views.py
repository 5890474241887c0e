"""The desk's views of a table: each save and deletion is one of our actions, and its error a message in the form."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from django.contrib.admin.utils import quote
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.components import MediaContainer
from wagtail.log_actions import log
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from plaudit.desk.choosers import DeskChooserViewSet
from plaudit.desk.edit_conflicts import add_fingerprints, require_unchanged
from plaudit.desk.errors import action_errors, add_to_form, show
from plaudit.desk.history import changed_fields
from plaudit.desk.search import search_filter
from plaudit.desk.usage import DeskUsageView, Uses, show_use_count
from plaudit.members.models import Member

MAX_ID_DIGITS = 18

ModelT = TypeVar("ModelT", bound=Model)

if TYPE_CHECKING:
    # What the mixins are mixed into.
    from wagtail.snippets.views.snippets import EditView as FormView
else:
    FormView = object


class ActionFormMixin(FormView):
    """A form whose save is an action: its error is shown in the form, and nothing that was typed is lost."""

    if TYPE_CHECKING:
        # The row, as Wagtail's views set it; None in the form of a new one.
        object = FormView.object

    @property
    def by(self) -> Member:
        return self.request.user

    def form_valid(self, form: WagtailAdminModelForm) -> HttpResponse:
        is_new = form.instance.pk is None
        with action_errors() as errors:
            return super().form_valid(form)
        # What was stored before the error has been undone; the objects in memory do not know.
        if is_new:
            form.instance.pk, form.instance._state.adding, self.object = None, True, None
        else:
            self.object = self.get_object()
        add_to_form(form, errors)
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)


class DeskCreateView(ActionFormMixin, snippets.CreateView):
    def save_instance(self) -> Model:
        instance = self.model.snippet_viewset.create(self.form, self.by)
        log(instance=instance, action="wagtail.create", user=self.by, content_changed=True)
        return instance

    def get_initial(self) -> dict[str, object]:
        """Fill in the title, person and so on that the query string names, such as `?title=17`."""
        return {**super().get_initial(), **ids_from_query(self.request, self.model.snippet_viewset.query_fields)}

    def get_success_url(self) -> str:
        return self.model.snippet_viewset.url_after_save(self.object) or super().get_success_url()


class UseCountMixin(FormView):
    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        show_use_count(panels, self.object)
        return panels


class DeskEditView(UseCountMixin, ActionFormMixin, snippets.EditView):
    def get_form(self, form_class: type[WagtailAdminModelForm] | None = None) -> WagtailAdminModelForm:
        form = super().get_form(form_class)
        add_fingerprints(form)
        return form

    def save_instance(self) -> Model:
        # An untouched form must not make an editor's word of what a source said.
        if not self.form.has_changed():
            return self.form.instance
        changed = changed_fields(self.form)
        require_unchanged(self.form)
        instance = self.model.snippet_viewset.edit(self.form, self.by)
        log(instance=instance, action="wagtail.edit", user=self.by, content_changed=True, data=changed)
        return instance

    def get_success_url(self) -> str:
        return self.model.snippet_viewset.url_after_save(self.object) or super().get_success_url()


class DeskDeleteView(snippets.DeleteView):
    def get_usage(self) -> Uses:
        return Uses(self.object)

    @property
    def confirmation_message(self) -> str:
        return self.model.snippet_viewset.delete_confirmation or super().confirmation_message

    def form_valid(self, _form: WagtailAdminModelForm) -> HttpResponse:
        viewset, user = self.model.snippet_viewset, self.request.user
        # Beforehand: a deleted row has no key, even if the deletion is undone.
        success_url, edit_url = viewset.url_after_delete(self.object), viewset.edit_url(self.object)
        with action_errors() as errors:
            log(instance=self.object, action="wagtail.delete", user=user, deleted=True)
            viewset.delete(self.object, user)
        if errors:
            show(self.request, errors)
            return HttpResponseRedirect(edit_url)
        messages.success(self.request, self.get_success_message())
        return HttpResponseRedirect(success_url or self.get_success_url())


class DeskIndexView(snippets.IndexView):
    """A list with our own search, narrowed to one title, person and so on by the query string (`?title=17`)."""

    def search_queryset(self, queryset: "QuerySet[Model]") -> "QuerySet[Model]":
        if not self.is_searching:
            return queryset
        matching = self.model._default_manager.filter(search_filter(self.search_query, self.search_fields or ()))
        # In a subquery, so that a quote of which several lines match is listed once.
        return queryset.filter(pk__in=matching.order_by().values("pk"))

    def get_base_queryset(self) -> "QuerySet[Model]":
        viewset = self.model.snippet_viewset
        rows: QuerySet[Model] = super().get_base_queryset().filter(**ids_from_query(self.request, viewset.query_fields))
        return rows.select_related(*viewset.list_select_related)


class DeskViewSet(SnippetViewSet, Generic[ModelT]):
    """A table at the desk; `create`, `edit` and `delete` each call one of our actions."""

    add_view_class = DeskCreateView
    edit_view_class = DeskEditView
    delete_view_class = DeskDeleteView
    index_view_class = DeskIndexView
    usage_view_class = DeskUsageView
    chooser_viewset_class = DeskChooserViewSet
    copy_view_enabled = False
    inspect_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    # Foreign keys that the query string may set: they narrow the list and fill in the form of a new row.
    query_fields: tuple[str, ...] = ()
    list_select_related: tuple[str, ...] = ()
    chooser_search_fields: tuple[str, ...] = ()
    delete_confirmation: str | Promise = ""

    def create(self, form: WagtailAdminModelForm, by: Member) -> ModelT:
        raise NotImplementedError

    def edit(self, form: WagtailAdminModelForm, by: Member) -> ModelT:
        raise NotImplementedError

    def delete(self, instance: ModelT, by: Member) -> None:
        raise NotImplementedError

    def url_after_save(self, instance: ModelT) -> str:
        """Return where to go once a row has been saved; "" for the list."""
        return ""

    def url_after_delete(self, instance: ModelT) -> str:
        """Return where to go once a row has been deleted; "" for the list."""
        return ""

    def edit_url(self, instance: Model) -> str:
        return reverse(self.get_url_name("edit"), args=[quote(instance.pk)])


def ids_from_query(request: HttpRequest, names: Iterable[str]) -> dict[str, int]:
    """Return the ids that the query string gives under these names."""
    given = {name: request.GET.get(name, "") for name in names}
    return {name: int(value) for name, value in given.items() if is_id(value)}


def is_id(text: str) -> bool:
    return text.isdecimal() and len(text) <= MAX_ID_DIGITS


def changed_values(form: WagtailAdminModelForm) -> dict[str, object]:
    """Return the values of the fields that were changed in a form."""
    return {name: form.cleaned_data[name] for name in form.changed_data if name in form.cleaned_data}
