"""The real files, which the repository does not carry: every row accounted for, and every score right."""

import gzip
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from importing import Report, rejected, run
from plaudit.audience.models import Rating
from plaudit.catalog.models import Title
from plaudit.critics.models import Review
from plaudit.imports.formats.critic_reviews import COLUMNS, UNKNOWN_DATES
from plaudit.imports.tables import lines
from plaudit.scoreboard.models import LogEntry, Score

pytestmark = [pytest.mark.outside_data, pytest.mark.django_db]
ROWS = 27_105
SOME = 4_000


def reviews(folder: Path, *words: object) -> Report:
    data = folder / "critic-reviews"
    return run("critic-reviews", words[0] if words else data / "reviews.tsv.gz", "--films", data / "films.csv")


@pytest.fixture
def some(outside_data: Path, tmp_path: Path) -> Path:
    """The first rows of the reviews, which are of a few dozen films."""
    path = tmp_path / "some.tsv"
    with gzip.open(outside_data / "critic-reviews/reviews.tsv.gz") as whole, path.open("wb") as file:
        file.writelines(islice(whole, SOME + 1))
    return path


def test_every_one_of_the_real_reviews_is_accounted_for(outside_data: Path, recount_check: Callable[[], None]) -> None:
    report = reviews(outside_data)

    assert report["read"] == ROWS == report["added"] + report["unchanged"] + report["rejected"]
    assert {line["reason"] for line in rejected(report)} == {
        "Neither a critic nor a publication is named, so nobody could check this review."
    }
    assert report["rejected"] == 13
    assert Review.objects.count() == report["added"] == LogEntry.objects.filter(kind="verdict").count()
    assert Title.objects.count() == 576
    assert sum(Score.objects.values_list("fresh", flat=True)) + sum(Score.objects.values_list("rotten", flat=True)) == (
        Review.objects.filter(counts=True).count()
    )
    recount_check()


def test_what_is_stored_is_what_the_file_says(outside_data: Path, some: Path) -> None:
    reviews(outside_data, some)

    rows = {
        (row["critic"], row["fresh"], row["rating"]) for row in lines(some, COLUMNS, delimiter="\t") if row["critic"]
    }
    stored = Review.objects.exclude(critic=None).values_list("critic__name", "verdict", "rating")
    assert Counter(verdict for _critic, verdict, _rating in rows) == Counter(row[1] for row in set(stored))
    assert not Review.objects.filter(dated_on__in=UNKNOWN_DATES).exists()
    assert not Review.objects.filter(quote__iregex="&(amp|quot|#[0-9]+);").exists()


def test_a_second_run_adds_nothing(outside_data: Path, some: Path) -> None:
    first = reviews(outside_data, some)
    before = LogEntry.objects.count()

    second = reviews(outside_data, some)

    assert (second["added"], second["changed"]) == (0, 0)
    assert second["unchanged"] == first["read"] - first["rejected"]
    assert LogEntry.objects.count() == before


def test_ratings_reviews_and_films_meet_in_the_same_titles(
    outside_data: Path, some: Path, tmp_path: Path, recount_check: Callable[[], None]
) -> None:
    reviews(outside_data, some)
    small = tmp_path / "ml"
    small.mkdir()
    for name, length in (("movies.csv", None), ("links.csv", None), ("ratings.csv", 3_000)):
        with (outside_data / "movielens-small" / name).open() as whole:
            (small / name).write_text("".join(islice(whole, length)))

    report = run("movielens", small)
    films = run("films", outside_data / "films" / "duke-movies.csv")
    again = run("films", outside_data / "films" / "duke-movies.csv")

    assert report["added"] == report["read"] == Rating.objects.count() == 2_999
    assert (films["read"], again["unchanged"]) == (651, 651)
    assert Title.objects.filter(ids__source="critic-reviews").filter(ids__source="movielens").count() > 5
    recount_check()


def test_films_without_ids_are_known_again(outside_data: Path) -> None:
    file = outside_data / "films" / "imdb-movie-data.csv"
    first = run("films", file)

    assert run("films", file)["unchanged"] == first["read"]
