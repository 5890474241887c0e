"""Tables of films bring titles, facts, genres and casts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from factories import TitleFactory
from importing import Report, rejected, run, table
from plaudit.catalog.models import Person, Title

pytestmark = pytest.mark.usefixtures("noise")
ROW = {
    "Title": "Letters from Iwo Jima",
    "Genre": "Drama,War",
    "Description": "The battle from the other side.",
    "Director": "Clint Eastwood",
    "Actors": "Ken Watanabe, Kazunari Ninomiya",
    "Year": "2006",
    "Runtime (Minutes)": "141",
}
Take = Callable[..., Report]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    return lambda *rows: run("films", table(tmp_path / "films.csv", ROW, ({**ROW, **row} for row in rows)))


def test_a_film_comes_in_with_its_facts_and_its_cast(take: Take) -> None:
    report = take({})

    title = Title.objects.get(name="Letters from Iwo Jima")
    assert report["added"] == 1
    assert (title.year, title.runtime, title.synopsis) == (2006, 141, "The battle from the other side.")
    assert set(title.genres.values_list("slug", flat=True)) == {"drama", "war"}
    assert list(title.credits.order_by("id").values_list("person__name", "job", "billing")) == [
        ("Clint Eastwood", "director", 1), ("Ken Watanabe", "actor", 1), ("Kazunari Ninomiya", "actor", 2),
    ]  # fmt: skip


def test_a_second_run_changes_nothing(take: Take) -> None:
    rows = [{}, {"Title": "Emma", "Year": ""}, {"Title": "Emma", "Year": "1996"}, {}]
    take(*rows)

    report = take(*rows)

    assert (report["unchanged"], report["read"]) == (4, 4)
    assert Title.objects.filter(name="Emma").count() == 2


def test_two_films_of_one_name_and_year_with_different_directors_are_two_and_stay_two(take: Take) -> None:
    rows = [{}, {"Director": "Diarmuid Lawrence"}]
    take(*rows)

    assert take(*rows)["unchanged"] == 2
    assert Title.objects.filter(name="Letters from Iwo Jima").count() == 2


def test_what_a_film_gains_is_a_change(take: Take) -> None:
    TitleFactory(name="Letters from Iwo Jima", name_key="letters from iwo jima", year=2006)

    assert take({})["changed"] == 1
    assert take({})["unchanged"] == 1


def test_one_person_of_two_films_is_one_person(take: Take) -> None:
    take({}, {"Title": "The Last Samurai", "Year": "2003"})

    assert Person.objects.get(name="Ken Watanabe").credits.count() == 2


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"Title": " "}, "names no title"),
        ({"Title": "x" * 301}, "longer than 300"),
        ({"Year": "1066"}, "is not between 1870 and 2200"),
        ({"Year": "soon"}, "cannot be read"),
        ({"Year": "²⁰⁰⁶"}, "cannot be read"),
    ],
)
def test_a_row_without_sense_is_rejected(take: Take, row: dict[str, Any], reason: str) -> None:
    report = take(row, {})

    assert (report["added"], report["rejected"]) == (1, 1)
    assert reason in rejected(report)[0]["reason"]


def test_a_table_of_another_layout_says_what_is_needed(tmp_path: Path) -> None:
    other = table(tmp_path / "films.csv", ["name", "born"], [])

    with pytest.raises(CommandError, match="it needs the columns Title, Genre"):
        run("films", other)
