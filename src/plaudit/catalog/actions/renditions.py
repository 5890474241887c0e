"""Making the sizes and formats of pictures: by the background worker where one runs, else at once."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from plaudit.catalog.images.renditions import Size, in_sizes
from plaudit.catalog.models import Person, PersonPhoto, Photo, PhotoRendition, Provider, Title, TitlePhoto, Trailer
from plaudit.catalog.models.photos import RENDITIONS
from plaudit.changes import actions as changes
from plaudit.scheduling.models import ScheduledJob

JOB = "plaudit.catalog: prepare_photos"
# A worker that looked for pictures so lately will look again.
AT_WORK = timedelta(minutes=1)
# Whoever comes in is prepared within seconds; what could not be for so long never will.
NEW = timedelta(days=2)
AT_ONCE = 10


def unprepared() -> list[Photo]:
    """Pictures that came in lately and have no sizes yet, the first that came first; some of them at a time."""
    since = timezone.now() - NEW
    found = Photo.objects.filter(created_at__gte=since, sources__stem__isnull=True, sources__broken__isnull=True)
    return list(found.order_by("created_at", "id")[:AT_ONCE])


def prepare_soon(photos: Iterable[Photo]) -> None:
    """Have the sizes of pictures made once the transaction stands: in a moment by a worker, at once without one."""
    photos = [photo for photo in photos if "stem" not in photo.sources]
    if photos and not worker_is_at_work():
        transaction.on_commit(lambda: _prepare_all(photos))


def _prepare_all(photos: Iterable[Photo]) -> None:
    for photo in photos:
        prepare(photo)


def worker_is_at_work() -> bool:
    """Whether a background worker has looked for pictures within the last minute."""
    return ScheduledJob.objects.filter(job=JOB, done_at__gte=timezone.now() - AT_WORK).exists()


def prepare(photo: Photo) -> None:
    """Make every size of a picture and tell the pages of it. Twice does no harm.

    A file that is gone or spoilt is noted as broken, and the page goes on showing what it did.
    """
    try:
        made = _made(photo)
    except (OSError, UnidentifiedImageError):
        photo.sources = {**photo.sources, "broken": True}
        photo.save(update_fields=["sources"])
        return
    stem = f"{RENDITIONS}/{photo.pk}-{photo.get_file_hash()[:16]}"
    storage = photo.file.storage
    for size in made:
        _write(storage, _name(stem, size), size.content)
    with transaction.atomic():
        _keep(photo, stem, made)
        note_photos([photo.pk])


def _made(photo: Photo) -> list[Size]:
    with photo.file.storage.open(photo.file.name) as file, Image.open(file) as image:
        image.load()
        plain = image if image.mode in {"RGB", "RGBA"} else image.convert("RGB")
        return list(in_sizes(plain))


def _name(stem: str, size: Size) -> str:
    return f"{stem}-{size.width}.{size.format.ending}"


def _write(storage: Storage, name: str, content: bytes) -> None:
    """Under this name exactly: what may already be there is the same picture."""
    if storage.exists(name):
        storage.delete(name)
    storage.save(name, ContentFile(content))


def _keep(photo: Photo, stem: str, made: list[Size]) -> None:
    sizes = list(dict.fromkeys((size.width, size.height) for size in made))
    formats = list(dict.fromkeys(size.format.ending for size in made))
    photo.sources = {**photo.sources, "stem": stem, "sizes": sizes, "formats": formats}
    Photo.objects.filter(pk=photo.pk).update(sources=photo.sources)
    rows = [_rendition(photo, stem, size) for size in made]
    PhotoRendition.objects.filter(image=photo, filter_spec__in=[row.filter_spec for row in rows]).delete()
    PhotoRendition.objects.bulk_create(rows)


def _rendition(photo: Photo, stem: str, size: Size) -> PhotoRendition:
    """The row by which Wagtail knows the file too, and takes it away with the picture."""
    spec = f"width-{size.width}|format-{size.format.name.lower()}"
    name = _name(stem, size)
    return PhotoRendition(image=photo, filter_spec=spec, file=name, width=size.width, height=size.height)


def note_photos(photo_ids: Collection[int]) -> None:
    """Append the keys of whatever shows these pictures."""
    shown = {f"title:{pk}" for pk in _owners(TitlePhoto, "title_id", photo_ids)}
    shown |= {f"person:{pk}" for pk in _owners(PersonPhoto, "person_id", photo_ids)}
    shown |= {f"title:{pk}" for pk in Title.objects.filter(poster__in=photo_ids).values_list("pk", flat=True)}
    shown |= {f"person:{pk}" for pk in Person.objects.filter(portrait__in=photo_ids).values_list("pk", flat=True)}
    shown |= {f"title:{pk}" for pk in Trailer.objects.filter(still__in=photo_ids).values_list("title_id", flat=True)}
    changes.record_all(sorted(shown))
    if Provider.objects.filter(logo__in=photo_ids).exists():
        changes.move_epoch()


def _owners(model: type[TitlePhoto] | type[PersonPhoto], column: str, photo_ids: Collection[int]) -> set[int]:
    found = model._default_manager.filter(photo__in=photo_ids)
    return set(found.values_list(column, flat=True))
