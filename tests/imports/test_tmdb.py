"""What TMDB's API answers becomes titles with people, names, releases, sums, companies, trailers and offers."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from answers import FILM, SHOW
from factories import TitleFactory
from importing import Report, rejected, run
from plaudit.catalog.actions.details import delete_detail, save_detail
from plaudit.catalog.ingest.field_sources import EDITOR, apply_source
from plaudit.catalog.models import (
    BoxOffice,
    Company,
    Credit,
    Job,
    Kind,
    Offer,
    Person,
    PersonId,
    Release,
    Synopsis,
    Title,
    TitleId,
    TitleName,
    Trailer,
)

pytestmark = pytest.mark.usefixtures("noise")
Take = Callable[..., Report]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    def taken(*told: Any) -> Report:
        path = tmp_path / "tmdb.json"
        path.write_text(json.dumps(told[0] if len(told) == 1 else list(told)))
        return run("tmdb", path)

    return taken


def film() -> Title:
    return Title.objects.get(ids__source="tmdb")


def changed(**said: Any) -> dict[str, Any]:
    return {**deepcopy(FILM), **said}


def test_a_film_comes_in_with_its_facts_and_ids(take: Take) -> None:
    assert take(FILM)["added"] == 1

    title = film()
    assert (title.name, title.original_name, title.year, title.runtime) == (
        "The Lamplighter", "Der Laternenanzünder", 2011, 98,
    )  # fmt: skip
    assert (title.tagline, title.age_rating, title.synopsis_source) == ("Somebody has to.", "PG", "TMDB")
    assert (title.countries, title.languages, title.kind) == (["DE"], ["de", "en"], Kind.FILM)
    assert set(title.genres.values_list("slug", flat=True)) == {"drama", "science-fiction"}
    assert set(title.ids.values_list("source", "value")) == {
        ("tmdb", "9001"), ("imdb", "tt9000001"), ("wikidata", "Q9000001"),
    }  # fmt: skip
    assert title.field_sources["runtime"] == title.origin == "tmdb"


def test_the_cast_comes_by_billing_and_the_crew_with_its_jobs(take: Take) -> None:
    take(FILM)

    credited = film().credits
    cast = credited.filter(job=Job.ACTOR).order_by("billing").values_list("person__name", "character", "billing")
    assert list(cast) == [
        ("Ada Vale", "The lamplighter", 1), ("Bo Reed", "The mayor", 2),
        ("John Smith", "A man", 3), ("John Smith", "Another man", 4),
    ]  # fmt: skip
    crew = credited.exclude(job=Job.ACTOR).order_by("billing").values_list("person__name", "job", "character")
    assert list(crew) == [
        ("Cy Marsh", Job.DIRECTOR, ""), ("Cy Marsh", Job.WRITER, "Novel"),
        ("Di Fell", Job.CREW, "Boom Operator"), ("Ed Holt", Job.COMPOSER, ""),
    ]  # fmt: skip
    assert set(credited.values_list("origin", flat=True)) == {"tmdb"}


def test_two_ids_of_one_name_are_two_people_and_stay_two(take: Take) -> None:
    take(FILM)
    take(FILM)

    assert Person.objects.filter(name="John Smith").count() == 2
    assert PersonId.objects.filter(source="tmdb").count() == 7


def test_names_synopses_releases_sums_companies_and_trailers_come_too(take: Take) -> None:
    take(FILM)

    assert set(TitleName.objects.values_list("name", "language", "country", "displayed", "note")) == {
        ("L'Allumeur de lampes", "fr", "FR", True, ""), ("L'Allumeur", "fr", "CA", False, ""),
        ("Lamps", "", "GB", False, "working title"),
    }  # fmt: skip
    assert set(Synopsis.objects.values_list("language", "text")) == {("fr", "Un homme.")}
    assert {
        (row.country, row.type, str(row.released_on), row.age_rating, row.note) for row in Release.objects.all()
    } == {
        ("US", "premiere", "2011-02-01", "", "Evening Fest"), ("US", "cinemas", "2011-04-01", "PG", ""),
        ("DE", "cinemas", "2011-03-04", "12", ""),
    }  # fmt: skip
    assert dict(BoxOffice.objects.values_list("kind", "amount")) == {"budget": 1_200_000, "gross": 4_500_000}
    assert Company.objects.get(tmdb_id=77).titles.get() == film()
    assert list(Trailer.objects.order_by("position").values_list("url", "kind")) == [
        ("https://www.youtube.com/watch?v=bbbbbbbbbbb", "Trailer"),
        ("https://www.youtube.com/watch?v=aaaaaaaaaaa", "Teaser"),
    ]


def test_offers_come_with_the_film_and_end_when_they_are_gone(take: Take) -> None:
    take(FILM)
    assert set(Offer.objects.values_list("provider__name", "type", "region", "ends_at")) == {
        ("Lampflix", "stream", "DE", None), ("Store+", "rent", "DE", None), ("Lampflix", "stream", "FR", None),
    }  # fmt: skip

    take(changed(**{"watch/providers": {"results": {"DE": FILM["watch/providers"]["results"]["DE"]}}}))

    assert Offer.objects.get(region="FR").ends_at is not None
    assert Offer.objects.filter(region="DE", ends_at=None).count() == 2


def test_a_film_without_the_appended_offers_ends_none(take: Take) -> None:
    take(FILM)
    bare = changed()
    del bare["watch/providers"]
    take(bare)

    assert Offer.objects.filter(ends_at=None).count() == 3


def test_a_second_import_changes_nothing(take: Take) -> None:
    take(FILM, SHOW)
    before = contents()

    report = take(FILM, SHOW)

    assert (report["unchanged"], report["read"]) == (2, 2)
    assert contents() == before


def contents() -> list[list[Any]]:
    models = (
        Title,
        TitleId,
        Person,
        PersonId,
        Credit,
        TitleName,
        Synopsis,
        Release,
        BoxOffice,
        Company,
        Trailer,
        Offer,
    )
    return [list(model._default_manager.order_by("pk").values_list()) for model in models]


def test_a_show_is_a_series_of_its_own_though_a_film_has_its_number(take: Take) -> None:
    take(FILM, SHOW)

    show = Title.objects.get(ids__source="tmdb-tv")
    assert (show.kind, show.name, show.year, show.runtime, show.age_rating) == (
        "series",
        "Night Shift",
        2019,
        45,
        "TV-14",
    )
    assert set(show.genres.values_list("slug", flat=True)) == {"action", "adventure"}
    assert set(show.credits.values_list("person__name", "job", "character")) == {
        ("Flo Penn", "creator", ""), ("Gus Lowe", "actor", "Guard"), ("Gus Lowe", "actor", "Twin"),
        ("Hal Byrd", "producer", ""), ("Hal Byrd", "crew", "Stunts"),
    }  # fmt: skip


def test_a_film_of_the_same_name_and_year_is_no_show(take: Take) -> None:
    TitleFactory(name="Night Shift", name_key="night shift", year=2019)
    take(SHOW)

    assert set(Title.objects.filter(name="Night Shift").values_list("kind", flat=True)) == {"film", "series"}


def test_the_known_film_is_met_and_its_people_by_name_get_their_ids(take: Take) -> None:
    title = TitleFactory(name="The Lamplighter", year=2011)
    person = Person.objects.create(name="Ada Vale", name_key="ada vale", slug="ada-vale")
    Credit.objects.create(title=title, person=person, job=Job.ACTOR, origin="imdb-movie-data")

    assert take(FILM)["changed"] == 1
    assert film() == title
    assert PersonId.objects.get(source="tmdb", value="1").person == person
    assert title.credits.get(person=person).character == "The lamplighter"


def test_what_an_editor_told_stays_and_what_tmdb_told_follows_it(take: Take) -> None:
    take(FILM)
    title = film()
    apply_source(title, EDITOR, {"runtime": 101})
    title.save()
    save_detail(BoxOffice.objects.get(kind="gross"))
    delete_detail(TitleName.objects.get(name="Lamps"))
    delete_detail(title.credits.get(person__name="Di Fell"))

    report = take(changed(runtime=97, revenue=5, budget=7, tagline="Nobody has to."))

    title.refresh_from_db()
    assert (title.runtime, title.tagline, report["changed"]) == (101, "Nobody has to.", 1)
    assert dict(BoxOffice.objects.values_list("kind", "amount")) == {"budget": 7, "gross": 4_500_000}
    assert not TitleName.objects.filter(name="Lamps").exists()
    assert not title.credits.filter(person__name="Di Fell").exists()


def test_what_tmdb_no_longer_tells_stays(take: Take) -> None:
    take(FILM)
    take({"id": 9001, "title": "The Lamplighter"})

    assert (film().runtime, film().credits.count(), Release.objects.count(), Trailer.objects.count()) == (98, 8, 3, 2)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"id": 5}, "needs an id, and a title or a name"),
        ({"title": "Emma"}, "needs an id, and a title or a name"),
        ({"id": "5; DROP", "title": "Emma"}, "needs an id"),
        ({"id": 5, "title": " "}, "names no title"),
        ({"id": 5, "title": "x" * 301}, "longer than 300"),
        ({"status_code": 34, "status_message": "The resource is not there."}, "The resource is not there"),
        ([1, 2], "needs an id"),
        ("Emma", "needs an id"),
    ],
)
def test_what_is_no_film_is_rejected_with_a_sentence(take: Take, told: Any, reason: str) -> None:
    report = take(told, FILM)

    assert (report["added"], report["rejected"]) == (1, 1)
    assert reason in rejected(report)[0]["reason"]


WRONG: list[dict[str, Any]] = [
    {"credits": "none", "genres": 5, "videos": [], "release_dates": None, "translations": {"translations": 1}},
    {"credits": {"cast": [None, 5, {}, {"id": -1, "name": "X"}, {"id": 1, "name": "…"}], "crew": {"a": 1}}},
    {"runtime": 10**12, "budget": 10**40, "revenue": -5, "release_date": "soon", "overview": ["x"]},
    {"production_companies": [{"id": 10**20, "name": "Y" * 500}, {"name": None}], "episode_run_time": {}},
    {"title": "A\ud800B\u0000C", "tagline": "x" * 999, "imdb_id": "t" * 500},
    {"watch/providers": {"results": {"XX": {}, "d": 5, "DE": {"rent": [{"provider_name": "Z" * 300}], "link": "x:y"}}}},
    {"release_dates": {"results": [{"iso_3166_1": "X1", "release_dates": [{"type": 99}, {"type": "3"}]}]}},
]  # fmt: skip


def test_a_synopsis_of_many_pages_is_passed_over(take: Take) -> None:
    take(changed(overview="Long. " * 5_000))
    assert film().synopsis == ""


@pytest.mark.parametrize("said", WRONG)
def test_values_that_make_no_sense_are_passed_over(take: Take, said: dict[str, Any]) -> None:
    report = take(changed(**said))

    assert report["added"] + report["rejected"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "{}" * 3,
        "\n".join([json.dumps(FILM), json.dumps(SHOW)]),
        json.dumps([FILM, SHOW], indent=2),
        "\ufeff" + json.dumps(FILM),
    ],
    ids=["side by side", "lines", "a list", "with a mark"],
)
def test_objects_may_come_in_any_form(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tmdb.json"
    path.write_text(text)

    report = run("tmdb", path)

    assert report["read"] == report["added"] + report["rejected"] > 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "holds no object"),
        ("[]", "holds no object"),
        ("<html></html>", "is no JSON, damaged or cut off: line 1 cannot be read"),
        ('[\n{"id": 1},\n{"id": x}]', "line 3 cannot be read"),
        (json.dumps([FILM, FILM])[:-200], "damaged or cut off"),
        (json.dumps([FILM, FILM])[:-1], "damaged or cut off"),
        ("[" * 100_000, "nests too deep"),
        ("\0\1\2", "NUL signs"),
    ],
)
def test_a_file_that_is_no_json_says_so(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "tmdb.json"
    path.write_text(text)

    with pytest.raises(CommandError, match=sentence):
        run("tmdb", path)
