"""An error that a person can cause is a message in the form, with everything they typed; a bug reaches the log."""

import html
import logging
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.db.models.signals import post_init, post_save, pre_delete, pre_save
from django.urls import reverse
from wagtail.models import ModelLogEntry, TaskState

from factories import CriticFactory, MemberFactory, PersonFactory, TitleFactory, review
from factories_photos import file_of, photo, pixels
from plaudit.catalog.models import Person, Photo, Title
from plaudit.changes.models import Change
from plaudit.critics.models import Consensus, Critic, Review
from plaudit.desk.models import ConsensusDraft, SecondEditorTask
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.merging.actions import merge
from plaudit.merging.models import Merge
from plaudit.newsroom.models import Category

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")]
SENTENCE = "The archive is closed today: come back tomorrow."


@contextmanager
def failing(signal, model, error):
    """Whatever sends this signal for this table fails, as an action would from within."""

    def fail(**_kwargs):
        raise error

    signal.connect(fail, sender=model)
    try:
        yield
    finally:
        signal.disconnect(fail, sender=model)


def jpeg():
    return file_of(pixels(64, 64), "JPEG")


def url(model, page, *rows):
    return reverse(model.snippet_viewset.get_url_name(page), args=[row.pk for row in rows])


def bulk(action, *rows):
    meta = rows[0]._meta
    ids = "&".join(f"id={row.pk}" for row in rows)
    return reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, action]) + f"?next=/desk/&{ids}"


def submitted_consensus(signed_in, text="All agree."):
    """A draft that an editor has submitted, and the task that another one has to approve."""
    add = url(ConsensusDraft, "add")
    signed_in("editor").post(add, {"title": TitleFactory().pk, "text": text, "author": "", "action-submit": "1"})
    return ConsensusDraft.objects.get(), TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)


def approval(signed_in):
    draft, task = submitted_consensus(signed_in)
    name = ConsensusDraft.snippet_viewset.get_url_name("workflow_action")
    return reverse(name, args=[draft.pk, "approve", task.pk]), {}


def described_photo(_signed_in):
    uploaded = photo(64, 64)
    fields = {f"image-{uploaded.pk}-title": "What I typed", f"image-{uploaded.pk}-kind": "still"}
    return reverse("wagtailimages:edit_multiple", args=[uploaded.pk]), fields


CHOSEN = {"title": "What I typed", "kind": "still", "tags": ""}
# How each kind of form or button at the desk is sent, and what in its action fails: the signal and the table.
WAYS = {
    "create": (pre_save, Critic, lambda _: (url(Critic, "add"), {"name": "What I typed"})),
    "edit": (pre_save, Critic, lambda _: (url(Critic, "edit", CriticFactory()), {"name": "What I typed"})),
    "edit a title": (
        pre_save, Title,
        lambda _: (
            url(Title, "edit", TitleFactory()),
            {"name": "What I typed", "kind": "film", "release_class": "wide", "listed": "on"},
        ),
    ),
    "delete": (pre_delete, Critic, lambda _: (url(Critic, "delete", CriticFactory()), {})),
    "delete several": (pre_delete, Critic, lambda _: (bulk("delete", CriticFactory(), CriticFactory()), {})),
    "judge several": (pre_save, Review, lambda _: (bulk("rotten", review(TitleFactory())), {})),
    "add a member": (
        pre_save, Member,
        lambda _: (reverse("wagtailusers_users:add"), {"username": "what-i-typed", "password": "a long enough word"}),
    ),
    "add a category": (pre_save, Category, lambda _: (url(Category, "add"), {"name": "What I typed", "slug": "typed"})),
    "add a photo": (
        pre_save, Photo, lambda _: (reverse("wagtailimages:add"), {**CHOSEN, "file": jpeg()}),
    ),
    "edit a photo": (
        pre_save, Photo, lambda _: (reverse("wagtailimages:edit", args=[photo(64, 64).pk]), CHOSEN),
    ),
    "delete a photo": (
        pre_delete, Photo, lambda _: (reverse("wagtailimages:delete", args=[photo(64, 64).pk]), {}),
    ),
    "delete several photos": (pre_delete, Photo, lambda _: (bulk("delete", photo(64, 64), photo(32, 32)), {})),
    "upload": (
        pre_save, Photo,
        lambda _: (reverse("wagtailimages:add_multiple"), {"files[]": jpeg(), "title": "a.jpg"}),
    ),
    "describe an upload": (pre_save, Photo, described_photo),
    "delete an upload": (
        pre_delete, Photo, lambda _: (reverse("wagtailimages:delete_multiple", args=[photo(64, 64).pk]), {}),
    ),
    "upload in a chooser": (
        pre_save, Photo,
        lambda _: (
            reverse("wagtailimages_chooser:create"),
            {f"image-chooser-upload-{name}": value for name, value in {**CHOSEN, "file": jpeg()}.items()},
        ),
    ),
    "merge": (
        pre_save, Merge,
        lambda _: (reverse("desk_merge_preview", args=["person", PersonFactory().pk, PersonFactory().pk]), {}),
    ),
    "undo a merge": (
        pre_save, Merge,
        lambda _: (reverse("desk_merge_undo", args=[merge(PersonFactory(), PersonFactory()).pk]), {}),
    ),
    "suspend": (pre_save, Member, lambda _: (reverse("desk_suspend_member", args=[MemberFactory().pk]), {})),
    "publish a consensus": (
        post_save, Consensus,
        lambda _: (
            url(ConsensusDraft, "add"),
            {"title": TitleFactory().pk, "text": "What I typed", "author": "", "action-publish": "1"},
        ),
    ),
    "approve a consensus": (post_save, Consensus, approval),
}  # fmt: skip
# Several rows are tried one by one, and each has its own message.
ONE_BY_ONE = {"delete several", "delete several photos", "judge several"}


