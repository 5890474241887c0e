"""Drafts of the consensus, and the approval that they need from a second editor."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import QuerySet
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
from plaudit.desk.preview import preview_consensus
from plaudit.members.models import Member
from plaudit.newsroom.approval import approved_by


class ConsensusDraft(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model):
    """The consensus of a title as editors work on it; publishing it is an action of the critics' package.

    Readers see `critics.Consensus` alone, so that no page can show a draft by mistake.
    """

    title = models.OneToOneField(
        Title, verbose_name=_("title"), on_delete=models.CASCADE, related_name="consensus_draft"
    )
    text = models.TextField(_("text"))
    author = models.CharField(_("author"), max_length=80, blank=True)

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
        return preview_consensus(self.title, self.text, self.author)

    def with_content_json(self, content: dict[str, object]) -> "ConsensusDraft":
        """Return a revision as an object, with the draft's present title: a merge may have moved the draft since."""
        draft: ConsensusDraft = super().with_content_json({**content, "title": self.title_id})
        return draft

    @transaction.atomic
    def publish(self, revision: Revision, user: Member | None = None, **options: object) -> None:
        """Publish or schedule a revision; its approver may do so without the permission to publish."""
        if user is not None and approved_by(self, revision, user):
            options["skip_permission_checks"] = True
        super().publish(revision, user=user, **options)
        draft = type(self).objects.get(pk=self.pk)
        if draft.live and draft.live_revision_id == revision.pk:
            publish_consensus(draft.title, draft.text, author=draft.author, by=user)

    @transaction.atomic
    def unpublish(self, *args: object, user: Member | None = None, **options: object) -> None:
        """Take the consensus off the title's page, as an editor asks or when it expires."""
        super().unpublish(*args, user=user, **options)
        withdraw_consensus(self.title, by=user)


class SecondEditorTask(AbstractGroupApprovalTask):
    """Approval by somebody of the groups who neither submitted the draft nor wrote its latest revision."""

    class Meta:
        verbose_name = _("approval by a second editor")
        verbose_name_plural = _("approvals by a second editor")

    def get_actions(self, obj: WorkflowMixin, user: Member) -> list[tuple[str, str, bool]]:
        state, revision = obj.current_workflow_state, obj.latest_revision
        own = {state.requested_by_id if state else None, revision.user_id if revision else None}
        return [] if user.pk in own else list(super().get_actions(obj, user))

    def get_task_states_user_can_moderate(self, user: Member, **kwargs: object) -> "QuerySet[TaskState]":
        states: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user).exclude(revision__user=user)

    @classmethod
    def get_description(cls) -> str:
        return str(_("A member of the chosen groups, other than the author, must approve"))
