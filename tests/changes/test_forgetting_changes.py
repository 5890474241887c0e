"""The list of changes does not grow without end, and nobody who follows it loses anything."""

import pytest
from django.db import IntegrityError, transaction

from factories import TitleFactory
from plaudit.catalog.actions.titles import edit_title
from plaudit.changes import actions
from plaudit.changes.actions import prune, record
from plaudit.changes.models import Change
from plaudit.changes.queries import PAGE, Position, epoch, now, since
from plaudit.listing.browse_index import cache
from plaudit.scheduling.jobs import registered_jobs
from plaudit.search.actions import position, update_index
from snapshots import table_refuses_writes


def end():
    """Where a reader stands who has read everything, whatever else this server is at."""
    last = Change.objects.latest("id")
    return Position(last.transaction or 0, last.id)


def note_in_turn(count):
    for number in range(count):
        with transaction.atomic():
            record(f"title:{number}")


@pytest.mark.django_db(transaction=True)
def test_once_there_are_twice_as_many_as_are_kept_the_oldest_go(monkeypatch):
    monkeypatch.setattr(actions, "DELETED_AT_ONCE", 4)
    before = epoch()
    note_in_turn(20)
    assert prune(end(), keep=10) == 0
    assert epoch() == before
    note_in_turn(1)

    assert prune(end(), keep=10) == 11
    assert list(Change.objects.order_by("id").values_list("key", flat=True)) == [
        *[f"title:{number}" for number in range(11, 20)],
        "title:0",
    ]
    assert epoch() == before + 1  # who stands further back looks at everything anew


@pytest.mark.django_db(transaction=True)
def test_if_deleting_fails_the_epoch_has_moved_already_and_every_change_is_there():
    note_in_turn(25)
    before = epoch()

    with table_refuses_writes("changes_change"), pytest.raises(IntegrityError):
        prune(end(), keep=10)

    assert epoch() == before + 1
    assert Change.objects.count() == 25


@pytest.mark.django_db(transaction=True)
def test_what_the_reader_has_not_read_stays():
    note_in_turn(5)
    read = end()
    note_in_turn(25)

    assert prune(read, keep=10) == 5
    assert Change.objects.count() == 25


@pytest.mark.django_db(transaction=True)
def test_what_a_reader_in_the_middle_of_a_look_has_not_read_stays():
    start = now()
    with transaction.atomic():
        record(*[f"title:{number}" for number in range(PAGE)])
    note_in_turn(50)
    read, middle = since(start)

    prune(middle, keep=10)
    rest = since(middle)[0]
    assert len(read) == PAGE
    assert [f"title:{number}" for number in range(50)] == rest[-50:]


@pytest.mark.django_db(transaction=True)
def test_a_process_that_nobody_asked_meanwhile_shows_what_is_so_now():
    title = TitleFactory(year=1931)
    cache.forget()
    assert years() == {1931}
    edit_title(title, {"year": 1932})
    note_in_turn(30)

    prune(end(), keep=10)
    assert years() == {1932}


def years():
    """The years that the filters of browsing offer."""
    return set(cache.browse_index().values("year"))


@pytest.mark.django_db(transaction=True)
def test_the_index_of_search_loses_nothing():
    TitleFactory()
    update_index()
    note_in_turn(30)
    unread = since(position())[0]

    prune(position(), keep=10)
    assert since(position())[0] == unread


@pytest.mark.django_db(transaction=True)
def test_it_happens_by_itself():
    registered_jobs()["plaudit.maintenance: forget_old_changes"].work(None)
