"""The demo's pictures: which films have which, drawn by code, with captions that say so."""

from io import BytesIO
from typing import NamedTuple

from django.core.files.base import ContentFile

from plaudit.catalog.actions.photos import add_photo, add_photos_to_title, add_trailer, delete_photos, set_portrait
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Person, Photo, PhotoKind, Title, Trailer
from plaudit.demo import drawing
from plaudit.demo.drawing import ASH, DUSK, EMBER, MOSS, NIGHT, ROSE, Palette

CREDIT = "Drawn for the demo; not a still of the film"
WIDE, TALL = (800, 450), (480, 480)


class Still(NamedTuple):
    """One picture: how it is drawn, and what is said of it."""

    composition: str
    palette: Palette
    caption: str
    description: str


STILLS = {
    "letters-from-iwo-jima": (
        Still("cave", ASH, "The way out, as those inside it see it.", "A bright opening at the end of a dark tunnel"),
        Still("letters", ASH, "What was written and never sent.", "Sheets of handwriting strewn over dark ground"),
        Still("ridges", ASH, "The island, morning.", "Grey ridges one behind the other under a pale sun"),
        Still("sea", NIGHT, "The sea, from which everything comes.", "Moonlight on dark water"),
        Still("corridor", ASH, "Below ground.", "A passage that leads to a lit door"),
        Still("figure", DUSK, "Somebody who waits.", "The outline of a person against the evening"),
        Still("window", EMBER, "Home, remembered.", "A lit window in a dark room"),
    ),
    "stalker": (
        Still("corridor", MOSS, "Towards the room.", "A green passage that leads to a lit door"),
        Still("ridges", MOSS, "The zone.", "Green hills one behind the other"),
        Still("rain", MOSS, "Weather indoors.", "Rain before lamps out of focus"),
    ),
    "ran": (
        Still("ridges", EMBER, "The plain before the castle.", "Dark hills under a red sun"),
        Still("figure", EMBER, "The old lord.", "The outline of a person against a fire"),
        Still("sea", EMBER, "After the battle.", "Red light on dark water"),
    ),
    "in-the-mood-for-love": (
        Still("rain", ROSE, "On the way to the noodle stand.", "Rain before red lamps out of focus"),
        Still("window", ROSE, "Room 2046.", "A lit window in a red room"),
        Still("corridor", ROSE, "The landlady's hall.", "A red passage that leads to a lit door"),
    ),
    "blade-runner": (
        Still("city", DUSK, "The city, some November.", "Towers at dusk with lit windows"),
        Still("rain", NIGHT, "It rains.", "Rain before blue lamps out of focus"),
    ),
}
PORTRAITS = {"Clint Eastwood": Still("figure", NIGHT, "", "The outline of a person against the night")}
TRAILERS = {"letters-from-iwo-jima": ("An invented trailer", "https://trailers.example/letters-from-iwo-jima")}


def hang_pictures(titles: dict[str, Title]) -> None:
    """Draw the pictures and hang them on the demo's films, by the slugs of their files."""
    for slug, title in titles.items():
        name = slug.rpartition("-")[0]
        photos = [_photo(name, still, WIDE) for still in STILLS.get(name, ())]
        if photos:
            add_photos_to_title(photos, title)
        if name in TRAILERS:
            trailer, url = TRAILERS[name]
            add_trailer(title, trailer, url, kind="", still=photos[2], origin=DEMO)
    for person in Person.objects.filter(name__in=PORTRAITS, portrait=None, origin=DEMO):
        set_portrait(person, _photo(person.name, PORTRAITS[person.name], TALL, PhotoKind.PORTRAIT))


def take_pictures_down() -> None:
    """Remove every drawn picture with its files, and the invented trailers."""
    Trailer.objects.filter(origin=DEMO).delete()
    delete_photos(list(Photo.objects.filter(origin=DEMO).values_list("pk", flat=True)))


def _photo(seed: str, still: Still, size: tuple[int, int], kind: PhotoKind = PhotoKind.STILL) -> Photo:
    drawn = BytesIO()
    drawing.draw(still.composition, still.palette, f"{seed} {still.composition}", size).save(drawn, "JPEG", quality=92)
    return add_photo(
        ContentFile(drawn.getvalue(), name=f"{still.composition}.jpg"),
        title=f"{seed}: {still.composition}",
        kind=kind,
        origin=DEMO,
        caption=still.caption,
        credit=CREDIT,
        description=still.description,
    )
