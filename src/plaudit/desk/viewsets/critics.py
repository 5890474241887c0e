"""Critics, publications, bylines, top statuses and reviews at the desk."""

from typing import Any

import django_filters
from django.contrib.admin.utils import quote
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from plaudit.bulk.lookups import NO_TEXT
from plaudit.critics.actions.bylines import change_top, remove_top, set_top
from plaudit.critics.actions.critics import add_byline, put_critic, put_publication, remove_name
from plaudit.critics.actions.review_edits import edit_review
from plaudit.critics.actions.reviews import publish
from plaudit.critics.actions.submission import Submission
from plaudit.critics.actions.verdicts import judge, withdraw
from plaudit.critics.models import DECIDERS, VERDICTS, Byline, BylineStatus, Critic, Publication, Review
from plaudit.desk.forms import PublicationForm, ReviewForm
from plaudit.desk.panels import RelatedRowsPanel
from plaudit.desk.views import DeskIndexView, DeskViewSet
from plaudit.desk.viewsets.filters import BylineFilters, CriticFilters, PublicationFilters, StatusFilters
from plaudit.members.models import Member
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import Verdict


class CriticViewSet(DeskViewSet):
    model = Critic
    base_url_path = "critics"
    icon = "edit"
    add_to_reference_index = False
    filterset_class = CriticFilters
    search_fields = ("name_key", "slug")
    chooser_search_fields = ("name_key",)
    list_display = ("name", "slug")
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            RelatedRowsPanel("critics.Byline", by="critic", heading=_("BylineViewSet")),
            RelatedRowsPanel("critics.Review", by="critic", order=("-dated_on", "-pk"), heading=_("ReviewViewSet")),
        ]
    )

    def create(self, form: Any, by: Member) -> Critic:
        return put_critic(form.save(commit=False), by=by)

    def change(self, form: Any, by: Member) -> Critic:
        return put_critic(form.save(commit=False), by=by)

    def remove(self, instance: Critic, by: Member) -> None:
        remove_name(instance, by=by)


class PublicationViewSet(DeskViewSet):
    model = Publication
    base_url_path = "publications"
    icon = "site"
    add_to_reference_index = False
    filterset_class = PublicationFilters
    search_fields = ("name_key", "slug", "url")
    chooser_search_fields = ("name_key",)
    list_display = ("name", "country", "scale", Column("cutoff", label=_("Fresh from"), accessor="cutoff"))
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("url"), FieldPanel("country")]),
            MultiFieldPanel([FieldPanel("scale"), FieldPanel("cutoff")], heading=_("How its ratings are read")),
            RelatedRowsPanel("critics.Byline", by="publication", heading=_("BylineViewSet")),
            RelatedRowsPanel(
                "critics.BylineStatus", by="publication", heading=_("Top statuses of the whole publication")
            ),
        ],
        base_form_class=PublicationForm,
    )

    def create(self, form: Any, by: Member) -> Publication:
        return self.change(form, by)

    def change(self, form: Any, by: Member) -> Publication:
        return put_publication(form.save(commit=False), cutoff=form.cleaned_data["cutoff"], by=by)

    def remove(self, instance: Publication, by: Member) -> None:
        remove_name(instance, by=by)


class BylineViewSet(DeskViewSet):
    """Who writes where. A byline is made and taken away, but never changed into another's."""

    model = Byline
    base_url_path = "bylines"
    icon = "link"
    add_to_reference_index = False
    filterset_class = BylineFilters
    query_fields = ("critic", "publication")
    list_select_related = ("critic", "publication")
    search_fields = ("critic__name_key", "publication__name_key")
    chooser_search_fields = ("critic__name_key", "publication__name_key")
    list_display = ("__str__", "critic", "publication")
    edit_handler = ObjectList(
        [
            FieldPanel("critic", heading=_("Critic")),
            FieldPanel("publication", heading=_("Publication")),
            RelatedRowsPanel("critics.BylineStatus", by="byline", heading=_("Top statuses")),
            RelatedRowsPanel("critics.Review", by="byline", order=("-dated_on", "-pk"), heading=_("ReviewViewSet")),
        ]
    )

    def create(self, form: Any, by: Member) -> Byline:
        return add_byline(form.save(commit=False), by=by)

    def change(self, form: Any, by: Member) -> Byline:
        if form.has_changed():
            raise ValueError(_("A byline is not changed into another's: make the other one, and move its reviews."))
        return form.instance

    def remove(self, instance: Byline, by: Member) -> None:
        remove_name(instance, by=by)


