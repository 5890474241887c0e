"""The page of a title with a consensus that is not published yet."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils import timezone

from plaudit.catalog.models import Title
from plaudit.content.titles import load_title
from plaudit.critics.models import Consensus
from plaudit.listing.titles import title_by_slug
from plaudit.site.http.responses import render
from plaudit.site.pages.title.page import TitlePage


def preview_consensus(title: Title, text: str, author: str) -> HttpResponse:
    """Render the page of a title as it will look with this consensus."""
    title = title_by_slug(title.slug) or title
    text = " ".join(text.split())
    consensus = Consensus(title=title, text=text, author=author, published_at=timezone.now()) if text else None
    return render("title.html", TitlePage.of(replace(load_title(title), consensus=consensus)))