@pytest.fixture
def boss(signed_in):
    client = signed_in("superuser")
    client.raise_request_exception = False
    return client


def stored():
    """How many rows there are of what the forms above write."""
    tables = (Critic, Title, Person, Category, Photo, Member, Merge, Consensus, ConsensusDraft, Change, ModelLogEntry)
    return {table.__name__: table.objects.count() for table in tables}


def text_of(answer, client):
    """What the person sees: the page, or the one that they are sent to, with its messages."""
    if answer.status_code == 302:
        answer = client.get(answer.headers["Location"], follow=True)
    text = answer.content.decode()
    return html.unescape(text.encode().decode("unicode_escape") if text.startswith("{") else text)


@pytest.mark.parametrize("way", WAYS)
def test_a_bug_in_an_action_is_an_error_of_the_site_in_the_log_and_stores_nothing(boss, signed_in, caplog, way):
    signal, model, send = WAYS[way]
    place, fields = send(signed_in)
    before = stored()
    caplog.clear()

    with failing(signal, model, ValueError("int() of a word")), caplog.at_level(logging.ERROR):
        answer = boss.post(place, fields)

    assert answer.status_code == 500
    assert "int() of a word" not in answer.content.decode()
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ValueError]
    assert stored() == before


@pytest.mark.parametrize("way", WAYS)
def test_what_a_person_can_cause_is_a_message_and_nothing_typed_is_lost(boss, signed_in, caplog, way):
    signal, model, send = WAYS[way]
    place, fields = send(signed_in)
    before = stored()
    caplog.clear()

    with failing(signal, model, DomainError(SENTENCE)):
        answer = boss.post(place, fields)
        page = text_of(answer, boss)

    assert answer.status_code in {200, 302}
    assert SENTENCE in page
    typed = [value for value in fields.values() if value in {"What I typed", "what-i-typed"}]
    assert all(value in page for value in typed)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert stored() == before


def test_each_of_several_rows_has_its_own_message_and_the_others_are_done(boss):
    safe, busy = CriticFactory(), review(TitleFactory()).critic

    page = text_of(boss.post(bulk("delete", safe, busy)), boss)

    assert not Critic.objects.filter(pk=safe.pk).exists()
    assert Critic.objects.filter(pk=busy.pk).exists()
    assert f"{busy}:" in page
    assert "Delete: 1 entry." in page


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ProtectedError("", set()), "other entries depend on it"),
        (IntegrityError("UNIQUE constraint failed"), "has just saved the same"),
    ],
    ids=["protected", "integrity"],
)
def test_what_the_database_refuses_is_said_in_a_sentence(boss, error, sentence):
    category = Category.objects.create(name="Festivals", slug="festivals")

    with failing(pre_delete, Category, error):
        page = text_of(boss.post(url(Category, "delete", category)), boss)

    assert sentence in page
    assert Category.objects.exists()


def test_what_the_database_refuses_reaches_the_log_too_since_it_may_be_a_bug(boss, caplog):
    with failing(pre_save, Critic, IntegrityError("NOT NULL constraint failed")):
        boss.post(url(Critic, "add"), {"name": "Ada"})

    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [IntegrityError]


def test_a_bug_while_something_is_chosen_is_an_error_of_the_site(boss):
    person = PersonFactory()
    chooser = Person.snippet_viewset.chooser_viewset.name

    with failing(post_init, Person, ValueError("int() of a word")):
        assert boss.get(reverse(f"{chooser}:choose_results"), {"q": person.name}).status_code == 500


def test_whoever_approves_without_the_permission_to_publish_reads_why(signed_in):
    """Only an operator's own workflow asks a moderator."""
    draft, task = submitted_consensus(signed_in)
    SecondEditorTask.objects.get().groups.add(Group.objects.get(name="moderator"))
    moderator = signed_in("moderator")
    name = ConsensusDraft.snippet_viewset.get_url_name("workflow_action")

    page = text_of(moderator.post(reverse(name, args=[draft.pk, "approve", task.pk])), moderator)

    assert "critics.change_consensus" in page
    assert not Consensus.objects.exists()


def test_a_second_try_after_an_error_is_saved_as_if_it_were_the_first(boss):
    with failing(post_save, Consensus, DomainError(SENTENCE)):
        fields = {"title": TitleFactory().pk, "text": "What I typed", "author": "", "action-publish": "1"}
        refused = boss.post(url(ConsensusDraft, "add"), fields)
    assert refused.context["form"].instance.pk is None

    assert boss.post(url(ConsensusDraft, "add"), fields).status_code == 302
    assert Consensus.objects.get().text == "What I typed"
