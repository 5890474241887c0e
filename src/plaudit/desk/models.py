"""The consensus on its way to the page, and the second pair of eyes that it needs."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    AbstractGroupApprovalTask,
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    TaskState,
    WorkflowMixin,
)

from plaudit.catalog.models import Title
from plaudit.critics.actions.consensus import publish_consensus, withdraw_consensus
from plaudit.desk.preview import title_with
from plaudit.members.models import Member
from plaudit.newsroom.approval import approved_by


class ConsensusDraft(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model):
    """What the editors are about to say about a title; publishing it is an action of the critics' package.

    What readers see is `critics.Consensus` alone, so that no page can show a draft by mistake.
    """

    title = models.OneToOneField(
        Title, verbose_name=_("title"), on_delete=models.CASCADE, related_name="consensus_draft"
    )
    text = models.TextField(_("text"))
    author = models.CharField(_("written by"), max_length=80, blank=True)

    revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id",
        related_query_name="consensus_draft", for_concrete_model=False,
    )  # fmt: skip
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id",
        related_query_name="consensus_draft", for_concrete_model=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("consensus")
        verbose_name_plural = _("consensuses")
        permissions = [
            ("publish_consensusdraft", "Can publish consensus"),
            ("lock_consensusdraft", "Can lock consensus"),
            ("unlock_consensusdraft", "Can unlock consensus"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "site/title.html"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The title's page as it will look."""
        return title_with(self.title, self.text, self.author)

    def with_content_json(self, content: dict[str, Any]) -> "ConsensusDraft":
        """A revision as an object. Its title is the draft's own, also where that was merged into another since."""
        draft: ConsensusDraft = super().with_content_json({**content, "title": self.title_id})
        return draft

    @transaction.atomic
    def publish(self, revision: Revision, user: Any = None, **given: Any) -> None:
        """Publish or schedule a revision. Whoever approved it as the second pair of eyes may, by that."""
        if user is not None and approved_by(self, revision, user):
            given["skip_permission_checks"] = True
        super().publish(revision, user=user, **given)
        live = type(self).objects.get(pk=self.pk)
        if live.live and live.live_revision_id == revision.pk:
            publish_consensus(live.title, live.text, author=live.author, by=user)

    @transaction.atomic
    def unpublish(self, *args: Any, user: Any = None, **given: Any) -> None:
        """Take the consensus off the page, as an editor asks or its time is over."""
        super().unpublish(*args, user=user, **given)
        withdraw_consensus(self.title, by=user)


class SecondPairOfEyes(AbstractGroupApprovalTask):
    """Somebody of the groups approves, but neither who asked for it nor who wrote the last words."""

    class Meta:
        verbose_name = _("second pair of eyes")
        verbose_name_plural = _("second pairs of eyes")

    def get_actions(self, obj: Any, user: Member) -> list[Any]:
        return [] if self._is_own(obj, user) else list(super().get_actions(obj, user))

    def get_task_states_user_can_moderate(self, user: Member, **given: Any) -> "models.QuerySet[TaskState]":
        states = super().get_task_states_user_can_moderate(user, **given)
        return states.exclude(workflow_state__requested_by=user).exclude(revision__user=user)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Somebody of the chosen groups, other than the author, approves"))

    def _is_own(self, obj: Any, user: Member) -> bool:
        state, revision = obj.current_workflow_state, obj.latest_revision
        asked_by = state.requested_by_id if state else None
        return user.pk in {asked_by, revision.user_id if revision else None}
