"""What the tests of imports stand on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factories import TitleFactory, rating, reviews
from importing import Report, film_table, review_table, run


@pytest.fixture
def noise(db: None) -> None:
    """Another film with reviews and ratings of its own, so that a forgotten filter fails."""
    other = TitleFactory(name="Flags of Our Fathers")
    reviews(other, fresh=2, rotten=3)
    rating(other, 7)


@pytest.fixture
def take(noise: None, tmp_path: Path) -> Callable[..., Report]:
    """Import a table of these reviews."""
    return lambda *rows, films=(), words=(): run(
        "critic-reviews",
        review_table(tmp_path / "reviews.tsv", *rows),
        *(("--films", film_table(tmp_path / "films.csv", *films)) if films else ()),
        *words,
    )
