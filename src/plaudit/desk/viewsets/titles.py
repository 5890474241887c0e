"""Titles at the desk: the facts, what is told of each elsewhere, its score and its log."""

from typing import Any

import django_filters
from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import Button

from plaudit.catalog.actions.titles import add_title, remove_title
from plaudit.catalog.facts import TITLE_GROUPS
from plaudit.catalog.models import Genre, Kind, Title
from plaudit.desk.forms import TitleForm
from plaudit.desk.panels import RelatedRowsPanel, ScorePanel, fact_panels
from plaudit.desk.views import DeskEditView, DeskIndexView, DeskViewSet, changed_values
from plaudit.listing.title_edits import change_title
from plaudit.members.models import Member


class TitleFilters(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices)
    genres = django_filters.ModelChoiceFilter(label=_("Genre"), queryset=Genre.objects.all())
    listed = django_filters.BooleanFilter(label=_("Listed"))
    year = django_filters.NumberFilter(label=_("Year"))

    class Meta:
        model = Title
        fields = ["kind", "genres", "listed", "year"]


class TitleIndexView(DeskIndexView):
    default_ordering = "-pk"


class TitleEditView(DeskEditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Beside Wagtail's own: the public page, the reviews, the consensus, and merging."""
        buttons = list(super().header_more_buttons)
        page = Button(_("See the page"), url=self.object.get_absolute_url(), icon_name="view", priority=1)
        buttons.append(page)
        if self.by.has_perm("merging.add_merge"):
            merge = reverse("desk_merge_choose", args=["title", self.object.pk])
            buttons.append(Button(_("Merge"), url=merge, icon_name="resubmit", priority=15))
        return buttons


TOLD = [
    RelatedRowsPanel("catalog.Credit", order=("billing", "pk"), heading=_("Credits")),
    RelatedRowsPanel("catalog.Quote", order=("position", "pk"), heading=_("Quotes")),
    RelatedRowsPanel("catalog.Offer", order=("region", "position", "pk"), heading=_("Offers")),
    RelatedRowsPanel("catalog.TitlePhoto", order=("position", "pk"), heading=_("Pictures")),
    RelatedRowsPanel("catalog.Trailer", order=("position", "pk"), heading=_("Trailers")),
    RelatedRowsPanel("catalog.TitleName", order=("language", "pk"), heading=_("Other names")),
    RelatedRowsPanel("catalog.Synopsis", order=("language",), heading=_("Synopses in other languages")),
    RelatedRowsPanel("catalog.Release", order=("released_on", "pk"), heading=_("Releases")),
    RelatedRowsPanel("catalog.BoxOffice", heading=_("Box office")),
    RelatedRowsPanel("catalog.Award", order=("-year", "pk"), heading=_("Awards")),
    RelatedRowsPanel("catalog.CompanyCredit", order=("position", "pk"), heading=_("Companies")),
    RelatedRowsPanel("catalog.Track", order=("position", "pk"), heading=_("Soundtrack")),
    RelatedRowsPanel("catalog.Title", by="parent", order=("number", "pk"), heading=_("Seasons and episodes")),
]
SAID = [
    ScorePanel(heading=_("Score")),
    RelatedRowsPanel("desk.ConsensusDraft", heading=_("Consensus")),
    RelatedRowsPanel("critics.Review", order=("-dated_on", "-pk"), heading=_("Reviews")),
]


class TitleViewSet(DeskViewSet):
    model = Title
    icon = "media"
    base_url_path = "titles"
    menu_label = _("TitleViewSet")
    add_to_reference_index = False
    index_view_class = TitleIndexView
    edit_view_class = TitleEditView
    query_fields = ("parent",)
    list_select_related = ("score",)
    chooser_search_fields = ("name_key",)
    search_fields = ("name_key", "original_name", "slug")
    filterset_class = TitleFilters
    list_display = (
        "name",
        "year",
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("critics", label=_("Critics"), accessor=lambda title: _percent(title, "critics_percent")),
        Column("audience", label=_("Audience"), accessor=lambda title: _percent(title, "audience_percent")),
        BooleanColumn("listed", label=_("Listed"), sort_key="listed"),
    )
    edit_handler = TabbedInterface(
        [
            ObjectList(fact_panels(TITLE_GROUPS), heading=_("Facts")),
            ObjectList(TOLD, heading=_("Credits, quotes, offers and more")),
            ObjectList(SAID, heading=_("Score and log")),
        ],
        base_form_class=TitleForm,
    )
    delete_confirmation = _(
        "Delete this title? One that people have written about is not deleted, but can be hidden or merged."
    )

    def create(self, form: Any, by: Member) -> Title:
        return add_title(form.cleaned_data, by=by)

    def change(self, form: Any, by: Member) -> Title:
        title = Title.objects.get(pk=form.instance.pk)
        change_title(title, changed_values(form), by=by)
        return title

    def remove(self, instance: Title, by: Member) -> None:
        remove_title(instance, by=by)

    def success_url(self, instance: Title) -> str:
        return reverse(self.get_url_name("edit"), args=[quote(instance.pk)]) if instance.pk else ""


def _percent(title: Title, which: str) -> str:
    score = getattr(title, "score", None)
    percent = getattr(score, which) if score else None
    return "–" if percent is None else f"{percent} %"
