"""A batch that the database refuses on its way leaves nothing behind; the batches before it stay."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from importing import review_table
from plaudit.critics.models import Review
from plaudit.imports.errors import ImportFailedError
from plaudit.imports.formats.critic_reviews import CriticReviews
from plaudit.imports.report import Rejects
from plaudit.imports.runner import ImportRun
from snapshots import changed_tables, snapshot, table_refuses_writes

WRITTEN_IN_TURN = [
    "critics_critic",
    "critics_publication",
    "critics_byline",
    "catalog_title",
    "catalog_titleid",
    "scoreboard_score",
    "scoreboard_logentry",
    "changes_change",
    "critics_review",
    "changes_siteepoch",
]


def one_by_one(file: Path) -> CriticReviews:
    importer = CriticReviews(file)
    importer.batch_size = 1
    return importer


@pytest.mark.django_db(transaction=True)
def test_a_batch_that_fails_at_any_of_its_tables_is_undone_and_comes_in_later(tmp_path: Path) -> None:
    for number, table in enumerate(WRITTEN_IN_TURN):
        first = {"id": f"{number}-1", "critic": f"Ada {number}", "publisher": f"The Lamp {number}"}
        second = {"id": f"{number}-2", "critic": f"Bo {number}", "publisher": f"The Torch {number}"}
        file, rejects = review_table(tmp_path / "reviews.tsv", first, second), Rejects(tmp_path / "rejects.csv")

        between = []
        with ExitStack() as refusing:

            def refuse_the_second(_read: int, *, table: str = table, refusing: ExitStack = refusing) -> None:
                between.append(snapshot())  # noqa: B023 - of this import
                refusing.enter_context(table_refuses_writes(table))

            with pytest.raises(ImportFailedError, match="The database refused a batch"):
                ImportRun(one_by_one(file), rejects, refuse_the_second).start()

        assert changed_tables(between[0], snapshot()) == [], table
        assert Review.objects.count() == 2 * number + 1

        report = ImportRun(one_by_one(file), rejects, lambda _read: None).start()
        assert (report.added, report.unchanged) == (1, 1)
