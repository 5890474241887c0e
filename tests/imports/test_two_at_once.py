"""Two imports at once, and an import beside people: nobody waits for ever, and no count is lost."""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from django.db import connection, transaction

from commandline import PLAUDIT
from importing import movielens_folder, review_table
from plaudit.catalog.models import Title, TitleId
from plaudit.critics.actions.bylines import get_or_create_bylines
from plaudit.critics.models import Critic, Review
from plaudit.imports.errors import ImportFailedError
from plaudit.imports.formats.critic_reviews import CriticReviews, ReviewRow
from plaudit.imports.report import Rejects, Report, Result
from plaudit.imports.runner import TRIES, ImportRun
from plaudit.scoreboard.models import Score


def start(environment: dict[str, str], *words: object) -> "subprocess.Popen[str]":
    command = [*PLAUDIT, "import", *map(str, words), "--json"]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_imports_of_one_file_at_once_are_one(
    environment: dict[str, str], tmp_path: Path, recount_check: Callable[[], None]
) -> None:
    rows = [
        {"id": str(n % 300), "critic": f"Critic {n % 900}", "date": f"2007-01-{n % 28 + 1:02}"} for n in range(12_000)
    ]
    file = review_table(tmp_path / "reviews.tsv", *rows)

    both = [start(environment, "critic-reviews", file) for _ in range(2)]
    answers = [process.communicate(timeout=120) for process in both]

    assert [(process.returncode, err) for process, (_out, err) in zip(both, answers, strict=True)] == [(0, "")] * 2
    reports = [json.loads(out) for out, _err in answers]
    assert sum(report["added"] for report in reports) == Review.objects.count()
    assert Critic.objects.count() == 900
    assert sum(Score.objects.values_list("fresh", flat=True)) == Review.objects.filter(counts=True).count()
    recount_check()


def test_reviews_and_ratings_of_the_same_films_at_once(
    environment: dict[str, str], tmp_path: Path, recount_check: Callable[[], None]
) -> None:
    movies = [(str(number), f"Film {number} (2006)") for number in range(60)]
    ratings = [(str(n // 60), str(n % 60), "4.0", "964982703") for n in range(12_000)]
    reviews = [{"id": str(n % 60), "critic": f"Critic {n}"} for n in range(6_000)]
    folder = movielens_folder(tmp_path / "ml", movies, ratings)

    both = [
        start(environment, "movielens", folder),
        start(environment, "critic-reviews", review_table(tmp_path / "reviews.tsv", *reviews)),
    ]
    answers = [process.communicate(timeout=120) for process in both]

    assert [json.loads(out)["added"] for out, _err in answers] == [12_000, 6_000]
    recount_check()


class Interrupted(CriticReviews):
    """An import whose first batches fail in the database after they were stored."""

    def __init__(self, path: Path, statement: str, times: int) -> None:
        super().__init__(path)
        self.statement = statement
        self.remaining = times
        self.tries = 0

    def store(self, rows: Sequence[ReviewRow]) -> Sequence[Result]:
        results = super().store(rows)
        self.tries += 1
        if self.remaining:
            self.remaining -= 1
            with connection.cursor() as cursor:
                cursor.execute(self.statement)
        return results


SAME_CRITIC = "INSERT INTO critics_critic SELECT * FROM critics_critic"
DEADLOCK = "DO $$ BEGIN RAISE EXCEPTION 'as two transactions that wait for each other' USING ERRCODE = '40P01'; END $$"
SERIALIZATION = "DO $$ BEGIN RAISE EXCEPTION 'seen too late' USING ERRCODE = '40001'; END $$"
CONFLICTS = [
    SAME_CRITIC,
    pytest.param(DEADLOCK, marks=pytest.mark.postgresql),
    pytest.param(SERIALIZATION, marks=pytest.mark.postgresql),
]


def start_run(importer: Interrupted, folder: Path) -> Report:
    return ImportRun(importer, Rejects(folder / "rejects.csv"), lambda _read: None).start()


@pytest.mark.django_db
@pytest.mark.parametrize("statement", CONFLICTS)
def test_a_batch_that_conflicts_with_somebody_else_is_rolled_back_and_tried_again(
    tmp_path: Path, statement: str
) -> None:
    importer = Interrupted(review_table(tmp_path / "reviews.tsv", {}, {"fresh": "ripe"}), statement, TRIES - 1)

    report = start_run(importer, tmp_path)

    assert importer.tries == TRIES
    assert (report.added, report.rejected) == (1, 1)
    assert Review.objects.count() == Critic.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("statement", CONFLICTS)
def test_a_batch_that_the_database_refuses_every_time_is_a_sentence(tmp_path: Path, statement: str) -> None:
    importer = Interrupted(review_table(tmp_path / "reviews.tsv", {}), statement, TRIES)

    with pytest.raises(ImportFailedError, match="The database refused a batch, which was not written"):
        start_run(importer, tmp_path)

    assert importer.tries == TRIES
    assert not Review.objects.exists()


@pytest.mark.django_db
def test_a_batch_that_conflicts_with_nobody_is_not_tried_again(tmp_path: Path) -> None:
    importer = Interrupted(review_table(tmp_path / "reviews.tsv", {}), "SELECT * FROM no_such_table", TRIES)

    with pytest.raises(ImportFailedError, match="run `plaudit migrate` first"):
        start_run(importer, tmp_path)

    assert importer.tries == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_critic_whom_somebody_makes_at_the_same_moment_is_met(environment: dict[str, str], tmp_path: Path) -> None:
    file = review_table(tmp_path / "reviews.tsv", {})
    with transaction.atomic():
        get_or_create_bylines([("Ada Vale", "The Evening Lamp")])
        process = start(environment, "critic-reviews", file)
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=4)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, "")
    assert json.loads(out)["added"] == 1
    assert Critic.objects.get().reviews.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_film_whose_id_somebody_gives_at_the_same_moment_is_met(environment: dict[str, str], tmp_path: Path) -> None:
    file = review_table(tmp_path / "reviews.tsv", {"id": "7"})
    with transaction.atomic():
        title = Title.objects.create(name="Emma", name_key="emma", slug="emma")
        TitleId.objects.create(title=title, source="critic-reviews", value="7")
        process = start(environment, "critic-reviews", file)
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=4)
    process.communicate(timeout=60)

    assert Review.objects.get().title == title
