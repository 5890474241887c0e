"""The consensus at the desk: drafts, revisions, preview, schedule, and approval by another editor."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views import snippets

from plaudit.critics.models import Consensus
from plaudit.desk.errors import action_errors, show
from plaudit.desk.filters import ConsensusFilterSet
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.views import ActionFormMixin, DeskIndexView, DeskViewSet, UseCountMixin, ids_from_query
from plaudit.errors import DomainError
from plaudit.members.models import Member

if TYPE_CHECKING:
    # What the mixin is mixed into.
    from wagtail.snippets.views.snippets import WorkflowActionView
else:
    WorkflowActionView = object


class ConsensusTitleError(DomainError):
    """A draft that would move to another title."""


class ConsensusCreateView(ActionFormMixin, snippets.CreateView):
    """Saves with Wagtail; publishing calls our action (`ConsensusDraft.publish`)."""

    def get_initial(self) -> dict[str, object]:
        """Start with the title that the query string names, and the text that its page shows now."""
        initial = {**super().get_initial(), **ids_from_query(self.request, ["title"])}
        if "title" not in initial:
            return initial
        published = Consensus.objects.filter(title_id=initial["title"]).values("text", "author").first()
        return {**initial, **(published or {})}


class ConsensusEditView(UseCountMixin, ActionFormMixin, snippets.EditView):
    def save_instance(self) -> ConsensusDraft:
        if "title" in self.form.changed_data:
            raise ConsensusTitleError(_("A consensus stays with its title. Write a new one for the other title."))
        return super().save_instance()


class ButtonErrorMixin(WorkflowActionView):
    """A button that runs an action: its error is shown on the form of the draft."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with action_errors() as errors:
            return super().post(request, *args, **kwargs)
        show(request, errors)
        edit_url = ConsensusDraft.snippet_viewset.edit_url(self.object)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The window in which an approver leaves a comment follows this URL.
            return self.render_modal_json(request, {"step": "success", "redirect": edit_url})
        return redirect(edit_url)


class ConsensusUnpublishView(ButtonErrorMixin, snippets.UnpublishView):
    pass


class ConsensusWorkflowActionView(ButtonErrorMixin, snippets.WorkflowActionView):
    pass


class ConsensusIndexView(DeskIndexView):
    default_ordering = ("-latest_revision__created_at", "-pk")


class ConsensusViewSet(DeskViewSet[ConsensusDraft]):
    model = ConsensusDraft
    base_url_path = "consensus"
    icon = "form"
    add_to_reference_index = False
    add_view_class = ConsensusCreateView
    edit_view_class = ConsensusEditView
    index_view_class = ConsensusIndexView
    unpublish_view_class = ConsensusUnpublishView
    workflow_action_view_class = ConsensusWorkflowActionView
    filterset_class = ConsensusFilterSet
    query_fields = ("title",)
    list_select_related = ("title",)
    search_fields = ("title__name_key", "text")
    list_display = (
        "title",
        Column("text", label=gettext_lazy("Text"), accessor=lambda draft: draft.text[:100]),
        "author",
        LiveStatusTagColumn(),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("title", heading=gettext_lazy("Title")),
            FieldPanel("text"),
            FieldPanel("author"),
            PublishingPanel(),
        ]
    )
    delete_confirmation = gettext_lazy("Delete this consensus? It also disappears from the page of the title.")

    def delete(self, instance: ConsensusDraft, by: Member) -> None:
        if instance.live:
            instance.unpublish(user=by)
        instance.delete()
