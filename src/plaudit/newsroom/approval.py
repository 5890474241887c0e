"""Publishing by approval: who approves a colleague's text may publish it, without the permission to publish."""

from wagtail.models import Revision, WorkflowMixin, WorkflowState

from plaudit.members.models import Member


def approved_by(draft: WorkflowMixin, revision: Revision, member: Member) -> bool:
    """Return whether the draft's last workflow was approved, and this member neither submitted nor wrote it."""
    state = draft.workflow_states.order_by("-created_at").first()
    return (
        state is not None
        and state.status == WorkflowState.STATUS_APPROVED
        and member.pk not in {state.requested_by_id, revision.user_id}
    )
