"""Every address of the desk, as each role and as nobody."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.snippets.models import get_snippet_models

from factories import CreditFactory, MemberFactory, TitleFactory, review
from plaudit.audience.actions.reviews import save_audience_review
from plaudit.catalog.models import Title
from plaudit.critics.actions.bylines import add_top_status
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.views import DeskViewSet
from plaudit.members.roles import PERMISSIONS, Role
from plaudit.merging.actions import merge
from plaudit.newsroom.models import Author, Category

pytestmark = pytest.mark.django_db
# What stands at the door, for those who are not signed in.
AT_THE_DOOR = {"/desk/login/", "/desk/jsi18n/", "/desk/sprite/", "/desk/logout/"}


def addresses(patterns, before="/") -> Iterator[tuple[str, str]]:
    """Every address below the desk, with 1 in the place of each number."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route.startswith("/desk/"):
            yield re.sub(r"<\w+:?\w*>", "1", route).replace("^", "").replace("$", "").replace("\\Z", ""), route


def desk_addresses():
    found = [address for address, _route in addresses(get_resolver().url_patterns)]
    plain = [each for each in found if not re.search(r"[()\[\]\\?]", each)]
    assert len(plain) > 250
    return plain


def test_nobody_sees_anything_but_the_door():
    client = Client()
    for address in desk_addresses():
        if address not in AT_THE_DOOR:
            status = client.get(address).status_code
            assert status in {302, 404, 405}, (address, status)
            assert client.post(address).status_code in {302, 403, 404, 405}, address


def test_a_member_without_a_role_does_not_get_in(signed_in):
    client = Client()
    client.force_login(MemberFactory())
    for address in desk_addresses():
        if address not in AT_THE_DOOR:
            assert client.get(address).status_code in {302, 403, 404, 405}, address


@pytest.mark.parametrize("role", list(Role))
def test_no_address_breaks_for_any_role(signed_in, role):
    title = TitleFactory()
    review(title)
    client = signed_in(role)
    for address in desk_addresses():
        assert client.get(address).status_code in {200, 302, 400, 403, 404, 405}, address


def rows():
    """A row of every table of the desk that a test can have at hand."""
    title = TitleFactory()
    written = review(title)
    add_top_status(written.byline, starts_on=None)
    credit = CreditFactory(title=title)
    draft = ConsensusDraft.objects.create(title=title, text="All agree.", live=False)
    made = [title, written, written.byline, written.critic, written.publication, credit, credit.person, draft]
    return {type(row): row for row in [*made, written.byline.statuses.get()]}


VERBS = {"list": "view", "add": "add", "edit": "change", "delete": "delete", "usage": "change", "history": "change"}


@pytest.mark.parametrize("role", list(Role))
def test_each_table_opens_to_whom_the_table_of_roles_says(signed_in, role):
    client, have = signed_in(role), rows()
    for model in get_snippet_models():
        if not isinstance(model.snippet_viewset, DeskViewSet):
            continue
        for page, verb in VERBS.items():
            if page not in {"list", "add"} and model not in have:
                continue
            args = [] if page in {"list", "add"} else [have[model].pk]
            status = client.get(reverse(model.snippet_viewset.get_url_name(page), args=args)).status_code
            may = _may(role, model, verb, page)
            assert (status == 200) == may, (role, model.__name__, page, status)


def _may(role, model, verb, page):
    label, name = model._meta.app_label, model._meta.model_name
    verbs = {"list": ["add", "change", "delete", "view"], "history": ["add", "change", "delete"]}.get(page, [verb])
    return any(f"{label}.{each}_{name}" in PERMISSIONS[role] for each in verbs)


def assert_turned_away(answer):
    """Sent to the desk's first page, before any action was asked."""
    assert (answer.status_code, answer.headers.get("Location")) == (302, reverse("wagtailadmin_home"))


def test_merging_is_for_editors_alone(signed_in):
    kept, gone, third = TitleFactory.create_batch(3)
    done = merge(kept, third)
    places = [
        reverse("desk_merges"),
        reverse("desk_merge_search", args=["title", kept.pk]),
        reverse("desk_merge_preview", args=["title", kept.pk, gone.pk]),
    ]
    for role in ("curator", "moderator"):
        client = signed_in(role)
        for answer in (
            *map(client.get, places),
            client.post(places[2]),
            client.post(reverse("desk_merge_undo", args=[done.pk])),
        ):
            assert_turned_away(answer)
    assert Title.objects.filter(pk=gone.pk).exists()
    assert not Title.objects.filter(pk=third.pk).exists()

    editor = signed_in("editor")
    assert {editor.get(place).status_code for place in places} == {200}
    editor.post(places[2])
    editor.post(reverse("desk_merge_undo", args=[done.pk]))
    assert not Title.objects.filter(pk=gone.pk).exists()


def test_audience_reviews_are_hidden_by_moderators_alone(signed_in):
    title, member = TitleFactory(), MemberFactory()
    words = save_audience_review(member=member, title=title, text="Awful words.")
    hide = reverse("desk_hide_audience_review", args=[title.pk, member.pk])
    suspend = reverse("desk_suspend_member", args=[member.pk])

    for role in ("curator", "editor"):
        client = signed_in(role)
        for answer in (client.get(reverse("desk_audience_reviews")), client.post(hide), client.post(suspend)):
            assert_turned_away(answer)
    for address in (hide, suspend):
        assert "/login/" in signed_in("nobody").post(address).headers["Location"]
    words.refresh_from_db()
    member.refresh_from_db()
    assert (words.hidden_at, member.suspended_at) == (None, None)

    moderator = signed_in("moderator")
    assert "Awful words." in moderator.get(reverse("desk_audience_reviews")).content.decode()
    moderator.post(hide)
    moderator.post(suspend)
    words.refresh_from_db()
    member.refresh_from_db()
    assert words.hidden_at is not None
    assert member.suspended_at is not None


def test_editors_name_the_authors_and_categories_of_articles(signed_in):
    author, category = (reverse(f"wagtailsnippets_newsroom_{name}:add") for name in ("author", "category"))

    for role in ("curator", "moderator"):
        assert signed_in(role).get(author).status_code == 302
    signed_in("editor").post(author, {"name": "Ann", "slug": "ann", "biography": "", "portrait": "", "person": ""})
    signed_in("editor").post(category, {"name": "Festivals", "slug": "festivals", "description": ""})

    assert (Author.objects.get().name, Category.objects.get().name) == ("Ann", "Festivals")


def test_nothing_is_made_while_choosing(signed_in):
    administrator = signed_in("administrator")

    for model in (each for each in get_snippet_models() if isinstance(each.snippet_viewset, DeskViewSet)):
        create = reverse(f"{model.snippet_viewset.chooser_viewset.name}:create")
        assert administrator.post(create, {"name": "Passed by"}).status_code in {302, 403}, create
