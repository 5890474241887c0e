"""The second pair of eyes: whoever approved a text may publish it by that, without the permission to publish alone."""

from typing import Any

from wagtail.models import Revision, WorkflowState


def approved_by(draft: Any, revision: Revision, user: Any) -> bool:
    """Whether the draft's last workflow has ended well, and this member neither asked for it nor wrote the words."""
    state = draft.workflow_states.order_by("-created_at").first()
    return (
        state is not None
        and state.status == WorkflowState.STATUS_APPROVED
        and user.pk not in {state.requested_by_id, revision.user_id}
    )
