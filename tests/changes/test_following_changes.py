"""Who follows the changes loses none, however late it is committed."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from plaudit.changes.actions import move_epoch, record
from plaudit.changes.models import Change
from plaudit.changes.queries import epoch, now, since


@pytest.mark.django_db(transaction=True)
def test_a_reader_gets_what_has_changed_since_it_last_looked() -> None:
    position = now()
    with transaction.atomic():
        record("title:1", "title:2", "title:1")

    keys, position = since(position)
    assert keys == ["title:1", "title:2"]
    assert "title:3" not in since(position)[0]
    with transaction.atomic():
        record("title:3")
    assert "title:3" in since(position)[0]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_was_rolled_back_was_never_one() -> None:
    position = now()
    with transaction.atomic():
        record("title:1")
        transaction.set_rollback(True)

    assert since(position)[0] == []


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record("title:1")


@pytest.mark.django_db(transaction=True)
def test_many_changes_come_in_pages_and_in_order() -> None:
    position = now()
    with transaction.atomic():
        record(*[f"title:{number}" for number in range(2500)])

    read: list[str] = []
    for _page in range(3):
        keys, position = since(position)
        read += keys

    assert read == [f"title:{number}" for number in range(2500)]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_change_committed_late_is_not_lost() -> None:
    """A long transaction notes first and commits last; the reader looks in between."""
    position = now()
    noted, go_on = Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            record("title:1")
            noted.set()
            go_on.wait(timeout=10)
        connection.close()

    thread = Thread(target=slowly)
    thread.start()
    noted.wait(timeout=10)
    with transaction.atomic():
        record("title:2")
    first, position = since(position)
    go_on.set()
    thread.join(timeout=10)
    second, position = since(position)

    assert first == ["title:2"]
    assert "title:1" in second
    assert Change.objects.count() == 2


@pytest.mark.django_db
def test_the_epoch_moves_with_every_bulk_change() -> None:
    assert epoch() == 0
    assert move_epoch() == 1
    assert move_epoch() == 2
    assert epoch() == 2
