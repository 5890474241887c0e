"""The filters of the desk's lists."""

from collections.abc import Callable, Mapping

import django_filters
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.images.views.images import ImagesFilterSet
from wagtail.models import WorkflowState

from plaudit.bulk.lookups import EMPTY_TEXT
from plaudit.catalog.models import Credit, Genre, Job, Kind, Person, Photo, PhotoKind, Quote, QuoteLine, Title
from plaudit.critics.models import DECIDERS, VERDICTS, Byline, Critic, Publication, Review, TopStatus
from plaudit.critics.queries.reviews import valid_on
from plaudit.desk.models import ConsensusDraft
from plaudit.newsroom.models import Article, ArticleKind, Category

Label = str | Promise
Choices = Mapping[str, tuple[Label, Q]]

REVIEWS_TO_DO: Choices = {
    "verdict": (_("No verdict yet"), Q(verdict=EMPTY_TEXT, withdrawn_at__isnull=True)),
    "contradiction": (_("Contradicts another review"), Q(contradicted=True, withdrawn_at__isnull=True)),
}


def choice_filter(label: Label, choices: Choices, *, distinct: bool = False) -> django_filters.ChoiceFilter:
    """Return a filter by one of several conditions, each with its label."""

    def narrow(rows: "QuerySet[Model]", _name: str, value: str) -> "QuerySet[Model]":
        rows = rows.filter(choices[value][1])
        return rows.distinct() if distinct else rows

    labels = [(value, choice_label) for value, (choice_label, _condition) in choices.items()]
    return django_filters.ChoiceFilter(label=label, choices=labels, method=narrow)


def yes_no_filter(label: Label, condition: Callable[[], Q | Exists]) -> django_filters.ChoiceFilter:
    """Return a filter by whether a condition holds, which may depend on today's date."""

    def narrow(rows: "QuerySet[Model]", _name: str, value: str) -> "QuerySet[Model]":
        return rows.filter(condition() if value == "yes" else ~condition())

    return django_filters.ChoiceFilter(label=label, choices=[("yes", _("Yes")), ("no", _("No"))], method=narrow)


class TitleFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Type"), choices=Kind.choices)
    genres = django_filters.ModelChoiceFilter(label=_("Genre"), queryset=Genre.objects.all())
    listed = django_filters.BooleanFilter(label=_("Visible in listings"))
    year = django_filters.NumberFilter(label=_("Year"))

    class Meta:
        model = Title
        fields = ["kind", "genres", "listed", "year"]


class PersonFilterSet(WagtailFilterSet):
    job = django_filters.ChoiceFilter(label=_("Job"), choices=Job.choices, method="with_job")
    missing = choice_filter(
        _("Missing"),
        {
            "biography": (_("Biography"), Q(biography="")),
            "portrait": (_("Portrait"), Q(portrait__isnull=True)),
            "born_on": (_("Date of birth"), Q(born_on__isnull=True)),
        },
    )
    has_credits = yes_no_filter(_("Has credits"), lambda: Exists(Credit.objects.filter(person=OuterRef("pk"))))

    class Meta:
        model = Person
        fields: list[str] = []

    def with_job(self, people: "QuerySet[Person]", _name: str, value: str) -> "QuerySet[Person]":
        return people.filter(Exists(Credit.objects.filter(person=OuterRef("pk"), job=value)))


class QuoteFilterSet(WagtailFilterSet):
    added_by = choice_filter(
        _("Added by"), {"editors": (_("Editors"), Q(origin="")), "imports": (_("Imports"), ~Q(origin=""))}
    )
    speakers = yes_no_filter(
        _("Names the actor of every line"),
        lambda: ~Q(Exists(QuoteLine.objects.filter(quote=OuterRef("pk"), speaker__isnull=True))),
    )

    class Meta:
        model = Quote
        fields: list[str] = []


def _top_statuses_today() -> "QuerySet[TopStatus]":
    return TopStatus.objects.filter(valid_on(timezone.localdate()))


def _is_top_byline() -> Exists:
    """Whether a byline has a status of its own or by its publication."""
    return Exists(_top_statuses_today().filter(Q(byline=OuterRef("pk")) | Q(publication=OuterRef("publication"))))


