"""What the public pages read of reviews, critics and publications, each in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.critics.models import Byline, Consensus, Critic, Publication, Review, TopStatus
from plaudit.scoring.rating import BASIS_POINTS
from plaudit.scoring.tally import CriticTally, ValueSum
from plaudit.scoring.television import Covers

MATCHED_WORDS = 8
FIRST_REVIEWS = 10


class ReviewRecord(NamedTuple):
    """A review with the names around it."""

    id: int
    title_id: int
    critic_id: int | None
    quote: str
    language: str
    rating: str
    verdict: str
    verdict_by: str
    url: str
    dated_on: date | None
    counts_as_top: bool
    contradicted: bool
    critic_name: str | None
    critic_slug: str | None
    critic_origin: str | None
    publication_name: str | None
    publication_slug: str | None


REVIEW_FIELDS = (
    "id",
    "title_id",
    "critic_id",
    "quote",
    "language",
    "rating",
    "verdict",
    "verdict_by",
    "url",
    "dated_on",
    "counts_as_top",
    "contradicted",
    "critic__name",
    "critic__slug",
    "critic__origin",
    "publication__name",
    "publication__slug",
)


class OlderReview(NamedTuple):
    """A review that no longer counts because the same critic's other one does."""

    critic_id: int
    verdict: str
    rating: str
    dated_on: date | None
    url: str


class BylineRecord(NamedTuple):
    """Where a critic writes, or who writes in a publication; `top` today."""

    name: str
    slug: str
    reviews: int
    top: bool


class ReviewStatistics(NamedTuple):
    """How a critic or a publication judges: counts, from which `plaudit.scoring` makes the rest.

    `compared` are reviews of titles whose critics' score is shown, `agreeing` those on its side of the line.
    """

    tally: CriticTally
    values: ValueSum
    compared: int
    agreeing: int


class ConsensusRecord(NamedTuple):
    title_id: int
    text: str
    author: str
    published_at: datetime


class NamedRow(NamedTuple):
    """A critic or publication as search finds it."""

    slug: str
    name: str
    origin: str


def review_records(reviews: QuerySet[Review]) -> list[ReviewRecord]:
    """The reviews of a query as rows, in its order."""
    return [ReviewRecord(*row) for row in reviews.values_list(*REVIEW_FIELDS)]


def _quoted_first(title_id: int) -> QuerySet[Review, Any]:
    silent = Case(When(quote="", then=Value(1)), default=Value(0), output_field=IntegerField())
    counted = Review.objects.filter(title_id=title_id).of_the_whole().counted()
    newest = F("dated_on").desc(nulls_last=True)
    return counted.order_by(silent, newest, "-id").values_list(*REVIEW_FIELDS)[:FIRST_REVIEWS]


_QUOTED_FIRST = PreparedQuery(_quoted_first, int)


def first_reviews_of(title_id: int) -> list[ReviewRecord]:
    """The newest `FIRST_REVIEWS` counted reviews of a title, those with a quote before those without."""
    return [ReviewRecord(*row) for row in _QUOTED_FIRST.rows(title_id)]


def first_episode_reviews_of(title_id: int, limit: int) -> list[ReviewRecord]:
    """The newest reviews of the first episodes alone, which a season's score leaves out."""
    found = Review.objects.filter(title_id=title_id).counted().of_the_first_episodes()
    return review_records(found.newest_first()[:limit])


def reviews_of_title(title_id: int, tab: str, start: int, stop: int) -> list[ReviewRecord]:
    """One page of a title's counted reviews, newest first: all, or under the tab `top`, `fresh` or `rotten`.

    They are of the whole title; under `first` stand those of its first episodes.
    """
    every = Review.objects.filter(title_id=title_id).counted()
    reviews = every.of_the_first_episodes() if tab == "first" else every.of_the_whole()
    match tab:
        case "top":
            reviews = reviews.by_top_critics()
        case "fresh":
            reviews = reviews.fresh()
        case "rotten":
            reviews = reviews.rotten()
    return review_records(reviews.newest_first()[start:stop])


def older_reviews(
    title_id: int, critic_ids: Iterable[int], covers: Covers = Covers.WHOLE
) -> dict[int, list[OlderReview]]:
    """What these critics said of a title, or of its first episodes, before: in reviews that no longer count."""
    found = Review.objects.filter(
        title_id=title_id, critic_id__in=set(critic_ids), covers=covers, counts=False, withdrawn_at__isnull=True
    ).exclude(verdict="")
    older: dict[int, list[OlderReview]] = {}
    fields = ("critic_id", "verdict", "rating", "dated_on", "url")
    for row in found.newest_first().values_list(*fields):
        older.setdefault(row[0], []).append(OlderReview(*row))
    return older


def latest_quotes(limit: int) -> list[ReviewRecord]:
    """The newest counted reviews of a known day with a quote, of listed titles."""
    quoted = Review.objects.counted().filter(title__listed=True, dated_on__isnull=False).exclude(quote="")
    # Plainly ordered, so that the index by day answers on both engines however many reviews there are.
    return review_records(quoted.order_by("-dated_on", "-id")[:limit])


def latest_consensus(limit: int) -> list[ConsensusRecord]:
    found = Consensus.objects.filter(title__listed=True).order_by("-published_at", "title_id")
    fields = ("title_id", "text", "author", "published_at")
    return [ConsensusRecord(*row) for row in found.values_list(*fields)[:limit]]


