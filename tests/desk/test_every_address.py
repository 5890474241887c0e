"""Every address of the desk, driven as each role: what it writes is in the log, by whom, and in `changes`."""

import re

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import get_snippet_models

from driving import addresses, entries, filled_in, moved, written
from everything import one_of_everything
from factories import CriticFactory, MemberFactory, PersonFactory, PublicationFactory, TitleFactory
from factories_photos import photo
from plaudit.audience.actions.reviews import write_review
from plaudit.catalog.actions.details import put
from plaudit.catalog.actions.offers import provider_key
from plaudit.catalog.actions.photos import add_trailer, hang, set_poster
from plaudit.catalog.models import BoxOffice, Company, CompanyCredit, Provider, Quote, QuoteLine, Synopsis, Track
from plaudit.critics.actions.bylines import set_top
from plaudit.critics.models import Byline
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.views import DeskViewSet
from plaudit.members.roles import Role
from plaudit.merging.actions import merge
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


@pytest.fixture
def site():
    """Something of everything that the desk edits, and the rows that addresses name."""
    one_of_everything(2)
    title, other = TitleFactory(name="A title"), TitleFactory(name="Another")
    still = photo(64, 64)
    set_poster(title, still)
    hang([still], title)
    add_trailer(title, "Trailer", "https://videos.example/1")
    QuoteLine.objects.create(quote=Quote.objects.create(title=title), text="Hush.", speaker=PersonFactory())
    made = Company.objects.get_or_create(name="A studio", slug="a-studio", name_key="a studio")[0]
    for row in (
        CompanyCredit(title=title, company=made),
        BoxOffice(title=title, kind="gross", amount=1, currency="USD"),
        Synopsis(title=title, language="fr", text="Une île."),
        Track(title=title, name="Main theme"),
    ):
        put(row)
    set_top(Byline.objects.first(), starts_on=None)
    member = MemberFactory()
    write_review(member=member, title=title, text="Awful words.")
    ConsensusDraft.objects.create(title=other, text="All agree.", live=False)
    merged = merge(other, TitleFactory(name="A third"))
    return {"title": title, "other": other, "photo": still, "member": member, "merge": merged}


def tables():
    return [each for each in get_snippet_models() if isinstance(each.snippet_viewset, DeskViewSet)]


def address(name, route, site):
    """An address with something that is there in it; None where it asks for what only a form has."""
    model = next((each for each in tables() if name.startswith(each.snippet_viewset.url_namespace + ":")), None)
    article = Article.objects.order_by("pk").first()
    keys = {
        "pk": site["merge"].pk if "merge" in name else site["member"].pk,
        "title_id": site["title"].pk, "member_id": site["member"].pk,
        "kind": "title", "kept": site["title"].pk, "gone": site["other"].pk,
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


def rows():
    """What the form of each table is filled in with for a new row."""
    title, person = TitleFactory(), PersonFactory()
    provider = Provider.objects.create(name="P", slug="p", name_key=provider_key("P"))
    company = Company.objects.create(name="C", slug="c", name_key="c")
    free = Byline.objects.create(critic=CriticFactory(), publication=PublicationFactory())
    of = {"title": title.pk}
    no_lines = {f"lines-{name}_FORMS": number for name, number in {"TOTAL": 1, "INITIAL": 0, "MIN_NUM": 1}.items()}
    return {
        "catalog.Title": {"name": "New", "kind": "film", "release_class": "wide", "listed": "on"},
        "catalog.Person": {"name": "New"},
        "catalog.Genre": {"name": "New"},
        "catalog.Provider": {"name": "New"},
        "catalog.Company": {"name": "New"},
        "catalog.Credit": {**of, "person": person.pk, "job": "director", "billing": 1},
        "catalog.Quote": {**of, "position": 1, **no_lines, "lines-0-text": "New.", "lines-0-position": 1},
        "catalog.Offer": {**of, "provider": provider.pk, "way": "stream", "region": "FR", "position": 1},
        "catalog.TitlePhoto": {**of, "photo": photo(64, 64).pk, "position": 1},
        "catalog.Trailer": {**of, "name": "New", "url": "https://videos.example/2", "position": 1},
        "catalog.TitleName": {**of, "name": "New", "language": "fr"},
        "catalog.Synopsis": {**of, "language": "fr", "text": "New."},
        "catalog.Release": {**of, "country": "FR", "way": "cinemas", "released_on": "2007-02-21"},
        "catalog.BoxOffice": {**of, "kind": "gross", "amount": 1, "currency": "USD"},
        "catalog.Award": {**of, "body": "New", "category": "New", "year": 2007},
        "catalog.CompanyCredit": {**of, "company": company.pk, "role": "production", "position": 1},
        "catalog.Track": {**of, "name": "New", "position": 1},
        "critics.Critic": {"name": "New"},
        "critics.Publication": {"name": "New"},
        "critics.Byline": {"critic": CriticFactory().pk},
        "critics.BylineStatus": {"byline": free.pk},
        "critics.Review": {**of, "byline": free.pk, "rating": "3/4", "covers": "whole"},
        "desk.ConsensusDraft": {**of, "text": "New."},
        "newsroom.Author": {"name": "New", "slug": "new"},
        "newsroom.Category": {"name": "New", "slug": "new"},
    }


@pytest.mark.parametrize("role", list(Role))
def test_a_new_row_of_every_table_is_made_by_whom_it_may_and_logged_and_goes_with_many_others(signed_in, role):
    client, new = signed_in(role), rows()
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
