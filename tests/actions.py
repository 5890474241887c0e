"""An example of every action: the rows that it works on, how it is called, and who may.

An action is a public function or method that writes: each in a module named `actions` or a package of that name, each
that takes `by`, and each that opens a transaction, wherever it is (`actions_of_the_source` finds them).
`test_every_action_has_an_example` asks for one of each, so that what holds for all actions is tested of a new one too.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from importlib import import_module
from itertools import count
from types import ModuleType
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.transaction import Atomic
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, UploadedFile

import plaudit
from factories import (
    BylineFactory,
    CreditFactory,
    CriticFactory,
    MemberFactory,
    PersonFactory,
    PublicationFactory,
    TitleFactory,
    rating,
    review,
)
from factories_newsroom import article, author
from factories_offers import ProviderFactory, offer
from factories_photos import file_of, hung_photo, photo, pixels
from factories_television import make_series
from plaudit.audience.actions import bulk as audience_bulk
from plaudit.audience.actions import moderation, ratings
from plaudit.audience.actions import recount as audience_recount
from plaudit.audience.actions import reviews as audience_reviews
from plaudit.catalog.actions import details, named, offers, people, photos, quotes, renditions, television, titles
from plaudit.catalog.models import (
    Award,
    Company,
    Credit,
    Genre,
    Offer,
    Person,
    Photo,
    Provider,
    Quote,
    QuoteLine,
    Synopsis,
    Title,
    TitleId,
    TitleName,
)
from plaudit.changes import actions as changes
from plaudit.changes import queries as changes_queries
from plaudit.critics.actions import badges, bylines, consensus, critics, recount, review_edits, reviews, verdicts
from plaudit.critics.actions.submission import Submission
from plaudit.critics.models import Byline, Critic, Publication, Review
from plaudit.demo import loading
from plaudit.desk import bulk_actions, merges, setup, views
from plaudit.desk import moderation as desk_moderation
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.photos import deletion, uploads
from plaudit.desk.photos.forms import PhotoForm
from plaudit.desk.viewsets import consensus as consensus_at_the_desk
from plaudit.desk.viewsets import members as desk_members
from plaudit.listing import title_edits
from plaudit.members import actions as members
from plaudit.members import roles, sign_in_limits
from plaudit.members.models import Member
from plaudit.members.roles import Role
from plaudit.merging import actions as merging
from plaudit.names import actions as names
from plaudit.names.models import NameEntry, Word
from plaudit.newsroom import actions as newsroom
from plaudit.newsroom.models import Article, Author, Category
from plaudit.recommendations import actions as recommendations
from plaudit.scheduling import actions as schedule
from plaudit.scheduling.jobs import Job
from plaudit.scheduling.models import Due
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import Note
from plaudit.scoreboard.models import Entry, Score
from plaudit.scoring.tally import AudienceCounts
from plaudit.scoring.verdict import Verdict
from plaudit.search import actions as search

Call = Callable[..., object]
Given = tuple[tuple[Any, ...], dict[str, Any]]
ORIGIN = "a file"
PASSWORD = "a long enough word"
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class World:
    """Two titles that critics, members and editors have been at, so that an action that takes too much is noticed."""

    title: Title
    other: Title
    member: Member

    @classmethod
    def make(cls) -> "World":
        roles.ensure_roles()
        # A worker that is at work makes the sizes of pictures, so that no action has to.
        Due.objects.create(job=renditions.JOB, next_at=timezone.now(), done_at=timezone.now())
        world = cls(TitleFactory(), TitleFactory(), MemberFactory())
        for title in (world.title, world.other):
            for verdict, half_stars in (("fresh", 9), ("rotten", 4)):
                review(title, verdict, byline=BylineFactory())
                rating(title, half_stars)
            audience_reviews.write_review(member=MemberFactory(), title=title, text="Plain and patient.")
            consensus.publish_consensus(title, "All agree.", author="The editors")
            CreditFactory(title=title)
        return world


@dataclass(frozen=True, slots=True)
class Example:
    """One way to call an action.

    `prepare` makes the rows that it works on, and gives its arguments. `needs` are the permissions without each of
    which it is refused. `by_way_of` is called in its place, as a form at the desk is. `in_pieces` marks what is several
    transactions by design, and `ends_the_callers` what may leave the caller's transaction unusable.
    """

    action: Any
    prepare: Callable[[World], "Given"]
    needs: tuple[str, ...] = ()
    of: str = ""
    by_way_of: Call | None = None
    in_pieces: bool = False
    ends_the_callers: bool = False

    def ready(self, world: World) -> Call:
        """The call, with all that it works on in place."""
        args, named_args = self.prepare(world)
        return partial(self.by_way_of or self.action, *args, **named_args)

    def __str__(self) -> str:
        return f"{called(self.action)}{': ' if self.of else ''}{self.of}"


def given(*args: Any, **named_args: Any) -> Given:
    """The arguments of a call."""
    return args, named_args


def called(action: Any) -> str:
    """`plaudit.critics.actions.verdicts.judge`."""
    return f"{action.__module__}.{action.__qualname__}"


def key(name: str) -> str:
    """A name that nothing else has."""
    return f"{name} {next(NUMBERS)}"


def _genre() -> Genre:
    return named.put(Genre(name=key("Genre")))


def _company() -> Company:
    return named.put(Company(name=key("Company")))


def _quote(title: Title) -> Quote:
    quote = Quote.objects.create(title=title)
    QuoteLine.objects.create(quote=quote, text="Hush.")
    return quote


def _offer(title: Title, **told: Any) -> Offer:
    return offer(title, key("Service"), **told)


def _file() -> ContentFile:
    return ContentFile(file_of(pixels(40, 30)).read(), name="picture.png")


def _submission(title: Title) -> Submission:
    return Submission(title_id=title.pk, byline=BylineFactory(), rating="3/4", dated_on=date(2007, 1, 12))


def _rated(publication: Publication, title: Title) -> None:
    review(title, None, byline=BylineFactory(publication=publication), rating="3")


def _publication_with_another_scale(world: World) -> Given:
    publication = PublicationFactory(scale="4")
    _rated(publication, world.title)
    publication.scale = "10"
    return given(publication)


def _publication_with_unread_ratings(world: World) -> Given:
    publication = PublicationFactory()
    _rated(publication, world.title)
    Publication.objects.filter(pk=publication.pk).update(scale="10")
    publication.refresh_from_db()
    return given(publication)


def _withdrawn(title: Title) -> Any:
    return verdicts.withdraw(review(title), by=None, reason="entered twice")


def _renamed(row: Any) -> Any:
    row.name = key("Another name")
    return row


def _titles_to_merge(_world: World) -> tuple[Title, Title]:
    kept, gone = TitleFactory(), TitleFactory(tagline="The one that goes knows more.")
    for title in (kept, gone):
        review(title)
        rating(title, 8)
        CreditFactory(title=title)
    return kept, gone


def _people_to_merge(_world: World) -> tuple[Person, Person]:
    kept, gone = CreditFactory.create_batch(2)
    return kept.person, gone.person


def _member_with(role: Role) -> Member:
    member: Member = MemberFactory()
    members.set_roles(member, [role])
    return member


def _told_name(title: Title) -> TitleName:
    return TitleName.objects.create(title=title, name=key("A name"), name_key="a name", language="fr", origin=ORIGIN)


# What somebody at the desk does, each with the permissions that it needs.
OF_ROLES = [
    Example(
        moderation.set_hidden,
        lambda world: given(
            audience_reviews.write_review(member=MemberFactory(), title=world.title, text="Awful words."),
            hidden=True,
        ),
        ("audience.change_audiencereview",),
    ),
    Example(named.put, lambda _: given(Genre(name=key("Genre"))), ("catalog.add_genre",), "a new genre"),
    Example(named.put, lambda _: given(_renamed(_genre())), ("catalog.change_genre",), "a genre"),
    Example(
        named.put,
        lambda _: given(Provider(name=key("Provider"))),
        ("catalog.add_provider",),
        "a new provider",
    ),
    Example(named.put, lambda _: given(_renamed(_company())), ("catalog.change_company",), "a company"),
    Example(named.remove, lambda _: given(_genre()), ("catalog.delete_genre",), "a genre"),
    Example(named.remove, lambda _: given(_company()), ("catalog.delete_company",), "a company"),
    Example(
        offers.put,
        lambda world: given(Offer(title=world.title, provider=ProviderFactory(), way="buy", region="FR")),
        ("catalog.change_offer",),
        "a new offer",
    ),
    Example(
        offers.put,
        lambda world: given(_offer(world.title, origin=ORIGIN)),
        ("catalog.change_offer",),
        "an offer of a source",
    ),
    Example(offers.end, lambda world: given(_offer(world.title)), ("catalog.change_offer",), "one that runs"),
    Example(
        offers.end,
        lambda world: given(_offer(world.title, starts_at=timezone.now() + timedelta(days=9))),
        ("catalog.change_offer", "catalog.delete_offer"),
        "one that has not begun",
    ),
    Example(
        offers.remove,
        lambda world: given(_offer(world.title, origin=ORIGIN)),
        ("catalog.delete_offer",),
    ),
    Example(
        details.put,
        lambda world: given(Award(title=world.title, body=key("The Prize"), category="Best Test", year=2007)),
        ("catalog.change_title",),
        "a new award",
    ),
    Example(
        details.put,
        lambda world: given(_renamed(_told_name(world.title))),
        ("catalog.change_title",),
        "a name that a source told",
    ),
    Example(
        details.remove,
        lambda world: given(_told_name(world.title)),
        ("catalog.change_title",),
    ),
    Example(people.add_person, lambda _: given({"name": key("Ada")}), ("catalog.add_person",)),
    Example(
        people.edit_person,
        lambda world: given(CreditFactory(title=world.title).person, {"name": key("Ada")}),
        ("catalog.change_person",),
    ),
    Example(people.remove_person, lambda _: given(PersonFactory()), ("catalog.delete_person",)),
    Example(
        people.put_credit,
        lambda world: given(Credit(title=world.title, person=PersonFactory(), job="editor")),
        ("catalog.change_credit",),
    ),
    Example(
        people.remove_credit,
        lambda world: given(CreditFactory(title=world.title)),
        ("catalog.delete_credit",),
    ),
    Example(photos.add_photo, lambda _: given(_file()), ("catalog.add_photo",), in_pieces=True),
    Example(
        photos.hang,
        lambda world: given([photo(40, 30), photo(40, 30)], world.title),
        ("catalog.change_title",),
    ),
    Example(
        photos.arrange,
        lambda world: given(world.title, [hung_photo(world.title).pk, hung_photo(world.title).pk][::-1]),
        ("catalog.change_title",),
    ),
    Example(
        photos.say_who_is_seen,
        lambda world: given(hung_photo(world.title, people=[PersonFactory()]), [PersonFactory()]),
        ("catalog.change_photo",),
    ),
    Example(
        photos.set_poster,
        lambda _: given(TitleFactory(), photo(40, 30)),
        ("catalog.change_title",),
    ),
    Example(
        photos.set_portrait,
        lambda _: given(PersonFactory(), photo(40, 30)),
        ("catalog.change_person",),
    ),
    Example(
        photos.remove_photos,
        lambda world: given([hung_photo(world.title, people=[PersonFactory()]).pk]),
        ("catalog.delete_photo",),
    ),
    Example(
        deletion.delete_and_log,
        lambda world: given([hung_photo(world.title)]),
        ("catalog.delete_photo",),
    ),
    Example(
        photos.add_trailer,
        lambda world: given(world.title, "Trailer", f"https://videos.example/{next(NUMBERS)}"),
        ("catalog.change_title",),
    ),
    Example(quotes.put_quote, lambda world: given(_quote(TitleFactory())), ("catalog.change_quote",)),
    Example(
        quotes.remove_quote,
        lambda world: given(_quote(world.title)),
        ("catalog.delete_quote",),
    ),
    Example(television.add_season, lambda _: given(make_series(1)[0], 2), ("catalog.add_title",)),
    Example(
        television.add_episode,
        lambda _: given(make_series(1)[1][0], 1),
        ("catalog.add_title",),
    ),
    Example(
        titles.add_title,
        lambda _: given({"name": key("A film"), "kind": "film"}, genres=[_genre()]),
        ("catalog.add_title",),
    ),
    Example(
        titles.edit_title,
        lambda _: given(CreditFactory().title, {"name": key("Another name")}, genres=[_genre()]),
        ("catalog.change_title",),
    ),
    Example(
        titles.remove_title,
        lambda _: given(CreditFactory().title),
        ("catalog.delete_title",),
    ),
    Example(
        title_edits.change_title,
        lambda world: given(
            review(TitleFactory(), dated_on=None).title,
            {"name": key("Another name"), "release_class": "limited"},
        ),
        ("catalog.change_title",),
    ),
    Example(
        bylines.set_top,
        lambda world: given(review(world.title).byline, starts_on=None),
        ("critics.add_bylinestatus",),
        "a byline",
    ),
    Example(
        bylines.set_top,
        lambda world: given(review(world.title).publication, starts_on=None),
        ("critics.add_bylinestatus",),
        "a publication",
    ),
    Example(
        bylines.change_top,
        lambda world: given(bylines.set_top(review(world.title).byline, starts_on=None), starts_on=date(2020, 1, 1)),
        ("critics.change_bylinestatus",),
    ),
    Example(
        bylines.remove_top,
        lambda world: given(bylines.set_top(review(world.title).publication, starts_on=None)),
        ("critics.delete_bylinestatus",),
    ),
    Example(
        consensus.publish_consensus,
        lambda world: given(world.title, key("All agree."), author="The editors"),
        ("critics.change_consensus",),
    ),
    Example(
        consensus.withdraw_consensus,
        lambda world: given(world.title),
        ("critics.change_consensus",),
    ),
    Example(
        review_edits.edit_review,
        lambda world: given(review(world.title), _submission(world.other)),
        ("critics.change_review",),
    ),
    Example(review_edits.judge_again, _publication_with_unread_ratings, ("critics.change_publication",)),
    Example(
        verdicts.judge,
        lambda world: given(review(world.title), Verdict.ROTTEN),
        ("critics.change_review",),
    ),
    Example(
        verdicts.withdraw,
        lambda world: given(review(world.title), reason="entered twice"),
        ("critics.delete_review",),
    ),
    Example(
        verdicts.restore,
        lambda world: given(_withdrawn(world.title), reason="it is another"),
        ("critics.delete_review",),
    ),
    Example(
        critics.put_critic,
        lambda _: given(Critic(name=key("Critic"))),
        ("critics.add_critic",),
        "a new critic",
    ),
    Example(
        critics.put_critic,
        lambda world: given(_renamed(review(world.title).critic)),
        ("critics.change_critic",),
        "a critic",
    ),
    Example(
        critics.put_publication,
        lambda _: given(Publication(name=key("Paper")), cutoff=Fraction(3, 5)),
        ("critics.add_publication",),
        "a new publication",
    ),
    Example(
        critics.put_publication,
        lambda world: given(_renamed(review(world.title).publication)),
        ("critics.change_publication",),
        "a publication",
    ),
    Example(
        critics.put_publication,
        _publication_with_another_scale,
        ("critics.change_publication",),
        "a publication with another scale",
    ),
    Example(critics.remove_name, lambda _: given(CriticFactory()), ("critics.delete_critic",), "a critic"),
    Example(
        critics.remove_name,
        lambda _: given(PublicationFactory()),
        ("critics.delete_publication",),
        "a publication",
    ),
    Example(critics.remove_name, lambda _: given(BylineFactory()), ("critics.delete_byline",), "a byline"),
    Example(
        critics.add_byline,
        lambda _: given(Byline(critic=CriticFactory(), publication=PublicationFactory())),
        ("critics.add_byline",),
    ),
    Example(
        reviews.publish,
        lambda world: given(_submission(world.title)),
        ("critics.add_review",),
        in_pieces=True,
    ),
    Example(
        reviews.publish_all,
        lambda world: given([_submission(world.title), _submission(world.other)]),
        ("critics.add_review",),
    ),
    Example(
        reviews.publish_within,
        lambda world: given([_submission(world.title), _submission(world.other)]),
        ("critics.add_review",),
        ends_the_callers=True,
    ),
    Example(
        members.set_roles,
        lambda _: given(_member_with(Role.CURATOR), [Role.EDITOR]),
        ("members.change_member",),
    ),
    Example(
        members.set_suspended,
        lambda _: given(MemberFactory(), suspended=True),
        ("members.suspend_member",),
        "a member",
    ),
    Example(
        members.set_suspended,
        lambda _: given(_member_with(Role.CURATOR), suspended=True),
        ("members.suspend_member", "members.change_member"),
        "a member who works at the desk",
    ),
    Example(
        newsroom.save_author_or_category,
        lambda _: given(Author(name="Ann", slug=f"ann-{next(NUMBERS)}")),
        ("newsroom.add_author",),
        "a new author",
    ),
    Example(
        newsroom.save_author_or_category,
        lambda _: given(_renamed(_category())),
        ("newsroom.change_category",),
        "a category",
    ),
    Example(
        newsroom.delete_author_or_category,
        lambda _: given(_category()),
        ("newsroom.delete_category",),
        "a category",
    ),
    Example(
        newsroom.delete_author_or_category,
        lambda _: given(author("Bo", f"bo-{next(NUMBERS)}")),
        ("newsroom.delete_author",),
        "an author",
    ),
    Example(
        merging.merge,
        lambda world: given(*_titles_to_merge(world)),
        ("merging.add_merge",),
        "two titles",
    ),
    Example(
        merging.merge,
        lambda world: given(*_people_to_merge(world)),
        ("merging.add_merge",),
        "two people",
    ),
    Example(
        merging.undo,
        lambda world: given(merging.merge(*_titles_to_merge(world))),
        ("merging.change_merge",),
        "two titles",
    ),
    Example(
        merging.undo,
        lambda world: given(merging.merge(*_people_to_merge(world))),
        ("merging.change_merge",),
        "two people",
    ),
]


def _category() -> Category:
    return newsroom.save_author_or_category(Category(name=key("Category"), slug=f"category-{next(NUMBERS)}"))


def _rewritten_article() -> Article:
    """An article with a revision that its readers have not seen."""
    written = article(key("A headline"), titles=(TitleFactory(),), authors=(author(),))
    written.title = key("Another headline")
    written.save_revision()
    return written


def _draft() -> ConsensusDraft:
    draft = ConsensusDraft.objects.create(title=review(TitleFactory()).title, text="All agree.", live=False)
    draft.save_revision()
    return draft


def _published_draft() -> ConsensusDraft:
    draft = _draft()
    draft.latest_revision.publish()
    draft.refresh_from_db()
    return draft


def _miscounted(*titles: Title) -> list[int]:
    """Titles whose stored scores are not what their rows come to."""
    ids = [title.pk for title in titles]
    Score.objects.filter(title__in=ids).update(fresh=7, rotten=9, **{f"stars_{half_stars}": 3 for half_stars in (1, 9)})
    return ids


def _locked(*titles: Title) -> dict[int, Score]:
    with transaction.atomic():
        return scoreboard.lock(title.pk for title in titles)


def _with_another_count(title: Title) -> Score:
    score = _locked(title)[title.pk]
    score.fresh += 1
    return score


def _standings(title: Title) -> dict[int, Any]:
    review(title)
    return {pk: each.standing for pk, each in recount.Count.of([title.pk]).reckonings.items()}


def _old_titles() -> list[int]:
    """A title whose reviews are older than the site, so that its badge has a past."""
    title = TitleFactory()
    TitleId.objects.create(title=title, source=ORIGIN, value=str(title.pk))
    for _ in range(3):
        review(title)
    return [title.pk]


def _note_is_made() -> dict[str, Any]:
    return {"notes": [Note(kind=Entry.Kind.FACT, before="1", after="2")], "at": timezone.now()}


# What a member does with a title, in their own name.
OF_MEMBERS = [
    Example(
        audience_reviews.write_review,
        lambda world: given(member=world.member, title=world.title, text="Plain and patient."),
    ),
    Example(ratings.rate, lambda world: given(member=world.member, title=world.title, half_stars=8)),
    Example(
        ratings.take_back,
        lambda world: given(member=rating(world.title, 8).member, title=world.title),
    ),
]
# What Plaudit does by itself in a transaction of its own: for imports, by time, after a migration, behind a form.
OF_PLAUDIT = [
    Example(
        audience_bulk.import_ratings,
        lambda world: given([audience_bulk.RatingInput(world.title.pk, MemberFactory().pk, 8, timezone.now())]),
        ends_the_callers=True,
    ),
    Example(audience_recount.recount, lambda world: given(_miscounted(world.title, world.other))),
    Example(recount.recount, lambda world: given(_miscounted(world.title, world.other))),
    Example(badges.seed_badges_of, lambda _: given(_old_titles()), in_pieces=True),
    Example(badges.seed_badges, lambda _: given(ORIGIN if _old_titles() else ""), in_pieces=True),
    Example(
        recommendations.put_likenesses,
        lambda world: given(
            {world.title.pk: [recommendations.Like(world.other.pk, next(NUMBERS) % 1000, {"taste": True})]}
        ),
    ),
    Example(recommendations.forget_hidden, lambda world: given(*_hide_a_like(world))),
    Example(
        offers.end_missing,
        lambda world: given(
            offers.Listed(titles={_offer(world.title, origin=ORIGIN).title_id}), origin=ORIGIN, at=timezone.now()
        ),
        in_pieces=True,
    ),
    Example(
        offers.note_turns,
        lambda world: given(
            _offer(world.title, starts_at=timezone.now() - timedelta(hours=1)).starts_at - timedelta(hours=1),
            timezone.now(),
        ),
    ),
    Example(photos.photo_changed, lambda world: given(hung_photo(world.title))),
    Example(renditions.prepare, lambda world: given(hung_photo(world.title))),
    Example(renditions.prepare_soon, lambda world: given([_without_a_worker(hung_photo(world.title))]), in_pieces=True),
    Example(changes.move_epoch, lambda _: given()),
    Example(changes.prune, lambda world: given(_many_changes(), keep=1), in_pieces=True),
    Example(roles.ensure_roles, lambda _: given(*_without_roles())),
    Example(setup.ensure_desk, lambda _: given(*_without_roles())),
    Example(sign_in_limits.note_failure, lambda _: given("ada", "203.0.113.9")),
    Example(newsroom.ensure_pages, lambda _: given(*_without_pages())),
    Example(newsroom.record_publication, lambda _: given(_rewritten_article())),
    Example(newsroom.record_unpublication, lambda _: given(_rewritten_article())),
    Example(
        newsroom.record_articles_showing, lambda _: given([article(key("A headline"), lead=photo(40, 30)).lead_id])
    ),
    Example(newsroom.delete_articles, lambda _: given(Article.objects.filter(pk=_rewritten_article().pk))),
    Example(Article.publish, lambda _: _with_revision(_rewritten_article())),
    Example(ConsensusDraft.publish, lambda _: _with_revision(_draft())),
    Example(ConsensusDraft.unpublish, lambda _: given(_published_draft())),
    Example(schedule.run_due, lambda _: given({(job := _job()).name: job}, timezone.now()), in_pieces=True),
    Example(search.update_index, lambda _: given(*_follow_new_title()), in_pieces=True),
    Example(search.rebuild_index, lambda _: given(*_follow_new_title()), in_pieces=True),
]


def _with_revision(row: Any) -> Given:
    return given(row, row.latest_revision)


def _hide_a_like(world: World) -> tuple[()]:
    hidden = TitleFactory()
    recommendations.put_likenesses({world.title.pk: [recommendations.Like(hidden.pk, 9, {})], hidden.pk: []})
    Title.objects.filter(pk=hidden.pk).update(listed=False)
    return ()


def _without_a_worker(picture: Photo) -> Photo:
    Due.objects.filter(job=renditions.JOB).delete()
    return picture


def _many_changes() -> Any:
    """More changes than are kept, all of them read."""
    with transaction.atomic():
        changes.record_all(f"title:{number}" for number in range(4))
    return changes_queries.now()


def _without_roles() -> tuple[()]:
    Group.objects.all().delete()
    return ()


def _without_pages() -> tuple[()]:
    Page.objects.all().delete()
    return ()


def _job() -> Job:
    return Job(key("A job"), timedelta(hours=1), lambda _since: None)


def _follow_new_title() -> tuple[()]:
    search.update_index()
    with transaction.atomic():
        changes.record_titles([TitleFactory().pk])
    return ()


def _found_by_another_name() -> Title:
    title = TitleFactory()
    search.update_index()
    Title.objects.filter(pk=title.pk).update(name=key("Another name"))
    return title


# What is a part of an action, and must be called within its transaction.
WITHIN = [
    Example(changes.record, lambda _: given("title:1")),
    Example(changes.record_all, lambda _: given(["title:1"])),
    Example(changes.record_titles, lambda _: given([1])),
    Example(scoreboard.lock, lambda _: given([TitleFactory().pk])),
    Example(scoreboard.lock_where, lambda _: given(partial(set, [TitleFactory().pk]))),
    Example(scoreboard.lock_critics, lambda _: given(partial(set, [TitleFactory().pk]))),
    Example(scoreboard.lock_audience, lambda _: given([TitleFactory().pk])),
    Example(
        scoreboard.store_critics,
        lambda world: given(
            _standings(world.title),
            _locked(*Title.objects.filter(pk__in=_miscounted(world.title))),
            notes={},
            at=timezone.now(),
        ),
    ),
    Example(
        scoreboard.sum_up_series,
        lambda _: given([(series := _unsummed_series()).pk], _locked(series), at=timezone.now()),
    ),
    Example(
        scoreboard.store_audience,
        lambda world: given({world.title.pk: AudienceCounts()}, _locked(world.title), at=timezone.now()),
    ),
    Example(scoreboard.write_log, lambda world: given(_locked(world.title)[world.title.pk], **_note_is_made())),
    Example(scoreboard.forget_log, lambda world: given([world.title.pk], [], "The editors")),
    Example(scoreboard.save, lambda world: given([_with_another_count(world.title)])),
    Example(
        recount.settle,
        lambda world: given(
            recount.Count.of(_miscounted(world.title)), _locked(world.title), notes={}, at=timezone.now()
        ),
    ),
    Example(bylines.bylines, lambda _: given([(key("Ada"), key("The Paper"))])),
    Example(bylines.make_top, lambda world: given([review(world.title).byline])),
    Example(offers.providers, lambda _: given([offers.ProviderTold(key("Service"))], origin=ORIGIN)),
    Example(
        offers.tell_offers,
        lambda world: given(
            [Offer(title=world.title, provider=ProviderFactory(), way="buy", region="FR")], origin=ORIGIN
        ),
    ),
    Example(
        details.tell_rows,
        lambda _: given([Synopsis(title=TitleFactory(), language="fr", text="Une île.")], origin=ORIGIN),
    ),
    Example(
        details.tell_names,
        lambda world: given([TitleName(title=world.title, name=key("Un film"), language="fr")], origin=ORIGIN),
    ),
    Example(
        details.tell_companies,
        lambda world: given([details.CompanyTold(title_id=world.title.pk, name=key("A studio"))], origin=ORIGIN),
    ),
    Example(renditions.note_photos, lambda world: given([hung_photo(world.title).pk])),
    Example(members.members_of, lambda _: given(ORIGIN, {key("1"): "Ada"})),
    Example(search.update_entries, lambda _: given("title", [_found_by_another_name().pk])),
    Example(names.replace_entries, lambda _: given([], [NameEntry(kind="title", object_id=1, name="Fargo", **ENTRY)])),
    Example(names.replace_blocks, lambda _: given(range(3_000))),
    Example(names.clear, lambda _: given(*_follow_new_title())),
    Example(names.optimize, lambda _: given(*_a_word_without_an_entry(), entries_written=0)),
]
ENTRY = {"sort_key": 1, "tokens": "fargo", "fingerprint": 1}


def _a_word_without_an_entry() -> tuple[()]:
    NameEntry.objects.all().delete()
    Word.objects.create(text="fargo")
    return ()


def _unsummed_series() -> Title:
    series, _seasons = make_series(1)
    Score.objects.update_or_create(title=series, defaults={"seasons": 1, "season_percents": 70, "season_reviews": 9})
    return series


def _sent(name: str, *keys: Any, **fields: Any) -> Given:
    """A form at the desk, on its way by somebody who may do everything."""
    client = Client()
    client.force_login(MemberFactory(is_superuser=True))
    return given(client, reverse(name, args=keys), fields)


def send(client: Client, address: str, fields: dict[str, Any]) -> None:
    """Send a form. Raises AssertionError where the desk knows no such address or form."""
    status = client.post(address, fields).status_code
    assert status in {200, 302}, (address, status)


def _jpeg() -> SimpleUploadedFile:
    return file_of(pixels(64, 64), "JPEG")


def _uploaded() -> UploadedFile:
    kind = ContentType.objects.get_for_model(Photo)
    return UploadedFile.objects.create(for_content_type=kind, file=_jpeg())


def _changed_photo(world: World) -> Given:
    picture = hung_photo(world.title)
    return _sent("wagtailimages:edit", picture.pk, title="A cave", kind="poster", tags="", file=_jpeg())


def _described_photo(world: World) -> Given:
    picture = hung_photo(world.title)
    beginning = f"image-{picture.pk}-"
    return _sent(
        "wagtailimages:edit_multiple", picture.pk, **{f"{beginning}title": "A cave", f"{beginning}kind": "still"}
    )


def _described_upload(_world: World) -> Given:
    upload = _uploaded()
    beginning = f"uploaded-image-{upload.pk}-"
    return _sent(
        "wagtailimages:create_multiple_from_uploaded_image",
        upload.pk,
        **{f"{beginning}title": "A cave", f"{beginning}kind": "still"},
    )


def _chosen_photo(_world: World) -> Given:
    fields = {"title": "A cave", "kind": "still", "tags": "", "file": _jpeg()}
    return _sent(
        "wagtailimages_chooser:create", **{f"image-chooser-upload-{name}": each for name, each in fields.items()}
    )


# What forms at the desk do: the action and the entry in the log are stored together.
AT_THE_DESK = [
    Example(
        uploads.PhotoUploadView.save_object,
        lambda _: _sent("wagtailimages:add_multiple", **{"files[]": _jpeg(), "title": "a.jpg"}),
        by_way_of=send,
    ),
    Example(uploads.UploadedPhotoEditView.save_object, _described_photo, by_way_of=send),
    Example(uploads.PhotoFromUploadView.save_object, _described_upload, by_way_of=send),
    Example(uploads.ChooserUploadView.save_form, _chosen_photo, by_way_of=send),
    Example(PhotoForm.save, _changed_photo, by_way_of=send),
    Example(
        views.DeskCreateView.save_instance,
        lambda _: _sent("wagtailsnippets_critics_critic:add", name=key("Ada")),
        by_way_of=send,
    ),
    Example(
        views.DeskEditView.save_instance,
        lambda world: _sent("wagtailsnippets_critics_critic:edit", review(world.title).critic_id, name=key("Ada")),
        by_way_of=send,
    ),
    Example(
        views.DeskDeleteView.form_valid,
        lambda _: _sent("wagtailsnippets_critics_critic:delete", CriticFactory().pk),
        by_way_of=send,
    ),
    Example(
        bulk_actions.DeskBulkAction.execute_action,
        lambda world: _sent_for_many(review(world.title), "rotten"),
        by_way_of=send,
    ),
    Example(
        desk_members.MemberCreateView.save_instance,
        lambda _: _sent(
            "wagtailusers_users:add",
            username=f"ada-{next(NUMBERS)}",
            name="Ada",
            email="",
            password=PASSWORD,
            roles=["curator"],
        ),
        by_way_of=send,
    ),
    Example(
        desk_members.MemberEditView.save_instance,
        lambda _: _sent(
            "wagtailusers_users:edit",
            MemberFactory().pk,
            username=f"ada-{next(NUMBERS)}",
            name="Ada",
            email="",
            roles=["curator"],
            suspended="on",
        ),
        by_way_of=send,
    ),
    Example(
        merges.preview,
        lambda world: _sent("desk_merge_preview", "title", *(title.pk for title in _titles_to_merge(world))),
        by_way_of=send,
    ),
    Example(
        merges.undo,
        lambda world: _sent("desk_merge_undo", merging.merge(*_titles_to_merge(world)).pk),
        by_way_of=send,
    ),
    Example(
        desk_moderation.hide,
        lambda world: _sent(
            "desk_comment_hide",
            world.title.pk,
            audience_reviews.write_review(member=MemberFactory(), title=world.title, text="Awful words.").member_id,
        ),
        by_way_of=send,
    ),
    Example(desk_moderation.suspend, lambda _: _sent("desk_member_suspend", MemberFactory().pk), by_way_of=send),
    Example(
        consensus_at_the_desk.ConsensusEditView.save_instance,
        lambda _: _sent(
            "wagtailsnippets_desk_consensusdraft:edit",
            (draft := _draft()).pk,
            title=draft.title_id,
            text="All agree, and say so.",
            **{"action-publish": "1"},
        ),
        by_way_of=send,
    ),
    Example(
        consensus_at_the_desk.ConsensusDeleteView.form_valid,
        lambda _: _sent("wagtailsnippets_desk_consensusdraft:delete", _published_draft().pk),
        by_way_of=send,
    ),
]


def _sent_for_many(row: Review, what: str) -> Given:
    client, address, fields = _sent("wagtail_bulk_action", "critics", "review", what)[0]
    return given(client, f"{address}?id={row.pk}", fields)


# What stands beside actions, and only reads or calculates.
READING: set[Any] = {
    merging.look_ahead,
    audience_recount.counted,
    critics.read_cutoff,
    offers.list_offers,
    offers.provider_key,
    photos.first_shelf,
    renditions.unprepared,
    renditions.worker_is_at_work,
    ratings.counts_of,
    schedule.seconds_to_next,
    scoreboard.badge_note,
    scoreboard.numbered,
    search.position,
    audience_bulk.tally,
}


# Too large for an example here; tests/upkeep/demo shows the same of it.
SHOWN_ELSEWHERE: set[Any] = {loading.load}


def actions_of_the_source() -> dict[str, Any]:
    """Every action that the source has, by its full name."""
    return {called(action): action for module in _modules() for action in _actions_in(module)}


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(plaudit.__path__, "plaudit."):
        if not {"migrations", "settings", "__main__"} & set(found.name.split(".")):
            yield import_module(found.name)


def _actions_in(module: ModuleType) -> Iterator[Any]:
    for name, found in vars(module).items():
        if getattr(found, "__module__", "") != module.__name__ or name.startswith("_"):
            continue
        if inspect.isclass(found):
            yield from (
                each for each in vars(found).values() if inspect.isfunction(each) and _opens_a_transaction(each)
            )
        elif inspect.isfunction(found):
            is_by_place = "actions" in module.__name__.split(".")
            if is_by_place or "by" in inspect.signature(found).parameters or _opens_a_transaction(found):
                yield found


def _opens_a_transaction(function: Any) -> bool:
    return any(isinstance(cell.cell_contents, Atomic) for cell in function.__closure__ or ())
