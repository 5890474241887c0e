"""How the desk writes: a form's save, and every deletion, is one of our actions, and its refusal a sentence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from plaudit.critics.actions.verdicts import CriticsOwnVerdictError
from plaudit.desk.choosers import DeskChooserViewSet
from plaudit.desk.edit_conflicts import require_as_read, stamp
from plaudit.desk.history import changed_fields
from plaudit.desk.search import search_filter
from plaudit.desk.usage import DeskUsageView, Uses, show_use_count
from plaudit.members.models import Member
from plaudit.members.permissions import PermissionDeniedError
from plaudit.scoreboard.actions import TitleDeletedError

LONGEST_KEY = 19
# How an action says no. ValueError is what nearly all refusals of our packages are.
REFUSALS = (
    ValueError,
    TitleDeletedError,
    PermissionDeniedError,
    CriticsOwnVerdictError,
    ValidationError,
    ProtectedError,
    IntegrityError,
)


class ActionRefusedError(Exception):
    """What an action refused, in sentences for a form."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@contextmanager
def refusing() -> Iterator[None]:
    """Turn the refusal of an action into `Refused`, and undo what it had begun."""
    try:
        with transaction.atomic():
            yield
    except REFUSALS as refusal:
        raise ActionRefusedError(sentences(refusal)) from refusal


def sentences(refusal: Exception) -> list[str]:
    """What a refusal says, for a person."""
    if isinstance(refusal, ValidationError):
        return [str(each) for each in refusal.messages]
    if isinstance(refusal, ProtectedError):
        return [_("It is not deleted: other things depend on it.")]
    if isinstance(refusal, IntegrityError):
        return [_("Somebody else has just written the same, or it contradicts what is there already.")]
    return [str(refusal)]


class ActionFormMixin:
    """What our forms share: errors of an action stand in the form, and nothing that was typed is lost."""

    model: Any
    request: HttpRequest
    produced_error_message: str | None

    @property
    def viewset(self) -> "DeskViewSet":
        return self.model.snippet_viewset

    @property
    def by(self) -> Member:
        return self.request.user  # type: ignore[return-value]

    def form_valid(self, form: BaseForm) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ActionRefusedError as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
            self.produced_error_code = "refused"
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]


class DeskCreateView(ActionFormMixin, snippets.CreateView):
    """A form whose save is `viewset.create`."""

    def save_instance(self) -> models.Model:
        with refusing():
            instance = self.viewset.create(self.form, self.by)
            log(instance=instance, action="wagtail.create", user=self.by, content_changed=True)
        return instance

    def get_initial(self) -> dict[str, Any]:
        """What the address says query_fields: `?title=17`."""
        return {**super().get_initial(), **ids_from_query(self.request, self.viewset.query_fields)}

    def get_success_url(self) -> str:
        return self.viewset.success_url(self.object) or super().get_success_url()


class DeskEditView(ActionFormMixin, snippets.EditView):
    """A form whose save is `viewset.change`. Where nobody touched it nothing is written, and it stays whose it was."""

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        form: BaseForm = super().get_form(form_class)
        stamp(form)
        return form

    def save_instance(self) -> models.Model:
        if not self.form.has_changed():
            return self.form.instance
        changed = changed_fields(self.form)
        with refusing():
            require_as_read(self.form)
            instance = self.viewset.change(self.form, self.by)
            log(instance=instance, action="wagtail.edit", user=self.by, content_changed=True, data=changed)
        return instance

    def get_success_url(self) -> str:
        return self.viewset.success_url(self.object) or super().get_success_url()

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        show_use_count(panels, self.object)
        return panels


class DeskDeleteView(snippets.DeleteView):
    """A question whose yes is `viewset.remove`."""

    def get_usage(self) -> Uses:
        return Uses(self.object)

    @property
    def viewset(self) -> "DeskViewSet":
        return self.model.snippet_viewset

    @property
    def confirmation_message(self) -> str:
        return self.viewset.delete_confirmation or super().confirmation_message

    def form_valid(self, form: BaseForm) -> HttpResponse:
        # Beforehand: a row that was deleted has no key any more, even if the deletion is undone.
        success_url, edit_url = self.viewset.success_url(self.object), self.viewset.edit_url(self.object)
        try:
            with refusing():
                log(instance=self.object, action="wagtail.delete", user=self.request.user, deleted=True)
                self.viewset.remove(self.object, self.request.user)
        except ActionRefusedError as refused:
            for sentence in refused.sentences:
                messages.error(self.request, sentence)
            return HttpResponseRedirect(edit_url)
        messages.success(self.request, self.get_success_message())
        return HttpResponseRedirect(success_url or self.get_success_url())


class DeskIndexView(snippets.IndexView):
    """A list that is searched by folded names, without accents or case, where the table has them."""

    def search_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        if not self.is_searching:
            return queryset
        wanted = search_filter(self.search_query, self.search_fields or ())
        # Below the list, so that a row of which several parts fit stands in it once.
        return queryset.filter(pk__in=self.model._default_manager.filter(wanted).order_by().values("pk"))

    def get_base_queryset(self) -> "QuerySet[Any]":
        """Those of one title, person, critic or publication, where the address names it: `?title=17`."""
        rows = (
            super().get_base_queryset().filter(**ids_from_query(self.request, self.model.snippet_viewset.query_fields))
        )
        return rows.select_related(*self.model.snippet_viewset.list_select_related)


class DeskViewSet(SnippetViewSet):
    """A table at the desk. What it writes are `create`, `change` and `remove`, each an action of ours."""

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
    # Foreign keys that an address may fill in or narrow a list by, and what a list reads beside its rows.
    query_fields: tuple[str, ...] = ()
    list_select_related: tuple[str, ...] = ()
    # By which columns a chooser looks for words.
    chooser_search_fields: tuple[str, ...] = ()
    delete_confirmation: Any = None

    def create(self, form: Any, by: Member) -> Any:
        raise NotImplementedError

    def change(self, form: Any, by: Member) -> Any:
        raise NotImplementedError

    def remove(self, instance: Any, by: Member) -> None:
        raise NotImplementedError

    def success_url(self, instance: Any) -> str:
        """Where to go once something is written; the list where this is empty."""
        return ""

    def edit_url(self, instance: models.Model) -> str:
        return reverse(self.get_url_name("edit"), args=[quote(instance.pk)])


def ids_from_query(request: HttpRequest, names: Iterable[str]) -> dict[str, int]:
    """The keys of rows that an address names: `?title=17`."""
    asked = {name: request.GET.get(name, "") for name in names}
    return {name: int(value) for name, value in asked.items() if is_id(value)}


def is_id(text: str) -> bool:
    """Whether a text can be the key of a row."""
    return text.isdecimal() and len(text) < LONGEST_KEY


def changed_values(form: Any) -> dict[str, Any]:
    """What a form says otherwise than it was filled in with; a field that nobody touched says nothing."""
    return {name: form.cleaned_data[name] for name in form.changed_data if name in form.cleaned_data}
