"""Many rows at once are written as Django writes them, on both engines."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from factories import MemberFactory, TitleFactory
from plaudit import bulk
from plaudit.audience.models import Rating
from plaudit.catalog.models import Genre, Title, TitleId
from plaudit.critics.models import Review

pytestmark = pytest.mark.django_db
MOMENT = datetime(2007, 3, 1, 20, 15, 30, 125, tzinfo=UTC)


def title(name: str) -> Title:
    return Title(name=name, slug=name, name_key=name, released_on=date(2006, 12, 9), field_sources={"name": "ü"})


def test_new_objects_are_stored_with_ids_defaults_dates_and_json() -> None:
    made = [title("emma"), title("fargo")]
    bulk.create(made)

    for each in made:
        stored = Title.objects.get(id=each.pk)
        assert (stored.name, stored.released_on, stored.field_sources, stored.listed, stored.added_at) == (
            each.name, date(2006, 12, 9), {"name": "ü"}, True, each.added_at,
        )  # fmt: skip
    made[0].name = "Emma"
    made[0].save()
    assert Title.objects.count() == 2


def test_reserved_ids_are_given_to_nobody_else() -> None:
    first = bulk.reserve(Title, 3)
    second = bulk.reserve(Title, 2)
    made = TitleFactory()

    assert len({*first, *second, made.pk}) == 6
    assert list(first) == sorted(first)


def test_moments_of_any_zone_are_the_same_moments() -> None:
    rows = [TitleFactory(), TitleFactory()]
    member = MemberFactory()
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=9)))
    given = [(each.pk, member.pk, 7, at, True) for each, at in zip(rows, (MOMENT, elsewhere), strict=True)]

    bulk.insert(Rating, ("title_id", "member_id", "half_stars", "rated_at", "verified"), given)

    assert set(Rating.objects.values_list("rated_at", "verified")) == {(MOMENT, True)}


def test_rows_are_updated_by_their_keys() -> None:
    titles, member = TitleFactory.create_batch(3), MemberFactory()
    for each in titles:
        Rating.objects.create(title=each, member=member, half_stars=5, rated_at=MOMENT)

    changes = [(9, True, titles[0].pk, member.pk), (2, False, titles[2].pk, member.pk)]
    bulk.update(Rating, ("half_stars", "verified"), ("title_id", "member_id"), changes)

    assert list(Rating.objects.order_by("title_id").values_list("half_stars", "verified")) == [
        (9, True), (5, False), (2, False),
    ]  # fmt: skip


def test_an_update_writes_nothing_where_there_was_nothing_and_json_as_json() -> None:
    one = TitleFactory()

    bulk.update(Title, ("field_sources", "released_on", "listed"), ["id"], [({"year": "x"}, None, False, one.pk)])

    one.refresh_from_db()
    assert (one.field_sources, one.released_on, one.listed) == ({"year": "x"}, None, False)


def test_what_is_there_already_is_left_out_when_only_the_missing_is_inserted() -> None:
    Genre.objects.create(slug="war", name="War films")

    bulk.insert_missing(Genre, ("slug", "name"), [("war", "War"), ("drama", "Drama")])

    assert set(Genre.objects.values_list("slug", "name")) == {("war", "War films"), ("drama", "Drama")}


def test_a_broken_constraint_is_an_integrity_error() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(Genre, ("slug", "name"), [("war", "War"), ("war", "War")])


def test_no_rows_are_no_statement(django_assert_num_queries: object) -> None:
    bulk.create([])
    bulk.insert(Genre, ("slug", "name"), [])
    bulk.update(Genre, ["name"], ["id"], [])


@pytest.mark.parametrize("text", ["O'Brien", 'a "quote"', "tab\tnew\nline", "back\\slash", "\\N", "七人の侍", "👩‍🚀"])
def test_any_text_comes_back_as_it_went(text: str) -> None:
    bulk.insert(Genre, ("slug", "name"), [("x", text)])

    assert Genre.objects.get(name__any_of=[text, "other"]).name == text


def test_among_finds_the_rows_of_thousands_of_values() -> None:
    one = TitleFactory()
    TitleId.objects.create(title=one, source="imdb", value="tt1")

    assert Title.objects.filter(id__any_of=range(one.pk, one.pk + 50_000)).count() == 1
    assert TitleId.objects.filter(title__any_of=[one.pk, None]).count() == 1
    assert TitleId.objects.filter(value__any_of={f"tt{number}" for number in range(50_000)}).count() == 1
    assert not TitleId.objects.filter(value__any_of=[]).exists()


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (Title.objects.filter(name_key__any_of=["emma"]), "title_by_name_and_year"),
        (TitleId.objects.filter(source="imdb", value__any_of=["tt1"]), "catalog_titleid"),
        (Review.objects.given_by("archive").filter(source_key__any_of=["1"]), "one_review_per_source_key"),
        (Review.objects.given_by("archive").filter(source_key="1"), "one_review_per_source_key"),
        (Rating.objects.filter(title_id__any_of=[1]), "audience_rating"),
    ],
)
def test_what_imports_look_up_is_found_through_an_index(rows: QuerySet[Any], index: str) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL reads an empty table from end to end, whatever the index.
    explained = rows.explain()

    assert f"INDEX {index}" in explained or f"autoindex_{index}" in explained
    assert "SCAN critics" not in explained


def test_batches_are_read_as_they_are_needed() -> None:
    source = iter(range(5))
    first = next(bulk.batched(source, 2))

    assert first == [0, 1]
    assert list(source) == [2, 3, 4]
