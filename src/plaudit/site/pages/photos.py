"""The photos of a title or a person, page by page, with the trailers of a title on the first."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.queries.photos import trailers_of
from plaudit.site.components import gallery, pictures
from plaudit.site.components.gallery import Album, Shot
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.trailers import ShownTrailer, shown_trailer
from plaudit.site.http.redirects import get_person_or_redirect, get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Crumb, Head

PAGE_SIZE = 60


@dataclass(frozen=True, slots=True)
class PhotosPage:
    head: Head
    album: Album
    heading: str
    shots: list[Shot]
    trailers: list[ShownTrailer]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, album: Album, page: str | None, title_id: int | None = None) -> Self:
        """Three queries at most."""
        pages = pager(page, len(album.order()), PAGE_SIZE, album.url)
        trailers = _trailers(title_id) if title_id and pages.number == 1 else []
        return cls(
            head=Head(
                title=_("%(name)s: photos") % {"name": album.name},
                path=pages.url(pages.number),
                noindex=album.noindex,
                breadcrumbs=(Crumb(album.name, album.about),),
                previous_url=pages.previous_url,
                next_url=pages.next_url,
            ),
            album=album,
            heading=_("Photos and trailers") if trailers else _("Photos"),
            shots=[shot for shot in album.shots(PAGE_SIZE, pages.start) if shot.picture],
            trailers=trailers,
            pager=pages,
            is_demo=album.is_demo,
        )


@public_view
def photos_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    page = PhotosPage.load(gallery.album_of_title(title), request.GET.get("page"), title.pk)
    return render("photos.html", page)


@public_view
def person_photos_page(request: HttpRequest, slug: str) -> HttpResponse:
    album = gallery.album_of_person(get_person_or_redirect(slug))
    return render("photos.html", PhotosPage.load(album, request.GET.get("page")))


def _trailers(title_id: int) -> list[ShownTrailer]:
    views = (
        shown_trailer(record.name, record.url, pictures.picture(record.still), record.kind)
        for record in trailers_of(title_id)
    )
    return [view for view in views if view]
