"""A form that no page of the desk sends is answered with a sentence; a fault of the site stays one."""

import pytest
from django.db.models.signals import pre_save
from django.urls import reverse
from django.utils.datastructures import MultiValueDict, MultiValueDictKeyError
from wagtail.models import Page, PageLogEntry
from wagtail.users.models import UserProfile

from driving import filled_in
from factories import TitleFactory
from factories_newsroom import article
from plaudit.desk.malformed_forms import is_malformed
from plaudit.newsroom.models import Author, Category

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")]
BLOCK = {"body-count": "1", "body-0-deleted": "", "body-0-type": "text", "body-0-value": "", "body-0-id": ""}


@pytest.fixture
def boss(signed_in):
    client = signed_in("superuser")
    client.raise_request_exception = False
    return client


def of_the_article(client, **told):
    """An article's form as it stands, but for what is told; what is None is left out."""
    place = reverse("wagtailadmin_pages:edit", args=[article("The talk").pk])
    said = filled_in(client.get(place)) | told
    return place, {name: value for name, value in said.items() if value is not None}


MALFORMED = {
    "a link without its address": lambda _client: ("/desk/choose-external-link/", {}),
    "an article without its blocks": lambda client: of_the_article(client, **{"body-count": None}),
    "blocks that cannot be counted": lambda client: of_the_article(client, **{"body-count": "many"}),
    "a block in no place": lambda client: of_the_article(client, **BLOCK, **{"body-0-order": "first"}),
    "pictures that cannot be counted": lambda client: of_the_article(
        client, **BLOCK | {"body-0-type": "gallery", "body-0-order": "0", "body-0-value-count": "some"}
    ),
    "a category that is no key": lambda client: of_the_article(client, category="news"),
    "a poster that is no key": lambda _client: (
        reverse("wagtailsnippets_catalog_title:edit", args=[TitleFactory().pk]),
        {"name": "Letters", "poster": "a cave"},
    ),
    "a place beside the root": lambda _client: (
        reverse("wagtailadmin_pages:set_page_position", args=[Page.objects.get(depth=1).pk]),
        {},
    ),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_it_is_not_understood_and_nothing_is_written_and_one_line_says_so(boss, caplog, what):
    place, said = MALFORMED[what](boss)
    before = PageLogEntry.objects.count()
    caplog.clear()

    answer = boss.post(place, said)

    assert answer.status_code == 400
    assert "Reload its page" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert PageLogEntry.objects.count() == before
    assert [(each.levelname, each.exc_info) for each in caplog.records] == [("WARNING", None)]
    assert place in caplog.records[0].getMessage()


def test_it_is_said_in_the_language_of_whoever_works_there(boss):
    UserProfile.objects.update_or_create(user=boss.member, defaults={"preferred_language": "fr"})

    assert "Rechargez sa page" in boss.post("/desk/choose-external-link/").content.decode()


@pytest.mark.parametrize("fault", [MultiValueDictKeyError("name"), AttributeError("name"), KeyError("body-count")])
def test_a_fault_below_a_form_stays_an_error_of_the_site(boss, fault):
    def break_down(**_given):
        raise fault

    pre_save.connect(break_down, sender=Category)
    try:
        answer = boss.post(reverse(Category.snippet_viewset.get_url_name("add")), {"name": "News", "slug": "news"})
    finally:
        pre_save.disconnect(break_down, sender=Category)

    assert answer.status_code == 500


def test_what_our_own_code_looks_for_in_vain_is_a_fault_of_ours():
    with pytest.raises(MultiValueDictKeyError) as ours:
        MultiValueDict()["name"]
    with pytest.raises(ValueError, match="expected a number") as key:
        Author.objects.get(pk="news")

    assert not is_malformed(ours.value)
    assert not is_malformed(key.value)
