"""The full cast and crew of a title."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Title
from plaudit.catalog.queries.credits import credits_of
from plaudit.site.components.people import PersonView, credits_by_job
from plaudit.site.components.title_header import TitleHeader
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.subpage_head import subpage_head


@dataclass(frozen=True, slots=True)
class CreditsPage:
    """Everybody who is credited, by job."""

    head: Head
    header: TitleHeader
    jobs: list[tuple[str, list[PersonView]]]
    is_demo: bool

    @classmethod
    def load(cls, title: Title) -> Self:
        """One query."""
        header = TitleHeader.of(title)
        heading = _("Cast and crew of %(name)s") % {"name": header.name}
        return cls(
            head=subpage_head(title, header, heading, page_url("credits", title.slug)),
            header=header,
            jobs=credits_by_job(credits_of(title.pk)),
            is_demo=title.origin == DEMO,
        )


@public_view
def credits_page(request: HttpRequest, slug: str) -> HttpResponse:
    return render("credits.html", CreditsPage.load(get_title_or_redirect(slug)))
