"""The region that a page is about: the one in the URL, else the site's, else the one with most on offer."""

import re

from django.conf import settings

from plaudit.listing.browse_index import BrowseIndex

CODE = re.compile(r"[A-Z]{2}", re.ASCII)


def asked(value: str | None) -> str:
    """A region's code of a URL, in capitals; "" for what is none."""
    code = (value or "").strip().upper()
    return code if CODE.fullmatch(code) else ""


def counts(shelf: BrowseIndex) -> dict[str, int]:
    """The regions with something to watch and how many titles, most first."""
    found = {str(region): some.bit_count() for region, some in shelf.values("region").items()}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def usual(shelf: BrowseIndex) -> str:
    """The region of somebody who chose none; "" where nothing is on offer anywhere."""
    found = counts(shelf)
    return settings.REGION if settings.REGION in found else next(iter(found), "")
