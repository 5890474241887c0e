"""Pictures on each way in and out: an entry in the log, and the pages that show them are told."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex

from factories import TitleFactory
from factories_newsroom import article
from factories_photos import file_of, photo, pixels
from plaudit.catalog.actions.photos import add_photos_to_title, add_trailer
from plaudit.catalog.ingest.offers import provider_key
from plaudit.catalog.models import Photo, Provider
from plaudit.changes.models import Change, SiteEpoch

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")]


def jpeg():
    return SimpleUploadedFile("a.jpg", file_of(pixels(200, 200), "JPEG").read(), "image/jpeg")


def logged(taken):
    return list(
        ModelLogEntry.objects.filter(object_id=str(taken.pk), content_type__model="photo")
        .order_by("pk")
        .values_list("action", flat=True)
    )


def test_one_of_many_is_logged_when_it_comes_is_described_and_goes(signed_in, django_capture_on_commit_callbacks):
    editor = signed_in("editor")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailimages:add_multiple"), {"files[]": jpeg(), "title": "a.jpg"})
    taken = Photo.objects.get()
    assert "stem" in taken.sources
    add_photos_to_title([taken], title := TitleFactory())
    Change.objects.all().delete()

    told = {f"image-{taken.pk}-{name}": value for name, value in {"title": "A cave", "kind": "still"}.items()}
    answer = editor.post(reverse("wagtailimages:edit_multiple", args=[taken.pk]), told).json()
    assert answer["success"], answer
    assert Change.objects.filter(key=f"title:{title.pk}").exists()
    Change.objects.all().delete()
    assert editor.post(reverse("wagtailimages:delete_multiple", args=[taken.pk])).json()["success"]

    assert not Photo.objects.exists()
    assert Change.objects.filter(key=f"title:{title.pk}").exists()
    assert logged(taken) == ["wagtail.create", "wagtail.edit", "wagtail.delete"]


def test_one_that_comes_while_another_is_chosen_is_logged(signed_in):
    fields = {"title": "A cave", "file": jpeg(), "kind": "still", "tags": ""}
    given = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    signed_in("editor").post(reverse("wagtailimages_chooser:create"), given)

    assert logged(Photo.objects.get()) == ["wagtail.create"]


def test_nobody_without_the_permission_deletes_one_of_many(signed_in):
    taken = photo(64, 64)
    for role in ("curator", "moderator", "nobody"):
        assert signed_in(role).post(reverse("wagtailimages:delete_multiple", args=[taken.pk])).status_code in {302, 403}
    assert Photo.objects.exists()


def test_articles_trailers_and_providers_hear_of_a_picture_that_goes(signed_in):
    title, shown = TitleFactory(), photo(64, 64)
    leading = article("The talk", lead=shown)
    within = article("The walk", slug="walk", body=[("picture", {"photo": shown, "caption": ""})])
    ReferenceIndex.create_or_update_for_object(within)
    add_trailer(title, "Trailer", "https://videos.example/1", still=shown)
    Provider.objects.create(name="A stream", slug="a", name_key=provider_key("A"), logo=shown)
    Change.objects.all().delete()
    before = SiteEpoch.objects.values_list("number", flat=True).first() or 0

    signed_in("editor").post(reverse("wagtailimages:delete", args=[shown.pk]))

    keys = set(Change.objects.values_list("key", flat=True))
    assert keys >= {f"article:{leading.pk}", f"article:{within.pk}", f"title:{title.pk}"}
    assert SiteEpoch.objects.get().number > before
