"""What the tests of the pages share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from factories import BylineFactory, CriticFactory, PublicationFactory, review
from factories_photos import hung_photo
from pages import make_title
from plaudit.search.actions import catch_up

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
    catch_up()
    photo = hung_photo(title, people=[person])
    return [
        "/",
        "/browse/",
        "/browse/?genre=drama&sort=name",
        "/best/",
        "/best/drama/",
        "/watch/",
        "/watch/?region=DE",
        "/title/letters-from-a-test-2006/watch/",
        "/search/?q=letters",
        "/search/",
        "/search/?q=letters&kind=title",
        "/search/suggest?q=letters",
        "/title/letters-from-a-test-2006/",
        "/title/letters-from-a-test-2006/reviews/",
        "/title/letters-from-a-test-2006/reviews/?show=rotten",
        "/title/letters-from-a-test-2006/credits/",
        "/title/letters-from-a-test-2006/photos/",
        f"/title/letters-from-a-test-2006/photos/{photo.pk}/",
        f"/person/{person.slug}/photos/",
        f"/person/{person.slug}/photos/{photo.pk}/",
        "/title/letters-from-a-test-2006/embed/",
        "/embed/title/letters-from-a-test-2006/",
        "/critic/ada-critic/",
        "/publication/the-paper/",
        f"/person/{person.slug}/",
        "/about/scores/",
        "/title/nothing/",
        "/nowhere",
    ]
