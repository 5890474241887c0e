"""What the tests of critics' reviews stand on."""

import pytest

from factories import TitleFactory, reviews
from plaudit.catalog.models import Title


@pytest.fixture
def title(db: None) -> Title:
    return TitleFactory(name="Letters from Iwo Jima")


@pytest.fixture(autouse=True)
def noise(db: None) -> Title:
    """Another film with reviews of its own, so that a forgotten filter fails."""
    other = TitleFactory(name="Flags of Our Fathers")
    reviews(other, fresh=2, rotten=3)
    return other
