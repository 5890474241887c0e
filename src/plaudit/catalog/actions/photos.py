"""Taking pictures in, saying what is seen on them, and taking them away; and the links to trailers."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.models import Collection as Shelf

from plaudit.catalog.actions.renditions import note_photos, prepare_soon
from plaudit.catalog.images.decoding import ImageRefusedError, decode_image
from plaudit.catalog.models import Person, PersonPhoto, Photo, PhotoKind, PhotoRendition, Title, TitlePhoto, Trailer
from plaudit.catalog.models.photos import MOST_PHOTOS, MOST_TRAILERS
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require


@transaction.atomic
def add_photo(
    file: File[Any],
    *,
    by: Member | None = None,
    title: str = "",
    kind: PhotoKind = PhotoKind.STILL,
    origin: str = "",
    **told: str,
) -> Photo:
    """Take a picture in; the one that we have already where it is the same. `told`: description, caption, credit.

    Raises PermissionDeniedError, and Refused with a sentence about a file that is not taken in.
    """
    require(by, "catalog.add_photo")
    picture = decode_image(file, file.name or "")
    same = Photo.objects.filter(file_hash=picture.digest).order_by("id").first()
    if same is not None:
        return same
    photo = Photo(title=title or str(PhotoKind(kind).label), kind=kind, origin=origin, uploaded_by_user=by, **told)
    photo.collection = first_shelf()
    told_by_file = {"file": picture, "file_size": picture.size, "file_hash": picture.digest}
    for name, value in told_by_file.items():
        setattr(photo, name, value)
    photo.save()
    prepare_soon([photo])
    return photo


def first_shelf() -> Shelf:
    """The collection in which pictures are kept; made where a site has none yet."""
    return Shelf.get_first_root_node() or Shelf.add_root(name="Root")


@transaction.atomic
def hang(photos: Iterable[Photo], title: Title, *, by: Member | None = None) -> None:
    """Put pictures behind those that a title has; one that hangs there already stays where it is.

    Raises PermissionDeniedError, and Refused for more than a title can hold.
    """
    require(by, "catalog.change_title")
    Title.objects.select_for_update().get(pk=title.pk)
    hanging = TitlePhoto.objects.filter(title=title)
    known = set(hanging.values_list("photo_id", flat=True))
    new = [photo for photo in dict.fromkeys(photos) if photo.pk not in known]
    if len(known) + len(new) > MOST_PHOTOS:
        raise ImageRefusedError(_("A title can have %(most)d pictures. Take some down first.") % {"most": MOST_PHOTOS})
    last = hanging.aggregate(last=Max("position"))["last"] or 0
    TitlePhoto.objects.bulk_create(
        TitlePhoto(title=title, photo=photo, position=place) for place, photo in enumerate(new, last + 1)
    )
    changes.record_titles([title.pk])


@transaction.atomic
def arrange(title: Title, photo_ids: Sequence[int], *, by: Member | None = None) -> None:
    """Hang exactly these of a title's pictures, in this order; those that are not named are taken down."""
    require(by, "catalog.change_title")
    hanging = {row.photo_id: row for row in TitlePhoto.objects.select_for_update().filter(title=title)}
    wanted = [pk for pk in dict.fromkeys(photo_ids) if pk in hanging]
    TitlePhoto.objects.filter(title=title).exclude(photo__in=wanted).delete()
    for place, pk in enumerate(wanted, 1):
        hanging[pk].position = place
    TitlePhoto.objects.bulk_update([hanging[pk] for pk in wanted], ["position"])
    changes.record_titles([title.pk])


@transaction.atomic
def say_who_is_seen(photo: Photo, people: Sequence[Person], *, by: Member | None = None) -> None:
    """These people and nobody else are seen on a picture, in this order."""
    require(by, "catalog.change_photo")
    note_photos([photo.pk])
    PersonPhoto.objects.filter(photo=photo).exclude(person__in=people).delete()
    for place, person in enumerate(people, 1):
        PersonPhoto.objects.update_or_create(photo=photo, person=person, defaults={"position": place})
    note_photos([photo.pk])


@transaction.atomic
def set_poster(title: Title, photo: Photo | None, *, by: Member | None = None) -> None:
    """Give a title its poster; None takes it away."""
    require(by, "catalog.change_title")
    title.poster = photo
    title.save(update_fields=["poster"])
    changes.record_titles([title.pk])


@transaction.atomic
def set_portrait(person: Person, photo: Photo | None, *, by: Member | None = None) -> None:
    """Give somebody their portrait; None takes it away."""
    require(by, "catalog.change_person")
    person.portrait = photo
    person.save(update_fields=["portrait"])
    changes.record(f"person:{person.pk}")


@transaction.atomic
def photo_changed(photo: Photo) -> None:
    """What follows once a form has saved a picture: its pages are told, and a new file gets its sizes."""
    note_photos([photo.pk])
    prepare_soon([photo])


@transaction.atomic
def remove_photos(photo_ids: Collection[int], *, by: Member | None = None) -> None:
    """Take pictures away with all their files, once that is certain."""
    require(by, "catalog.delete_photo")
    note_photos(photo_ids)
    photos = list(Photo.objects.filter(pk__in=photo_ids))
    renditions = PhotoRendition.objects.filter(image__in=photo_ids)
    files = [(photo.file.storage, photo.file.name) for photo in photos]
    files += [(row.file.storage, row.file.name) for row in renditions]
    # Deleted one by one, each would have the worker delete its file, whether or not a worker runs.
    renditions._raw_delete(renditions.db)
    for photo in photos:
        photo.delete()
    transaction.on_commit(lambda: _forget_files(files))


def _forget_files(files: Iterable[tuple[Storage, str]]) -> None:
    for storage, name in files:
        storage.delete(name)


@transaction.atomic
def add_trailer(title: Title, name: str, url: str, *, by: Member | None = None, **told: Any) -> Trailer:
    """Link a trailer behind those of a title; a second time only what is told of it changes.

    `told`: kind, language, published_on, still, origin. Raises PermissionDeniedError, and Refused for what is no link
    or too many.
    """
    require(by, "catalog.change_title")
    if not url.startswith(("https://", "http://")) or len(url) > 500:
        raise ImageRefusedError(_("The link of a trailer begins with https:// and has at most 500 letters."))
    theirs = Trailer.objects.filter(title=title)
    last = theirs.aggregate(last=Max("position"))["last"] or 0
    if last >= MOST_TRAILERS and not theirs.filter(url=url).exists():
        raise ImageRefusedError(_("A title can have %(most)d trailers.") % {"most": MOST_TRAILERS})
    trailer, _made = Trailer.objects.update_or_create(
        title=title,
        url=url,
        defaults={"name": name, **told},
        create_defaults={"name": name, "position": last + 1, **told},
    )
    changes.record_titles([title.pk])
    return trailer
