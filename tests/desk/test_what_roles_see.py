"""What the desk shows depends on who looks: its menu, what is to be done, links, buttons, names and previews."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import CreditFactory, MemberFactory, TitleFactory, member_with_permissions, review
from plaudit.audience.actions.reviews import save_audience_review
from plaudit.desk.models import ConsensusDraft
from plaudit.members.roles import Role

pytestmark = pytest.mark.django_db
FRONT = "/desk/"


def signed_in_with(*permissions: str) -> Client:
    client = Client()
    client.force_login(member_with_permissions("wagtailadmin.access_admin", *permissions))
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def edit_url(row) -> str:
    return reverse(type(row).snippet_viewset.get_url_name("edit"), args=[row.pk])


MENU = {
    "desk_merges": {Role.EDITOR, Role.ADMINISTRATOR},
    "desk_audience_reviews": {Role.MODERATOR, Role.ADMINISTRATOR},
}


@pytest.mark.parametrize("role", list(Role))
def test_the_menu_leads_only_where_somebody_may_go(signed_in, role):
    front = page(signed_in(role), FRONT)
    for name, roles in MENU.items():
        assert (reverse(name) in front) == (role in roles), name


TO_DO = {
    "critics.change_review": "reviews/?to_do=verdict",
    "desk.change_consensusdraft": "/desk/consensus/",
    "catalog.change_title": "titles/?listed=false",
    "merging.add_merge": "/desk/merges/title/",
}


@pytest.mark.parametrize("permission", TO_DO)
def test_what_is_to_be_done_is_told_to_whom_may_do_it(permission):
    title = TitleFactory(name="Twice")
    TitleFactory(name="Twice", slug="twice-2")
    TitleFactory(listed=False)
    review(title, None)
    ConsensusDraft.objects.create(title=title, text="All agree.", live=False, has_unpublished_changes=True)

    for holder in TO_DO:
        todo = page(signed_in_with(holder), FRONT).partition('class="desk-todo')[2]
        assert (TO_DO[permission] in todo) == (holder == permission), holder


def test_a_form_links_to_the_rows_that_somebody_may_edit_or_add():
    written = review(TitleFactory())
    form = edit_url(written.title)
    add = reverse("wagtailsnippets_critics_review:add")
    for permissions in ((), ("critics.add_review",), ("critics.change_review",)):
        shown = page(signed_in_with("catalog.change_title", *permissions), form)
        assert str(written.byline) in shown
        assert (add in shown) == ("critics.add_review" in permissions)
        assert (edit_url(written) in shown) == ("critics.change_review" in permissions)


@pytest.mark.parametrize("kind", ["title", "person"])
def test_who_may_not_merge_is_offered_no_merging(kind):
    row = TitleFactory() if kind == "title" else CreditFactory().person
    merging = reverse("desk_merge_search", args=[kind, row.pk])
    assert merging not in page(signed_in_with(f"catalog.change_{kind}"), edit_url(row))
    assert merging in page(signed_in_with(f"catalog.change_{kind}", "merging.add_merge"), edit_url(row))


def test_who_may_only_read_audience_reviews_has_no_buttons_below_them():
    title, member = TitleFactory(), MemberFactory()
    save_audience_review(member=member, title=title, text="Awful words.")
    hide = reverse("desk_hide_audience_review", args=[title.pk, member.pk])
    suspend = reverse("desk_suspend_member", args=[member.pk])
    for permissions in ((), ("audience.change_audiencereview",), ("members.suspend_member",)):
        shown = page(signed_in_with("audience.view_audiencereview", *permissions), reverse("desk_audience_reviews"))
        assert "Awful words." in shown
        assert (hide in shown) == ("audience.change_audiencereview" in permissions)
        assert (suspend in shown) == ("members.suspend_member" in permissions)


def test_who_may_not_look_at_a_row_reads_nothing_of_it_where_it_is_used():
    written = review(TitleFactory(), quote="Plain and patient.")
    usage = reverse("wagtailsnippets_catalog_title:usage", args=[written.title.pk])
    for permissions, told in (((), False), (("critics.view_review",), True)):
        shown = page(signed_in_with("catalog.change_title", *permissions), usage)
        assert (str(written.byline) in shown) == told
        assert ("(Private review)" in shown) != told


def test_a_bulk_action_names_the_rows_that_somebody_may_not_change():
    written = review(TitleFactory())
    for action, permission in (("fresh", "critics.change_review"), ("delete", "critics.delete_review")):
        address = reverse("wagtail_bulk_action", args=["critics", "review", action]) + f"?id={written.pk}"
        for may in (True, False):
            held = permission if may else "critics.add_review"
            context = signed_in_with("critics.view_review", held).get(address).context
            assert [each["item"].pk for each in context["items"]] == ([written.pk] if may else [])
            assert [each.pk for each in context["items_with_no_access"]] == ([] if may else [written.pk])


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_nothing_is_done_to_many_accounts_at_once(signed_in, action):
    member = MemberFactory()
    address = reverse("wagtail_bulk_action", args=["members", "member", action]) + f"?id={member.pk}"
    answer = signed_in("superuser").post(address, {"mark_as_active": "False", "role": "1"})
    assert answer.headers["Location"] == reverse("wagtailadmin_home")
    member.refresh_from_db()
    assert member.is_active


def test_an_administrator_does_not_even_see_the_form_of_an_owner(signed_in):
    owner, administrator = MemberFactory(is_superuser=True), signed_in("administrator")
    answer = administrator.get(reverse("wagtailusers_users:edit", args=[owner.pk]))
    assert answer.headers["Location"] == reverse("wagtailadmin_home")
    assert administrator.get(reverse("wagtailusers_users:edit", args=[MemberFactory().pk])).status_code == 200


@pytest.mark.parametrize("role", [Role.CURATOR, Role.MODERATOR])
def test_a_draft_is_previewed_by_those_alone_who_may_edit_it(signed_in, role):
    draft = ConsensusDraft.objects.create(title=TitleFactory(), text="Words in the making.", live=False)
    preview = reverse("wagtailsnippets_desk_consensusdraft:preview_on_edit", args=[draft.pk])
    told = {"title": draft.title_id, "text": "Other words.", "author": ""}
    for answer in (signed_in(role).post(preview, told), signed_in(role).get(preview)):
        assert answer.headers["Location"] == reverse("wagtailadmin_home")
    editor = signed_in("editor")
    editor.post(preview, told)
    assert "Other words." in editor.get(preview).content.decode()


@pytest.mark.parametrize("state", [{"suspended_at": timezone.now()}, {"is_active": False}], ids=["suspended", "closed"])
def test_an_owner_who_is_suspended_or_whose_account_is_closed_may_nothing(state):
    owner = MemberFactory(is_superuser=True, **state)
    assert not owner.has_perm("catalog.change_title")
    assert not owner.has_perms(["catalog.change_title"])
    assert not owner.has_module_perms("catalog")
