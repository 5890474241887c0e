"""Galleries of titles and people, posters and portraits, trailers, and the files behind them."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from factories import CreditFactory, PersonFactory, TitleFactory
from factories_photos import hung_photo, photo
from pages import make_title, text
from plaudit.catalog.actions.photos import add_trailer, set_portrait, set_poster
from plaudit.catalog.actions.renditions import make_renditions
from plaudit.catalog.models import Job, TitlePhoto, TitleRedirect
from plaudit.site.components.pictures import picture
from plaudit.site.components.trailers import player, shown_trailer

GALLERY = "/title/letters-from-a-test-2006/photos/"


@pytest.fixture
def title(db):
    return make_title(2, name="Letters from a Test")


def test_a_title_without_pictures_has_no_strip_and_an_empty_gallery(client, title):
    assert 'id="photos"' not in text(client, "/title/letters-from-a-test-2006/")
    assert "No photos yet" in text(client, GALLERY)


def test_the_strip_leads_to_each_picture_and_to_all(client, title):
    photos = [hung_photo(title, caption=f"Caption {n}") for n in range(3)]
    page = text(client, "/title/letters-from-a-test-2006/")
    assert page.index(f"{GALLERY}{photos[0].pk}/") < page.index(f"{GALLERY}{photos[2].pk}/")
    assert f'href="{GALLERY}"' in page


def test_a_picture_has_a_page_of_its_own_between_its_neighbours(client, title):
    somebody = PersonFactory(name="Somebody Seen")
    first, second, third = (hung_photo(title) for _n in range(3))
    fourth = hung_photo(title, people=[somebody], caption="A caption.", credit="A credit", description="What is seen")
    page = text(client, f"{GALLERY}{second.pk}/")
    assert f'href="{GALLERY}{first.pk}/" rel="prev"' in page
    assert f'href="{GALLERY}{third.pk}/" rel="next"' in page
    assert "2 of 4" in page
    last = text(client, f"{GALLERY}{fourth.pk}/")
    for words in ("A caption.", "A credit", 'alt="What is seen"', "/person/somebody-seen/"):
        assert words in last
    assert 'rel="next"' not in last


def test_a_picture_of_another_title_is_not_there(client, title):
    elsewhere = hung_photo(TitleFactory())
    text(client, f"{GALLERY}{elsewhere.pk}/", 404)
    text(client, f"{GALLERY}999999999999/", 404)
    text(client, "/title/nothing/photos/", 404)


def test_a_renamed_title_takes_its_pictures_along(client, title):
    TitleRedirect.objects.create(slug="older-name", title=title)
    assert client.get("/title/older-name/photos/")["Location"] == GALLERY


def test_a_person_has_a_gallery_with_the_titles_it_is_from(client, title):
    somebody = PersonFactory(name="Somebody Seen")
    taken = hung_photo(title, people=[somebody])
    assert f"/person/somebody-seen/photos/{taken.pk}/" in text(client, "/person/somebody-seen/photos/")
    assert "Letters from a Test" in text(client, f"/person/somebody-seen/photos/{taken.pk}/")


def test_a_long_gallery_comes_page_by_page(client, title, at_most):
    taken = photo()
    TitlePhoto.objects.bulk_create(
        TitlePhoto(title=title, photo=other, position=n) for n, other in enumerate([taken, *copies(taken, 80)], 1)
    )
    with at_most(5):
        first = text(client, GALLERY)
    assert first.count("data-shot") == 60
    assert text(client, f"{GALLERY}?page=2").count("data-shot") == 21
    text(client, f"{GALLERY}?page=3", 404)
    assert text(client, "/title/letters-from-a-test-2006/").count("data-shot") == 12


def copies(taken, count):
    """More rows with the same file, made quickly."""
    model = type(taken)
    keep = {field.attname: getattr(taken, field.attname) for field in model._meta.concrete_fields if field.name != "id"}
    return model.objects.bulk_create(model(**keep) for _n in range(count))


@pytest.mark.parametrize("count", [1, 50])
def test_pictures_cost_the_title_page_one_query(client, title, at_most, count):
    client.get("/title/letters-from-a-test-2006/")
    taken = photo()
    rows = [taken, *copies(taken, count - 1)]
    TitlePhoto.objects.bulk_create(TitlePhoto(title=title, photo=row, position=n) for n, row in enumerate(rows, 1))
    title.poster = taken
    title.save()
    with at_most(15):
        text(client, "/title/letters-from-a-test-2006/")


def test_the_sizes_that_are_ready_are_offered_with_the_true_measures(db):
    taken = photo(1000, 500)
    before = picture(taken.sources, "Words")
    assert (before.width, before.height, before.choices) == (1000, 500, ())
    make_renditions(taken)
    after = picture(taken.sources, "Words")
    assert [type_ for type_, _set in after.choices] == ["image/avif", "image/webp"]
    assert after.srcset.count("w") == 4
    assert (after.width, after.height) == (1000, 500)
    for address in (part.split()[0] for part in after.srcset.split(", ")):
        assert default_storage.exists(address.removeprefix("/media/"))


def test_a_poster_takes_the_place_of_the_letters_without_another_query(client, title, at_most):
    text(client, "/browse/")
    assert "poster-real" not in text(client, "/browse/")
    set_poster(title, photo(400, 600))
    page = text(client, "/title/letters-from-a-test-2006/")
    assert 'alt="The poster of Letters from a Test"' in page
    assert "poster-real" in page
    assert "poster-real" in text(client, GALLERY) or "poster-real" in text(client, f"{GALLERY[:-7]}credits/")


def test_a_portrait_takes_the_place_of_the_initials(client, title):
    person = PersonFactory(name="Somebody Seen")
    CreditFactory(title=title, person=person, job=Job.ACTOR, billing=0)
    set_portrait(person, photo(300, 300))
    assert "portrait-real" in text(client, "/title/letters-from-a-test-2006/")
    assert "portrait-real" in text(client, "/person/somebody-seen/")


def test_a_trailer_is_a_link_that_loads_nothing(client, title):
    add_trailer(title, "The trailer", "https://www.youtube.com/watch?v=abcdefghijk")
    add_trailer(title, "Another", "https://films.example/trailer")
    for address in ("/title/letters-from-a-test-2006/", GALLERY):
        page = text(client, address)
        assert 'href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener external"' in page
        assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk' in page
        assert "<iframe" not in page
        assert page.count("data-player") == 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://youtu.be/abcdefghijk?t=3", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0"),
        (
            "https://m.youtube.com/shorts/abcdefghijk",
            "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0",
        ),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?autoplay=1&dnt=1"),
        (
            "https://vimeo.com/123456789/abc123def4",
            "https://player.vimeo.com/video/123456789?autoplay=1&dnt=1&h=abc123def4",
        ),
        ("https://www.youtube.com/watch?v=short", ""),
        ("https://www.youtube.com/watch?v=abcdefghij%22", ""),
        ("https://youtube.com.evil.example/watch?v=abcdefghijk", ""),
        ("https://evil.example/youtu.be/abcdefghijk", ""),
        ("https://vimeo.com/channels/staff", ""),
    ],
)
def test_only_known_hosts_play_in_place(address, expected):
    assert player(address) == expected


def test_a_trailer_that_leads_nowhere_is_not_shown():
    assert shown_trailer("Trailer", "javascript:alert(1)") is None


def test_frames_are_allowed_of_the_players_alone(client, title, settings):
    policy = client.get("/title/letters-from-a-test-2006/")["Content-Security-Policy"]
    (frames,) = [part.strip() for part in policy.split(";") if "frame-src" in part]
    assert frames == f"frame-src 'self' {' '.join(settings.TRAILER_PLAYERS)}"


def test_a_picture_file_is_served_for_good_and_as_nothing_else(client, title):
    taken = hung_photo(title)
    answer = client.get(f"/media/{taken.file.name}", HTTP_ACCEPT_ENCODING="gzip")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Content-Encoding" not in answer
    with default_storage.open(taken.file.name) as file:
        assert b"".join(answer) == file.read()
    answer.close()
    head = client.head(f"/media/{taken.file.name}")
    assert head.status_code == 200
    head.close()
    assert client.post(f"/media/{taken.file.name}").status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        "photos/../secret_key",
        "photos/%2e%2e/%2e%2e/secret_key.png",
        "photos/..%2f..%2fsecret_key",
        "../secret_key",
        "%2Fetc%2Fpasswd.png",
        "photos/page.html",
        "photos/drawing.svg",
        "photos/.hidden.png",
        "photos/sub/picture.png",
        "uploaded_images/raw.png",
        "documents/paper.pdf",
        "photos/a%00.png",
        "photos/",
        "photos",
        "",
        "photos/missing.png",
    ],
)
def test_nothing_else_of_the_media_folder_is_served(client, db, name):
    for stored in ("photos/page.html", "photos/drawing.svg", "uploaded_images/raw.png"):
        if not default_storage.exists(stored):
            default_storage.save(stored, ContentFile(b"<script>alert(1)</script>"))
    assert client.get(f"/media/{name}").status_code == 404
