"""What another site's page is given to show a title's scores in a frame (https://oembed.com)."""

from html import escape
from typing import Any

from django.conf import settings

from plaudit.catalog.models import Title
from plaudit.site.components.score_summary import Scoreline
from plaudit.site.http.urls import page_url
from plaudit.site.images.share_card import HEIGHT as CARD_HEIGHT
from plaudit.site.images.share_card import WIDTH as CARD_WIDTH

WIDTH, HEIGHT = 420, 190
# Below this width the scores stand one above the other.
NARROW, TALL = 340, 270
SECONDS_KEPT = 3600


def frame(title: Title, base: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The HTML to put into a page."""
    url = escape(f"{base}{page_url('embed', title.slug)}")
    name = escape(f"{settings.SITE_NAME}: {Scoreline.of(title).name}")
    size = f'width="{width}" height="{height}"'
    return f'<iframe src="{url}" {size} title="{name}" frameborder="0" loading="lazy"></iframe>'


def fitting(most_wide: int | None, most_high: int | None) -> tuple[int, int]:
    """The size of a frame that keeps within what the page has room for."""
    width = min(WIDTH, most_wide or WIDTH)
    height = HEIGHT if width >= NARROW else TALL
    return width, min(height, most_high or height)


def answer(title: Title, base: str, most_wide: int | None, most_high: int | None) -> dict[str, Any]:
    """The fields of a `rich` answer; the card as a thumbnail where it fits."""
    width, height = fitting(most_wide, most_high)
    told: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{base}/",
        "title": Scoreline.of(title).sentence,
        "cache_age": SECONDS_KEPT,
        "html": frame(title, base, width, height),
        "width": width,
        "height": height,
    }
    if (most_wide or CARD_WIDTH) >= CARD_WIDTH and (most_high or CARD_HEIGHT) >= CARD_HEIGHT:
        told["thumbnail_url"] = f"{base}{page_url('card', title.slug)}"
        told["thumbnail_width"], told["thumbnail_height"] = CARD_WIDTH, CARD_HEIGHT
    return told
