"""What pages read of titles beside their scores, each in a fixed number of queries."""

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Genre, TitleRedirect


def current_title_slug(former_slug: str) -> str | None:
    """Return the slug of the title that once had another one, or None."""
    return TitleRedirect.objects.filter(slug=former_slug).values_list("title__slug", flat=True).first()


_GENRES = PreparedQuery(
    lambda title_id: Genre.objects.filter(titles=title_id).order_by("name").values_list("slug", "name"),
    int,
)


def genres_of(title_id: int) -> list[tuple[str, str]]:
    """Return the slug and name of each genre of a title."""
    return [(slug, name) for slug, name in _GENRES.rows(title_id)]


def genre_names() -> dict[str, str]:
    """Return the stored name of every genre by its slug."""
    return dict(Genre.objects.order_by().values_list("slug", "name"))
