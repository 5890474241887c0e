"""The consensus at the desk: drafts, revisions, preview, schedule, and a second pair of eyes."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views import snippets

from plaudit.critics.models import Consensus
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.usage import Uses, show_use_count
from plaudit.desk.views import ActionFormMixin, ActionRefusedError, DeskIndexView, DeskViewSet, refusing
from plaudit.desk.viewsets.filters import ConsensusFilters
from plaudit.members.models import Member


class DraftFormMixin(ActionFormMixin):
    """Saving a draft is Wagtail's; publishing one is our action (see `ConsensusDraft.publish`)."""

    def save_instance(self) -> Any:
        with refusing():
            return super().save_instance()  # type: ignore[misc]


class ConsensusCreateView(DraftFormMixin, snippets.CreateView):
    def get_initial(self) -> dict[str, Any]:
        """The title that the address names, with the words that its page shows now."""
        asked = self.request.GET.get("title", "")
        if not asked.isdecimal() or len(asked) > 18:
            return dict(super().get_initial())
        stands: dict[str, Any] = {
            **(Consensus.objects.filter(title_id=int(asked)).values("text", "author").first() or {})
        }
        return {**super().get_initial(), "title": int(asked), **stands}


class ConsensusEditView(DraftFormMixin, snippets.EditView):
    def save_instance(self) -> Any:
        with refusing():
            if "title" in self.form.changed_data:
                raise ValueError(_("A consensus stays with its title: write another one for the other title."))
            return super().save_instance()

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        show_use_count(panels, self.object)
        return panels


class ConsensusDeleteView(snippets.DeleteView):
    """Taking a consensus away takes it off the title's page too."""

    def get_usage(self) -> Uses:
        return Uses(self.object)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with refusing():
                if self.object.live:
                    self.object.unpublish(user=self.request.user)
                return super().form_valid(form)
        except ActionRefusedError as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)


class ConsensusIndexView(DeskIndexView):
    default_ordering = ("-latest_revision__created_at", "-pk")


class ConsensusViewSet(DeskViewSet):
    model = ConsensusDraft
    base_url_path = "consensus"
    icon = "form"
    add_to_reference_index = False
    add_view_class = ConsensusCreateView
    edit_view_class = ConsensusEditView
    delete_view_class = ConsensusDeleteView
    index_view_class = ConsensusIndexView
    filterset_class = ConsensusFilters
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

    def remove(self, instance: ConsensusDraft, by: Member) -> None:
        if instance.live:
            instance.unpublish(user=by)
        instance.delete()
