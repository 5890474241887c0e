"""The pictures of a title or a person: all of them, and each on a page of its own."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.queries import photos as queries
from plaudit.catalog.queries.photos import PhotoRow
from plaudit.site.components import gallery, pictures, trailers
from plaudit.site.components.gallery import Album, Shot
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.pictures import Picture
from plaudit.site.components.trailers import ShownTrailer
from plaudit.site.http.redirects import get_person_or_redirect, get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head

SIZE = 60


@dataclass(frozen=True, slots=True)
class PhotosPage:
    """All pictures, page by page, with the trailers on the first."""

    head: Head
    album: Album
    heading: str
    shots: list[Shot]
    trailers: list[ShownTrailer]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, album: Album, page: str | None, title_id: int | None = None) -> Self:
        """Three queries at most beside the one that found the title or person."""
        pages = pager(page, len(album.order()), SIZE, album.url)
        played = _trailers(title_id) if title_id and pages.number == 1 else []
        heading = _("Pictures and trailers") if played else _("Pictures")
        return cls(
            head=Head(
                title=_("%(name)s: pictures") % {"name": album.name},
                path=pages.url(pages.number),
                noindex=album.noindex,
                breadcrumbs=(Crumb(album.name, album.about),),
                previous_url=pages.previous_url,
                next_url=pages.next_url,
            ),
            album=album,
            heading=heading,
            shots=[shot for shot in album.shots(SIZE, pages.start) if shot.picture],
            trailers=played,
            pager=pages,
            is_demo=album.is_demo,
        )


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """One picture, with what is said of it, and the ways to its neighbours."""

    head: Head
    album: Album
    picture: Picture
    caption: str
    credit: str
    people: list[tuple[str, str]]
    titles: list[tuple[str, str]]
    place: int
    total: int
    previous_url: str
    next_url: str
    is_demo: bool

    @classmethod
    def load(cls, album: Album, photo_id: int) -> Self:
        """Four queries beside the one that found the title or person. Raises Http404 for a picture of another."""
        order = album.order()
        if photo_id not in order:
            raise Http404(_("There is no picture at this address."))
        index = order.index(photo_id)
        (row,) = album.rows(1, index)
        shown = pictures.picture(row.sources, row.description or row.caption or album.alt)
        if shown is None or row.id != photo_id:
            raise Http404(_("There is no picture at this address."))
        previous = f"{album.url}{order[index - 1]}/" if index else ""
        following = f"{album.url}{order[index + 1]}/" if index + 1 < len(order) else ""
        numbers = {"name": album.name, "place": index + 1, "total": len(order)}
        return cls(
            head=Head(
                title=_("%(name)s: picture %(place)d of %(total)d") % numbers,
                path=f"{album.url}{photo_id}/",
                description=row.caption or row.description,
                image=shown.url,
                json_ld=_structured(shown, row),
                noindex=album.noindex,
                breadcrumbs=(Crumb(album.name, album.about), Crumb(_("Pictures"), album.url)),
                previous_url=previous,
                next_url=following,
            ),
            album=album,
            picture=shown,
            caption=row.caption,
            credit=row.credit,
            people=[(person.name, page_url("person", person.slug)) for person in queries.seen_on(photo_id)],
            titles=_titles(photo_id, album),
            place=index + 1,
            total=len(order),
            previous_url=previous,
            next_url=following,
            is_demo=album.is_demo,
        )


def _structured(shown: Picture, row: PhotoRow) -> str:
    known = {
        "@type": "ImageObject",
        "contentUrl": absolute_url(shown.url),
        "caption": row.caption,
        "description": row.description,
        "creditText": row.credit,
    }
    return json_ld.block(known)


@public_view
def photos_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    page = PhotosPage.load(gallery.album_of_title(title), request.GET.get("page"), title.pk)
    return render("photos.html", page)


@public_view
def photo_page(request: HttpRequest, slug: str, photo: int) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("photo.html", PhotoPage.load(gallery.album_of_title(title), photo))


@public_view
def person_photos_page(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_person_or_redirect(slug)
    return render("photos.html", PhotosPage.load(gallery.album_of_person(person), request.GET.get("page")))


@public_view
def person_photo_page(request: HttpRequest, slug: str, photo: int) -> HttpResponse:
    person = get_person_or_redirect(slug)
    return render("photo.html", PhotoPage.load(gallery.album_of_person(person), photo))


def _trailers(title_id: int) -> list[ShownTrailer]:
    rows = queries.trailers_of(title_id)
    shown = (trailers.shown_trailer(row.name, row.url, pictures.picture(row.still), row.kind) for row in rows)
    return [trailer for trailer in shown if trailer]


def _titles(photo_id: int, album: Album) -> list[tuple[str, str]]:
    """The titles that a picture is from, but for the one whose album this is."""
    found = ((name, page_url("title", slug)) for slug, name, _year in queries.titles_of(photo_id))
    return [(name, url) for name, url in found if url != album.about]
