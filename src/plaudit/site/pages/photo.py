"""One photo of a title or a person: who is in it, whose it is, and the ones before and after it."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.queries.photos import PhotoRecord, people_in_photo, titles_of_photo
from plaudit.site.components import gallery, pictures
from plaudit.site.components.gallery import Album
from plaudit.site.components.pictures import Picture
from plaudit.site.http.redirects import get_person_or_redirect, get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import Link, absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """A photo; `number` is its place among the `total` photos of the album."""

    head: Head
    album: Album
    picture: Picture
    caption: str
    credit: str
    people: list[Link]
    titles: list[Link]
    number: int
    total: int
    previous_url: str
    next_url: str
    is_demo: bool

    @classmethod
    def load(cls, album: Album, photo_id: int) -> Self:
        """Four queries. Raises Http404 for a photo that is not in this album."""
        order = album.order()
        if photo_id not in order:
            raise Http404(_("There is no photo at this address."))
        index = order.index(photo_id)
        (record,) = album.rows(1, index)
        picture = pictures.picture(record.sources, record.description or record.caption or album.alt)
        if picture is None or record.id != photo_id:
            raise Http404(_("There is no photo at this address."))
        previous_url = f"{album.url}{order[index - 1]}/" if index else ""
        next_url = f"{album.url}{order[index + 1]}/" if index + 1 < len(order) else ""
        titles = [Link(name, page_url("title", slug)) for slug, name, _year in titles_of_photo(photo_id)]
        values = {"name": album.name, "number": index + 1, "total": len(order)}
        return cls(
            head=Head(
                title=_("%(name)s: photo %(number)d of %(total)d") % values,
                path=f"{album.url}{photo_id}/",
                description=record.caption or record.description,
                image=picture.url,
                json_ld=_image_object(picture, record),
                noindex=album.noindex,
                breadcrumbs=(Crumb(album.name, album.about), Crumb(_("Photos"), album.url)),
                previous_url=previous_url,
                next_url=next_url,
            ),
            album=album,
            picture=picture,
            caption=record.caption,
            credit=record.credit,
            people=[Link(person.name, page_url("person", person.slug)) for person in people_in_photo(photo_id)],
            titles=[title for title in titles if title.url != album.about],
            number=index + 1,
            total=len(order),
            previous_url=previous_url,
            next_url=next_url,
            is_demo=album.is_demo,
        )


@public_view
def photo_page(request: HttpRequest, slug: str, photo: int) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("photo.html", PhotoPage.load(gallery.album_of_title(title), photo))


@public_view
def person_photo_page(request: HttpRequest, slug: str, photo: int) -> HttpResponse:
    person = get_person_or_redirect(slug)
    return render("photo.html", PhotoPage.load(gallery.album_of_person(person), photo))


def _image_object(picture: Picture, record: PhotoRecord) -> str:
    return json_ld.block(
        {
            "@type": "ImageObject",
            "contentUrl": absolute_url(picture.url),
            "caption": record.caption,
            "description": record.description,
            "creditText": record.credit,
        }
    )
