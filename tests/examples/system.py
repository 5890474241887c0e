"""What members do with titles, and what Plaudit does by itself."""

from datetime import timedelta

from django.utils import timezone

from examples.example import Example, arguments
from examples.rows import (
    NUMBERS,
    ORIGIN,
    add_title_to_index,
    delete_pages,
    delete_roles,
    hide_a_similar_title,
    make_draft,
    make_job,
    make_offer,
    miscounted,
    published_draft,
    rewritten_article,
    rewritten_home_page,
    titles_with_old_reviews,
    unique,
    with_revision,
)
from factories import (
    MemberFactory,
    rating,
)
from factories_newsroom import article
from factories_photos import hung_photo, photo
from plaudit.audience.actions import bulk as audience_bulk
from plaudit.audience.actions import ratings
from plaudit.audience.actions import recount as audience_recount
from plaudit.audience.actions import reviews as audience_reviews
from plaudit.catalog.actions import offers, photos, renditions
from plaudit.catalog.ingest import offers as ingest_offers
from plaudit.changes import actions as changes
from plaudit.critics.actions import badge_history, recount
from plaudit.desk import setup
from plaudit.desk.models import ConsensusDraft
from plaudit.members import roles, sign_in_limits
from plaudit.newsroom import actions as newsroom
from plaudit.newsroom.models import Article, HomePage
from plaudit.newsroom.models.base import PublicPage
from plaudit.recommendations import actions as recommendations
from plaudit.scheduling import actions as schedule
from plaudit.search import actions as search

# What a member does with a title, in their own name.
BY_MEMBERS = [
    Example(
        audience_reviews.save_audience_review,
        lambda world: arguments(member=world.member, title=world.title, text="Plain and patient."),
    ),
    Example(ratings.rate, lambda world: arguments(member=world.member, title=world.title, half_stars=8)),
    Example(
        ratings.remove_rating,
        lambda world: arguments(member=rating(world.title, 8).member, title=world.title),
    ),
]
# What Plaudit does by itself in a transaction of its own: for imports, by time, after a migration, behind a form.
BY_THE_SYSTEM = [
    Example(
        audience_bulk.import_ratings,
        lambda world: arguments([audience_bulk.RatingInput(world.title.pk, MemberFactory().pk, 8, timezone.now())]),
        ends_the_callers=True,
    ),
    Example(audience_recount.recount, lambda world: arguments(miscounted(world.title, world.other))),
    Example(recount.recount, lambda world: arguments(miscounted(world.title, world.other))),
    Example(badge_history.seed_badge_history_of, lambda _: arguments(titles_with_old_reviews()), in_pieces=True),
    Example(
        badge_history.seed_badge_history,
        lambda _: arguments(ORIGIN if titles_with_old_reviews() else ""),
        in_pieces=True,
    ),
    Example(
        recommendations.store_similar_titles,
        lambda world: arguments(
            {world.title.pk: [recommendations.Similarity(world.other.pk, next(NUMBERS) % 1000, {"likes": 9})]}
        ),
    ),
    Example(recommendations.delete_hidden, lambda world: arguments(*hide_a_similar_title(world))),
    Example(
        ingest_offers.end_unlisted,
        lambda world: arguments(
            ingest_offers.OfferListing(titles={make_offer(world.title, origin=ORIGIN).title_id}),
            origin=ORIGIN,
            at=timezone.now(),
        ),
        in_pieces=True,
    ),
    Example(
        offers.record_begun_and_ended,
        lambda world: arguments(
            make_offer(world.title, starts_at=timezone.now() - timedelta(hours=1)).starts_at - timedelta(hours=1),
            timezone.now(),
        ),
    ),
    Example(photos.photo_saved, lambda world: arguments(hung_photo(world.title))),
    Example(renditions.make_renditions, lambda world: arguments(hung_photo(world.title)), in_pieces=True),
    Example(changes.move_epoch, lambda _: arguments()),
    Example(roles.ensure_roles, lambda _: arguments(*delete_roles())),
    Example(setup.ensure_desk, lambda _: arguments(*delete_roles())),
    Example(sign_in_limits.record_failure, lambda _: arguments("ada", "203.0.113.9")),
    Example(newsroom.ensure_pages, lambda _: arguments(*delete_pages())),
    Example(newsroom.record_publication, lambda _: arguments(rewritten_article())),
    Example(newsroom.record_unpublication, lambda _: arguments(rewritten_article())),
    Example(
        newsroom.record_articles_showing,
        lambda _: arguments([article(unique("A headline"), lead=photo(40, 30)).lead_id]),
    ),
    Example(newsroom.delete_articles, lambda _: arguments(Article.objects.filter(pk=rewritten_article().pk))),
    Example(PublicPage.publish, lambda _: with_revision(rewritten_home_page()), by_way_of=HomePage.publish),
    Example(PublicPage.unpublish, lambda _: arguments(rewritten_article()), by_way_of=Article.unpublish),
    Example(Article.publish, lambda _: with_revision(rewritten_article())),
    Example(ConsensusDraft.publish, lambda _: with_revision(make_draft())),
    Example(ConsensusDraft.unpublish, lambda _: arguments(published_draft())),
    Example(schedule.run_due, lambda _: arguments({(job := make_job()).name: job}, timezone.now()), in_pieces=True),
    Example(search.update_index, lambda _: arguments(*add_title_to_index()), in_pieces=True),
    Example(search.rebuild_index, lambda _: arguments(*add_title_to_index()), in_pieces=True),
]
