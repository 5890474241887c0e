"""An import that is asked to stop does so in its last step too, and goes on from there."""

import os
import signal
from pathlib import Path

import pytest

from importing import review_table
from plaudit.changes.queries import epoch
from plaudit.imports.errors import ImportFailedError
from plaudit.imports.formats.critic_reviews import CriticReviews
from plaudit.imports.report import Rejects
from plaudit.imports.runner import ImportRun
from plaudit.scoreboard.models import Score


@pytest.mark.django_db
def test_asked_to_stop_after_the_last_row_it_ends_before_the_badges_and_seeds_them_later(tmp_path: Path) -> None:
    file = review_table(tmp_path / "reviews.tsv", {}, {"critic": "Bo Reed"})

    def stopping(_read: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(ImportFailedError, match="Stopped before the end"):
        ImportRun(CriticReviews(file), Rejects(tmp_path / "rejects.csv"), stopping).start()
    assert not Score.objects.get().seeded
    before = epoch()

    ImportRun(CriticReviews(file), Rejects(tmp_path / "rejects.csv"), lambda _read: None).start()
    assert Score.objects.get().seeded
    assert epoch() > before
