"""Every list of the desk is searched and narrowed, and each of its rows has a history and a list of what uses it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.snippets.models import get_snippet_models

from everything import one_of_everything
from factories import (
    BylineFactory,
    CreditFactory,
    CriticFactory,
    PersonFactory,
    PublicationFactory,
    TitleFactory,
    review,
)
from factories_newsroom import article, author, countdown
from factories_photos import photo
from plaudit.catalog.models import PhotoKind, Quote, QuoteLine
from plaudit.critics.actions.bylines import add_top_status
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.views import DeskViewSet
from plaudit.newsroom.models import Category

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")]
# The kinds that the desk promises all five of, by the model's label.
WHOLE = {
    "catalog.Title", "catalog.Person", "catalog.Credit", "catalog.Offer", "catalog.Quote", "critics.Critic",
    "critics.Publication", "critics.Byline", "critics.Review", "desk.ConsensusDraft",
}  # fmt: skip


def viewsets():
    return [each.snippet_viewset for each in get_snippet_models() if isinstance(each.snippet_viewset, DeskViewSet)]


def listed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return list(answer.context["object_list"])


def of(model, **asked):
    address = reverse(model.snippet_viewset.get_url_name("list"))
    return address + "?" + "&".join(f"{name}={value}" for name, value in asked.items())


def test_all_tables_have_search_bulk_deletion_history_and_usage(signed_in):
    one_of_everything(2)
    client = signed_in("superuser")
    whole = set()
    for viewset in viewsets():
        model = viewset.model
        assert viewset.search_fields, model
        page = client.get(of(model, q="a"))
        assert page.status_code == 200, model
        row = model._default_manager.first()
        if row is not None:
            for name in ("history", "usage"):
                assert client.get(reverse(viewset.get_url_name(name), args=[row.pk])).status_code == 200, (model, name)
        delete = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
        assert client.get(f"{delete}?id=1").status_code in {200, 404}, model
        if page.context["view"].filters is not None:
            whole.add(model._meta.label)
    assert whole >= WHOLE


def test_every_filter_of_every_list_can_be_chosen(signed_in):
    one_of_everything(2)
    client, chosen = signed_in("superuser"), 0
    for viewset in viewsets():
        filters = client.get(of(viewset.model)).context["view"].filters
        for name, each in (filters.filters if filters is not None else {}).items():
            for value, _label in list(each.extra.get("choices") or [("1", "")])[:4]:
                listed(client, of(viewset.model, **{name: value}))
                chosen += 1
    assert chosen > 60


def test_people_are_narrowed_by_job_and_by_what_is_not_known_of_them(signed_in):
    director = CreditFactory(job="director").person
    idle = PersonFactory(biography="Born in Koide.")
    editor, model = signed_in("editor"), type(director)

    assert listed(editor, of(model, job="director")) == [director]
    assert listed(editor, of(model, has_credits="no")) == [idle]
    assert listed(editor, of(model, missing="biography")) == [director]


def test_critics_publications_and_bylines_are_narrowed_to_the_top_ones_of_today(signed_in):
    top, former, plain = BylineFactory.create_batch(3)
    today = timezone.localdate()
    add_top_status(top, starts_on=None)
    add_top_status(former, starts_on=date(2000, 1, 1), ends_on=today - timedelta(days=1))
    paper = PublicationFactory(country="FR")
    add_top_status(paper, starts_on=today)
    in_the_paper = BylineFactory(publication=paper)
    review(TitleFactory(), byline=plain)
    curator = signed_in("curator")

    assert {*listed(curator, of(type(top), top="yes"))} == {top, in_the_paper}
    assert {*listed(curator, of(type(top.critic), top="yes"))} == {top.critic, in_the_paper.critic}
    assert {*listed(curator, of(type(top), top="no"))} == {former, plain}
    assert listed(curator, of(type(paper), top="yes")) == [paper]
    assert listed(curator, of(type(paper), country="FR")) == [paper]
    assert listed(curator, of(type(top), has_reviews="yes")) == [plain]
    assert [each.byline for each in listed(curator, of(type(top.statuses.get()), valid="no"))] == [former]


def test_bylines_are_narrowed_by_whose_voice_they_are(signed_in):
    pair = BylineFactory()
    own = BylineFactory(critic=None)
    alone = BylineFactory(critic=CriticFactory(), publication=None)
    curator = signed_in("curator")

    assert [listed(curator, of(type(pair), names=each)) for each in ("both", "publication", "critic")] == [
        [pair], [own], [alone],
    ]  # fmt: skip


def test_quotes_are_found_by_their_words_once_each_and_by_who_told_them(signed_in):
    told = Quote.objects.create(title=TitleFactory())
    QuoteLine.objects.create(quote=told, text="The island, the island.", position=1)
    QuoteLine.objects.create(quote=told, text="An island again.", position=2)
    brought = Quote.objects.create(title=TitleFactory(), origin="tmdb")
    QuoteLine.objects.create(quote=brought, text="Hush.")
    editor = signed_in("editor")

    assert listed(editor, of(Quote, q="island")) == [told]
    assert listed(editor, of(Quote, added_by="imports")) == [brought]
    assert listed(editor, of(Quote, speakers="no")) == listed(editor, of(Quote))


def test_consensuses_are_narrowed_by_where_they_stand(signed_in):
    editor, add = signed_in("editor"), reverse("wagtailsnippets_desk_consensusdraft:add")
    words = {"text": "All agree.", "author": "", "go_live_at": "", "expire_at": ""}
    editor.post(add, words | {"title": TitleFactory().pk})
    editor.post(add, words | {"title": TitleFactory().pk, "action-submit": "1"})
    signed_in("administrator").post(add, words | {"title": TitleFactory().pk, "action-publish": "1"})
    draft, submitted, live = ConsensusDraft.objects.order_by("pk")

    assert listed(editor, of(ConsensusDraft, status="live")) == [live]
    assert set(listed(editor, of(ConsensusDraft, status="draft"))) == {draft, submitted}
    assert listed(editor, of(ConsensusDraft, status="submitted")) == [submitted]


def test_articles_stand_in_a_list_of_their_own_with_search_and_filters(signed_in):
    craft = Category.objects.create(name="Craft", slug="craft")
    writer = author()
    talk = article("The talk", kind="interview", category=craft, authors=(writer,))
    draft = article("Not yet", publish=False)
    best = countdown("The best of them", entries=[TitleFactory()])
    editor, place = signed_in("editor"), reverse("articles:index")

    assert {each.pk for each in listed(editor, place)} == {talk.pk, draft.pk, best.pk}
    for asked, wanted in {
        "kind=interview": talk, "kind=list": best, "live=false": draft, f"category={craft.pk}": talk,
        f"author={writer.pk}": talk,
    }.items():  # fmt: skip
        assert [each.pk for each in listed(editor, f"{place}?{asked}")] == [wanted.pk], asked
    for name in ("history", "usage"):
        assert editor.get(reverse(f"wagtailadmin_pages:{name}", args=[talk.pk])).status_code == 200
    for role in ("curator", "moderator"):
        assert signed_in(role).get(place).status_code == 302


def test_pictures_are_narrowed_by_kind_and_by_what_they_lack_and_have_a_history(signed_in):
    poster, still = photo(kind=PhotoKind.POSTER, credit="Somebody"), photo()
    editor, place = signed_in("editor"), reverse("wagtailimages:index")

    assert listed(editor, f"{place}?kind=poster") == [poster]
    assert listed(editor, f"{place}?missing=credit") == [still]
    told = {"title": "A cave", "description": "", "kind": "still", "tags": ""}
    editor.post(reverse("wagtailimages:edit", args=[still.pk]), told)
    page = editor.get(reverse("desk_photo_history", args=[still.pk])).content.decode()
    assert editor.member.username in page or editor.member.get_full_name() in page
