"""Making the renditions of photos: by the background worker where one runs, else at once."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from plaudit.catalog.images.renditions import Rendition, render
from plaudit.catalog.models import Person, PersonPhoto, Photo, PhotoRendition, Provider, Title, TitlePhoto, Trailer
from plaudit.catalog.models.photos import RENDITIONS
from plaudit.changes import actions as changes
from plaudit.scheduling.models import ScheduledJob

JOB = "plaudit.catalog: make_photo_renditions"
# A worker that looked for photos so lately will look again.
WORKER_TIMEOUT = timedelta(minutes=1)
# Whoever is new gets renditions within seconds; what could not have them for so long never will.
MAX_AGE = timedelta(days=2)
PHOTOS_AT_ONCE = 10


def photos_without_renditions() -> list[Photo]:
    """Return some of the new photos that have no renditions yet, the oldest first."""
    since = timezone.now() - MAX_AGE
    photos = Photo.objects.filter(created_at__gte=since, sources__stem__isnull=True, sources__broken__isnull=True)
    return list(photos.order_by("created_at", "id")[:PHOTOS_AT_ONCE])


def schedule_renditions(photos: Iterable[Photo]) -> None:
    """Have renditions made once the transaction is committed: soon by a worker, at once without one."""
    photos = [photo for photo in photos if "stem" not in photo.sources]
    if photos and not worker_is_running():
        transaction.on_commit(lambda: _make_all(photos))


def _make_all(photos: Iterable[Photo]) -> None:
    for photo in photos:
        make_renditions(photo)


def worker_is_running() -> bool:
    """Whether a background worker has looked for photos within the last minute."""
    return ScheduledJob.objects.filter(job=JOB, done_at__gte=timezone.now() - WORKER_TIMEOUT).exists()


def make_renditions(photo: Photo) -> None:
    """Make every rendition of a photo and record the pages that show it. Twice does no harm.

    A photo whose file is missing or damaged is marked as broken, and pages go on showing what they did.
    """
    try:
        with photo.file.storage.open(photo.file.name) as file, Image.open(file) as image:
            image.load()
            renditions = list(render(image if image.mode in {"RGB", "RGBA"} else image.convert("RGB")))
    except (OSError, UnidentifiedImageError):
        photo.sources = {**photo.sources, "broken": True}
        photo.save(update_fields=["sources"])
        return
    stem = f"{RENDITIONS}/{photo.pk}-{photo.get_file_hash()[:16]}"
    for rendition in renditions:
        _write(photo.file.storage, _name(stem, rendition), rendition.content)
    with transaction.atomic():
        _store(photo, stem, renditions)
        record_photos([photo.pk])


def _name(stem: str, rendition: Rendition) -> str:
    return f"{stem}-{rendition.width}.{rendition.format.extension}"


def _write(storage: Storage, name: str, content: bytes) -> None:
    """Write a file under exactly this name: what may be there already is the same picture."""
    if storage.exists(name):
        storage.delete(name)
    storage.save(name, ContentFile(content))


def _store(photo: Photo, stem: str, renditions: list[Rendition]) -> None:
    sizes = list(dict.fromkeys((rendition.width, rendition.height) for rendition in renditions))
    formats = list(dict.fromkeys(rendition.format.extension for rendition in renditions))
    photo.sources = {**photo.sources, "stem": stem, "sizes": sizes, "formats": formats}
    Photo.objects.filter(pk=photo.pk).update(sources=photo.sources)
    rows = [_row(photo, stem, rendition) for rendition in renditions]
    PhotoRendition.objects.filter(image=photo, filter_spec__in=[row.filter_spec for row in rows]).delete()
    PhotoRendition.objects.bulk_create(rows)


def _row(photo: Photo, stem: str, rendition: Rendition) -> PhotoRendition:
    """The row by which Wagtail knows the file too, and deletes it with the photo."""
    width, height = rendition.width, rendition.height
    spec = f"width-{width}|format-{rendition.format.pillow_name.lower()}"
    return PhotoRendition(image=photo, filter_spec=spec, file=_name(stem, rendition), width=width, height=height)


def record_photos(photo_ids: Collection[int]) -> None:
    """Record the change of whatever shows these photos."""
    keys = {f"title:{pk}" for pk in _owners(TitlePhoto, "title_id", photo_ids)}
    keys |= {f"person:{pk}" for pk in _owners(PersonPhoto, "person_id", photo_ids)}
    keys |= {f"title:{pk}" for pk in Title.objects.filter(poster__in=photo_ids).values_list("pk", flat=True)}
    keys |= {f"person:{pk}" for pk in Person.objects.filter(portrait__in=photo_ids).values_list("pk", flat=True)}
    keys |= {f"title:{pk}" for pk in Trailer.objects.filter(still__in=photo_ids).values_list("title_id", flat=True)}
    changes.record_all(sorted(keys))
    if Provider.objects.filter(logo__in=photo_ids).exists():
        changes.move_epoch()


def _owners(model: type[TitlePhoto] | type[PersonPhoto], column: str, photo_ids: Collection[int]) -> set[int]:
    rows = model._default_manager.filter(photo__in=photo_ids)
    return set(rows.values_list(column, flat=True))
