"""An address of the news that was once read leads to what had it last, for good and in every language."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import MemberFactory, TitleFactory
from factories_newsroom import article, author, countdown
from plaudit.newsroom.actions import save_author_or_category
from plaudit.newsroom.models import Article, ArticleSlug, AuthorSlug, Category, CategorySlug

pytestmark = pytest.mark.django_db

NOWHERE = None


def leads_to(client, address):
    """Where an address leads for good; None where nothing is there. What is found there leads to itself."""
    answer = client.get(address)
    if answer.status_code == 301:
        return answer.headers["Location"]
    assert answer.status_code in {200, 404}, answer.status_code
    return address if answer.status_code == 200 else NOWHERE


def move(page, slug, **changed):
    """Publish a page at another address, as the desk does."""
    page = page.specific_class.objects.get(pk=page.pk)
    for field, value in {"slug": slug, **changed}.items():
        setattr(page, field, value)
    page.save_revision().publish()


@pytest.fixture(autouse=True)
def noise(db):
    move(article("Another", slug="another"), "another-now")
    article("A draft", slug="a-draft", publish=False)


@pytest.mark.parametrize("make", [article, lambda *given, **more: countdown(*given, entries=[TitleFactory()], **more)])
def test_every_address_an_article_or_a_list_ever_had_leads_to_its_own_in_each_language(client, make):
    made = make("Told", slug="first")
    move(made, "second")
    move(made, "third")

    for old in ("first", "second"):
        assert leads_to(client, f"/news/{old}/") == "/news/third/"
        assert leads_to(client, f"/fr/news/{old}/") == "/fr/news/third/"
    assert leads_to(client, "/news/third/") == "/news/third/"


def test_an_address_in_another_script_is_written_as_links_are(client):
    move(article(slug="مهرجان"), "été")
    assert leads_to(client, "/news/مهرجان/") == "/news/%C3%A9t%C3%A9/"


def test_a_draft_with_another_address_moves_nothing_before_it_is_published(client):
    made = article(slug="first")
    made.slug = "second"
    made.save_revision()

    assert leads_to(client, "/news/first/") == "/news/first/"
    assert leads_to(client, "/news/second/") is NOWHERE


def test_an_address_that_was_never_published_leads_nowhere(client):
    move(article(slug="only-a-draft", publish=False), "published")
    move(article(slug="later", go_live_at=timezone.now() + timedelta(hours=1)), "now", go_live_at=None)

    assert leads_to(client, "/news/now/") == "/news/now/"
    for never in ("only-a-draft", "later"):
        assert leads_to(client, f"/news/{never}/") is NOWHERE


def test_an_old_address_belongs_to_the_newer_article_that_takes_it(client):
    older = article("Older", slug="festival")
    move(older, "festival-2025")
    newer = article("Newer", slug="festival", publish=False)
    assert leads_to(client, "/news/festival/") == "/news/festival-2025/"

    newer.save_revision().publish()
    assert leads_to(client, "/news/festival/") == "/news/festival/"

    move(newer, "festival-2026")
    assert leads_to(client, "/news/festival/") == "/news/festival-2026/"


def test_an_article_that_gets_its_old_address_back_is_found_there(client):
    made = article(slug="first")
    move(made, "second")
    move(made, "first")

    assert leads_to(client, "/news/first/") == "/news/first/"
    assert leads_to(client, "/news/second/") == "/news/first/"


def test_what_is_taken_back_or_has_expired_is_led_to_by_nothing_until_it_returns(client):
    made = article(slug="first")
    move(made, "second")

    Article.objects.get(pk=made.pk).unpublish()
    assert (leads_to(client, "/news/first/"), leads_to(client, "/news/second/")) == (NOWHERE, NOWHERE)
    move(made, "third")
    assert leads_to(client, "/news/first/") == leads_to(client, "/news/second/") == "/news/third/"

    Article.objects.filter(pk=made.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert leads_to(client, "/news/first/") is NOWHERE


def test_a_deleted_article_takes_its_addresses_away(client):
    made = article(slug="first")
    move(made, "second")

    Article.objects.get(pk=made.pk).delete()

    assert not ArticleSlug.objects.filter(slug__in=["first", "second"])
    assert leads_to(client, "/news/first/") is NOWHERE


def test_a_copy_that_is_published_has_an_address_of_its_own(client):
    made = article(slug="first")
    copy = made.copy(update_attrs={"slug": "copy"}, keep_live=True)
    move(copy, "copied")

    assert leads_to(client, "/news/copy/") == "/news/copied/"
    assert leads_to(client, "/news/first/") == "/news/first/"


def test_a_renamed_author_or_category_is_found_at_the_old_address(client):
    chief = MemberFactory(is_superuser=True)
    ann, craft = author(slug="ann"), Category.objects.create(name="Craft", slug="craft")
    client.force_login(chief)
    for named, slug in ((ann, "ann-author"), (craft, "how-it-is-made")):
        edit = reverse(f"wagtailsnippets_newsroom_{named._meta.model_name}:edit", args=[named.pk])
        client.post(edit, {"name": named.name, "slug": slug, "biography": "", "description": ""})

    assert leads_to(client, "/news/by/ann/") == "/news/by/ann-author/"
    assert leads_to(client, "/fr/news/in/craft/") == "/fr/news/in/how-it-is-made/"

    save_author_or_category(type(craft)(name="Crafts", slug="craft"), by=chief)
    assert leads_to(client, "/news/in/craft/") == "/news/in/craft/"

    ann.delete()
    Category.objects.all().delete()
    assert leads_to(client, "/news/by/ann/") is leads_to(client, "/news/in/craft/") is NOWHERE
    assert (AuthorSlug.objects.count(), CategorySlug.objects.count()) == (0, 0)


def test_an_old_address_takes_two_queries_however_many_there_were(client, django_assert_num_queries):
    made = article(slug="moved")
    for number in range(12):
        move(made, f"moved-{number}")

    for address in ("/news/moved/", "/news/moved-10/", "/news/nothing/", "/news/by/nobody/", "/news/in/nothing/"):
        with django_assert_num_queries(2):
            client.get(address)