def consensus_of(title_ids: Iterable[int]) -> dict[int, str]:
    found = Consensus.objects.filter(title_id__in=set(title_ids))
    return dict(found.values_list("title_id", "text"))


def critic_at(slug: str) -> Critic | None:
    return Critic.objects.filter(slug=slug).first()


def publication_at(slug: str) -> Publication | None:
    return Publication.objects.filter(slug=slug).first()


def reviews_by_critic(critic_id: int, start: int, stop: int) -> list[ReviewRecord]:
    """One page of a critic's counted reviews, newest first."""
    return review_records(Review.objects.filter(critic_id=critic_id).counted().newest_first()[start:stop])


def reviews_in_publication(publication_id: int, start: int, stop: int) -> list[ReviewRecord]:
    """One page of a publication's counted reviews, newest first."""
    reviews = Review.objects.filter(publication_id=publication_id).counted()
    return review_records(reviews.newest_first()[start:stop])


def critic_statistics(critic_id: int, *, fresh_from: int) -> ReviewStatistics:
    return _judgement(Review.objects.filter(critic_id=critic_id), fresh_from)


def publication_statistics(publication_id: int, *, fresh_from: int) -> ReviewStatistics:
    return _judgement(Review.objects.filter(publication_id=publication_id), fresh_from)


def bylines_of_critic(critic_id: int, on: date, limit: int) -> list[BylineRecord]:
    """Where a critic writes, most reviews first; `top` by their own status or the publication's."""
    bylines = Byline.objects.filter(critic_id=critic_id, publication__isnull=False)
    return _bylines(bylines, "publication", on, limit)


def bylines_of_publication(publication_id: int, on: date, limit: int) -> list[BylineRecord]:
    """Who writes in a publication, most reviews first."""
    bylines = Byline.objects.filter(publication_id=publication_id, critic__isnull=False)
    return _bylines(bylines, "critic", on, limit)


def critics_named(key: str, limit: int) -> list[NamedRow]:
    return _named(Critic.objects.all(), key, limit)


def publications_named(key: str, limit: int) -> list[NamedRow]:
    return _named(Publication.objects.all(), key, limit)


def _judgement(reviews: QuerySet[Review], fresh_from: int) -> ReviewStatistics:
    compared = Q(title__score__critics_percent__isnull=False)
    agreeing = Q(verdict="fresh", title__score__critics_percent__gte=fresh_from) | Q(
        verdict="rotten", title__score__critics_percent__lt=fresh_from
    )
    found = reviews.filter(counts=True).aggregate(
        fresh=Count("pk", filter=Q(verdict="fresh")),
        rotten=Count("pk", filter=Q(verdict="rotten")),
        rated=Count("value_denominator"),
        total=Coalesce(Sum(_ten_thousandths()), 0),
        compared=Count("pk", filter=compared),
        agreeing=Count("pk", filter=agreeing),
    )
    return ReviewStatistics(
        CriticTally(found["fresh"], found["rotten"]),
        ValueSum(found["rated"], found["total"]),
        found["compared"],
        found["agreeing"],
    )


def _ten_thousandths() -> F:
    # Whole numbers divided give whole numbers on both engines: the value in ten-thousandths, halves up.
    twice = 2 * BASIS_POINTS * F("value_numerator") + F("value_denominator")
    return twice / (2 * F("value_denominator"))  # type: ignore[return-value]


def _bylines(bylines: QuerySet[Byline], other: str, on: date, limit: int) -> list[BylineRecord]:
    found = (
        bylines.annotate(reviews_counted=Count("reviews", filter=Q(reviews__counts=True)))
        .order_by("-reviews_counted", f"{other}__name", "pk")
        .values_list("pk", "publication_id", f"{other}__name", f"{other}__slug", "reviews_counted")
    )[:limit]
    top_bylines, top_publications = _top_on(on, [row[:2] for row in found])
    return [
        BylineRecord(name, slug, reviews, pk in top_bylines or publication in top_publications)
        for pk, publication, name, slug, reviews in found
    ]


def valid_on(on: date) -> Q:
    """Top statuses that are valid on a day."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def _top_on(on: date, pairs: list[tuple[int, int]]) -> tuple[set[int], set[int]]:
    theirs = Q(byline_id__in=[pair[0] for pair in pairs])
    theirs |= Q(publication_id__in=[pair[1] for pair in pairs])
    found = list(TopStatus.objects.filter(valid_on(on) & theirs).values_list("byline_id", "publication_id"))
    return {row[0] for row in found if row[0]}, {row[1] for row in found if row[1]}


def _named(named: "QuerySet[Critic] | QuerySet[Publication]", key: str, limit: int) -> list[NamedRow]:
    wanted = Q()
    for word in key.split()[:MATCHED_WORDS]:
        wanted &= Q(name_key__contains=word)
    nearness = Case(
        When(name_key=key, then=0),
        When(name_key__startswith=key, then=1),
        default=2,
        output_field=IntegerField(),
    )
    found = named.filter(wanted).order_by(nearness, "name_key", "pk").values_list("slug", "name", "origin")
    return [NamedRow(*row) for row in found[:limit]]
