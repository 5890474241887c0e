"""Titles at the desk: their facts, their details in other tables, their score and its log."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn, Column

from plaudit.catalog.actions.titles import add_title, delete_title
from plaudit.catalog.facts import TITLE_GROUPS
from plaudit.catalog.models import Title
from plaudit.desk.filters import TitleFilterSet
from plaudit.desk.forms import TitleForm
from plaudit.desk.panels import RelatedRowsPanel, ScorePanel, Tab, fact_panels
from plaudit.desk.views import DeskIndexView, DeskViewSet, changed_values
from plaudit.desk.viewsets.people import MergeableEditView
from plaudit.listing.title_edits import change_title
from plaudit.members.models import Member

DETAILS = [
    RelatedRowsPanel("catalog.Credit", order=("billing", "pk"), heading=_("Credits")),
    RelatedRowsPanel("catalog.Quote", order=("position", "pk"), heading=_("Quotes")),
    RelatedRowsPanel("catalog.Offer", order=("region", "position", "pk"), heading=_("Offers")),
    RelatedRowsPanel("catalog.TitlePhoto", order=("position", "pk"), heading=_("Photos")),
    RelatedRowsPanel("catalog.Trailer", order=("position", "pk"), heading=_("Trailers")),
    RelatedRowsPanel("catalog.TitleName", order=("language", "pk"), heading=_("Other titles")),
    RelatedRowsPanel("catalog.Synopsis", order=("language",), heading=_("Synopses in other languages")),
    RelatedRowsPanel("catalog.Release", order=("released_on", "pk"), heading=_("Releases")),
    RelatedRowsPanel("catalog.BoxOffice", heading=_("Box office")),
    RelatedRowsPanel("catalog.Award", order=("-year", "pk"), heading=_("Awards")),
    RelatedRowsPanel("catalog.CompanyCredit", order=("position", "pk"), heading=_("Companies")),
    RelatedRowsPanel("catalog.Track", order=("position", "pk"), heading=_("Soundtrack")),
    RelatedRowsPanel("catalog.Title", by="parent", order=("number", "pk"), heading=_("Seasons and episodes")),
]
SCORES = [
    ScorePanel(heading=_("Score")),
    RelatedRowsPanel("desk.ConsensusDraft", heading=_("Consensus")),
    RelatedRowsPanel("critics.Review", order=("-dated_on", "-pk"), heading=_("Reviews")),
]


class TitleIndexView(DeskIndexView):
    default_ordering = "-pk"


class TitleViewSet(DeskViewSet[Title]):
    model = Title
    icon = "media"
    base_url_path = "titles"
    menu_label = _("Titles")
    add_to_reference_index = False
    index_view_class = TitleIndexView
    edit_view_class = MergeableEditView
    query_fields = ("parent",)
    list_select_related = ("score",)
    chooser_search_fields = ("name_key",)
    search_fields = ("name_key", "original_name", "slug")
    filterset_class = TitleFilterSet
    list_display = (
        "name",
        "year",
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind"),
        Column("critics", label=_("Critics"), accessor=lambda title: _percent(title, "critics_percent")),
        Column("audience", label=_("Audience"), accessor=lambda title: _percent(title, "audience_percent")),
        BooleanColumn("listed", label=_("Visible in listings"), sort_key="listed"),
    )
    edit_handler = TabbedInterface(
        [
            Tab(fact_panels(TITLE_GROUPS), slug="facts", heading=_("Facts")),
            Tab(DETAILS, slug="details", heading=_("Details")),
            Tab(SCORES, slug="scores", heading=_("Scores and reviews")),
        ],
        base_form_class=TitleForm,
    )
    delete_confirmation = _(
        "Delete this title? Titles with reviews or ratings cannot be deleted, but can be hidden or merged."
    )

    def create(self, form: WagtailAdminModelForm, by: Member) -> Title:
        return add_title(form.cleaned_data, by=by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> Title:
        title = Title.objects.get(pk=form.instance.pk)
        change_title(title, changed_values(form), by=by)
        return title

    def delete(self, instance: Title, by: Member) -> None:
        delete_title(instance, by=by)

    def url_after_save(self, instance: Title) -> str:
        return self.edit_url(instance)


def _percent(title: Title, field: str) -> str:
    score = getattr(title, "score", None)
    percent = getattr(score, field) if score else None
    return "–" if percent is None else f"{percent}%"
