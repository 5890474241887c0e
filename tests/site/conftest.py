"""What the tests of the pages share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from factories import BylineFactory, CriticFactory, PublicationFactory, review
from pages import make_title

AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def at_most(django_assert_max_num_queries: Any) -> AtMost:
    """At most so many queries within a block."""
    return django_assert_max_num_queries  # type: ignore[no-any-return]


@pytest.fixture
def addresses(db: None) -> list[str]:
    """An address of every public page, with something on each."""
    title = make_title(6, name="Letters from a Test", year=2006)
    line = BylineFactory(critic=CriticFactory(name="Ada Critic"), publication=PublicationFactory(name="The Paper"))
    review(title, "fresh", byline=line, quote="Fine.")
    person = title.credits.first().person
    return [
        "/",
        "/browse/",
        "/browse/?genre=drama&sort=name",
        "/search/?q=letters",
        "/search/",
        "/title/letters-from-a-test-2006/",
        "/title/letters-from-a-test-2006/reviews/",
        "/title/letters-from-a-test-2006/reviews/?show=rotten",
        "/title/letters-from-a-test-2006/credits/",
        "/critic/ada-critic/",
        "/publication/the-paper/",
        f"/person/{person.slug}/",
        "/about/scores/",
        "/title/nothing/",
        "/nowhere",
    ]
