"""What a title is called, and what is told of it, on pages in another language than the site's own.

`Title.name` and `Title.synopsis` are in the site's own language, where none of this asks the database for anything.
"""

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Synopsis, Title, TitleName


def foreign() -> str:
    """The language of the page where it is not the site's own, else ""."""
    language = get_language() or ""
    return "" if language == settings.LANGUAGE_CODE else language


def shown_name(title: str = "pk", language: str | None = None) -> Subquery:
    """The name that a title has in a language (None: the page's), null where none is told; `title` leads to its id."""
    spoken = foreign() if language is None else language
    return Subquery(_names(OuterRef(title), spoken).values("name")[:1])


def name_of(title: str, language: str | None = None) -> F | Coalesce:
    """The name by which a page calls the title that the foreign key `title` leads to.

    `language` is the page's, "" where that is the site's own; None asks which it is.
    """
    spoken = foreign() if language is None else language
    stored = F(f"{title}__name")
    return Coalesce(shown_name(f"{title}_id", spoken), stored) if spoken else stored


def _names(title: OuterRef, language: str) -> QuerySet[TitleName]:
    return TitleName.objects.filter(title_id=title, language=language, shown=True)


def _told(title_id: int, language: str) -> QuerySet[Title, tuple[str | None, ...]]:
    synopsis = Synopsis.objects.filter(title_id=OuterRef("pk"), language=language)
    return Title.objects.filter(pk=title_id).values_list(
        Subquery(_names(OuterRef("pk"), language).values("name")[:1]),
        Subquery(synopsis.values("text")[:1]),
        Subquery(synopsis.values("source")[:1]),
    )


_TOLD = PreparedQuery(_told, int, str)


def in_language(title: Title) -> Title:
    """The title as a page in this language shows it (one query, none in the site's own). It is not to be saved."""
    language = foreign()
    if not language:
        return title
    for name, text, source in _TOLD.rows(title.pk, language):
        if name and name != title.name:
            title.original_name = title.original_name or title.name
            title.name = name
        if text:
            title.synopsis, title.synopsis_source = text, source or ""
            title.synopsis_translated = True
    return title
