"""The demo's articles: what its file says, through the same pages as an editor's."""

import tomllib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Person, Photo, Title
from plaudit.demo.story import FOLDER
from plaudit.newsroom.actions import delete_articles, ensure_pages
from plaudit.newsroom.models import (
    Article,
    ArticleAuthor,
    ArticlePerson,
    ArticleTitle,
    Author,
    Category,
    Countdown,
    CountdownEntry,
)

PAGES = "articles.toml"
NOON = time(12, tzinfo=UTC)


class Known(NamedTuple):
    """What articles refer to, by the names that the file uses."""

    titles: dict[str, Title]
    authors: dict[str, Author]
    categories: dict[str, Category]
    people: dict[str, Person]
    photos: dict[str, Photo]


def write_articles(titles: dict[str, Title]) -> None:
    """Publish the demo's articles about its films, by the slugs of their files."""
    said = tomllib.loads((FOLDER / PAGES).read_text(encoding="utf-8"))
    known = _known(said, titles)
    # What refers to what is a task of the background's; the demo leaves none behind, and does it itself.
    with disable_reference_index_auto_update():
        for told in said["articles"]:
            _publish(Article(kind=told["kind"], **_facts(told, known)), told, known)
        for told in said["countdowns"]:
            countdown = Countdown(**_facts(told, known))
            entries = [entry for entry in told["entries"] if entry["title"] in titles]
            countdown.entries.set([CountdownEntry(title=titles[each["title"]], text=each["text"]) for each in entries])
            _publish(countdown, told, known)


def take_articles_back() -> None:
    """Remove the demo's articles with their authors and categories, unless others use these by now."""
    delete_articles(Article.objects.filter(origin=DEMO))
    for named, used in ((Author, "bylines"), (Category, "articles")):
        named._default_manager.filter(origin=DEMO, **{used: None}).delete()
        named._default_manager.filter(origin=DEMO).update(origin="")


def _known(said: dict[str, Any], titles: dict[str, Title]) -> Known:
    names = {name for told in said["articles"] for name in told["people"]}
    stills = Photo.objects.filter(origin=DEMO, title__startswith="letters-from-iwo-jima: ")
    return Known(
        titles=titles,
        authors={told["slug"]: _made(Author, told) for told in said["authors"]},
        categories={told["slug"]: _made(Category, told) for told in said["categories"]},
        people={person.name: person for person in Person.objects.filter(name__in=names).order_by("-id")},
        photos={photo.title.partition(": ")[2]: photo for photo in stills},
    )


def _made(model: Any, told: dict[str, str]) -> Any:
    return model.objects.get_or_create(slug=told["slug"], defaults={**told, "origin": DEMO})[0]


def _facts(told: dict[str, Any], known: Known) -> dict[str, Any]:
    return {
        "title": told["headline"],
        "slug": told["slug"],
        "standfirst": told["standfirst"],
        "category": known.categories[told["category"]],
        "published_at": _noon(told["dated"]),
        "lead": known.photos.get(told["picture"]),
        "body": list(_body(told["body"], known)),
        "origin": DEMO,
        "live": False,
    }


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON)


def _body(pieces: Iterable[dict[str, Any]], known: Known) -> Iterable[tuple[str, Any]]:
    for piece in pieces:
        found = _block(piece, known)
        if found is not None:
            yield found


def _block(piece: dict[str, Any], known: Known) -> tuple[str, Any] | None:
    """A block of the body; None where the film or the picture it shows is not there."""
    match piece:
        case {"text": text}:
            return "text", text
        case {"quote": words, "who": who}:
            return "quote", {"text": words, "who": who}
        case {"title": slug}:
            title = known.titles.get(slug)
            return ("title", {"title": title, "text": piece.get("said", "")}) if title else None
        case {"picture": name}:
            return ("picture", _picture(known.photos[name])) if name in known.photos else None
        case {"pictures": names}:
            pictures = [_picture(known.photos[name]) for name in names if name in known.photos]
            return ("gallery", pictures) if pictures else None
        case {"embed": url, "caption": caption, "still": still}:
            return "embed", {"url": url, "caption": caption, "still": known.photos.get(still)}
    raise ValueError(f"{PAGES} has a piece that is not known: {piece}")


def _picture(photo: Photo) -> dict[str, Any]:
    return {"photo": photo, "caption": ""}


def _publish(article: Article, told: dict[str, Any], known: Known) -> None:
    article.bylines.set([ArticleAuthor(author=known.authors[slug]) for slug in told["authors"]])
    tied = [known.titles[slug] for slug in told.get("titles", ()) if slug in known.titles]
    article.article_titles.set([ArticleTitle(title=title) for title in tied])
    people = [known.people[name] for name in told.get("people", ()) if name in known.people]
    article.article_people.set([ArticlePerson(person=person) for person in people])
    ensure_pages().add_child(instance=article)
    revision: Revision = article.save_revision(log_action=False)
    revision.publish(log_action=False)
    ReferenceIndex.create_or_update_for_object(article)
