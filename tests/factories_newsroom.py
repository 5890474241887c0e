"""Articles, lists and pictures for tests, made as the newsroom makes them."""

from typing import Any

from plaudit.catalog.models import Person, Photo, Title
from plaudit.newsroom.actions import ensure_pages
from plaudit.newsroom.models import (
    Article,
    ArticleAuthor,
    ArticlePerson,
    ArticleTitle,
    Author,
    Countdown,
    CountdownEntry,
)


def article(title: str = "A headline", *, publish: bool = True, **given: Any) -> Article:
    """An article with an address of its own, published unless told otherwise."""
    return _filed(Article(title=title, **_known(given)), publish=publish, **given)


def countdown(
    title: str = "The best of them", *, entries: list[Title], publish: bool = True, **given: Any
) -> Countdown:
    """A countdown list of these titles, the best first."""
    made = Countdown(title=title, **_known(given))
    made.entries = [
        CountdownEntry(title=each, text=f"Why {each.name}.", sort_order=place) for place, each in enumerate(entries)
    ]
    return _filed(made, publish=publish, **given)


def author(name: str = "Ann Author", slug: str = "ann-author") -> Author:
    return Author.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def photo(name: str = "A still", **given: Any) -> Photo:
    """A photo with its sizes ready, without a file on the disk."""
    sources = {"file": "photos/a.jpg", "width": 1600, "height": 900}
    return Photo.objects.bulk_create(
        [Photo(title=name, file="photos/a.jpg", width=1600, height=900, sources=sources, **given)]
    )[0]


TIES = {"authors", "titles", "people"}


def _known(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in TIES}


def _filed(
    made: Any,
    *,
    publish: bool,
    authors: tuple[Author, ...] = (),
    titles: tuple[Title, ...] = (),
    people: tuple[Person, ...] = (),
    **_given: Any,
) -> Any:
    made.bylines = [ArticleAuthor(author=each, sort_order=place) for place, each in enumerate(authors)]
    made.article_titles = [ArticleTitle(title=each, sort_order=place) for place, each in enumerate(titles)]
    made.article_people = [ArticlePerson(person=each, sort_order=place) for place, each in enumerate(people)]
    made.live = False
    ensure_pages().add_child(instance=made)
    revision = made.save_revision()
    if publish:
        revision.publish()
        made.refresh_from_db()
    return made
