"""Names and synopses of titles in other languages than the site's own.

`Title.name` and `Title.synopsis` are in the site's own language, where none of this asks the database for anything.
"""

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Synopsis, Title, TitleName


def translated_language() -> str:
    """Return the language of the page where it is not the site's own, else ""."""
    language = get_language() or ""
    return "" if language == settings.LANGUAGE_CODE else language


def translated_name(title: str = "pk", language: str | None = None) -> Subquery:
    """Return an expression for a title's name in a language (None: the page's), null where it has none there.

    `title` is the column with the id of the title.
    """
    wanted = translated_language() if language is None else language
    return Subquery(_displayed_names(OuterRef(title), wanted).values("name")[:1])


def localized_name(title: str, language: str | None = None) -> F | Coalesce:
    """Return an expression for the name by which a page calls the title that the foreign key `title` leads to.

    `language` is the page's, "" where that is the site's own; None looks it up.
    """
    wanted = translated_language() if language is None else language
    stored = F(f"{title}__name")
    return Coalesce(translated_name(f"{title}_id", wanted), stored) if wanted else stored


def localize(title: Title) -> Title:
    """Change a title to what a page in this language shows of it (one query, none in the site's own language).

    The title must not be saved.
    """
    language = translated_language()
    if not language:
        return title
    for name, synopsis, source in _TRANSLATION.rows(title.pk, language):
        if name and name != title.name:
            title.original_name = title.original_name or title.name
            title.name = name
        if synopsis:
            title.synopsis, title.synopsis_source = synopsis, source or ""
            title.synopsis_translated = True
    return title


def _displayed_names(title: OuterRef, language: str) -> QuerySet[TitleName]:
    return TitleName.objects.filter(title_id=title, language=language, displayed=True)


def _translation(title_id: int, language: str) -> QuerySet[Title, tuple[str | None, ...]]:
    synopsis = Synopsis.objects.filter(title_id=OuterRef("pk"), language=language)
    return Title.objects.filter(pk=title_id).values_list(
        Subquery(_displayed_names(OuterRef("pk"), language).values("name")[:1]),
        Subquery(synopsis.values("text")[:1]),
        Subquery(synopsis.values("source")[:1]),
    )


_TRANSLATION = PreparedQuery(_translation, int, str)
