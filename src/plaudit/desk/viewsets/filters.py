"""By what the lists of the desk are narrowed, where a table's own columns do not say it."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from plaudit.catalog.models import Credit, Job, Person, Quote, QuoteLine
from plaudit.critics.models import Byline, BylineStatus, Critic, Publication, Review
from plaudit.critics.queries.pages import valid_on
from plaudit.desk.models import ConsensusDraft

YES_OR_NO = [("yes", _("Yes")), ("no", _("No"))]


def _in_force() -> "QuerySet[BylineStatus]":
    return BylineStatus.objects.filter(valid_on(timezone.localdate()))


def _of_bylines() -> Q:
    """Statuses of a byline, or of the publication that it stands in; to be asked of bylines."""
    return Q(byline=OuterRef("pk")) | Q(publication=OuterRef("publication"))


def _either(rows: "QuerySet[Any]", condition: Any, value: str) -> "QuerySet[Any]":
    return rows.filter(condition if value == "yes" else ~condition)


def yes_or_no(label: Any, method: str) -> django_filters.ChoiceFilter:
    """A question that a method answers for each row."""
    return django_filters.ChoiceFilter(label=label, choices=YES_OR_NO, method=method)


class PersonFilters(WagtailFilterSet):
    job = django_filters.ChoiceFilter(label=_("Job"), choices=Job.choices, method="with_job")
    lacks = django_filters.ChoiceFilter(
        label=_("Lacks"),
        method="lacking",
        choices=[("biography", _("A biography")), ("portrait", _("A portrait")), ("born_on", _("A day of birth"))],
    )
    credited = yes_or_no(_("Has credits"), "having_credits")

    class Meta:
        model = Person
        fields: list[str] = []

    def with_job(self, rows: "QuerySet[Person]", _name: str, value: str) -> "QuerySet[Person]":
        return rows.filter(Exists(Credit.objects.filter(person=OuterRef("pk"), job=value)))

    def lacking(self, rows: "QuerySet[Person]", _name: str, value: str) -> "QuerySet[Person]":
        return rows.filter(**({"biography": ""} if value == "biography" else {f"{value}__isnull": True}))

    def having_credits(self, rows: "QuerySet[Person]", _name: str, value: str) -> "QuerySet[Person]":
        return _either(rows, Exists(Credit.objects.filter(person=OuterRef("pk"))), value)


class ReviewerFilters(WagtailFilterSet):
    """Who is a top critic today, and who has written anything; `of` names the column of the reviews."""

    of = ""
    top = yes_or_no(_("Top today"), "being_top")
    reviewing = yes_or_no(_("Has reviews"), "having_reviews")

    def being_top(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        return _either(rows, self.is_top(), value)

    def is_top(self) -> Exists:
        raise NotImplementedError

    def having_reviews(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        return _either(rows, Exists(Review.objects.filter(**{self.of: OuterRef("pk")})), value)


class CriticFilters(ReviewerFilters):
    of = "critic"

    class Meta:
        model = Critic
        fields: list[str] = []

    def is_top(self) -> Exists:
        return Exists(Byline.objects.filter(Exists(_in_force().filter(_of_bylines())), critic=OuterRef("pk")))


class PublicationFilters(ReviewerFilters):
    of = "publication"
    own_cutoff = yes_or_no(_("Has a cut-off of its own"), "having_cutoff")

    class Meta:
        model = Publication
        fields = ["country", "scale"]

    def is_top(self) -> Exists:
        return Exists(_in_force().filter(publication=OuterRef("pk")))

    def having_cutoff(self, rows: "QuerySet[Publication]", _name: str, value: str) -> "QuerySet[Publication]":
        return _either(rows, Q(cutoff_denominator__isnull=False), value)


class BylineFilters(ReviewerFilters):
    of = "byline"
    voice = django_filters.ChoiceFilter(
        label=_("Whose"),
        method="by_voice",
        choices=[
            ("pair", _("A critic's in a publication")),
            ("publication", _("A publication's own")),
            ("critic", _("A critic's own")),
        ],
    )

    class Meta:
        model = Byline
        fields: list[str] = []

    def is_top(self) -> Exists:
        return Exists(_in_force().filter(_of_bylines()))

    def by_voice(self, rows: "QuerySet[Byline]", _name: str, value: str) -> "QuerySet[Byline]":
        return rows.filter(
            critic__isnull=value == "publication",
            publication__isnull=value == "critic",
        )


class StatusFilters(WagtailFilterSet):
    valid = yes_or_no(_("Valid today"), "being_valid")

    class Meta:
        model = BylineStatus
        fields: list[str] = []

    def being_valid(self, rows: "QuerySet[BylineStatus]", _name: str, value: str) -> "QuerySet[BylineStatus]":
        found = _in_force().values("pk")
        return rows.filter(pk__in=found) if value == "yes" else rows.exclude(pk__in=found)


class QuoteFilters(WagtailFilterSet):
    field_sources = django_filters.ChoiceFilter(
        label=_("Told by"), method="by_teller", choices=[("editors", _("Editors")), ("imports", _("Imports"))]
    )
    spoken = yes_or_no(_("Says who plays the speaker"), "naming_speakers")

    class Meta:
        model = Quote
        fields: list[str] = []

    def by_teller(self, rows: "QuerySet[Quote]", _name: str, value: str) -> "QuerySet[Quote]":
        return rows.filter(origin="") if value == "editors" else rows.exclude(origin="")

    def naming_speakers(self, rows: "QuerySet[Quote]", _name: str, value: str) -> "QuerySet[Quote]":
        nameless = QuoteLine.objects.filter(quote=OuterRef("pk"), speaker__isnull=True)
        return _either(rows, ~Exists(nameless), value)


class ConsensusFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        method="being",
        choices=[
            ("live", _("On the page")),
            ("draft", _("Not on the page")),
            ("changed", _("Has changes that are not published")),
            ("submitted", _("Waits for another's eyes")),
            ("scheduled", _("Has a schedule")),
        ],
    )

    class Meta:
        model = ConsensusDraft
        fields: list[str] = []

    def being(self, rows: "QuerySet[ConsensusDraft]", _name: str, value: str) -> "QuerySet[ConsensusDraft]":
        return rows.filter(STATUS[value]).distinct()


STATUS = {
    "live": Q(live=True),
    "draft": Q(live=False),
    "changed": Q(has_unpublished_changes=True),
    "submitted": Q(workflow_states__status="in_progress"),
    "scheduled": Q(revisions__approved_go_live_at__isnull=False) | Q(live=True, expire_at__isnull=False),
}
