"""The regions in which titles are offered."""

import re

from django.conf import settings

from plaudit.listing.browse_index import BrowseIndex

REGION_CODE = re.compile(r"[A-Z]{2}", re.ASCII)


def parse_region(text: str | None) -> str:
    """Return a region's code in capitals; "" for a text that is none."""
    code = (text or "").strip().upper()
    return code if REGION_CODE.fullmatch(code) else ""


def region_counts(index: BrowseIndex) -> dict[str, int]:
    """Return the regions with offers and the number of titles in each, most first."""
    counts = {str(region): titles.bit_count() for region, titles in index.values("region").items()}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def default_region(index: BrowseIndex) -> str:
    """Return the site's own region where it has offers, else the one with most; "" where there are none anywhere."""
    counts = region_counts(index)
    return settings.REGION if settings.REGION in counts else next(iter(counts), "")
