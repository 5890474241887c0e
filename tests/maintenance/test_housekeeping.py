"""What the site clears up by itself, and what it keeps."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from factories import BylineFactory, MemberFactory, TitleFactory, rating, review, reviews
from factories_newsroom import article
from factories_offers import offer
from factories_photos import hung_photo, photo
from plaudit.catalog.actions.photos import delete_photos
from plaudit.catalog.models import Offer, Photo, PhotoRendition, Title
from plaudit.changes import actions as changes
from plaudit.changes.models import Change
from plaudit.critics.models import TopStatus
from plaudit.maintenance.tasks import update_all_similar_titles
from plaudit.members import sign_in_limits
from plaudit.members.models import FailedSignIn
from plaudit.names.models import NameEntry, Word
from plaudit.newsroom.models import Article
from plaudit.recommendations.actions import delete_hidden
from plaudit.recommendations.models import SimilarTitle
from plaudit.scheduling.jobs import registered_jobs
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.search.actions import update_index

DAY = timedelta(days=1)
LONG_AGO = timedelta(days=15)
LATELY = timedelta(days=13)


def run(name, since=None):
    """Let a job do its work."""
    return registered_jobs()[name].work(since)


def task(status, *, enqueued, started=None, finished=None):
    """A task in the queue, with how long ago it came in, began and ended."""
    now = timezone.now()
    result = update_all_similar_titles.enqueue()
    DBTaskResult.objects.filter(id=result.id).update(
        status=status,
        enqueued_at=now - enqueued,
        started_at=now - started if started else None,
        finished_at=now - finished if finished else None,
    )
    return result.id


@pytest.mark.django_db
def test_of_background_work_what_ended_a_fortnight_ago_goes_and_the_rest_stays():
    gone = [
        task(TaskResultStatus.SUCCESSFUL, enqueued=LONG_AGO, started=LONG_AGO, finished=LONG_AGO),
        task(TaskResultStatus.FAILED, enqueued=LONG_AGO, started=LONG_AGO, finished=LONG_AGO),
        task(TaskResultStatus.RUNNING, enqueued=LONG_AGO, started=LONG_AGO),
    ]
    kept = [
        task(TaskResultStatus.SUCCESSFUL, enqueued=LONG_AGO, started=LONG_AGO, finished=LATELY),
        task(TaskResultStatus.FAILED, enqueued=LATELY, started=LATELY, finished=LATELY),
        task(TaskResultStatus.RUNNING, enqueued=LONG_AGO, started=LATELY),
        # Nobody has worked on these yet, however long they have waited.
        task(TaskResultStatus.READY, enqueued=LONG_AGO),
        task(TaskResultStatus.READY, enqueued=timedelta(minutes=1)),
    ]
    run("plaudit.maintenance: forget_old_tasks")
    assert {str(pk) for pk in DBTaskResult.objects.values_list("id", flat=True)} == set(kept)
    assert gone


@pytest.mark.django_db
def test_sessions_that_have_ended_go_and_the_others_stay():
    def session(ends):
        made = SessionStore()
        made["of"] = str(ends)
        made.set_expiry(ends)
        made.save()
        return made.session_key

    session(timezone.now() - DAY)
    going_on = {session(timezone.now() + DAY), session(timezone.now() + LONG_AGO)}
    run("plaudit.maintenance: forget_old_tasks")
    assert set(Session.objects.values_list("session_key", flat=True)) == going_on


# On PostgreSQL a transaction that runs in any database of the server, as in the other worker of a parallel run, holds
# back what counts as read: there `tests/changes` shows what goes.
@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_old_changes_go_by_themselves_and_the_newest_and_the_unread_stay(monkeypatch):
    monkeypatch.setitem(changes.prune.__kwdefaults__, "keep", 3)
    update_index()
    for number in range(8):
        with transaction.atomic():
            changes.record(f"elsewhere:{number}")
    run("plaudit.maintenance: forget_old_changes")
    assert Change.objects.count() == 8  # the index of search has read none of them

    update_index()
    run("plaudit.maintenance: forget_old_changes")
    assert list(Change.objects.order_by("id").values_list("key", flat=True)) == [
        "elsewhere:5", "elsewhere:6", "elsewhere:7",
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_is_due_is_published_and_what_has_run_out_taken_down_and_no_other_article_moves():
    now = timezone.now()
    published, running_out, gone = article("Published"), article("Going on"), article("Run out")
    Article.objects.filter(pk=running_out.pk).update(expire_at=now + DAY)
    Article.objects.filter(pk=gone.pk).update(expire_at=now - DAY)
    draft, later, due = (article(name, publish=False) for name in ("Draft", "Later", "Due"))
    for each, moment in ((later, now + DAY), (due, now - DAY)):
        each.go_live_at = moment
        each.save_revision(approved_go_live_at=moment)

    run("plaudit.maintenance: publish_what_is_due")
    live = dict(Article.objects.values_list("title", "live"))
    assert live == {
        "Published": True, "Going on": True, "Run out": False, "Draft": False, "Later": False, "Due": True,
    }  # fmt: skip
    assert published
    assert draft


@pytest.mark.django_db
def test_an_offer_that_has_ended_is_told_of_and_stays_in_the_table_and_no_other_title_is_told_of():
    now = timezone.now()
    ended, begun, running, coming, long_over = (TitleFactory() for _number in range(5))
    offer(ended, "One", ends_at=now - DAY / 2)
    offer(begun, "One", starts_at=now - DAY / 2)
    offer(running, "One", starts_at=now - 2 * DAY, ends_at=now + DAY)
    offer(coming, "One", starts_at=now + DAY)
    offer(long_over, "One", ends_at=now - 3 * DAY)
    Change.objects.all().delete()

    run("plaudit.catalog: expire_offers", now - DAY)
    assert set(Change.objects.values_list("key", flat=True)) == {f"title:{ended.pk}", f"title:{begun.pk}"}
    assert Offer.objects.count() == 5


@pytest.mark.django_db
def test_pictures_that_came_in_are_prepared_and_those_that_are_prepared_stay_as_they_are():
    ready = hung_photo(TitleFactory())
    run("plaudit.catalog: make_photo_renditions")
    ready.refresh_from_db()
    files = set(PhotoRendition.objects.filter(image=ready).values_list("pk", "file"))
    assert files

    new = photo()
    old = photo()
    Photo.objects.filter(pk=old.pk).update(created_at=timezone.now() - 3 * DAY)
    for each in (new, old):
        Photo.objects.filter(pk=each.pk).update(sources={"file": each.file.name, "width": 800, "height": 450})
        PhotoRendition.objects.filter(image=each).delete()
    run("plaudit.catalog: make_photo_renditions")

    stems = {pk: "stem" in sources for pk, sources in Photo.objects.values_list("pk", "sources")}
    assert stems == {ready.pk: True, new.pk: True, old.pk: False}
    assert set(PhotoRendition.objects.filter(image=ready).values_list("pk", "file")) == files


@pytest.mark.django_db
def test_with_a_picture_its_own_files_go_and_those_of_the_others_stay(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        going, staying = photo(), photo()

    def files(picture):
        return [picture.file.name, *PhotoRendition.objects.filter(image=picture).values_list("file", flat=True)]

    theirs, others = files(going), files(staying)
    assert len(theirs) > 1
    assert len(others) > 1
    with django_capture_on_commit_callbacks(execute=True):
        delete_photos([going.pk])
    assert not any(default_storage.exists(name) for name in theirs)
    assert all(default_storage.exists(name) for name in others)
    assert Photo.objects.get() == staying
    assert set(PhotoRendition.objects.values_list("image", flat=True)) == {staying.pk}


@pytest.mark.django_db(transaction=True)
def test_entries_of_search_go_with_what_they_are_of_and_the_others_stay_as_they_are():
    gone, hidden, stays = (TitleFactory(name=name) for name in ("Gone Away", "Hidden Away", "Staying Here"))
    member = MemberFactory()
    rating(stays, 8, member=member)
    update_index()
    before = NameEntry.objects.filter(object_id=stays.pk).values().get()
    with transaction.atomic():
        changes.record_titles([gone.pk, hidden.pk])
        gone.delete()
        Title.objects.filter(pk=hidden.pk).update(listed=False)

    run("plaudit.search: follow_changes")
    assert list(NameEntry.objects.values_list("name", flat=True)) == ["Staying Here"]
    assert NameEntry.objects.values().get() == before
    assert {"staying", "here"} <= set(Word.objects.values_list("text", flat=True))


@pytest.mark.django_db
def test_similar_titles_of_hidden_ones_go_both_ways_and_the_others_stay():
    first, second, hidden = TitleFactory(), TitleFactory(), TitleFactory(listed=False)
    pairs = [(first, second), (second, first), (first, hidden), (hidden, first)]
    for place, (title, other) in enumerate(pairs, 1):
        SimilarTitle.objects.create(title=title, similar=other, position=place, similarity=500)
    delete_hidden()
    assert set(SimilarTitle.objects.values_list("title_id", "similar_id")) == {
        (first.pk, second.pk), (second.pk, first.pk),
    }  # fmt: skip


@pytest.mark.django_db
def test_wrong_passwords_are_forgotten_after_a_quarter_of_an_hour_and_not_before():
    now = timezone.now()
    sign_in_limits.record_failure("ann", "203.0.113.1")
    sign_in_limits.record_failure("bob", "203.0.113.2")
    old, young = FailedSignIn.objects.order_by("pk")
    FailedSignIn.objects.filter(pk=old.pk).update(at=now - timedelta(minutes=16))
    FailedSignIn.objects.filter(pk=young.pk).update(at=now - timedelta(minutes=14))

    sign_in_limits.record_failure("cy", "203.0.113.3")
    assert not FailedSignIn.objects.filter(pk=old.pk).exists()
    assert FailedSignIn.objects.filter(pk=young.pk).exists()
    assert FailedSignIn.objects.count() == 2


@pytest.mark.django_db
def test_whoever_gets_in_has_their_own_mistypings_forgotten_alone():
    for name in ("ann", "bob"):
        sign_in_limits.record_failure(name, "203.0.113.1")
    bobs = FailedSignIn.objects.latest("pk")
    sign_in_limits.clear_failures("Ann")
    assert FailedSignIn.objects.get() == bobs


@pytest.mark.django_db
def test_scores_age_where_something_has_changed_by_time_and_the_others_stay_as_they_are():
    today = timezone.localdate()
    aged, dated, other = TitleFactory(), TitleFactory(), TitleFactory()
    was_top, still_top = BylineFactory(), BylineFactory()
    for byline in (was_top, still_top):
        TopStatus.objects.create(byline=byline)
    review(aged, byline=was_top, dated_on=None)
    review(dated, byline=was_top, dated_on=date(2007, 1, 1))
    review(other, byline=still_top, dated_on=None)
    reviews(other, fresh=2)
    TopStatus.objects.filter(byline=was_top).update(ends_on=today - DAY)
    before = {pk: Score.objects.filter(pk=pk).values().get() for pk in (dated.pk, other.pk)}
    logged = LogEntry.objects.exclude(title_id=aged.pk).count()

    run("plaudit.maintenance: let_scores_age", datetime.now(UTC) - 2 * DAY)
    assert Score.objects.get(title=aged).top_fresh == 0
    assert {pk: Score.objects.filter(pk=pk).values().get() for pk in before} == before
    assert LogEntry.objects.exclude(title_id=aged.pk).count() == logged
