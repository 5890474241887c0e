"""Actions on several rows of a list at once, each row by its own action and with its own error."""

from collections.abc import Sequence
from typing import Generic, NoReturn, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise, cached_property, classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.log_actions import log
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from plaudit.catalog.models import Photo
from plaudit.critics.actions.verdicts import decide_verdict, restore_review, withdraw_review
from plaudit.critics.models import Review
from plaudit.desk.errors import action_errors
from plaudit.desk.photos.deletion import delete_and_log
from plaudit.desk.views import DeskViewSet, is_id
from plaudit.members.models import Member
from plaudit.scoring.verdict import Verdict

MAX_ROWS = 200

ModelT = TypeVar("ModelT", bound=Model)


class DeskBulkAction(BulkAction, Generic[ModelT]):
    template_name = "desk/bulk_action.html"
    question: str | Promise
    permission_needed = "change"
    log_action = "wagtail.edit"

    @cached_property
    def permission_policy(self) -> BasePermissionPolicy:
        return policy_registry.get_by_type(self.model)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        ids = request.GET.getlist("id")
        if "all" in ids or len(ids) > MAX_ROWS:
            messages.error(request, _("Choose at most %(maximum)d at a time.") % {"maximum": MAX_ROWS})
            return redirect(self.next_url)
        if not all(map(is_id, ids)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, obj: Model) -> bool:
        return self.permission_policy.user_has_permission_for_instance(self.request.user, self.permission_needed, obj)

    def object_context(self, obj: Model) -> dict[str, object]:
        return {"item": obj, "edit_url": AdminURLFinder(self.request.user).get_edit_url(obj)}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), "title": self.display_name, "question": self.question}

    def get_execution_context(self) -> dict[str, object]:
        return {**super().get_execution_context(), "request": self.request}

    @classmethod
    def execute_action(cls, objects: Sequence[ModelT], *, request: HttpRequest, **_kwargs: object) -> tuple[int, int]:
        count, user = 0, cast(Member, request.user)
        for row in objects:
            with action_errors() as errors:
                cls.log(row, user)
                cls.execute(row, user)
            count += not errors
            for error in errors:
                messages.error(request, f"{row}: {error.text}")
        return count, 0

    @classmethod
    def log(cls, row: ModelT, user: Member) -> None:
        # Before the action, since a deleted row has no key.
        log(instance=row, action=cls.log_action, user=user, deleted=cls.log_action == "wagtail.delete")

    @classmethod
    def execute(cls, row: ModelT, by: Member) -> None:
        raise NotImplementedError

    def get_success_message(self, count: int, _num_child_objects: int) -> str | None:
        if not count:
            return None
        message = ngettext("%(action)s: %(count)d entry.", "%(action)s: %(count)d entries.", count)
        return message % {"action": self.display_name, "count": count}


class DeleteAction(DeskBulkAction[Model]):
    display_name = gettext_lazy("Delete")
    aria_label = gettext_lazy("Delete selected entries")
    question = gettext_lazy("Delete these entries? Any that others depend on will stay.")
    action_type = "delete"
    action_priority = 30
    classes = {"serious"}
    permission_needed = "delete"
    log_action = "wagtail.delete"

    @classproperty
    def models(cls) -> list[type[Model]]:  # noqa: N805 - a property of the class
        return [model for model in get_snippet_models() if isinstance(model.snippet_viewset, DeskViewSet)]

    @classmethod
    def execute(cls, row: Model, by: Member) -> None:
        row.snippet_viewset.delete(row, by)  # type: ignore[attr-defined]


class DeletePhotosAction(DeskBulkAction[Photo]):
    models = [Photo]
    display_name = gettext_lazy("Delete")
    aria_label = gettext_lazy("Delete selected photos")
    question = gettext_lazy("Delete these photos? They also disappear from the pages that show them.")
    action_type = "delete"
    classes = {"serious"}
    permission_needed = "delete"

    @classmethod
    def log(cls, row: Photo, user: Member) -> None:
        """Leave it to `delete_and_log`."""

    @classmethod
    def execute(cls, row: Photo, by: Member) -> None:
        delete_and_log([row], by)


class MarkFreshAction(DeskBulkAction[Review]):
    models = [Review]
    display_name = gettext_lazy("Mark fresh")
    aria_label = gettext_lazy("Mark selected reviews fresh")
    question = gettext_lazy("Mark these reviews fresh?")
    action_type = "fresh"
    action_priority = 10

    @classmethod
    def execute(cls, row: Review, by: Member) -> None:
        decide_verdict(row, Verdict.FRESH, by=by)


class MarkRottenAction(DeskBulkAction[Review]):
    models = [Review]
    display_name = gettext_lazy("Mark rotten")
    aria_label = gettext_lazy("Mark selected reviews rotten")
    question = gettext_lazy("Mark these reviews rotten?")
    action_type = "rotten"
    action_priority = 11

    @classmethod
    def execute(cls, row: Review, by: Member) -> None:
        decide_verdict(row, Verdict.ROTTEN, by=by)


class WithdrawAction(DeskBulkAction[Review]):
    """Takes the place of deletion, since a review is never deleted."""

    models = [Review]
    display_name = gettext_lazy("Withdraw")
    aria_label = gettext_lazy("Withdraw selected reviews")
    question = gettext_lazy("Withdraw these reviews? They no longer count, and can be restored.")
    action_type = "delete"
    action_priority = 30
    classes = {"serious"}
    permission_needed = "delete"

    @classmethod
    def execute(cls, row: Review, by: Member) -> None:
        withdraw_review(row, by=by, reason=_("withdrawn at the desk"))


class RestoreAction(DeskBulkAction[Review]):
    models = [Review]
    display_name = gettext_lazy("Restore")
    aria_label = gettext_lazy("Restore selected reviews")
    question = gettext_lazy("Restore these reviews?")
    action_type = "restore"
    action_priority = 31
    permission_needed = "delete"

    @classmethod
    def execute(cls, row: Review, by: Member) -> None:
        restore_review(row, by=by, reason=_("restored at the desk"))


class NoAction(DeskBulkAction[Member]):
    """Takes the place of one of Wagtail's bulk actions on accounts, which would bypass our actions."""

    models = [Member]
    display_name = aria_label = question = ""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> NoReturn:
        raise PermissionDenied


class NoDeletion(NoAction):
    action_type = "delete"


class NoRoleAssignment(NoAction):
    action_type = "assign_role"


class NoActivation(NoAction):
    action_type = "set_active_state"


BULK_ACTIONS = (
    DeleteAction,
    DeletePhotosAction,
    MarkFreshAction,
    MarkRottenAction,
    WithdrawAction,
    RestoreAction,
    NoDeletion,
    NoRoleAssignment,
    NoActivation,
)
