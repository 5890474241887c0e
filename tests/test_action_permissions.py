"""Every action is done by whom it may, by nobody else, and by Plaudit itself."""

from collections.abc import Iterator
from functools import partial
from inspect import signature
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction
from django.utils import timezone

from examples.desk_forms import DESK_FORMS
from examples.discovery import READ_ONLY, TESTED_ELSEWHERE, find_actions
from examples.example import Call, Example, World, full_name
from examples.parts import IN_THE_CALLERS_TRANSACTION
from examples.permissions import BY_PERMISSION
from examples.system import BY_MEMBERS, BY_THE_SYSTEM
from factories import MemberFactory, TitleFactory, member_with_permissions, rating
from plaudit.audience.actions.ratings import rate, remove_rating
from plaudit.audience.actions.reviews import save_audience_review
from plaudit.members.models import Member
from plaudit.members.permissions import PermissionDeniedError
from plaudit.members.roles import PERMISSIONS, Role
from snapshots import snapshot

pytestmark = pytest.mark.django_db
ALL_PERMISSIONS = set(PERMISSIONS[Role.ADMINISTRATOR])


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """One world for all of these tests, each of which undoes what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.make()
        transaction.set_rollback(True)


def test_every_action_has_an_example():
    source = find_actions()
    examples = {
        full_name(example.action)
        for example in [*BY_PERMISSION, *BY_MEMBERS, *BY_THE_SYSTEM, *IN_THE_CALLERS_TRANSACTION]
    }
    known = examples | {full_name(action) for action in READ_ONLY | TESTED_ELSEWHERE}
    new = sorted(source.keys() - known - {full_name(example.action) for example in DESK_FORMS})
    assert not new, f"Give an example of {', '.join(new)} in tests/examples: what it works on, and who may call it."
    assert not known - source.keys()


def test_an_action_says_what_is_needed_exactly_where_it_takes_who_is_acting():
    taking = {name for name, action in find_actions().items() if "by" in signature(action).parameters}
    assert taking == {full_name(example.action) for example in BY_PERMISSION}
    assert all(example.needs for example in BY_PERMISSION)


def with_role(role: Role) -> Member:
    member = MemberFactory()
    member.groups.add(Group.objects.get(name=role))
    return member


def roles_that_may(example: Example) -> set[Role]:
    return {role for role in Role if set(example.needs) <= set(PERMISSIONS[role])}


def who_may_not(example: Example) -> Iterator[tuple[str, Member | AnonymousUser]]:
    yield "an account without a role", MemberFactory()
    yield "somebody who is not signed in", AnonymousUser()
    yield "a suspended owner", MemberFactory(is_superuser=True, suspended_at=timezone.now())
    yield "an owner whose account is closed", MemberFactory(is_superuser=True, is_active=False)
    for needed in example.needs:
        yield f"somebody who lacks {needed} alone", member_with_permissions(*ALL_PERMISSIONS - {needed})
    for role in Role:
        if role not in roles_that_may(example):
            yield f"a member with the role {role}", with_role(role)


def who_may(example: Example) -> Iterator[tuple[str, Member | None]]:
    yield "somebody with what it needs and nothing else", member_with_permissions(*example.needs)
    for role in sorted(roles_that_may(example)):
        yield f"a member with the role {role}", with_role(role)
    # A command or an import: nobody has to prove anything to themselves.
    yield "Plaudit itself", None


def is_refused(call: Call, by: Any) -> bool:
    try:
        call(by=by)
    except PermissionDeniedError:
        return True
    return False


@pytest.mark.parametrize("example", BY_PERMISSION, ids=str)
def test_an_action_is_refused_to_whoever_lacks_the_permission_and_writes_nothing(world, example):
    refused = list(who_may_not(example))
    call = example.ready(world)
    before = snapshot()
    for who, by in refused:
        assert is_refused(call, by), who
        if example.ends_the_callers:
            transaction.set_rollback(False)
        assert snapshot() == before, who


@pytest.mark.parametrize("example", BY_PERMISSION, ids=str)
def test_an_action_is_done_by_whoever_has_the_permission(world, example):
    assert Role.ADMINISTRATOR in roles_that_may(example)
    for who, by in who_may(example):
        with transaction.atomic():
            call = example.ready(world)
            before = snapshot()
            call(by=by)
            assert snapshot() != before, who
            transaction.set_rollback(True)


def in_their_own_name(example: Example, world: World, member: Member) -> Call:
    """What a member does to `world.title`; whoever takes a rating back has arguments one."""
    if example.action is remove_rating:
        rating(world.title, 8, member=member)
    return partial(example.ready(world), member=member)


@pytest.mark.parametrize("example", BY_MEMBERS, ids=str)
@pytest.mark.parametrize("role", [None, *Role])
def test_a_member_rates_and_reviews_whichever_role_they_have(world, example, role):
    call = in_their_own_name(example, world, with_role(role) if role else MemberFactory())
    before = snapshot()
    call()
    assert snapshot() != before


@pytest.mark.parametrize("state", [{"suspended_at": timezone.now()}, {"is_active": False}], ids=["suspended", "closed"])
@pytest.mark.parametrize("example", BY_MEMBERS, ids=str)
def test_a_suspended_or_closed_account_may_take_its_rating_back_and_nothing_else(world, example, state):
    member = MemberFactory()
    call = in_their_own_name(example, world, member)
    for name, value in state.items():
        setattr(member, name, value)
    before = snapshot()
    if example.action is remove_rating:
        assert call()
    else:
        with pytest.raises(PermissionDeniedError):
            call()
        assert snapshot() == before


@pytest.mark.parametrize("action", [save_audience_review, rate])
def test_nobody_rates_or_reviews_a_title_that_is_not_listed(world, action):
    what = {"text": "Plain."} if action is save_audience_review else {"half_stars": 8}
    title, member = TitleFactory(listed=False), MemberFactory()
    before = snapshot()
    with pytest.raises(PermissionDeniedError):
        action(member=member, title=title, **what)
    assert snapshot() == before
