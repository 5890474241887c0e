"""Critics, publications, bylines, top critics and reviews at the desk."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from plaudit.critics.actions.bylines import add_top_status, delete_top_status, edit_top_status
from plaudit.critics.actions.critics import add_byline, remove_name, save_critic, save_publication
from plaudit.critics.actions.review_edits import edit_review
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_review
from plaudit.critics.actions.verdicts import decide_verdict, withdraw_review
from plaudit.critics.models import Byline, Critic, Publication, Review, TopStatus
from plaudit.desk.filters import (
    BylineFilterSet,
    CriticFilterSet,
    PublicationFilterSet,
    ReviewFilterSet,
    TopStatusFilterSet,
)
from plaudit.desk.forms import PublicationForm, ReviewForm
from plaudit.desk.panels import RelatedRowsPanel
from plaudit.desk.views import DeskIndexView, DeskViewSet
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import Verdict


class FixedBylineError(DomainError):
    """A byline that would become somebody else's."""


class TopStatusOwnerError(DomainError):
    """A top status of nobody, of two at once, or of somebody else than before."""


class CriticViewSet(DeskViewSet[Critic]):
    model = Critic
    base_url_path = "critics"
    icon = "edit"
    add_to_reference_index = False
    filterset_class = CriticFilterSet
    search_fields = ("name_key", "slug")
    chooser_search_fields = ("name_key",)
    list_display = ("name", "slug")
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            RelatedRowsPanel("critics.Byline", by="critic", heading=gettext_lazy("Bylines")),
            RelatedRowsPanel(
                "critics.Review", by="critic", order=("-dated_on", "-pk"), heading=gettext_lazy("Reviews")
            ),
        ]
    )
    delete_confirmation = gettext_lazy("Delete this critic? Critics with reviews cannot be deleted.")

    def create(self, form: WagtailAdminModelForm, by: Member) -> Critic:
        return save_critic(form.save(commit=False), by=by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> Critic:
        return save_critic(form.save(commit=False), by=by)

    def delete(self, instance: Critic, by: Member) -> None:
        remove_name(instance, by=by)


class PublicationViewSet(DeskViewSet[Publication]):
    model = Publication
    base_url_path = "publications"
    icon = "site"
    add_to_reference_index = False
    filterset_class = PublicationFilterSet
    search_fields = ("name_key", "slug", "url")
    chooser_search_fields = ("name_key",)
    list_display = ("name", "country", "scale", Column("cutoff", label=gettext_lazy("Fresh from"), accessor="cutoff"))
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("url"), FieldPanel("country")]),
            MultiFieldPanel([FieldPanel("scale"), FieldPanel("cutoff")], heading=gettext_lazy("Ratings")),
            RelatedRowsPanel("critics.Byline", by="publication", heading=gettext_lazy("Bylines")),
            RelatedRowsPanel(
                "critics.TopStatus", by="publication", heading=gettext_lazy("Periods as a top publication")
            ),
        ],
        base_form_class=PublicationForm,
    )
    delete_confirmation = gettext_lazy("Delete this publication? Publications with reviews cannot be deleted.")

    def create(self, form: WagtailAdminModelForm, by: Member) -> Publication:
        return self.edit(form, by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> Publication:
        return save_publication(form.save(commit=False), cutoff=form.cleaned_data["cutoff"], by=by)

    def delete(self, instance: Publication, by: Member) -> None:
        remove_name(instance, by=by)


class BylineViewSet(DeskViewSet[Byline]):
    """Bylines are added and deleted, never changed into another's."""

    model = Byline
    base_url_path = "bylines"
    icon = "link"
    add_to_reference_index = False
    filterset_class = BylineFilterSet
    query_fields = ("critic", "publication")
    list_select_related = ("critic", "publication")
    search_fields = ("critic__name_key", "publication__name_key")
    chooser_search_fields = ("critic__name_key", "publication__name_key")
    list_display = ("__str__", "critic", "publication")
    edit_handler = ObjectList(
        [
            FieldPanel("critic", heading=gettext_lazy("Critic")),
            FieldPanel("publication", heading=gettext_lazy("Publication")),
            RelatedRowsPanel("critics.TopStatus", by="byline", heading=gettext_lazy("Periods as a top critic")),
            RelatedRowsPanel(
                "critics.Review", by="byline", order=("-dated_on", "-pk"), heading=gettext_lazy("Reviews")
            ),
        ]
    )
    delete_confirmation = gettext_lazy("Delete this byline? Bylines with reviews cannot be deleted.")

    def create(self, form: WagtailAdminModelForm, by: Member) -> Byline:
        return add_byline(form.save(commit=False), by=by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> Byline:
        # Only a changed form is saved (`DeskEditView`), and there is nothing else to change in this one.
        raise FixedBylineError(_("A byline cannot be changed. Add the other byline, and move its reviews there."))

    def delete(self, instance: Byline, by: Member) -> None:
        remove_name(instance, by=by)


class TopStatusViewSet(DeskViewSet[TopStatus]):
    model = TopStatus
    base_url_path = "top-critics"
    icon = "pick"
    add_to_reference_index = False
    menu_label = gettext_lazy("Top critics")
    filterset_class = TopStatusFilterSet
    query_fields = ("byline", "publication")
    list_select_related = ("byline__critic", "byline__publication", "publication")
    search_fields = ("byline__critic__name_key", "publication__name_key", "byline__publication__name_key")
    list_display = ("__str__", "starts_on", "ends_on")
    panels = [
        FieldPanel("byline", heading=gettext_lazy("Byline")),
        FieldPanel("publication", heading=gettext_lazy("Publication")),
        FieldPanel("starts_on"),
        FieldPanel("ends_on"),
    ]

    def create(self, form: WagtailAdminModelForm, by: Member) -> TopStatus:
        values = form.cleaned_data
        owner = values["byline"] or values["publication"]
        if owner is None or (values["byline"] and values["publication"]):
            raise TopStatusOwnerError(_("Choose either a byline or a whole publication."))
        return add_top_status(owner, starts_on=values["starts_on"], ends_on=values["ends_on"], by=by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> TopStatus:
        if {"byline", "publication"} & set(form.changed_data):
            raise TopStatusOwnerError(_("Only the dates can be changed. Delete this entry and add another one."))
        values = form.cleaned_data
        status = TopStatus.objects.get(pk=form.instance.pk)
        return edit_top_status(status, starts_on=values["starts_on"], ends_on=values["ends_on"], by=by)

    def delete(self, instance: TopStatus, by: Member) -> None:
        delete_top_status(instance, by=by)


class ReviewIndexView(DeskIndexView):
    default_ordering = "-pk"


class ReviewViewSet(DeskViewSet[Review]):
    model = Review
    base_url_path = "reviews"
    icon = "comment"
    add_to_reference_index = False
    index_view_class = ReviewIndexView
    filterset_class = ReviewFilterSet
    query_fields = ("title", "critic", "publication", "byline")
    list_select_related = ("title", "byline__critic", "byline__publication")
    search_fields = ("title__name_key", "critic__name_key", "publication__name_key", "quote")
    list_display = (
        Column("byline", label=gettext_lazy("Byline"), accessor="byline"),
        Column("title", label=gettext_lazy("Title"), accessor="title"),
        Column("rating", label=gettext_lazy("Rating"), accessor="rating"),
        Column("verdict", label=gettext_lazy("Verdict"), accessor="get_verdict_display"),
        Column("verdict_by", label=gettext_lazy("Decided by"), accessor="get_verdict_by_display"),
        Column("dated_on", label=gettext_lazy("Published"), accessor="dated_on", sort_key="dated_on"),
        BooleanColumn("counts", label=gettext_lazy("Counts"), accessor="counts"),
    )
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("title", heading=gettext_lazy("Title")),
                    FieldPanel("byline", heading=gettext_lazy("Byline")),
                ]
            ),
            FieldRowPanel([FieldPanel("rating"), FieldPanel("dated_on"), FieldPanel("covers")]),
            FieldPanel("quote"),
            FieldRowPanel([FieldPanel("url"), FieldPanel("language")]),
            MultiFieldPanel(
                [FieldPanel("decided"), FieldPanel("reason"), FieldPanel("label")], heading=gettext_lazy("Verdict")
            ),
        ],
        base_form_class=ReviewForm,
    )
    delete_confirmation = gettext_lazy("Withdraw this review? It no longer counts, and can be restored.")

    def create(self, form: WagtailAdminModelForm, by: Member) -> Review:
        review, values = publish_review(_submission(form), by=by), form.cleaned_data
        # A new review has its verdict from the rule; only a curator's own judgement keeps a reason in words.
        if values["decided"] and values["reason"] and not values["label"]:
            decide_verdict(review, Verdict(values["decided"]), by=by, reason=values["reason"])
        return review

    def edit(self, form: WagtailAdminModelForm, by: Member) -> Review:
        review = edit_review(Review.objects.get(pk=form.instance.pk), _submission(form), by=by)
        if form.cleaned_data["decided"]:
            decide_verdict(review, Verdict(form.cleaned_data["decided"]), by=by, reason=form.cleaned_data["reason"])
        return review

    def delete(self, instance: Review, by: Member) -> None:
        withdraw_review(instance, by=by, reason=_("withdrawn at the desk"))

    def url_after_save(self, instance: Review) -> str:
        return self.edit_url(instance)

    def url_after_delete(self, instance: Review) -> str:
        return self.edit_url(instance)


def _submission(form: WagtailAdminModelForm) -> ReviewInput:
    values = form.cleaned_data
    verdict = Verdict(values["decided"]) if values["decided"] else None
    is_critics_own = values.get("label", False)
    return ReviewInput(
        title_id=values["title"].pk,
        byline=values["byline"],
        quote=values["quote"],
        url=values["url"],
        language=values["language"],
        rating=values["rating"].strip(),
        dated_on=values["dated_on"],
        covers=Covers(values["covers"]),
        label=verdict if is_critics_own else None,
        curated=None if is_critics_own else verdict,
    )
