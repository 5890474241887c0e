"""Every address of the desk, driven as each role: what it writes is in the log, by whom, and in `changes`."""

import re

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import ModelLogEntry

from desk_site import new_rows, tables
from driving import addresses, entries, filled_in, moved, written
from plaudit.critics.models import Byline
from plaudit.desk.models import ConsensusDraft
from plaudit.members.roles import Role
from plaudit.newsroom.models import Article

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]
# Who may write to which of our tables at all, by the beginning of their names.
EDITORS, CURATORS, MODERATORS = ({role, "administrator"} for role in ("editor", "curator", "moderator"))
WRITERS = {
    "catalog_": EDITORS,
    "critics_consensus": EDITORS,
    "critics_": CURATORS,
    "audience_": MODERATORS,
    "members_": MODERATORS,
    "newsroom_": EDITORS,
    "merging_": EDITORS,
    "desk_": EDITORS,
    "auth_group": set(),
}
# What readers never see: who somebody is at the desk, what has been merged, what is in the making.
UNSEEN = ("members_", "merging_", "desk_")
# What somebody keeps of themselves: how the desk looks to them.
THEIR_OWN = re.compile(r"^/desk/(account|login|logout|password_reset|dismissibles)/")
# What somebody changes in a form: the first of these fields that it has.
TOUCHED = {
    "name": "Another name", "rating": "1/4", "character": "Somebody else", "lines-0-text": "Other words.",
    "territory": "FR", "region": "FR", "note": "Another note", "year": "1999", "role": "distribution",
    "age_rating": "18", "text": "Other words.", "position": "7", "starts_on": "2001-01-01", "caption": "Other words.",
}  # fmt: skip
# A byline is made and taken away, but never changed into another's.
NEVER_CHANGED = {"critics.Byline"}


def address(name, route, site):
    """An address with something that is there in it; None where it asks for what only a form has."""
    model = next((each for each in tables() if name.startswith(each.snippet_viewset.url_namespace + ":")), None)
    article = Article.objects.order_by("pk").first()
    member = site["troll"] if name in {"desk_show_audience_review", "desk_reinstate_member"} else site["member"]
    keys = {
        "pk": site["merge"].pk if "merge" in name else member.pk, "title_id": site["title"].pk, "member_id": member.pk,
        "kind": "title", "kept_id": site["title"].pk, "duplicate_id": site["other"].pk,
        "image_id": site["photo"].pk, "page_id": article.pk, "page_to_move_id": article.pk,
        "parent_page_id": article.get_parent().pk, "content_type_app_name": "newsroom",
        "content_type_model_name": "article", "action_name": "approve",
    }  # fmt: skip
    if model is not None:
        keys["pk"] = model._default_manager.order_by("-pk").values_list("pk", flat=True)[0]
    filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(keys.get(part[1], 1)), route)
    return None if re.search(r"[()\[\]\\?]", filled) else filled


def every_address(site):
    """The addresses that write, or might; the pages that stand for each are looked at by somebody who may all."""
    for name, route in addresses().items():
        place = address(name, route, site)
        if place is not None and not THEIR_OWN.match(place):
            yield name, place


def sent(boss, name, place):
    """What the form at an address sends when it is filled in as it stands, and something in it is changed."""
    said = filled_in(boss.get(place))
    if name.endswith(":edit"):
        touched = next((field for field in TOUCHED if field in said), None)
        said |= {touched: [TOUCHED[touched]]} if touched else {}
    return said


def may_write(role, table):
    return role.value in next(roles for beginning, roles in WRITERS.items() if table.startswith(beginning))


@pytest.mark.parametrize("role", list(Role))
def test_whatever_an_address_writes_is_logged_and_told_and_by_whom_it_may(signed_in, site, role):
    client, boss = signed_in(role), signed_in("superuser")
    client.raise_request_exception = False
    driven, changed = 0, set()
    for name, place in every_address(site):
        with transaction.atomic():
            said, before, epoch = sent(boss, name, place), entries(), moved()
            with written() as done:
                status = client.post(place, said).status_code
            new = entries() - before
            assert status < 500, (place, status)
            # A merge moves what both had, of whichever table it is, and undoing it gives that back.
            assert name.startswith("desk_merge_") or all(may_write(role, table) for table in done), (place, done)
            if done:
                assert new, (place, done)
                assert {each.user_id for each in new} == {client.member.pk}, place
                changed.add(name)
            if any(not table.startswith(UNSEEN) for table in done):
                assert moved() != epoch, (place, done)
            driven += 1
            transaction.set_rollback(True)
    assert driven > 250
    if role == Role.ADMINISTRATOR:
        wanted = {model._meta.label for model in tables()} - NEVER_CHANGED
        assert wanted <= {
            model._meta.label for model in tables() if model.snippet_viewset.get_url_name("edit") in changed
        }


@pytest.mark.parametrize("role", list(Role))
def test_a_new_row_of_every_table_is_made_by_whom_it_may_and_logged_and_goes_with_many_others(signed_in, role):
    client, new = signed_in(role), new_rows()
    assert set(new) == {model._meta.label for model in tables()}
    for model in tables():
        may = {verb: client.member.has_perm(f"{model._meta.app_label}.{verb}_{model._meta.model_name}")
               for verb in ("add", "delete")}  # fmt: skip
        before, there, epoch = entries(), set(model._default_manager.values_list("pk", flat=True)), moved()
        with written() as done:
            client.post(reverse(model.snippet_viewset.get_url_name("add")), new[model._meta.label])
        made = set(model._default_manager.values_list("pk", flat=True)) - there
        assert bool(made) == bool(done) == bool(entries() - before) == may["add"], (model, done)
        assert not made or model in {ConsensusDraft, Byline} or moved() != epoch, model

        row = next(iter(made), None) or next(iter(there), None)
        if row is None:
            continue
        many = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
        with written() as done:
            client.post(f"{many}?id={row}")
        assert bool(done) == may["delete"], (model, done)
        gone = ModelLogEntry.objects.filter(
            object_id=str(row), content_type__model=model._meta.model_name, user=client.member
        )
        assert not may["delete"] or gone.exclude(action="wagtail.create").exists(), model
