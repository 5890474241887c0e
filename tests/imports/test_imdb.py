"""IMDb's data sets bring titles by their ids, and people once somebody says what their ids are called."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from factories import CreditFactory, TitleFactory
from importing import rejected, run, table
from plaudit.audience.models import Rating
from plaudit.catalog.models import Credit, Job, Person, PersonId, Title, UnnamedCredit

pytestmark = pytest.mark.usefixtures("noise")
BASICS = ("tconst", "primary_title", "original_title", "start_year", "runtime_minutes", "genres")
ROWS = [
    ("tt0498380", "Letters from Iwo Jima", "Letters from Iwo Jima", "2006", "141", "Drama,War"),
    ("tt0000011", "Emma", "Emma.", "2020", "", ""),
    ("tt0000012", "Emma", "Emma", "2020", "124.0", "Comedy"),
]
CREW = [("tt0498380", "nm0000142", "nm0945100,nm0000353"), ("tt0000011", "", "nm0000142"), ("tt7777777", "nm1", "")]


def csv(path: Path, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    names = list(columns)
    table(path, names, (dict(zip(names, row, strict=True)) for row in rows))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "imdb"
    data.mkdir()
    csv(data / "imdb.title.basics.csv", BASICS, ROWS)
    csv(data / "imdb.title.crew.csv", ("tconst", "directors", "writers"), CREW)
    csv(data / "imdb.title.ratings.csv", ("tconst", "averagerating", "numvotes"), [("tt0498380", "7.8", "170000")])
    return data


def name_people(folder: Path, *rows: tuple[str, ...]) -> None:
    csv(folder / "name.basics.csv", ("nconst", "primaryName", "birthYear"), rows)


def test_titles_come_in_with_their_ids(folder: Path) -> None:
    report = run("imdb", folder)

    assert (report["read"], report["added"], report["changed"], report["unchanged"]) == (6, 3, 2, 1)
    title = Title.objects.get(ids__source="imdb", ids__value="tt0498380")
    assert (title.name, title.year, title.runtime, title.original_name) == ("Letters from Iwo Jima", 2006, 141, "")
    assert set(title.genres.values_list("slug", flat=True)) == {"drama", "war"}
    emma = Title.objects.get(ids__value="tt0000012")
    assert (emma.runtime, emma.field_sources["runtime"]) == (124, "imdb")
    assert Title.objects.filter(name="Emma", year=2020).count() == 2


def test_a_second_import_changes_nothing(folder: Path) -> None:
    run("imdb", folder)
    kept = list(UnnamedCredit.objects.order_by("id").values_list())

    report = run("imdb", folder)

    assert (report["unchanged"], report["read"]) == (6, 6)
    assert list(UnnamedCredit.objects.order_by("id").values_list()) == kept


def test_an_id_without_a_name_makes_nobody_but_is_kept(folder: Path) -> None:
    run("imdb", folder)

    assert not Person.objects.filter(origin="imdb").exists()
    assert set(UnnamedCredit.objects.values_list("title__ids__value", "job", "value", "billing")) == {
        ("tt0498380", "director", "nm0000142", 1), ("tt0498380", "writer", "nm0945100", 1),
        ("tt0498380", "writer", "nm0000353", 2), ("tt0000011", "writer", "nm0000142", 1),
    }  # fmt: skip


def test_a_later_file_that_names_the_ids_makes_their_credits(folder: Path) -> None:
    run("imdb", folder)
    name_people(folder, ("nm0000142", "Clint Eastwood", "1930"), ("nm0999999", "Nobody Here", ""))

    first, second = run("imdb", folder), run("imdb", folder)

    person = Person.objects.get(origin="imdb")
    assert (first["changed"], second["changed"], person.name) == (1, 0, "Clint Eastwood")
    assert set(person.credits.values_list("title__name", "job", "origin")) == {
        ("Letters from Iwo Jima", "director", "imdb"), ("Emma", "writer", "imdb"),
    }  # fmt: skip
    assert set(UnnamedCredit.objects.values_list("value", flat=True)) == {"nm0945100", "nm0000353"}


def test_a_person_whose_id_is_known_is_credited_at_once(folder: Path) -> None:
    person = CreditFactory(person__name="Clint Eastwood").person
    PersonId.objects.create(person=person, source="imdb", value="nm0000142")

    run("imdb", folder)

    assert person.credits.filter(title__ids__source="imdb").count() == 2
    assert run("imdb", folder)["unchanged"] == 6


def test_a_person_known_by_name_in_the_same_title_gets_the_id(folder: Path) -> None:
    title = TitleFactory(name="Letters from Iwo Jima", year=2006)
    person = CreditFactory(title=title, person__name="Clint Eastwood", job=Job.DIRECTOR).person
    run("imdb", folder)
    name_people(folder, ("nm0000142", "Clint Eastwood", ""))
    run("imdb", folder)

    assert PersonId.objects.get(value="nm0000142").person == person
    assert Credit.objects.filter(title=title, job=Job.DIRECTOR).count() == 1


def test_the_ratings_of_imdb_are_left_alone(folder: Path) -> None:
    before = Rating.objects.count()
    run("imdb", folder)

    assert Rating.objects.count() == before


def test_imdbs_own_files_are_read_too(tmp_path: Path) -> None:
    basics = [
        "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres",
        'tt0000001\tmovie\t"Emma" and I\t"Emma" and I\t0\t2001\t\\N\t90\tDrama',
        "tt0000002\ttvSeries\tNight Shift\tNight Shift\t0\t2019\t\\N\t\\N\t\\N",
        "tt0000003\ttvEpisode\tPilot\tPilot\t0\t2019\t\\N\t\\N\t\\N",
        "tt0000004\ttvMovie\tAt Home\tAt Home\t0\t\\N\t\\N\t\\N\tDrama",
    ]
    (tmp_path / "title.basics.tsv").write_text("\n".join(basics) + "\n")
    (tmp_path / "title.crew.tsv").write_text("tconst\tdirectors\twriters\ntt0000001\tnm0000001\t\\N\n")

    assert run("imdb", tmp_path)["added"] == 3
    assert set(Title.objects.filter(origin="imdb").values_list("name", "kind", "year", "release_class")) == {
        ('"Emma" and I', "film", 2001, "limited"), ("Night Shift", "series", 2019, "television"),
        ("At Home", "film", None, "television"),
    }  # fmt: skip
    assert UnnamedCredit.objects.count() == 1


def test_titles_that_imdb_numbers_apart_are_no_duplicates_but_those_of_others_are_told(folder: Path) -> None:
    TitleFactory(name="Emma", year=None, slug="emma")
    out = run("imdb", folder)

    assert out["added"] == 3


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("basics", ("7", "Emma", "Emma", "2020", "", ""), "no id of IMDb's for a title"),
        ("basics", ("tt7", " ", "Emma", "2020", "", ""), "names no title"),
        ("basics", ("tt7", "x" * 301, "", "", "", ""), "longer than 300"),
        ("basics", ("tt7", "Emma", "", "soon", "", ""), "cannot be read"),
        ("basics", ("tt7", "Emma", "", "1066", "", ""), "is not between 1870 and 2200"),
        ("crew", ("tt0498380", "Clint", ""), "no id of IMDb's for a person"),
        ("crew", ("", "nm1", ""), "no id of IMDb's for a title"),
    ],
)
def test_a_row_without_sense_is_rejected(folder: Path, file: str, row: tuple[str, ...], reason: str) -> None:
    columns, rows = (BASICS, ROWS) if file == "basics" else (("tconst", "directors", "writers"), CREW)
    csv(folder / f"imdb.title.{file}.csv", columns, [*rows, row])

    report = run("imdb", folder)

    assert (report["added"], report["rejected"], report["read"]) == (3, 1, 7)
    assert reason in rejected(report)[0]["reason"]


def refused(folder: Path) -> str:
    with pytest.raises(CommandError) as failure:
        run("imdb", folder)
    return str(failure.value)


def test_a_folder_that_holds_something_else_says_what_is_needed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "holds no file of title.basics" in refused(tmp_path / "empty")
    assert "is not a folder" in refused(folder / "imdb.title.basics.csv")
    (folder / "title.basics.csv").write_text("tconst\n")
    assert "several files of title.basics" in refused(folder)
    (folder / "imdb.title.basics.csv").unlink()
    assert "lacks the columns primarytitle" in refused(folder)


def test_batches_may_end_anywhere(folder: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("plaudit.imports.runner.batched", lambda rows, _size: ([row] for row in rows))

    assert run("imdb", folder)["added"] == 3
    assert UnnamedCredit.objects.count() == 4
