"""`plaudit import` as an operator meets it: its words, its answers, its status."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from commandline import PLAUDIT, plaudit
from copies import copied_database
from importing import REVIEW, film_table, rejected, review_table, run, told
from plaudit.catalog.models import Title
from plaudit.changes.models import SiteEpoch
from plaudit.critics.models import Byline, Review
from plaudit.scoreboard.models import LogEntry, Score

Environment = dict[str, str]
KEYS = ["read", "added", "changed", "unchanged", "rejected", "rejects_file"]


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    return review_table(tmp_path / "reviews.tsv", {}, {"fresh": "ripe"}, {"critic": "Bo Reed"})


def many(path: Path, rows: int) -> Path:
    return review_table(path, *({"id": str(number // 20), "critic": f"Critic {number}"} for number in range(rows)))


def test_a_finished_import_has_status_0_even_with_rejected_rows(environment: Environment, reviews: Path) -> None:
    answer = plaudit(environment, "import", "critic-reviews", str(reviews))

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("3 rows read: 2 added, 0 changed, 0 unchanged, 1 rejected.\n")
    assert "Rejected rows, with reasons: " in answer.stdout


def test_json_is_all_that_programs_get(environment: Environment, reviews: Path) -> None:
    answer = plaudit(environment, "import", "critic-reviews", str(reviews), "--json")

    report = json.loads(answer.stdout)
    assert list(report) == KEYS
    assert report["read"] == report["added"] + report["changed"] + report["unchanged"] + report["rejected"] == 3
    assert Path(report["rejects_file"]).parent == Path(environment["PLAUDIT_HOME"]) / "imports"
    assert answer.stderr == ""


def test_json_comes_also_when_it_failed(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "empty.tsv").write_text("")
    answer = plaudit(environment, "import", "critic-reviews", str(tmp_path / "empty.tsv"), "--json")

    assert answer.returncode == 1
    assert json.loads(answer.stdout) == dict.fromkeys(KEYS[:-1], 0) | {"rejects_file": None}
    assert answer.stderr.endswith("is empty: it needs a first line that names its columns.\n")
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("critic-reviews",),
        ("postcards", "file.csv"),
        ("critic-reviews", "missing.tsv"),
        ("critic-reviews", __file__, "--films", "missing.csv"),
        ("movielens", "missing"),
        ("films", __file__, "--trust-guesses"),
    ],
)
def test_wrong_usage_is_a_sentence_and_status_2(environment: Environment, words: tuple[str, ...]) -> None:
    answer = plaudit(environment, "import", *words)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_database_without_tables_is_a_sentence(environment: Environment, reviews: Path, tmp_path: Path) -> None:
    empty = {**environment, "PLAUDIT_DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    answer = plaudit(empty, "import", "critic-reviews", str(reviews))

    assert answer.returncode == 1
    assert "run `plaudit migrate`" in answer.stderr
    assert "run the same command again to go on" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_ends_between_two_batches_with_its_report(
    environment: Environment, tmp_path: Path, number: signal.Signals
) -> None:
    with importing(environment, many(tmp_path / "reviews.tsv", 60_000)) as process:
        until(Review.objects.exists)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)

    report = json.loads(out)
    assert process.returncode == 1
    assert err == "Stopped before the end. Run the same command again to go on.\n"
    assert 0 < report["read"] < 60_000
    assert Review.objects.count() == report["added"]


def test_killed_halfway_and_run_again_the_result_is_that_of_one_run(environment: Environment, tmp_path: Path) -> None:
    file = many(tmp_path / "reviews.tsv", 12_000)
    films = film_table(tmp_path / "films.csv", {}, {"id": "2", "title_guess": "Emma"})
    with importing(environment, file, "--films", str(films)) as process:
        until(Review.objects.exists)
        process.kill()
        process.communicate()
    assert 0 < Review.objects.count() < 12_000
    again = run("critic-reviews", file, "--films", films)
    twice = contents()

    assert again["added"] < 12_000
    call_command("flush", "--no-input", verbosity=0)
    run("critic-reviews", file, "--films", films)
    assert contents() == twice


def importing(environment: Environment, file: Path, *words: str) -> "subprocess.Popen[str]":
    command = [*PLAUDIT, "import", "critic-reviews", str(file), "--json", *words]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=environment, text=True, **pipes)


def until(happens: Any) -> None:
    end = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.01)


def contents() -> dict[str, list[Any]]:
    """What an import wrote, without ids and moments."""
    slugs = dict(Title.objects.values_list("id", "slug"))
    keys = dict(Review.objects.values_list("id", "source_key"))
    log = LogEntry.objects.values_list("title_id", "number", "kind", "review_id", "before", "after", "fresh", "rotten")
    return {
        "titles": sorted(Title.objects.values_list("slug", "name", "year", "listed")),
        "bylines": sorted(Byline.objects.values_list("critic__name", "publication__name")),
        "reviews": sorted(Review.objects.values_list("source_key", "title__slug", "verdict", "counts", "quote")),
        "scores": sorted(Score.objects.values_list("title__slug", "fresh", "rotten", "critics_percent", "certified")),
        "log": sorted((slugs[row[0]], row[1], row[2], keys.get(row[3]), *row[4:]) for row in log),
    }


def test_a_dry_run_says_what_a_real_run_would_and_keeps_nothing(environment: Environment, reviews: Path) -> None:
    dry = run("critic-reviews", reviews, "--dry-run", "--rejects", reviews.with_name("dry.csv"))

    assert not Review.objects.exists()
    assert not SiteEpoch.objects.exists()
    real = run("critic-reviews", reviews, "--rejects", reviews.with_name("real.csv"))
    assert {**dry, "rejects_file": ""} == {**real, "rejects_file": ""}
    assert rejected(dry) == rejected(real)


def test_a_dry_run_says_that_it_was_one(db: None, reviews: Path) -> None:
    assert told("critic-reviews", reviews, "--dry-run").startswith("A dry run, nothing was written: 3 rows read")


def test_an_import_moves_the_site_epoch(db: None, reviews: Path) -> None:
    run("critic-reviews", reviews)

    assert SiteEpoch.objects.get().number > 0


def test_rejects_that_cannot_be_written_undo_their_batch(db: None, reviews: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written to /dev/full: No space left on device"):
        run("critic-reviews", reviews, "--rejects", "/dev/full")

    assert not Review.objects.exists()


def test_rejects_go_to_the_file_that_was_named(db: None, reviews: Path, tmp_path: Path) -> None:
    report = run("critic-reviews", reviews, "--rejects", tmp_path / "deep" / "rejects.csv")

    assert report["rejects_file"] == str(tmp_path / "deep" / "rejects.csv")
    assert list(rejected(report)[0]) == ["line", "reason", *REVIEW]


def test_a_rejects_file_that_is_a_folder_is_a_sentence(db: None, reviews: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Is a directory"):
        run("critic-reviews", reviews, "--rejects", tmp_path)


@pytest.mark.sqlite
def test_a_full_disk_is_a_sentence_and_whole_batches_stay(environment: Environment, tmp_path: Path) -> None:
    file = many(tmp_path / "reviews.tsv", 12_000)
    code = (
        "import sys\n"
        "from django.db.backends.signals import connection_created\n"
        "def shrink(connection, **_):\n"
        "    cursor = connection.cursor()\n"
        "    pages, = cursor.execute('PRAGMA page_count').fetchone()\n"
        "    cursor.execute(f'PRAGMA max_page_count = {pages + 1000}')\n"
        "connection_created.connect(shrink)\n"
        "from plaudit.__main__ import main\n"
        f"sys.argv = ['plaudit', 'import', 'critic-reviews', {str(file)!r}, '--json']\n"
        "main()\n"
    )
    with copied_database(tmp_path) as url:
        small = {**environment, "PLAUDIT_DATABASE_URL": url}
        shrunken = [sys.executable, "-c", code]
        answer = subprocess.run(shrunken, env=small, capture_output=True, text=True, timeout=60, check=False)
        check = plaudit(small, "recount", "--check")
        rest = plaudit(small, "import", "critic-reviews", str(file), "--json")

    assert answer.returncode == 1
    assert answer.stderr.startswith("The disk is full.")
    assert "run the same command again to go on" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert json.loads(answer.stdout)["read"] in {5_000, 10_000}
    assert check.returncode == 0
    assert json.loads(rest.stdout)["read"] == 12_000


def test_progress_is_for_terminals_alone(environment: Environment, reviews: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PLAUDIT, "import", "critic-reviews", str(reviews)], env=environment, stdout=subprocess.DEVNULL, stderr=theirs
    ) as process:
        os.close(theirs)
        assert process.wait(timeout=60) == 0
    assert b"3 rows" in os.read(ours, 1_000)
    os.close(ours)
