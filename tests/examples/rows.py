"""The rows that examples work on."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from examples.example import Arguments, World, arguments
from factories import (
    BylineFactory,
    CreditFactory,
    MemberFactory,
    PublicationFactory,
    TitleFactory,
    rating,
    review,
)
from factories_newsroom import article, author
from factories_offers import offer
from factories_photos import file_of, pixels
from factories_television import make_series
from plaudit.catalog.actions.reference_data import save_reference_data
from plaudit.catalog.models import (
    Company,
    Genre,
    Offer,
    Person,
    Quote,
    QuoteLine,
    Title,
    TitleId,
    TitleName,
)
from plaudit.changes import actions as changes
from plaudit.critics.actions import recount, verdicts
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.models import Publication
from plaudit.desk.models import ConsensusDraft
from plaudit.members import actions as members
from plaudit.members.models import Member
from plaudit.members.roles import Role
from plaudit.names.models import NameEntry, Word
from plaudit.newsroom import actions as newsroom
from plaudit.newsroom.models import Article, Category, HomePage
from plaudit.recommendations import actions as recommendations
from plaudit.scheduling.jobs import Job
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.search import actions as search

ORIGIN = "a file"
PASSWORD = "a long enough word"
NUMBERS = count(1)


def unique(name: str) -> str:
    """A name that nothing else has."""
    return f"{name} {next(NUMBERS)}"


def make_genre() -> Genre:
    return save_reference_data(Genre(name=unique("Genre")))


def make_company() -> Company:
    return save_reference_data(Company(name=unique("Company")))


def make_quote(title: Title) -> Quote:
    quote = Quote.objects.create(title=title)
    QuoteLine.objects.create(quote=quote, text="Hush.")
    return quote


def make_offer(title: Title, **told: Any) -> Offer:
    return offer(title, unique("Service"), **told)


def png_file() -> ContentFile:
    return ContentFile(file_of(pixels(40, 30)).read(), name="picture.png")


def make_submission(title: Title) -> ReviewInput:
    return ReviewInput(title_id=title.pk, byline=BylineFactory(), rating="3/4", dated_on=date(2007, 1, 12))


def add_rated_review(publication: Publication, title: Title) -> None:
    review(title, None, byline=BylineFactory(publication=publication), rating="3")


def publication_with_another_scale(world: World) -> Arguments:
    publication = PublicationFactory(scale="4")
    add_rated_review(publication, world.title)
    publication.scale = "10"
    return arguments(publication)


def publication_with_unread_ratings(world: World) -> Arguments:
    publication = PublicationFactory()
    add_rated_review(publication, world.title)
    Publication.objects.filter(pk=publication.pk).update(scale="10")
    publication.refresh_from_db()
    return arguments(publication)


def withdrawn_review(title: Title) -> Any:
    return verdicts.withdraw_review(review(title), by=None, reason="entered twice")


def renamed(row: Any) -> Any:
    row.name = unique("Another name")
    return row


def two_titles() -> tuple[Title, Title]:
    kept, gone = TitleFactory(), TitleFactory(tagline="The one that goes knows more.")
    for title in (kept, gone):
        review(title)
        rating(title, 8)
        CreditFactory(title=title)
    return kept, gone


def two_people() -> tuple[Person, Person]:
    kept, gone = CreditFactory.create_batch(2)
    return kept.person, gone.person


def member_with(role: Role) -> Member:
    member: Member = MemberFactory()
    members.set_roles(member, [role])
    return member


def imported_name(title: Title) -> TitleName:
    return TitleName.objects.create(title=title, name=unique("A name"), name_key="a name", language="fr", origin=ORIGIN)


def make_category() -> Category:
    return newsroom.save_author_or_category(Category(name=unique("Category"), slug=f"category-{next(NUMBERS)}"))


def rewritten_article() -> Article:
    """An article with a revision that its readers have not seen."""
    written = article(unique("A headline"), titles=(TitleFactory(),), authors=(author(),))
    written.title = unique("Another headline")
    written.save_revision()
    return written


def rewritten_home_page() -> HomePage:
    newsroom.ensure_pages()
    page: HomePage = HomePage.objects.get()
    page.search_description = unique("Another description")
    page.save_revision()
    return page


def make_draft() -> ConsensusDraft:
    draft = ConsensusDraft.objects.create(title=review(TitleFactory()).title, text="All agree.", live=False)
    draft.save_revision()
    return draft


def published_draft() -> ConsensusDraft:
    draft = make_draft()
    draft.latest_revision.publish()
    draft.refresh_from_db()
    return draft


def miscounted(*titles: Title) -> list[int]:
    """Titles whose snapshot scores are not what their rows come to."""
    ids = [title.pk for title in titles]
    Score.objects.filter(title__in=ids).update(fresh=7, rotten=9, **{f"stars_{half_stars}": 3 for half_stars in (1, 9)})
    return ids


def locked_scores(*titles: Title) -> dict[int, Score]:
    with transaction.atomic():
        return scoreboard.lock(title.pk for title in titles)


def score_with_another_count(title: Title) -> Score:
    score = locked_scores(title)[title.pk]
    score.fresh += 1
    return score


def critic_standings(title: Title) -> dict[int, Any]:
    review(title)
    return {pk: each.standing for pk, each in recount.Recount.of([title.pk]).reckonings.items()}


def titles_with_old_reviews() -> list[int]:
    """A title whose reviews are older than the site, so that its badge has a past."""
    title = TitleFactory()
    TitleId.objects.create(title=title, source=ORIGIN, value=str(title.pk))
    for _ in range(3):
        review(title)
    return [title.pk]


def log_notes() -> dict[str, Any]:
    return {"notes": [LogEvent(kind=LogEntry.Kind.FACT, before="1", after="2")], "at": timezone.now()}


def with_revision(row: Any) -> Arguments:
    return arguments(row, row.latest_revision)


def hide_a_similar_title(world: World) -> tuple[()]:
    hidden = TitleFactory()
    recommendations.store_similar_titles(
        {world.title.pk: [recommendations.Similarity(hidden.pk, 9, {})], hidden.pk: []}
    )
    Title.objects.filter(pk=hidden.pk).update(listed=False)
    return ()


def delete_roles() -> tuple[()]:
    Group.objects.all().delete()
    return ()


def delete_pages() -> tuple[()]:
    Page.objects.all().delete()
    return ()


def make_job() -> Job:
    return Job(unique("A job"), timedelta(hours=1), lambda _since: None)


def add_title_to_index() -> tuple[()]:
    search.update_index()
    with transaction.atomic():
        changes.record_titles([TitleFactory().pk])
    return ()


def title_with_old_index_entry() -> Title:
    title = TitleFactory()
    search.update_index()
    Title.objects.filter(pk=title.pk).update(name=unique("Another name"))
    return title


def miscounted_series() -> Title:
    series, _seasons = make_series(1)
    Score.objects.update_or_create(title=series, defaults={"seasons": 1, "season_percents": 70, "season_reviews": 9})
    return series


def add_word_without_entry() -> tuple[()]:
    NameEntry.objects.all().delete()
    Word.objects.create(text="fargo")
    return ()
