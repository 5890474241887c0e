"""Other names of titles, as sources say them."""

from collections.abc import Sequence

from plaudit.catalog.ingest.upsert import title_ids, upsert_rows
from plaudit.catalog.models import TitleName
from plaudit.names.folding import title_key


def upsert_names(names: Sequence[TitleName], *, origin: str) -> set[int]:
    """Store names in the caller's transaction; return the ids of the titles that changed.

    Of several to be displayed in a language one is: the stored one, else the first.
    """
    displayed = TitleName.objects.filter(title_id__any_of=title_ids(names), displayed=True)
    taken = set(displayed.values_list("title_id", "language"))
    for name in names:
        name.name_key = title_key(name.name)
        name.displayed = name.displayed and (name.title_id, name.language) not in taken
        if name.displayed:
            taken.add((name.title_id, name.language))
    return upsert_rows(names, origin=origin).title_ids
