"""The index follows what changes: nothing is lost, and nothing is written where nothing has changed."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from factories import CriticFactory, PersonFactory, PublicationFactory, TitleFactory, rating
from plaudit.catalog.models import TitleName
from plaudit.changes.actions import move_epoch, record
from plaudit.critics.actions.bylines import bylines
from plaudit.search import actions
from plaudit.search.actions import Caught, catch_up, rebuild
from plaudit.search.models import Entry, Reading, Word
from plaudit.search.places import block, bounds, place, weight, weight_at
from plaudit.search.queries import find

pytestmark = pytest.mark.django_db(transaction=True)


def names(text):
    return [row.label for row in find(text)]


def test_a_renamed_title_is_found_by_its_new_name_alone():
    title = TitleFactory(name="Before")
    catch_up()
    with transaction.atomic():
        title.name = "Afterwards"
        title.save()
        record(f"title:{title.pk}")
    assert catch_up() == Caught(written=1)
    assert (names("before"), names("afterwards")) == ([], ["Afterwards"])


def test_a_deleted_a_hidden_and_a_shown_title():
    gone, hidden = TitleFactory(name="Gone"), TitleFactory(name="Hidden")
    shown = TitleFactory(name="Shown", listed=False)
    catch_up()
    with transaction.atomic():
        record(f"title:{gone.pk}", f"title:{hidden.pk}", f"title:{shown.pk}")
        gone.delete()
        type(hidden).objects.filter(pk=hidden.pk).update(listed=False)
        type(shown).objects.filter(pk=shown.pk).update(listed=True)
    assert catch_up() == Caught(written=1, removed=2)
    assert (names("gone"), names("hidden"), names("shown")) == ([], [], ["Shown"])


def test_new_critics_and_publications_of_a_review_are_found():
    catch_up()
    with transaction.atomic():
        bylines([("Ada Critic", "The Paper")])
    catch_up()
    assert (names("ada"), names("paper")) == (["Ada Critic"], ["The Paper"])


def test_with_nothing_to_do_nothing_is_written(django_assert_max_num_queries):
    TitleFactory()
    catch_up()
    catch_up()
    with django_assert_max_num_queries(6) as asked:
        assert catch_up() == Caught()
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)


def test_ratings_change_the_order_of_what_is_found_but_seldom_the_index():
    first, second = TitleFactory(name="Twin One", year=2001), TitleFactory(name="Twin Two", year=2000)
    catch_up()
    assert names("twin") == ["Twin One", "Twin Two"]
    for _ in range(3):
        rating(second, 8)
    assert catch_up().written == 1
    assert names("twin") == ["Twin Two", "Twin One"]
    with transaction.atomic():
        record(f"title:{first.pk}", f"title:{second.pk}")
    assert catch_up().written == 0


def test_a_bulk_change_has_everything_compared_and_only_differences_written():
    titles = [TitleFactory(name=f"Film {number}") for number in range(5)]
    catch_up()
    PersonFactory(name="New Person")
    TitleName.objects.create(title=titles[0], name="Otherwise", name_key="otherwise")
    move_epoch()
    assert catch_up() == Caught(written=2, compared=True)
    assert (names("new person"), names("otherwise")) == (["New Person"], ["Film 0"])


def test_a_bulk_change_is_waited_for(monkeypatch):
    catch_up()
    TitleFactory(name="Imported")
    move_epoch()
    assert catch_up(wait_for_quiet=True) == Caught()
    Reading.objects.update(noticed_at=Reading.objects.get().noticed_at - actions.QUIET)
    assert catch_up(wait_for_quiet=True) == Caught(written=1, compared=True)


def test_an_import_that_does_not_end_is_not_waited_for():
    catch_up()
    TitleFactory(name="Imported")
    move_epoch()
    catch_up(wait_for_quiet=True)
    Reading.objects.update(waiting_since=Reading.objects.get().waiting_since - 2 * actions.LONGEST_WAIT)
    move_epoch()
    assert catch_up(wait_for_quiet=True).written == 1


def test_what_was_noted_while_the_clock_was_ahead_is_not_waited_for():
    catch_up()
    TitleFactory(name="Imported")
    move_epoch()
    catch_up(wait_for_quiet=True)
    in_years = timezone.now() + timedelta(days=2000)
    Reading.objects.update(noticed_at=in_years, waiting_since=in_years)
    assert catch_up(wait_for_quiet=True).written == 1
    Reading.objects.update(compared_at=in_years)
    assert catch_up(wait_for_quiet=True).compared


def test_a_comparison_that_was_stopped_goes_on(monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    for number in range(5):
        TitleFactory(name=f"Film {number}")
    CriticFactory()
    PublicationFactory()
    rounds = 0
    while not catch_up(seconds=0.000001).compared:
        rounds += 1
        assert rounds < 20
    assert Entry.objects.count() == 7


def test_entries_of_what_went_in_bulk_are_taken_out():
    titles = [TitleFactory(name=f"Film {number}") for number in range(3)]
    catch_up()
    type(titles[0]).objects.all().delete()
    move_epoch()
    assert catch_up() == Caught(removed=3, compared=True)
    assert names("film") == []


def test_with_the_last_entry_the_words_go_too():
    title = TitleFactory(name="Letters from Iwo Jima")
    catch_up()
    assert Word.objects.filter(text="letters").exists()

    title.delete()
    move_epoch()
    catch_up()
    assert not Entry.objects.exists()
    assert not Word.objects.exists()


def test_an_index_that_is_made_anew_finds_the_same():
    TitleFactory(name="Some Film")
    catch_up()
    assert rebuild().written == 1
    assert names("some") == ["Some Film"]


def test_the_index_of_texts_agrees_with_its_table():
    for number in range(3):
        TitleFactory(name=f"Film {number}")
    catch_up()
    Entry.objects.first().delete()
    rebuild()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text (search_text) VALUES ('integrity-check')")
    assert len(names("film")) == 3


def test_places_are_in_the_order_of_what_is_known_then_of_the_year():
    ordered = [place("title", 5, 9, 1980), place("title", 5, 3, 2020), place("title", 6, 3, 2020)]
    ordered += [place("person", 1, 3, 2019), place("title", 5, 0, None)]
    assert ordered == sorted(ordered)
    assert [weight_at(each) for each in ordered] == [9, 3, 3, 3, 0]
    assert weight(0) == 0 < weight(1) < weight(1_000) < weight(10**9) < weight(10**30) <= 255


def test_blocks_hold_ten_times_as_many_each():
    ordered = list(range(25_000))
    assert bounds(ordered) == [2_000, 20_000]
    assert [block(each, bounds(ordered)) for each in (0, 1_999, 2_000, 19_999, 20_000)] == [0, 0, 1, 1, 2]
    assert bounds([1, 2, 3]) == []
