"""What forms at the desk do: the action and its entry in the log are stored together."""

from copy import deepcopy
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from examples.example import Arguments, Example, World, arguments
from examples.rows import NUMBERS, PASSWORD, make_draft, published_draft, two_people, unique
from factories import (
    CriticFactory,
    MemberFactory,
    review,
)
from factories_photos import file_of, hung_photo, pixels
from plaudit.audience.actions import reviews as audience_reviews
from plaudit.catalog.models import (
    Photo,
)
from plaudit.critics.models import Review
from plaudit.desk import bulk_actions, merges, views
from plaudit.desk import moderation as desk_moderation
from plaudit.desk.photos import uploads
from plaudit.desk.photos.forms import PhotoForm
from plaudit.desk.viewsets import consensus as consensus_at_the_desk
from plaudit.desk.viewsets import members as desk_members
from plaudit.members.models import Member
from plaudit.merging import actions as merging


def _sent(url_name: str, *keys: Any, by: Member | None = None, **fields: Any) -> Arguments:
    """A form at the desk, on its way by somebody who may do everything."""
    client = Client()
    client.force_login(by or MemberFactory(is_superuser=True))
    return arguments(client, reverse(url_name, args=keys), fields)


def send(client: Client, address: str, fields: dict[str, Any]) -> None:
    """Send a form. Raises AssertionError where the desk knows no such address or form."""
    status = client.post(address, deepcopy(fields)).status_code
    assert status in {200, 302}, (address, status)


def _jpeg() -> SimpleUploadedFile:
    return file_of(pixels(64, 64), "JPEG")


def _changed_photo(world: World) -> Arguments:
    picture = hung_photo(world.title)
    return _sent("wagtailimages:edit", picture.pk, title="A cave", kind="poster", tags="", file=_jpeg())


def _described_photo(world: World) -> Arguments:
    picture = hung_photo(world.title)
    prefix = f"image-{picture.pk}-"
    return _sent("wagtailimages:edit_multiple", picture.pk, **{f"{prefix}title": "A cave", f"{prefix}kind": "still"})


def _described_upload(_world: World) -> Arguments:
    owner, kind = MemberFactory(is_superuser=True), ContentType.objects.get_for_model(Photo)
    upload = UploadedFile.objects.create(for_content_type=kind, file=_jpeg(), uploaded_by_user=owner)
    fields = {
        f"uploaded-image-{upload.pk}-{name}": value for name, value in {"title": "A cave", "kind": "still"}.items()
    }
    return _sent("wagtailimages:create_multiple_from_uploaded_image", upload.pk, by=owner, **fields)


def _chosen_photo(_world: World) -> Arguments:
    fields = {"title": "A cave", "kind": "still", "tags": "", "file": _jpeg()}
    return _sent(
        "wagtailimages_chooser:create", **{f"image-chooser-upload-{name}": each for name, each in fields.items()}
    )


# What forms at the desk do: the action and the entry in the log are stored together.
DESK_FORMS = [
    Example(
        uploads.PhotoUploadView.save_object,
        lambda _: _sent("wagtailimages:add_multiple", **{"files[]": _jpeg(), "title": "a.jpg"}),
        by_way_of=send,
    ),
    Example(uploads.UploadedPhotoEditView.save_object, _described_photo, by_way_of=send),
    Example(uploads.PhotoFromUploadView.save_object, _described_upload, by_way_of=send),
    Example(uploads.ChooserUploadView.save_form, _chosen_photo, by_way_of=send),
    Example(PhotoForm.save, _changed_photo, by_way_of=send),
    Example(
        views.DeskCreateView.save_instance,
        lambda _: _sent("wagtailsnippets_critics_critic:add", name=unique("Ada")),
        by_way_of=send,
    ),
    Example(
        views.DeskEditView.save_instance,
        lambda world: _sent("wagtailsnippets_critics_critic:edit", review(world.title).critic_id, name=unique("Ada")),
        by_way_of=send,
    ),
    Example(
        views.DeskDeleteView.form_valid,
        lambda _: _sent("wagtailsnippets_critics_critic:delete", CriticFactory().pk),
        by_way_of=send,
    ),
    Example(
        bulk_actions.DeskBulkAction.execute_action,
        lambda world: _sent_for_many(review(world.title), "rotten"),
        by_way_of=send,
    ),
    Example(
        desk_members.MemberCreateView.save_instance,
        lambda _: _sent(
            "wagtailusers_users:add",
            username=f"ada-{next(NUMBERS)}",
            name="Ada",
            email="",
            password=PASSWORD,
            roles=["curator"],
        ),
        by_way_of=send,
    ),
    Example(
        desk_members.MemberEditView.save_instance,
        lambda _: _sent(
            "wagtailusers_users:edit",
            MemberFactory().pk,
            username=f"ada-{next(NUMBERS)}",
            name="Ada",
            email="",
            roles=["curator"],
            suspended="on",
        ),
        by_way_of=send,
    ),
    Example(
        merges.preview_merge,
        lambda world: _sent("desk_merge_preview", "person", *(person.pk for person in two_people())),
        by_way_of=send,
    ),
    Example(
        merges.undo,
        lambda world: _sent("desk_merge_undo", merging.merge(*two_people()).pk),
        by_way_of=send,
    ),
    Example(
        desk_moderation.hide_audience_review,
        lambda world: _sent(
            "desk_hide_audience_review",
            world.title.pk,
            audience_reviews.save_audience_review(
                member=MemberFactory(), title=world.title, text="Awful words."
            ).member_id,
        ),
        by_way_of=send,
    ),
    Example(desk_moderation.suspend_member, lambda _: _sent("desk_suspend_member", MemberFactory().pk), by_way_of=send),
    Example(
        consensus_at_the_desk.ConsensusEditView.save_instance,
        lambda _: _sent(
            "wagtailsnippets_desk_consensusdraft:edit",
            (draft := make_draft()).pk,
            title=draft.title_id,
            text="All agree, and say so.",
        ),
        by_way_of=send,
    ),
    Example(
        consensus_at_the_desk.ConsensusViewSet.delete,
        lambda _: _sent("wagtailsnippets_desk_consensusdraft:delete", published_draft().pk),
        by_way_of=send,
    ),
]


def _sent_for_many(row: Review, what: str) -> Arguments:
    client, address, fields = _sent("wagtail_bulk_action", "critics", "review", what)[0]
    return arguments(client, f"{address}?id={row.pk}", fields)
