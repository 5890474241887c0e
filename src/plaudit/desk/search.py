"""Search in the desk's lists and choosers, by the words of a name in any order, without regard to accents or case."""

from collections.abc import Iterable

from django.db.models import Q

from plaudit.names.folding import LEADING_ARTICLES, fold

MAX_WORDS = 8


def search_filter(text: str, fields: Iterable[str]) -> Q:
    """Match rows of which each word of a text is part of some field.

    A field that is called `name_key` is searched by folded words. Articles are left out, since name keys have none.
    """
    words = text.split()
    words = [word for word in words if fold(word) not in LEADING_ARTICLES] or words
    every_word = Q()
    for word in words[:MAX_WORDS]:
        any_field = Q()
        for field in fields:
            is_key = field.endswith("name_key")
            any_field |= Q(**{f"{field}__contains": fold(word) or word} if is_key else {f"{field}__icontains": word})
        every_word &= any_field
    return every_word
