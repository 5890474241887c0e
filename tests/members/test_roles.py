"""Four roles, each with what it may do and nothing more."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client

from factories import MemberFactory
from plaudit.members.actions import OwnAccountError, save_member, set_roles, set_suspended
from plaudit.members.permissions import PermissionDeniedError
from plaudit.members.roles import PERMISSIONS, Role, ensure_roles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def roles():
    ensure_roles()


def somebody(role):
    member = MemberFactory()
    member.groups.add(Group.objects.get(name=role))
    return member


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_what_stands_in_the_table_and_nothing_else(role):
    member = somebody(role)
    assert member.get_all_permissions() == set(PERMISSIONS[role])


def test_an_administrator_may_everything_that_any_role_may():
    assert {permission for each in PERMISSIONS.values() for permission in each} == set(PERMISSIONS[Role.ADMINISTRATOR])


def test_ensuring_them_again_mends_what_somebody_has_changed():
    group = Group.objects.get(name=Role.CURATOR)
    group.permissions.add(Permission.objects.get(codename="delete_member"))
    group.permissions.remove(Permission.objects.get(codename="change_review"))

    ensure_roles()

    assert somebody(Role.CURATOR).get_all_permissions() == set(PERMISSIONS[Role.CURATOR])


def test_only_an_administrator_gives_roles():
    member, administrator = MemberFactory(), somebody(Role.ADMINISTRATOR)
    set_roles(member, [Role.EDITOR], by=administrator)
    assert [group.name for group in member.groups.all()] == ["editor"]
    with pytest.raises(PermissionDeniedError):
        set_roles(member, [Role.ADMINISTRATOR], by=somebody(Role.MODERATOR))
    with pytest.raises(OwnAccountError):
        set_roles(administrator, [], by=administrator)


def test_whoever_is_suspended_may_nothing_from_that_moment_on():
    member, boss = somebody(Role.EDITOR), MemberFactory(is_superuser=True)
    client = Client()
    client.force_login(member)
    assert client.get("/desk/").status_code == 200

    set_suspended(member, suspended=True, by=boss)

    assert client.get("/desk/").status_code == 302
    member.refresh_from_db()
    assert not member.has_perm("catalog.change_title")


def test_a_moderator_suspends_members_but_nobody_who_works_at_the_desk():
    moderator = somebody(Role.MODERATOR)
    assert set_suspended(MemberFactory(), suspended=True, by=moderator)
    with pytest.raises(PermissionDeniedError, match="only an administrator"):
        set_suspended(somebody(Role.EDITOR), suspended=True, by=moderator)
    with pytest.raises(OwnAccountError):
        set_suspended(moderator, suspended=True, by=moderator)


def test_the_command_gives_a_role_and_takes_it_away():
    member, out = MemberFactory(username="ada", name="Ada"), StringIO()
    call_command("role", "editor", "ada", stdout=out)
    call_command("role", "curator", "ada", stdout=out)
    assert {group.name for group in member.groups.all()} == {"editor", "curator"}
    call_command("role", "editor", "ada", "--remove", stdout=out)
    assert {group.name for group in member.groups.all()} == {"curator"}
    assert "Ada is now editor." in out.getvalue()
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("role", "editor", "nobody")


def test_an_owner_is_changed_by_owners_alone():
    owner, administrator = MemberFactory(is_superuser=True), somebody(Role.ADMINISTRATOR)
    for change in (
        lambda by: save_member(owner, by=by),
        lambda by: set_roles(owner, [Role.EDITOR], by=by),
        lambda by: set_suspended(owner, suspended=True, by=by),
    ):
        with pytest.raises(PermissionDeniedError, match="only an owner"):
            change(administrator)
        change(MemberFactory(is_superuser=True))
        change(None)
