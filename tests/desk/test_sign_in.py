"""Signing in: our own name, no guessing, no cookie elsewhere, nothing foreign."""

import pytest
from django.test import Client
from django.utils import timezone

from factories import MemberFactory
from plaudit import settings
from plaudit.members.models import FailedSignIn
from plaudit.members.sign_in_limits import MAX_FOR_ACCOUNT_AND_ADDRESS, WINDOW

pytestmark = pytest.mark.django_db
DOOR = "/desk/login/"


@pytest.fixture
def editor(signed_in):
    member = signed_in("editor").member
    member.set_password("a long enough word")
    member.save()
    return member


def sign_in(client, name, password):
    return client.post(DOOR, {"username": name, "password": password, "next": "/desk/"})


def test_the_door_carries_our_name_and_not_wagtails():
    page = Client().get(DOOR).content.decode()
    assert "Plaudit desk" in page
    assert "Wagtail</title>" not in page
    assert "Forgotten" not in page


def test_an_editor_gets_in(editor):
    client = Client()
    assert sign_in(client, editor.username, "a long enough word").status_code == 302
    assert client.get("/desk/").status_code == 200


def test_a_guesser_is_not_listened_to_even_with_the_right_word(editor):
    client = Client()
    for _ in range(MAX_FOR_ACCOUNT_AND_ADDRESS):
        sign_in(client, editor.username, "wrong")

    answer = sign_in(client, editor.username, "a long enough word")

    assert answer.status_code == 200
    assert "Too many wrong passwords" in answer.content.decode()
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9"), editor.username, "a long enough word").status_code == 302


def test_after_a_while_the_account_opens_again(editor):
    client = Client()
    for _ in range(MAX_FOR_ACCOUNT_AND_ADDRESS):
        sign_in(client, editor.username, "wrong")
    FailedSignIn.objects.update(at=timezone.now() - WINDOW)

    assert sign_in(client, editor.username, "a long enough word").status_code == 302
    assert not FailedSignIn.objects.exists()


def test_a_suspended_member_does_not_get_in(editor):
    editor.suspended_at = timezone.now()
    editor.save()
    assert "suspended" in sign_in(Client(), editor.username, "a long enough word").content.decode()


def test_the_desk_loads_nothing_foreign_and_is_kept_by_nobody():
    answer = Client().get(DOOR)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer.headers["Cache-Control"] or "no-cache" in answer.headers["Cache-Control"]


def test_public_pages_keep_their_own_policy(client):
    policy = client.get("/about/scores/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_cookies_are_for_the_desk_alone_and_out_of_reach_of_scripts(editor):
    client = Client()
    sign_in(client, editor.username, "a long enough word")
    assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in client.cookies.values())
    assert not client.get("/about/scores/").cookies


def test_nobody_asks_for_a_new_password_by_mail():
    assert Client().get("/desk/password_reset/").status_code == 404


def test_accounts_are_made_with_roles_and_never_deleted(signed_in):
    boss, member = signed_in("administrator"), MemberFactory()
    told = {"username": "ada", "name": "Ada", "email": "", "password": "a long enough word", "roles": ["curator"]}

    boss.post("/desk/users/new/", told)

    made = type(member).objects.get(username="ada")
    assert [group.name for group in made.groups.all()] == ["curator"]
    assert made.check_password("a long enough word")
    assert not made.is_superuser
    assert boss.post(f"/desk/users/delete/{made.pk}/").status_code in {302, 403}
    assert type(member).objects.filter(pk=made.pk).exists()


def test_an_administrator_does_not_touch_who_may_do_everything(signed_in):
    owner = MemberFactory(is_superuser=True)
    signed_in("administrator").post(
        f"/desk/users/edit/{owner.pk}/", {"username": owner.username, "name": "Gone", "email": "", "suspended": "on"}
    )
    owner.refresh_from_db()
    assert (owner.suspended_at, owner.name != "Gone") == (None, True)


def test_somebody_changes_their_name_and_language_and_is_asked_for_nothing_else(signed_in):
    moderator = signed_in("moderator")
    page = moderator.get("/desk/account/").content.decode()
    assert "First Name" not in page
    assert "picture" not in page
    assert "otifications" not in page

    told = {"name_email-name": "Ken", "name_email-email": "", "theme-theme": "dark", "theme-contrast": "system",
            "theme-density": "default", "theme-keyboard_shortcuts": "on", "locale-preferred_language": "fr",
            "locale-current_time_zone": "Europe/Paris"}  # fmt: skip
    assert moderator.post("/desk/account/", told).status_code == 302

    moderator.member.refresh_from_db()
    assert moderator.member.name == "Ken"
    assert moderator.member.wagtail_userprofile.preferred_language == "fr"
    assert Client().get("/desk/account/").status_code == 302


def test_no_mail_leaves_the_desk():
    assert settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def test_what_is_not_there_is_said_in_our_name(signed_in):
    answer = signed_in("editor").get("/desk/titles/edit/999999/")

    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Page not found" in page
    assert "Plaudit desk" in page
    assert "Go to Wagtail" not in page
