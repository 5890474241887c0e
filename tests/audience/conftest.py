"""What the tests of ratings and comments stand on."""

import pytest

from factories import MemberFactory, TitleFactory, rating
from plaudit.catalog.models import Title
from plaudit.members.models import Member


@pytest.fixture
def title(db: None) -> Title:
    return TitleFactory(name="Letters from Iwo Jima")


@pytest.fixture
def member(db: None) -> Member:
    return MemberFactory()


@pytest.fixture(autouse=True)
def noise(db: None) -> Title:
    """Another film with ratings of its own, so that a forgotten filter fails."""
    other = TitleFactory(name="Flags of Our Fathers")
    for half_stars in (1, 7, 10):
        rating(other, half_stars)
    return other
