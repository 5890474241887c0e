"""Taking the demo away: what it invented goes, what has joined its films stays."""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet

from plaudit.audience.actions import recount as audience
from plaudit.audience.models import AudienceReview, Rating
from plaudit.catalog.ingest.field_sources import DEMO, clear_source
from plaudit.catalog.ingest.genres import clear_genres
from plaudit.catalog.ingest.upsert import KEYS
from plaudit.catalog.models import Company, Credit, Genre, Person, PersonId, Provider, Quote, Title, TitleId
from plaudit.catalog.models.photos import TitlePhoto, Trailer
from plaudit.changes import actions as changes
from plaudit.critics.actions import recount as critics
from plaudit.critics.actions.badge_history import seed_badge_history_of
from plaudit.critics.models import Byline, Consensus, Critic, Publication, Review, TopStatus
from plaudit.demo.loading import EDITORS
from plaudit.demo.newsroom import take_articles_back
from plaudit.demo.people import forget_lives
from plaudit.demo.pictures import take_pictures_down
from plaudit.members.models import Member
from plaudit.scoreboard.actions import erase_from_log, lock
from plaudit.scoreboard.models import LogEntry

# What somebody else may have told of a film of the demo.
JOINING: tuple[type[Model], ...] = (
    TitleId, Credit, Review, Rating, AudienceReview, Consensus, Quote, TitlePhoto, Trailer, *KEYS,
)  # fmt: skip
# Bylines and reviews that name an invented critic or publication.
BY_THE_DEMO = Q(critic__origin=DEMO) | Q(publication__origin=DEMO)


def remove() -> None:
    """Delete what the demo invented, and its films where nothing else has joined them; then tidy the file.

    A film that an import or an editor also told of keeps what they said, and is counted again without the demo. An
    invented critic or publication stays only where somebody has published another review by them.
    """
    with transaction.atomic():
        titles = set(TitleId.objects.filter(source=DEMO).values_list("title_id", flat=True))
        written = set(Review.objects.filter(BY_THE_DEMO).values_list("title_id", flat=True))
        lock(titles | written)
        take_articles_back()
        take_pictures_down()
        _forget_reviews(titles)
        _forget_crowd()
        _forget_facts(titles)
        _forget_particulars()
        joined = _joined(titles)
        _delete_titles(titles - joined)
        _count_again(joined, written - titles)
        _delete_people()
        forget_lives()
        changes.move_epoch()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


def _erase(rows: QuerySet[Any]) -> None:
    """Delete rows by one statement. Unlike `delete`, it loads none of a few hundred thousand rows first."""
    rows._raw_delete(rows.db)


def _forget_reviews(titles: Collection[int]) -> None:
    reviews = Review.objects.filter(source=DEMO)
    erase_from_log(titles, set(reviews.values_list("id", flat=True)), author=EDITORS)
    Review.objects.filter(newer__in=reviews).update(newer=None)
    _erase(reviews)
    _erase(Consensus.objects.filter(origin=DEMO))
    bylines = Byline.objects.filter(BY_THE_DEMO)
    _erase(TopStatus.objects.filter(byline__in=bylines))
    _erase(TopStatus.objects.filter(publication__origin=DEMO))
    _erase(bylines.filter(reviews=None))
    _forget_names(Critic)
    _forget_names(Publication)


def _forget_names(model: type[Critic] | type[Publication]) -> None:
    """Delete the invented names, and take those that are needed for the site's own, unless it has one so named."""
    invented = model._default_manager.filter(origin=DEMO)
    _erase(invented.filter(bylines=None))
    own = model._default_manager.filter(origin="").values("name_key")
    invented.exclude(name_key__in=own).update(origin="")


def _forget_crowd() -> None:
    _erase(AudienceReview.objects.filter(member__origin=DEMO))
    _erase(Rating.objects.filter(member__origin=DEMO))
    _erase(Member.objects.filter(origin=DEMO))


def _forget_facts(titles: Collection[int]) -> None:
    _erase(Credit.objects.filter(origin=DEMO))
    _erase(TitleId.objects.filter(source=DEMO))
    films = list(Title.objects.filter(id__in=titles))
    clear_genres(films, DEMO)
    for title in films:
        fields = clear_source(title, DEMO)
        if fields:
            title.save(update_fields=[*fields, "original_name_key", "field_sources"])


def _forget_particulars() -> None:
    for model in KEYS:
        model._default_manager.filter(origin=DEMO).delete()
    Quote.objects.filter(origin=DEMO).delete()
    Provider.objects.filter(origin=DEMO, offers=None).delete()
    Company.objects.filter(origin=DEMO, credits=None).delete()
    Provider.objects.filter(origin=DEMO).update(origin="")
    Company.objects.filter(origin=DEMO).update(origin="")


def _joined(titles: Collection[int]) -> set[int]:
    """The films of the demo that something else has joined."""
    joined: set[int] = set()
    for model in JOINING:
        joined.update(model._default_manager.filter(title_id__in=titles).values_list("title_id", flat=True).distinct())
    joined.update(Title.objects.filter(id__in=titles).exclude(field_sources={}).values_list("id", flat=True))
    return joined | _above(joined) & set(titles)


def _above(titles: Collection[int]) -> set[int]:
    """The seasons and series that titles which stay are parts of."""
    above = {pk for pk in Title.objects.filter(id__in=titles).values_list("parent_id", flat=True) if pk}
    return above | _above(above) if above else above


def _delete_titles(titles: Collection[int]) -> None:
    _erase(LogEntry.objects.filter(title_id__in=titles))
    # The parts of a series go with it; what is a part of something holds it otherwise.
    Title.objects.filter(parent__in=titles).update(parent=None)
    Title.objects.filter(id__in=titles).delete()
    Genre.objects.filter(titles=None).delete()


def _count_again(joined: Collection[int], written: Collection[int]) -> None:
    critics.recount([*joined, *written])
    audience.recount(joined)
    seed_badge_history_of(joined)
    Title.objects.filter(id__in=joined, origin=DEMO).update(origin="")


def _delete_people() -> None:
    _erase(PersonId.objects.filter(source=DEMO))
    Person.objects.filter(origin=DEMO, credits=None, ids=None).delete()
    Person.objects.filter(origin=DEMO).update(origin="")
