"""All credits of a title, for those with more than its page can hold."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.catalog.queries.credits import credits_of
from plaudit.site.components.title_header import TitleHead
from plaudit.site.formatting import labels
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head
from plaudit.site.pages.title import DEMO, Face, face


@dataclass(frozen=True, slots=True)
class CreditsPage:
    """Everybody, by what they did."""

    head: Head
    about: TitleHead
    jobs: list[tuple[str, list[Face]]]
    is_demo: bool

    @classmethod
    def load(cls, title: Title) -> Self:
        """One query beside the one that found the title."""
        by_job: dict[str, list[Face]] = {}
        for row in credits_of(title.pk):
            by_job.setdefault(row.job, []).append(face(row))
        about = TitleHead.of(title)
        said = _("Cast and crew of %(name)s") % {"name": about.name}
        return cls(
            head=Head(
                title=said,
                path=page_url("credits", title.slug),
                noindex=not title.listed,
                json_ld=json_ld.block(json_ld.title_with_scores(title, about.shown)),
                breadcrumbs=(Crumb(about.name, about.url),),
            ),
            about=about,
            jobs=[(labels.credited(job, len(faces)), faces) for job, faces in by_job.items()],
            is_demo=title.origin == DEMO,
        )


@public_view
def credits_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("credits.html", CreditsPage.load(title))
