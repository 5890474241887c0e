"""Pictures come in safely, are kept clean, and are made ready in several sizes."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, PngImagePlugin

from factories import MemberFactory, PersonFactory, TitleFactory
from factories_photos import SVG, bomb, file_of, hung_photo, photo, pixels
from plaudit.catalog.actions.photos import (
    add_photo,
    add_photos_to_title,
    add_trailer,
    delete_photos,
    set_poster,
    set_title_photos,
)
from plaudit.catalog.actions.renditions import make_renditions, photos_without_renditions
from plaudit.catalog.errors import GalleryFullError, InvalidImageError, InvalidTrailerError
from plaudit.catalog.images.decoding import decode_image
from plaudit.catalog.images.renditions import widths_of
from plaudit.catalog.models import Photo, PhotoRendition, TitlePhoto
from plaudit.changes.models import Change
from plaudit.members.permissions import PermissionDeniedError

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def stored(name: str) -> Image.Image:
    with default_storage.open(name) as file:
        return Image.open(BytesIO(file.read()))


def upload(content: bytes, name: str = "picture.png", type_: str = "image/png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, type_)


PNG = file_of(pixels(64, 64)).read()
JPEG = file_of(pixels(200, 200), "JPEG", quality=100).read()
# A still picture, and the beginning of a second one where the file ends.
CUT_GIF = file_of(pixels(64, 64), "GIF").read()[:-1] + b",\0\0\0\0\x40\0\x40\0\0"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (upload(b""), "is empty"),
        (upload(SVG, "drawing.svg", "image/svg+xml"), "SVG images"),
        (upload(SVG), "SVG images"),
        (upload(b"\n<html><script>alert(1)</script></html>"), "web pages"),
        (upload(b"just words, no picture"), "not an image"),
        (upload(b"\x89PNG\r\n\x1a\n"), "not an image"),
        (upload(b"%PDF-1.4 nothing", "paper.pdf", "application/pdf"), "not an image"),
        (upload(PNG, "picture.jpg", "image/jpeg"), "named .jpg, but it is a PNG"),
        (upload(PNG, "picture.php"), "named .php"),
        (upload(PNG, "picture.png", "text/html"), "sent as text/html"),
        (upload(JPEG[: len(JPEG) // 2], "picture.jpg", "image/jpeg"), "damaged or incomplete"),
        (upload(PNG[:120]), "damaged or incomplete"),
        (upload(CUT_GIF, "picture.gif", "image/gif"), "damaged or incomplete"),
        (upload(bomb(30_000, 30_000)), "million pixels|× 30000"),
        (upload(bomb(9_000, 9_000)), "9000 × 9000"),
        (upload(bomb(20, 17_000)), "20 × 17000"),
        (file_of(pixels(8, 8)), "8 × 8"),
        (file_of(pixels(64, 64), "GIF", save_all=True, append_images=[pixels(64, 64)]), "animated"),
        (file_of(pixels(64, 64), "WEBP", save_all=True, append_images=[Image.new("RGB", (64, 64), "red")]), "animated"),
        (file_of(pixels(64, 64), "PNG", save_all=True, append_images=[pixels(64, 64)]), "animated"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_good_picture_is_refused_with_a_sentence(file, sentence):
    with pytest.raises(InvalidImageError, match=sentence):
        decode_image(file, file.name)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(settings):
    settings.PHOTO_BYTES = 1000
    with pytest.raises(InvalidImageError, match="images can be at most"):
        decode_image(upload(PNG + b"\0" * 1000), "picture.png")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_every_usual_format_is_read(format_):
    assert decode_image(file_of(pixels(64, 48), format_), "").width == 64


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA", "RGBA", "CMYK", "I;16"])
def test_every_way_to_hold_colours_is_read(mode):
    base = pixels(64, 48, "RGB")
    image = base.convert("L").convert("I").convert("I;16") if mode == "I;16" else base.convert(mode)
    clean = decode_image(file_of(image, "JPEG" if mode == "CMYK" else "PNG"), "")
    assert Image.open(clean).mode in {"RGB", "RGBA"}


def test_nothing_private_travels_on():
    exif = Image.Exif()
    exif[MAKER] = "A camera of mine"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 0.0)
    jpeg = file_of(pixels(), "JPEG", exif=exif, comment=b"For your eyes only", xmp=b"<x:xmpmeta>secret</x:xmpmeta>")
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Somebody secret")
    for file in (jpeg, file_of(pixels(), "PNG", pnginfo=words, exif=exif)):
        clean = decode_image(file, "").read()
        for secret in (b"camera", b"eyes", b"secret", b"Exif", b"GPS"):
            assert secret not in clean
        assert not Image.open(BytesIO(clean)).getexif()


def test_what_hides_behind_a_picture_is_lost():
    clean = decode_image(
        upload(JPEG + b"<?php system($_GET['c']); ?><script>alert(1)</script>", "a.jpg", "image/jpeg"), ""
    )
    assert b"script" not in clean.read()


def test_a_picture_is_turned_as_its_camera_was_held():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    clean = decode_image(file_of(pixels(300, 200), "JPEG", exif=exif), "")
    assert (clean.width, clean.height) == (200, 300)


def test_colours_of_another_profile_become_those_of_every_screen():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = Image.open(decode_image(file_of(Image.new("RGB", (64, 64), (200, 30, 40)), "PNG", icc_profile=lab), ""))
    assert kept.getpixel((5, 5)) == (200, 30, 40)
    assert "icc_profile" not in kept.info
    nonsense = file_of(Image.new("RGB", (64, 64), (200, 30, 40)), "PNG", icc_profile=b"no profile at all")
    assert Image.open(decode_image(nonsense, "")).getpixel((5, 5)) == (200, 30, 40)


def test_a_very_large_picture_is_kept_smaller():
    clean = decode_image(file_of(Image.new("RGB", (6000, 1000)), "PNG"), "")
    assert (clean.width, clean.height) == (4096, 683)


@pytest.mark.django_db(transaction=True)
def test_the_sizes_are_made_at_once_where_no_worker_runs():
    taken = photo(1000, 500)
    taken.refresh_from_db()
    assert taken.sources["sizes"] == [[320, 160], [640, 320], [960, 480], [1000, 500]]
    assert taken.sources["formats"] == ["avif", "webp", "jpg"]
    for row in PhotoRendition.objects.filter(image=taken):
        image = stored(row.file.name)
        assert image.size == (row.width, row.height)
    assert taken.get_rendition("width-320|format-webp").width == 320
    assert PhotoRendition.objects.filter(image=taken).count() == 12


def test_a_picture_is_shown_before_its_sizes_are_made(db):
    taken = photo(700, 400)
    assert taken.sources == {"file": taken.file.name, "width": 700, "height": 400}
    assert photos_without_renditions() == [taken]
    make_renditions(taken)
    make_renditions(taken)
    assert photos_without_renditions() == []
    assert PhotoRendition.objects.filter(image=taken).count() == 9


def test_a_picture_whose_file_is_gone_is_tried_once(db):
    taken = photo()
    Path(default_storage.path(taken.file.name)).unlink()
    make_renditions(taken)
    assert photos_without_renditions() == []
    assert "stem" not in taken.sources


def test_no_size_is_wider_than_the_picture():
    assert widths_of(100) == [100]
    assert widths_of(640) == [320, 640]
    assert widths_of(4000) == [320, 640, 960, 1600]


def test_what_is_seen_through_stays_so(db):
    logo = pixels(400, 200, "RGBA")
    logo.putalpha(Image.linear_gradient("L").resize(logo.size))
    taken = add_photo(file_of(logo))
    make_renditions(taken)
    assert taken.sources["formats"] == ["avif", "webp", "png"]
    assert stored(taken.file.name).mode == "RGBA"


def test_the_same_picture_is_taken_in_once(db):
    content = file_of(pixels()).read()
    assert add_photo(upload(content)) == add_photo(upload(content, "other-name.png"))
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("name", ["../../etc/passwd.png", "a b\u202egnp.png", "x" * 300 + ".png", ".png", "con\0.png"])
def test_a_stored_name_is_made_of_the_content_alone(db, name):
    file = file_of(pixels())
    file._name = name
    assert add_photo(file).file.name.removeprefix("photos/").removesuffix(".png").isalnum()


def test_pictures_need_permission(db):
    member = MemberFactory()
    with pytest.raises(PermissionDeniedError):
        add_photo(file_of(pixels()), by=member)
    with pytest.raises(PermissionDeniedError):
        delete_photos([1], by=member)
    with pytest.raises(PermissionDeniedError):
        add_photos_to_title([], TitleFactory(), by=member)


def test_pictures_hang_in_their_order_and_the_page_is_told(db):
    title = TitleFactory()
    first, second, third = (hung_photo(title) for _n in range(3))
    add_photos_to_title([first], title)
    set_title_photos(title, [third.pk, first.pk, 10_000])
    assert list(TitlePhoto.objects.order_by("position").values_list("photo_id", flat=True)) == [third.pk, first.pk]
    assert Photo.objects.filter(pk=second.pk).exists()
    assert Change.objects.filter(key=f"title:{title.pk}").exists()


def test_a_title_holds_only_so_many_pictures(db, monkeypatch):
    monkeypatch.setattr("plaudit.catalog.actions.photos.MAX_PHOTOS", 1)
    title = TitleFactory()
    hung_photo(title)
    with pytest.raises(GalleryFullError, match="at most 1 photos"):
        hung_photo(title)


@pytest.mark.django_db(transaction=True)
def test_a_removed_picture_takes_its_files_along():
    title = TitleFactory()
    taken = hung_photo(title, people=[PersonFactory()])
    set_poster(title, taken)
    files = [taken.file.name, *PhotoRendition.objects.values_list("file", flat=True)]
    assert all(default_storage.exists(name) for name in files)
    delete_photos([taken.pk])
    assert not [name for name in files if default_storage.exists(name)]
    title.refresh_from_db()
    assert title.poster is None


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_comes_again_keeps_its_file_when_the_first_ones_is_deleted_late():
    drawn = file_of(pixels()).read()
    first = add_photo(upload(drawn))
    name = first.file.name
    delete_photos([first.pk])
    again = add_photo(upload(drawn))
    assert again.file.name == name
    default_storage.delete(name)  # as a task does that was queued with the first
    assert default_storage.exists(name)
    delete_photos([again.pk])
    assert not default_storage.exists(name)


def test_a_trailer_is_told_once_per_link(db):
    title = TitleFactory()
    add_trailer(title, "Trailer", "https://films.example/1")
    again = add_trailer(title, "The trailer", "https://films.example/1")
    assert (title.trailers.count(), again.position, again.name) == (1, 1, "The trailer")
    with pytest.raises(InvalidTrailerError, match="must start with https"):
        add_trailer(title, "Trailer", "javascript:alert(1)")