class CriticFilterSet(WagtailFilterSet):
    top = yes_no_filter(_("Top critic"), lambda: Exists(Byline.objects.filter(_is_top_byline(), critic=OuterRef("pk"))))
    has_reviews = yes_no_filter(_("Has reviews"), lambda: Exists(Review.objects.filter(critic=OuterRef("pk"))))

    class Meta:
        model = Critic
        fields: list[str] = []


class PublicationFilterSet(WagtailFilterSet):
    top = yes_no_filter(_("Top publication"), lambda: Exists(_top_statuses_today().filter(publication=OuterRef("pk"))))
    has_reviews = yes_no_filter(_("Has reviews"), lambda: Exists(Review.objects.filter(publication=OuterRef("pk"))))
    own_cutoff = yes_no_filter(_("Has its own cut-off"), lambda: Q(cutoff_denominator__isnull=False))

    class Meta:
        model = Publication
        fields = ["country", "scale"]


class BylineFilterSet(WagtailFilterSet):
    top = yes_no_filter(_("Top critic"), _is_top_byline)
    has_reviews = yes_no_filter(_("Has reviews"), lambda: Exists(Review.objects.filter(byline=OuterRef("pk"))))
    names = choice_filter(
        _("Names"),
        {
            "both": (_("Critic and publication"), Q(critic__isnull=False, publication__isnull=False)),
            "publication": (_("Publication only"), Q(critic__isnull=True, publication__isnull=False)),
            "critic": (_("Critic only"), Q(critic__isnull=False, publication__isnull=True)),
        },
    )

    class Meta:
        model = Byline
        fields: list[str] = []


class TopStatusFilterSet(WagtailFilterSet):
    valid = yes_no_filter(_("Valid today"), lambda: Q(pk__in=_top_statuses_today().values("pk")))

    class Meta:
        model = TopStatus
        fields: list[str] = []


class ReviewFilterSet(WagtailFilterSet):
    verdict = django_filters.ChoiceFilter(
        label=_("Verdict"), choices=[(verdict.value, label) for verdict, label in VERDICTS.items()]
    )
    verdict_by = django_filters.ChoiceFilter(
        label=_("Decided by"), choices=[(decider.value, label) for decider, label in DECIDERS.items()]
    )
    to_do = choice_filter(_("To do"), REVIEWS_TO_DO)
    counts = django_filters.BooleanFilter(label=_("Counts"))
    dated_on = django_filters.DateFromToRangeFilter(label=_("Published"))

    class Meta:
        model = Review
        fields = ["verdict", "verdict_by", "counts", "dated_on"]


class ConsensusFilterSet(WagtailFilterSet):
    status = choice_filter(
        _("Status"),
        {
            "live": (_("Published"), Q(live=True)),
            "draft": (_("Not published"), Q(live=False)),
            "changed": (_("Has unpublished changes"), Q(has_unpublished_changes=True)),
            "submitted": (_("Awaiting approval"), Q(workflow_states__status=WorkflowState.STATUS_IN_PROGRESS)),
            "scheduled": (
                _("Scheduled"),
                Q(revisions__approved_go_live_at__isnull=False) | Q(live=True, expire_at__isnull=False),
            ),
        },
        distinct=True,
    )

    class Meta:
        model = ConsensusDraft
        fields: list[str] = []


class ArticleFilterSet(PageFilterSet):
    site = None
    has_child_pages = None
    kind = django_filters.ChoiceFilter(label=_("Type"), choices=ArticleKind.choices)
    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Has unpublished changes"))
    category = django_filters.ModelChoiceFilter(label=_("Category"), queryset=Category.objects.all())

    class Meta:
        model = Article
        fields = ["kind", "live", "has_unpublished_changes", "category", "language"]


class PhotoFilterSet(ImagesFilterSet):
    # Wagtail counts only the uses that its reference index knows.
    usage_count = None
    kind = django_filters.ChoiceFilter(label=_("Type"), choices=PhotoKind.choices)
    missing = choice_filter(
        _("Missing"),
        {
            "description": (_("Alternative text"), Q(description="")),
            "credit": (_("Credit"), Q(credit="")),
            "caption": (_("Caption"), Q(caption="")),
        },
    )

    class Meta:
        model = Photo
        fields = ["kind"]
