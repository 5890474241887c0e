"""A title's page with words that are not published yet."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils import timezone

from plaudit.catalog.models import Title
from plaudit.content.titles import load_title
from plaudit.critics.models import Consensus
from plaudit.listing.titles import title_by_slug
from plaudit.site.http.responses import render
from plaudit.site.pages.title.page import TitlePage


def title_with(title: Title, text: str, author: str) -> HttpResponse:
    """The page of a title as it will look with this consensus."""
    found = title_by_slug(title.slug) or title
    words = " ".join(text.split())
    shown = Consensus(title=found, text=words, author=author, published_at=timezone.now()) if words else None
    return render("title.html", replace(TitlePage.of(load_title(found)), consensus=shown))
