"""The search index follows the changes: nothing is lost, and nothing is written where nothing has changed."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from factories import CriticFactory, PersonFactory, PublicationFactory, TitleFactory, rating
from plaudit.catalog.models import TitleName
from plaudit.changes.actions import move_epoch, record
from plaudit.critics.actions.bylines import get_or_create_bylines
from plaudit.names.models import NameEntry, Word
from plaudit.search import actions
from plaudit.search.actions import UpdateResult, rebuild_index, update_index
from plaudit.search.models import IndexPosition
from plaudit.search.queries import find

pytestmark = pytest.mark.django_db(transaction=True)


def names(text):
    return [record.name for record in find(text)]


def test_a_renamed_title_is_found_by_its_new_name_alone():
    title = TitleFactory(name="Before")
    update_index()
    with transaction.atomic():
        title.name = "Afterwards"
        title.save()
        record(f"title:{title.pk}")
    assert update_index() == UpdateResult(written=1)
    assert (names("before"), names("afterwards")) == ([], ["Afterwards"])


def test_a_deleted_a_hidden_and_a_shown_title():
    deleted, hidden = TitleFactory(name="Deleted"), TitleFactory(name="Hidden")
    shown = TitleFactory(name="Shown", listed=False)
    update_index()
    with transaction.atomic():
        record(f"title:{deleted.pk}", f"title:{hidden.pk}", f"title:{shown.pk}")
        deleted.delete()
        type(hidden).objects.filter(pk=hidden.pk).update(listed=False)
        type(shown).objects.filter(pk=shown.pk).update(listed=True)
    assert update_index() == UpdateResult(written=1, deleted=2)
    assert (names("deleted"), names("hidden"), names("shown")) == ([], [], ["Shown"])


def test_new_critics_and_publications_of_a_review_are_found():
    update_index()
    with transaction.atomic():
        get_or_create_bylines([("Ada Critic", "The Paper")])
    update_index()
    assert (names("ada"), names("paper")) == (["Ada Critic"], ["The Paper"])


def test_without_changes_nothing_is_written(django_assert_max_num_queries):
    TitleFactory()
    update_index()
    update_index()
    with django_assert_max_num_queries(6) as queries:
        assert update_index() == UpdateResult()
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)


def test_ratings_change_the_order_of_results_but_seldom_the_index():
    first, second = TitleFactory(name="Twin One", year=2001), TitleFactory(name="Twin Two", year=2000)
    update_index()
    assert names("twin") == ["Twin One", "Twin Two"]
    for _ in range(3):
        rating(second, 8)
    assert update_index().written == 1
    assert names("twin") == ["Twin Two", "Twin One"]
    with transaction.atomic():
        record(f"title:{first.pk}", f"title:{second.pk}")
    assert update_index().written == 0


def test_after_a_bulk_change_everything_is_compared_and_only_differences_are_written():
    titles = [TitleFactory(name=f"Film {number}") for number in range(5)]
    update_index()
    PersonFactory(name="New Person")
    TitleName.objects.create(title=titles[0], name="Otherwise", name_key="otherwise")
    move_epoch()
    assert update_index() == UpdateResult(written=2, compared=True)
    assert (names("new person"), names("otherwise")) == (["New Person"], ["Film 0"])


def test_the_end_of_a_bulk_change_is_waited_for(monkeypatch):
    update_index()
    TitleFactory(name="Imported")
    move_epoch()
    assert update_index(wait_for_quiet=True) == UpdateResult()
    IndexPosition.objects.update(seen_at=IndexPosition.objects.get().seen_at - actions.QUIET_TIME)
    assert update_index(wait_for_quiet=True) == UpdateResult(written=1, compared=True)


def test_an_import_that_does_not_end_is_not_waited_for():
    update_index()
    TitleFactory(name="Imported")
    move_epoch()
    update_index(wait_for_quiet=True)
    IndexPosition.objects.update(waiting_since=IndexPosition.objects.get().waiting_since - 2 * actions.MAX_WAIT)
    move_epoch()
    assert update_index(wait_for_quiet=True).written == 1


def test_times_stored_while_the_clock_was_ahead_are_not_waited_for():
    update_index()
    TitleFactory(name="Imported")
    move_epoch()
    update_index(wait_for_quiet=True)
    in_years = timezone.now() + timedelta(days=2000)
    IndexPosition.objects.update(seen_at=in_years, waiting_since=in_years)
    assert update_index(wait_for_quiet=True).written == 1
    IndexPosition.objects.update(compared_at=in_years)
    assert update_index(wait_for_quiet=True).compared


def test_a_comparison_that_was_stopped_goes_on(monkeypatch):
    monkeypatch.setattr(actions, "PIECE_SIZE", 2)
    for number in range(5):
        TitleFactory(name=f"Film {number}")
    CriticFactory()
    PublicationFactory()
    rounds = 0
    while not update_index(seconds=0.000001).compared:
        rounds += 1
        assert rounds < 20
    assert NameEntry.objects.count() == 7


def test_entries_of_objects_deleted_in_bulk_are_deleted():
    titles = [TitleFactory(name=f"Film {number}") for number in range(3)]
    update_index()
    type(titles[0]).objects.all().delete()
    move_epoch()
    assert update_index() == UpdateResult(deleted=3, compared=True)
    assert names("film") == []


def test_with_the_last_entry_the_words_are_deleted_too():
    title = TitleFactory(name="Letters from Iwo Jima")
    update_index()
    assert Word.objects.filter(text="letters").exists()

    title.delete()
    move_epoch()
    update_index()
    assert not NameEntry.objects.exists()
    assert not Word.objects.exists()


def test_a_rebuilt_index_finds_the_same():
    TitleFactory(name="Some Film")
    update_index()
    assert rebuild_index().written == 1
    assert names("some") == ["Some Film"]


def test_the_text_index_agrees_with_its_table():
    for number in range(3):
        TitleFactory(name=f"Film {number}")
    update_index()
    NameEntry.objects.first().delete()
    rebuild_index()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO names_text (names_text) VALUES ('integrity-check')")
    assert len(names("film")) == 3
