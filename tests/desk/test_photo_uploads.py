"""Pictures handed in at the desk: what is no good one is refused with a sentence, on each way in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from factories import TitleFactory
from factories_photos import SVG, bomb, file_of, photo, pixels
from plaudit.catalog.actions.photos import add_photos_to_title
from plaudit.catalog.models import Photo
from plaudit.changes.models import Change

# Wagtail leaves the files open in which it makes its own small pictures.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
JPEG = file_of(pixels(200, 200), "JPEG", quality=100).read()
BAD = [
    ("drawing.png", "image/png", SVG, "SVG images"),
    ("half.jpg", "image/jpeg", JPEG[: len(JPEG) // 2], "damaged or incomplete"),
    ("large.png", "image/png", bomb(9_000, 9_000), "9000 × 9000"),
    ("empty.png", "image/png", b"", "empty"),
    ("words.png", "image/png", b"No picture at all", "not an image"),
    ("picture.php", "image/png", file_of(pixels(64, 64)).read(), "named .php"),
]
bad_files = pytest.mark.parametrize(("name", "type_", "content", "sentence"), BAD, ids=[each[0] for each in BAD])


def in_the_chooser(client, file):
    fields = {"title": "A cave", "file": file, "kind": "still", "tags": ""}
    given = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    return client.post(reverse("wagtailimages_chooser:create"), given).json()


def many_at_once(client, file):
    return client.post(reverse("wagtailimages:add_multiple"), {"files[]": file, "title": file.name}).json()


@bad_files
def test_the_chooser_refuses(signed_in, name, type_, content, sentence):
    answer = in_the_chooser(signed_in("editor"), SimpleUploadedFile(name, content, type_))

    assert answer["step"] == "reshow_creation_form"
    assert sentence in answer["htmlFragment"]
    assert not Photo.objects.exists()


@bad_files
def test_many_at_once_are_refused_one_by_one(signed_in, name, type_, content, sentence):
    answer = many_at_once(signed_in("editor"), SimpleUploadedFile(name, content, type_))

    assert answer["success"] is False
    assert sentence in answer["error_message"]
    assert not Photo.objects.exists()


@pytest.mark.parametrize("bring_in", [in_the_chooser, many_at_once])
def test_a_good_one_is_taken_in_and_kept_clean(signed_in, bring_in):
    bring_in(signed_in("editor"), SimpleUploadedFile("a.jpg", JPEG + b"<script>alert(1)</script>", "image/jpeg"))

    kept = Photo.objects.get()
    assert (kept.width, kept.height, kept.kind) == (200, 200, "still")
    assert b"script" not in kept.file.read()
    kept.file.close()


def test_another_file_takes_the_place_of_the_first(signed_in):
    taken = photo(64, 64)
    client, address = signed_in("editor"), reverse("wagtailimages:edit", args=[taken.pk])
    told = {"title": "A cave", "description": "A cave by lamplight", "kind": "poster", "tags": ""}

    client.post(address, told)
    assert Photo.objects.get().kind == "poster"
    client.post(address, told | {"file": SimpleUploadedFile("b.jpg", JPEG, "image/jpeg")})

    assert (Photo.objects.get().width, Photo.objects.get().description) == (200, "A cave by lamplight")


def test_whoever_edits_no_pictures_brings_none_in(signed_in):
    file = SimpleUploadedFile("a.jpg", JPEG, "image/jpeg")
    answer = signed_in("moderator").post(reverse("wagtailimages:add_multiple"), {"files[]": file})

    assert answer.status_code in {302, 403}
    assert not Photo.objects.exists()


@pytest.mark.parametrize("at_once", [False, True])
def test_a_deleted_picture_goes_from_the_pages_that_showed_it(signed_in, at_once):
    title, taken = TitleFactory(), photo(64, 64)
    add_photos_to_title([taken], title)
    Change.objects.all().delete()

    many = reverse("wagtail_bulk_action", args=["catalog", "photo", "delete"]) + f"?id={taken.pk}"
    signed_in("editor").post(many if at_once else reverse("wagtailimages:delete", args=[taken.pk]))

    assert not Photo.objects.exists()
    assert Change.objects.filter(key=f"title:{title.pk}").exists()
    assert ModelLogEntry.objects.filter(action="wagtail.delete", object_id=str(taken.pk)).exists()
