"""The real films, the TMDB file and IMDb's titles: people with filmographies, titles with offers, ids that stay."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from importing import run, table
from plaudit.catalog.models import Credit, Job, Offer, Person, PersonId, Title, TitleId, UnnamedCredit
from plaudit.imports.tables import lines

pytestmark = [pytest.mark.outside_data, pytest.mark.django_db]
TMDB_FILE = "pages/tmdb-movie-27205.json"
SOME = 3_000


@pytest.fixture
def some(outside_data: Path, tmp_path: Path) -> Path:
    """The first titles of IMDb's, with their crews."""
    folder = tmp_path / "imdb"
    folder.mkdir()
    basics = outside_data / "imdb/imdb.title.basics.csv.gz"
    rows = list(islice(lines(basics, ("tconst",)), SOME))
    ids = {row["tconst"] for row in rows}
    crew = (row for row in lines(outside_data / "imdb/imdb.title.crew.csv.gz", ("tconst",)) if row["tconst"] in ids)
    for name, kept in (("title.basics", rows), ("title.crew", list(crew))):
        names = kept[0].header.names
        table(folder / f"{name}.csv", names, (dict(zip(names, row.cells, strict=True)) for row in kept))
    return folder


def contents() -> list[list[tuple[Any, ...]]]:
    models = (Title, TitleId, Person, PersonId, Credit, UnnamedCredit, Offer)
    return [list(model._default_manager.order_by("pk").values_list()) for model in models]


def test_films_tmdb_imdb_and_offers_meet_in_one_catalogue(outside_data: Path, some: Path, tmp_path: Path) -> None:
    film = Title.objects.filter(ids__source="tmdb", ids__value="27205")
    watch = tmp_path / "watch.json"
    lamp = {"provider_id": 8, "provider_name": "Lampflix", "display_priority": 1}
    watch.write_text(json.dumps({"id": 27205, "results": {"DE": {"flatrate": [lamp]}}}))

    def take_all() -> list[dict[str, Any]]:
        return [
            run("films", outside_data / "films/imdb-movie-data.csv"),
            run("films", outside_data / "films/duke-movies.csv"),
            run("tmdb", outside_data / TMDB_FILE),
            run("imdb", some),
            run("offers", watch),
        ]

    first = take_all()
    before = contents()
    second = take_all()

    assert not [report for report in first if report["rejected"]]
    assert [(each["read"], each["unchanged"]) for each in second] == [(each["read"], each["read"]) for each in first]
    assert contents() == before
    assert film.get() == Title.objects.get(ids__source="imdb", ids__value="tt1375666")
    assert film.get().offers.get().provider.name == "Lampflix"
    people = Person.objects.filter(credits__title__in=film, credits__job=Job.ACTOR, ids__source="tmdb")
    assert people.get(name="Leonardo DiCaprio").credits.values("title").distinct().count() >= 5
    assert film.get().credits.filter(job=Job.ACTOR).count() >= 52
    assert PersonId.objects.filter(source="tmdb", person__credits__title__in=film).distinct().count() == 794
    assert TitleId.objects.filter(source="imdb", value__startswith="tt").count() >= SOME


def test_the_tmdb_file_comes_in_whole(outside_data: Path) -> None:
    told = json.loads((outside_data / TMDB_FILE).read_text(encoding="utf-8"))
    run("tmdb", outside_data / TMDB_FILE)

    title = Title.objects.get()
    cast = title.credits.filter(job=Job.ACTOR).order_by("billing").values_list("person__name", "character")
    assert list(cast) == [(each["name"], each["character"]) for each in told["credits"]["cast"]]
    assert title.credits.exclude(job=Job.ACTOR).count() == len(told["credits"]["crew"])
    assert dict(title.box_office.values_list("kind", "amount")) == {"budget": told["budget"], "gross": told["revenue"]}
    assert title.company_credits.count() == len(told["production_companies"])
