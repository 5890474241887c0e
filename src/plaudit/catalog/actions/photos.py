"""Adding photos, saying what they show, and deleting them; and the links to trailers."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.models import Collection as PhotoCollection

from plaudit.catalog.actions.renditions import record_photos, schedule_renditions
from plaudit.catalog.errors import GalleryFullError, InvalidTrailerError
from plaudit.catalog.images.decoding import decode_image
from plaudit.catalog.models import Person, PersonPhoto, Photo, PhotoKind, PhotoRendition, Title, TitlePhoto, Trailer
from plaudit.catalog.models.photos import MAX_PHOTOS, MAX_TRAILERS
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require

MAX_URL_LENGTH: int = Trailer._meta.get_field("url").max_length or 0


@transaction.atomic
def add_photo(
    file: File[Any],
    *,
    by: Member | None = None,
    title: str = "",
    kind: PhotoKind = PhotoKind.STILL,
    origin: str = "",
    **texts: str,
) -> Photo:
    """Add a photo; one with the same picture is returned where there is one. `texts`: description, caption, credit.

    Raises PermissionDeniedError, and InvalidImageError for a file that cannot be taken.
    """
    require(by, "catalog.add_photo")
    image = decode_image(file, file.name or "")
    same = Photo.objects.filter(file_hash=image.digest).order_by("id").first()
    if same is not None:
        return same
    photo = Photo(
        title=title or str(PhotoKind(kind).label),
        kind=kind,
        origin=origin,
        uploaded_by_user=by,
        collection=root_collection(),
        file_size=image.size,
        file_hash=image.digest,
        **texts,
    )
    setattr(photo, "file", image)  # noqa: B010 - its descriptor takes more than its type says
    photo.save()
    schedule_renditions([photo])
    return photo


def root_collection() -> PhotoCollection:
    """Return the collection of all photos; it is added where a site has none yet."""
    return PhotoCollection.get_first_root_node() or PhotoCollection.add_root(name="Root")


@transaction.atomic
def add_photos_to_title(photos: Iterable[Photo], title: Title, *, by: Member | None = None) -> None:
    """Add photos behind those that a title has; one that it has already stays where it is.

    Raises PermissionDeniedError, and GalleryFullError for more than a title can have.
    """
    require(by, "catalog.change_title")
    Title.objects.select_for_update().get(pk=title.pk)
    stored = TitlePhoto.objects.filter(title=title)
    photo_ids = set(stored.values_list("photo_id", flat=True))
    new = [photo for photo in dict.fromkeys(photos) if photo.pk not in photo_ids]
    if len(photo_ids) + len(new) > MAX_PHOTOS:
        raise GalleryFullError(
            _("A title can have at most %(max)d photos. Remove some of them first.") % {"max": MAX_PHOTOS}
        )
    last = stored.aggregate(last=Max("position"))["last"] or 0
    TitlePhoto.objects.bulk_create(
        TitlePhoto(title=title, photo=photo, position=position) for position, photo in enumerate(new, last + 1)
    )
    changes.record_titles([title.pk])


@transaction.atomic
def set_title_photos(title: Title, photo_ids: Sequence[int], *, by: Member | None = None) -> None:
    """Keep exactly these of a title's photos, in this order, and remove the others from it."""
    require(by, "catalog.change_title")
    stored = {row.photo_id: row for row in TitlePhoto.objects.select_for_update().filter(title=title)}
    wanted = [pk for pk in dict.fromkeys(photo_ids) if pk in stored]
    TitlePhoto.objects.filter(title=title).exclude(photo__in=wanted).delete()
    for position, pk in enumerate(wanted, 1):
        stored[pk].position = position
    TitlePhoto.objects.bulk_update([stored[pk] for pk in wanted], ["position"])
    changes.record_titles([title.pk])


@transaction.atomic
def set_people_in_photo(photo: Photo, people: Sequence[Person], *, by: Member | None = None) -> None:
    """Say that a photo shows these people and nobody else, in this order."""
    require(by, "catalog.change_photo")
    record_photos([photo.pk])
    PersonPhoto.objects.filter(photo=photo).exclude(person__in=people).delete()
    for position, person in enumerate(people, 1):
        PersonPhoto.objects.update_or_create(photo=photo, person=person, defaults={"position": position})
    record_photos([photo.pk])


@transaction.atomic
def set_poster(title: Title, photo: Photo | None, *, by: Member | None = None) -> None:
    """Set the poster of a title; None removes it."""
    require(by, "catalog.change_title")
    title.poster = photo
    title.save(update_fields=["poster"])
    changes.record_titles([title.pk])


@transaction.atomic
def set_portrait(person: Person, photo: Photo | None, *, by: Member | None = None) -> None:
    """Set the portrait of a person; None removes it."""
    require(by, "catalog.change_person")
    person.portrait = photo
    person.save(update_fields=["portrait"])
    changes.record(f"person:{person.pk}")


@transaction.atomic
def photo_saved(photo: Photo) -> None:
    """Do what follows once a form has saved a photo: its pages are recorded, and a new file gets its renditions."""
    record_photos([photo.pk])
    schedule_renditions([photo])


@transaction.atomic
def delete_photos(photo_ids: Collection[int], *, by: Member | None = None) -> None:
    """Delete photos, and all their files once the transaction is committed."""
    require(by, "catalog.delete_photo")
    record_photos(photo_ids)
    photos = list(Photo.objects.filter(pk__in=photo_ids))
    renditions = PhotoRendition.objects.filter(image__in=photo_ids)
    files = [(photo.file.storage, photo.file.name) for photo in photos]
    files += [(rendition.file.storage, rendition.file.name) for rendition in renditions]
    # Deleted one by one, each would have the worker delete its file, whether or not a worker runs.
    renditions._raw_delete(renditions.db)
    for photo in photos:
        photo.delete()
    transaction.on_commit(lambda: _delete_files(files))


def _delete_files(files: Iterable[tuple[Storage, str]]) -> None:
    for storage, name in files:
        storage.delete(name)


@transaction.atomic
def add_trailer(title: Title, name: str, url: str, *, by: Member | None = None, **details: Any) -> Trailer:
    """Add the link to a trailer behind those of a title; one with the same URL is changed where there is one.

    `details`: kind, language, published_on, still, origin. Raises PermissionDeniedError, InvalidTrailerError for what
    is no link, and GalleryFullError for more than a title can have.
    """
    require(by, "catalog.change_title")
    if not url.startswith(("https://", "http://")) or len(url) > MAX_URL_LENGTH:
        raise InvalidTrailerError(
            _("The link of a trailer must start with https:// and have at most %(max)d characters.")
            % {"max": MAX_URL_LENGTH}
        )
    stored = Trailer.objects.filter(title=title)
    last = stored.aggregate(last=Max("position"))["last"] or 0
    if last >= MAX_TRAILERS and not stored.filter(url=url).exists():
        raise GalleryFullError(
            _("A title can have at most %(max)d trailers. Delete one of them first.") % {"max": MAX_TRAILERS}
        )
    trailer, _created = Trailer.objects.update_or_create(
        title=title,
        url=url,
        defaults={"name": name, **details},
        create_defaults={"name": name, "position": last + 1, **details},
    )
    changes.record_titles([title.pk])
    return trailer