class TopStatusViewSet(DeskViewSet):
    model = BylineStatus
    base_url_path = "top-statuses"
    icon = "pick"
    add_to_reference_index = False
    filterset_class = StatusFilters
    query_fields = ("byline", "publication")
    list_select_related = ("byline__critic", "byline__publication", "publication")
    search_fields = ("byline__critic__name_key", "publication__name_key", "byline__publication__name_key")
    list_display = ("__str__", "starts_on", "ends_on")
    panels = [
        FieldPanel("byline", heading=_("Byline")),
        FieldPanel("publication", heading=_("Publication")),
        FieldPanel("starts_on"),
        FieldPanel("ends_on"),
    ]

    def create(self, form: Any, by: Member) -> BylineStatus:
        told = form.cleaned_data
        of = told["byline"] or told["publication"]
        if of is None or (told["byline"] and told["publication"]):
            raise ValueError(_("A top status is of a byline or of a whole publication: choose one of the two."))
        return set_top(of, starts_on=told["starts_on"], ends_on=told["ends_on"], by=by)

    def change(self, form: Any, by: Member) -> BylineStatus:
        if {"byline", "publication"} & set(form.changed_data):
            raise ValueError(_("Whose status it is does not change: take this one away and give another."))
        told = form.cleaned_data
        status = BylineStatus.objects.get(pk=form.instance.pk)
        return change_top(status, starts_on=told["starts_on"], ends_on=told["ends_on"], by=by)

    def remove(self, instance: BylineStatus, by: Member) -> None:
        remove_top(instance, by=by)


class ReviewFilters(WagtailFilterSet):
    verdict = django_filters.ChoiceFilter(
        label=_("Verdict"), choices=[(key.value, name) for key, name in VERDICTS.items()]
    )
    verdict_by = django_filters.ChoiceFilter(
        label=_("Decided by"), choices=[(key.value, name) for key, name in DECIDERS.items()]
    )
    waits = django_filters.ChoiceFilter(
        label=_("Waits for"),
        method="waiting",
        choices=[("verdict", _("A verdict")), ("contradiction", _("A look at a contradiction"))],
    )
    counts = django_filters.BooleanFilter(label=_("Counts"))
    dated_on = django_filters.DateFromToRangeFilter(label=_("Appeared on"))

    class Meta:
        model = Review
        fields = ["verdict", "verdict_by", "counts", "dated_on"]

    def waiting(self, rows: "QuerySet[Review]", _name: str, value: str) -> "QuerySet[Review]":
        return rows.filter(WAITING[value])


WAITING = {
    "verdict": Q(verdict=NO_TEXT, withdrawn_at__isnull=True),
    "contradiction": Q(contradicted=True, withdrawn_at__isnull=True),
}


class ReviewIndexView(DeskIndexView):
    default_ordering = "-pk"


class ReviewViewSet(DeskViewSet):
    model = Review
    base_url_path = "reviews"
    icon = "comment"
    add_to_reference_index = False
    index_view_class = ReviewIndexView
    filterset_class = ReviewFilters
    query_fields = ("title", "critic", "publication", "byline")
    list_select_related = ("title", "byline__critic", "byline__publication")
    search_fields = ("title__name_key", "critic__name_key", "publication__name_key", "quote")
    list_display = (
        Column("byline", label=_("Byline"), accessor="byline"),
        Column("title", label=_("Title"), accessor="title"),
        Column("rating", label=_("Rating"), accessor="rating"),
        Column("verdict", label=_("Verdict"), accessor="get_verdict_display"),
        Column("verdict_by", label=_("Decided by"), accessor="get_verdict_by_display"),
        Column("dated_on", label=_("Appeared on"), accessor="dated_on", sort_key="dated_on"),
        BooleanColumn("counts", label=_("Counts"), accessor="counts"),
    )
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("title", heading=_("Title")), FieldPanel("byline", heading=_("Byline"))]),
            FieldRowPanel([FieldPanel("rating"), FieldPanel("dated_on"), FieldPanel("covers")]),
            FieldPanel("quote"),
            FieldRowPanel([FieldPanel("url"), FieldPanel("language")]),
            MultiFieldPanel(
                [FieldPanel("decided"), FieldPanel("reason"), FieldPanel("label")], heading=_("Fresh or rotten")
            ),
        ],
        base_form_class=ReviewForm,
    )
    delete_confirmation = _("Withdraw this review? It no longer counts, and can be brought back.")

    def create(self, form: Any, by: Member) -> Review:
        told = form.cleaned_data
        review = publish(_said(told), by=by)
        # A review that comes in has its verdict from the rule; only a curator's judgement keeps a reason in words.
        if told["decided"] and told["reason"] and not told["label"]:
            judge(review, Verdict(told["decided"]), by=by, reason=told["reason"])
        return review

    def change(self, form: Any, by: Member) -> Review:
        told = form.cleaned_data
        review = edit_review(Review.objects.get(pk=form.instance.pk), _said(told), by=by)
        if told["decided"]:
            judge(review, Verdict(told["decided"]), by=by, reason=told["reason"])
        return review

    def remove(self, instance: Review, by: Member) -> None:
        withdraw(instance, by=by, reason=str(_("withdrawn at the desk")))

    def success_url(self, instance: Review) -> str:
        return reverse(self.get_url_name("edit"), args=[quote(instance.pk)]) if instance.pk else ""


def _said(told: dict[str, Any]) -> Submission:
    verdict = Verdict(told["decided"]) if told["decided"] else None
    own = told.get("label", False)
    return Submission(
        title_id=told["title"].pk,
        byline=told["byline"],
        quote=told["quote"],
        url=told["url"],
        language=told["language"],
        rating=told["rating"].strip(),
        dated_on=told["dated_on"],
        covers=Covers(told["covers"]),
        label=verdict if own else None,
        curated=None if own else verdict,
    )
