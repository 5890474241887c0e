"""A consensus is drafted, seen by a second pair of eyes, published by our action, and scheduled."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from factories import TitleFactory
from plaudit.changes.models import Change
from plaudit.critics.actions.consensus import AuthorTooLongError, publish_consensus, withdraw_consensus
from plaudit.critics.models import Consensus
from plaudit.desk.models import ConsensusDraft
from plaudit.merging.actions import MergeError, merge, undo
from plaudit.scoreboard.models import LogEntry

LIST, ADD = "wagtailsnippets_desk_consensusdraft:list", "wagtailsnippets_desk_consensusdraft:add"
EDIT = "wagtailsnippets_desk_consensusdraft:edit"


@pytest.fixture
def title(db):
    return TitleFactory(name="Letters from Iwo Jima", year=2006)


def words(title, text="A quiet masterpiece.", **more):
    return {"title": title.pk, "text": text, "author": "The editors", "go_live_at": "", "expire_at": "", **more}


def approve(client, draft):
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    address = "wagtailsnippets_desk_consensusdraft:workflow_action"
    return client.post(reverse(address, args=[draft.pk, "approve", state.pk]))


def test_a_draft_shows_to_nobody_but_the_desk(signed_in, client, title):
    signed_in("editor").post(reverse(ADD), words(title))

    assert ConsensusDraft.objects.get().live is False
    assert not Consensus.objects.exists()
    assert "A quiet masterpiece." not in client.get(title.get_absolute_url()).content.decode()


def test_somebody_else_approves_and_it_is_published_by_the_action(signed_in, client, title):
    author, other = signed_in("editor"), signed_in("editor")
    author.post(reverse(ADD), words(title) | {"action-submit": "1"})
    draft = ConsensusDraft.objects.get()

    approve(author, draft)
    assert not Consensus.objects.exists()
    approve(other, draft)

    assert Consensus.objects.get().text == "A quiet masterpiece."
    entry = LogEntry.objects.get(title_id=title.pk, kind="consensus")
    assert (entry.after, entry.member_id) == ("A quiet masterpiece.", other.member.pk)
    assert Change.objects.filter(key=f"title:{title.pk}").exists()
    assert "A quiet masterpiece." in client.get(title.get_absolute_url()).content.decode()


def test_an_editor_cannot_publish_alone(signed_in, title):
    editor = signed_in("editor")
    editor.post(reverse(ADD), words(title) | {"action-publish": "1"})
    editor.post(reverse(EDIT, args=[ConsensusDraft.objects.get().pk]), words(title) | {"action-publish": "1"})

    assert not Consensus.objects.exists()


def test_whoever_changed_the_words_last_does_not_approve_them(signed_in, title):
    author, other = signed_in("editor"), signed_in("editor")
    author.post(reverse(ADD), words(title) | {"action-submit": "1"})
    draft = ConsensusDraft.objects.get()
    other.post(reverse(EDIT, args=[draft.pk]), words(title, "Mine instead."))

    approve(other, draft)

    assert not Consensus.objects.exists()


def test_an_administrator_publishes_at_once(signed_in, title):
    signed_in("administrator").post(reverse(ADD), words(title) | {"action-publish": "1"})

    assert Consensus.objects.get().author == "The editors"


def test_the_schedule_publishes_and_expires_by_the_action(signed_in, title):
    soon = timezone.now() + timedelta(minutes=5)
    signed_in("administrator").post(
        reverse(ADD), words(title, go_live_at=f"{soon:%Y-%m-%d %H:%M}") | {"action-publish": "1"}
    )
    draft = ConsensusDraft.objects.get()
    call_command("publish_scheduled")
    assert not Consensus.objects.exists()

    draft.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    revision = draft.latest_revision
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert Consensus.objects.get().text == "A quiet masterpiece."

    ConsensusDraft.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    call_command("publish_scheduled")
    assert not Consensus.objects.exists()
    assert LogEntry.objects.filter(title_id=title.pk, kind="consensus").latest("number").after == ""


def test_the_preview_is_the_title_page_as_it_will_look(signed_in, title):
    editor = signed_in("editor")
    editor.post(reverse(ADD), words(title))
    place = reverse("wagtailsnippets_desk_consensusdraft:preview_on_edit", args=[ConsensusDraft.objects.get().pk])

    editor.post(place, words(title, "Not yet said."))
    page = editor.get(place)

    assert "Not yet said." in page.content.decode()
    assert title.name in page.content.decode()
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]


def test_the_form_begins_with_what_the_page_says_now(signed_in, title):
    publish_consensus(title, "It stands.", author="Before")

    page = signed_in("editor").get(reverse(ADD) + f"?title={title.pk}").content.decode()

    assert "It stands." in page


def test_taking_it_away_takes_it_off_the_page(signed_in, title):
    boss = signed_in("administrator")
    boss.post(reverse(ADD), words(title) | {"action-publish": "1"})

    boss.post(reverse("wagtailsnippets_desk_consensusdraft:delete", args=[ConsensusDraft.objects.get().pk]))

    assert not ConsensusDraft.objects.exists()
    assert not Consensus.objects.exists()


def test_an_author_of_more_letters_than_fit_is_refused_in_a_sentence(title):
    with pytest.raises(AuthorTooLongError, match="at most 80"):
        publish_consensus(title, "Fine.", author="x" * 81)
    assert withdraw_consensus(title) is False


def test_a_draft_follows_its_title_into_a_merge_and_back(signed_in, title):
    editor, kept = signed_in("editor"), TitleFactory()
    editor.post(reverse(ADD), words(title))
    draft = ConsensusDraft.objects.get()

    merged = merge(kept, title)
    assert "A quiet masterpiece." in editor.get(reverse(EDIT, args=[draft.pk])).content.decode()
    signed_in("administrator").post(reverse(EDIT, args=[draft.pk]), words(kept) | {"action-publish": "1"})
    assert Consensus.objects.get().title_id == kept.pk

    undo(merged)
    draft.refresh_from_db()
    assert draft.title_id == title.pk


def test_what_waits_for_approval_is_not_merged_away(signed_in, title):
    editor, kept = signed_in("editor"), TitleFactory()
    editor.post(reverse(ADD), words(kept))
    editor.post(reverse(ADD), words(title) | {"action-submit": "1"})

    with pytest.raises(MergeError, match="waits for somebody"):
        merge(kept, title)
