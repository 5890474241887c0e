"""Who works at the desk."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from desk_site import desk_site
from factories import MemberFactory
from plaudit.desk.setup import ensure_desk
from plaudit.members.models import Member
from plaudit.newsroom.actions import ensure_pages

As = Callable[[str], Client]


@pytest.fixture(autouse=True)
def desk(db: None) -> None:
    """What a migration leaves behind, in the tests' emptied tables too."""
    ensure_pages()
    ensure_desk()


def somebody(role: str, **given: object) -> Member:
    """A member with a role."""
    member: Member = MemberFactory(**given)
    member.groups.add(Group.objects.get(name=role))
    return member


@pytest.fixture
def signed_in() -> As:
    """A browser in which somebody with a role, or "nobody", is signed in; their account is its `member`."""

    def sign_in(role: str) -> Client:
        client = Client()
        if role != "nobody":
            client.member = MemberFactory(is_superuser=True) if role == "superuser" else somebody(role)
            client.force_login(client.member)
        return client

    return sign_in


@pytest.fixture
def recount_check() -> Callable[[], None]:
    """`plaudit recount --check`, which raises CommandError where a stored score differs."""
    return lambda: call_command("recount", "--check", stdout=StringIO())


@pytest.fixture
def site() -> dict[str, object]:
    """Something of everything that the desk edits, and the rows that addresses name."""
    return desk_site()
