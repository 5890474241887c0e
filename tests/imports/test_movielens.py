"""A MovieLens folder: movies by name, year and links, ratings by members of their own."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factories import TitleFactory, rating
from importing import Report, movielens_folder, rejected, run, told
from plaudit.audience.actions.ratings import rate
from plaudit.audience.models import Rating
from plaudit.catalog.models import Title
from plaudit.members.models import Member
from plaudit.scoreboard.models import Score

pytestmark = pytest.mark.usefixtures("noise")
MOVIES = [("1", "Matrix, The (1999)"), ("2", "City of Lost Children, The (Cité des enfants perdus, La) (1995)")]
Take = Callable[..., Report]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    def taken(ratings: list[tuple[Any, ...]], *, movies: Any = MOVIES, links: Any = ()) -> Report:
        return run("movielens", movielens_folder(tmp_path / "ml", movies, ratings, links))

    return taken


def test_ratings_come_in_with_their_moment_and_their_members(take: Take, recount_check: Callable[[], None]) -> None:
    report = take([("7", "1", "4.5", "964982703"), ("8", "1", "2.0", "964982704")])

    assert (report["added"], report["read"]) == (2, 2)
    member = Member.objects.get(origin="movielens", origin_id="7")
    assert (member.email, member.has_usable_password()) == ("", False)
    stored = Rating.objects.get(member=member)
    assert (stored.half_stars, stored.rated_at) == (9, datetime.fromtimestamp(964982703, tz=UTC))
    score = Score.objects.get(title__name="The Matrix")
    assert score.audience_counts.all.counts == (0, 0, 0, 1, 0, 0, 0, 0, 1, 0)
    recount_check()


def test_a_second_run_changes_nothing(take: Take) -> None:
    ratings = [("7", "1", "4.5", "964982703"), ("7", "1", "3.0", "964982703"), ("7", "2", "3.0", "1")]
    report = take(ratings)
    assert (report["added"], report["changed"]) == (2, 1)

    assert take(ratings)["unchanged"] == 3


def test_names_years_and_aliases_are_read(take: Take) -> None:
    take([])

    title = Title.objects.get(ids__source="movielens", ids__value="2")
    assert (title.name, title.original_name, title.year) == (
        "The City of Lost Children", "La Cité des enfants perdus", 1995,
    )  # fmt: skip
    assert set(title.genres.values_list("slug", flat=True)) == {"drama", "war"}


def test_links_join_what_another_catalogue_knows(take: Take) -> None:
    title = TitleFactory(name="Matrix")
    title.ids.create(source="imdb", value="tt0133093")

    take([("7", "1", "4.5", "1")], links=[("2", "0112682", ""), ("1", "133093", "603")])

    assert Rating.objects.get(member__origin_id="7").title == title
    assert title.ids.filter(source="tmdb", value="603").exists()


def test_one_name_and_year_under_two_ids_are_two_films_and_reported(tmp_path: Path) -> None:
    folder = movielens_folder(tmp_path, [("838", "Emma (1996)"), ("26958", "Emma (1996)")], [])

    assert "Possible duplicate: Emma (1996) at emma-1996-2 resembles Emma (1996) at emma-1996." in told(
        "movielens", folder
    )
    assert Title.objects.filter(name="Emma").count() == 2


def test_a_movie_that_the_folder_does_not_name_is_unlisted(take: Take) -> None:
    take([("7", "99", "4.5", "1")])

    assert not Rating.objects.get(member__origin="movielens").title.listed


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "1", "4.5", "1"), "no user or no movie"),
        (("7", "1", "4.4", "1"), "in halves"),
        (("7", "1", "0.0", "1"), "in halves"),
        (("7", "1", "5.5", "1"), "in halves"),
        (("7", "1", "nan", "1"), "in halves"),
        (("7", "1", "inf", "1"), "in halves"),
        (("7", "1", "good", "1"), "not a number of stars"),
        (("7", "1", "4.5", "-1"), "number of seconds"),
        (("7", "1", "4.5", "9" * 30), "number of seconds"),
        (("7", "1", "4.5", "0" * 30 + "9" * 30), "number of seconds"),
        (("7" * 61, "1", "4.5", "1"), "longer than 60"),
    ],
)
def test_a_row_without_sense_is_rejected(take: Take, row: tuple[str, ...], reason: str) -> None:
    report = take([row, ("7", "1", "4.5", "1")])

    assert (report["added"], report["rejected"]) == (1, 1)
    (line,) = rejected(report)
    assert line["line"] == "2"
    assert reason in line["reason"]


def test_a_rating_that_the_member_has_changed_here_stays(take: Take) -> None:
    take([("7", "1", "4.5", "964982703")])
    member, title = Member.objects.get(origin_id="7"), Title.objects.get(name="The Matrix")
    rate(member=member, title=title, half_stars=2)

    assert take([("7", "1", "4.5", "964982703")])["unchanged"] == 1
    assert Rating.objects.get(member=member).half_stars == 2


def test_a_later_rating_in_the_file_replaces_the_earlier_one(take: Take, recount_check: Callable[[], None]) -> None:
    take([("7", "1", "4.5", "1")])

    assert take([("7", "1", "1.0", "2")])["changed"] == 1
    assert Score.objects.get(title__name="The Matrix").audience_counts.all.counts[1] == 1
    recount_check()


def test_an_import_adds_to_what_is_rated_here(take: Take, recount_check: Callable[[], None]) -> None:
    title = TitleFactory(name="The Matrix", name_key="matrix", year=1999)
    rating(title, 10, verified=True)

    take([("7", "1", "4.5", "1")])

    counts = Score.objects.get(title=title).audience_counts
    assert (counts.all.ratings, counts.verified.ratings) == (2, 1)
    recount_check()


def test_a_file_instead_of_the_folder_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text("")

    with pytest.raises(Exception, match="is not a folder"):
        run("movielens", file)
