"""An article made at the desk: from the form to the public page, with a preview that looks like it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from factories import MemberFactory, TitleFactory
from factories_newsroom import article, author, countdown, photo
from plaudit.catalog.models import Person, Title
from plaudit.newsroom.actions import ensure_pages
from plaudit.newsroom.models import Article, HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(MemberFactory(is_superuser=True))
    ensure_pages()
    return client


def filled(**given):
    """The form of an article as a browser sends it."""
    title = given.pop("about", None)
    fields = {
        "title": "From the desk",
        "slug": "from-the-desk",
        "kind": "news",
        "standfirst": "In short.",
        "language": "en",
        "lead": str(photo(description="A cave").pk),
        "body": streamfield([("text", rich_text("<p>Typed here.</p>", features=["bold"]))]),
        "bylines": inline_formset([{"author": str(author().pk)}]),
        "article_titles": inline_formset([{"title": str(title.pk)}] if title else []),
        "article_people": inline_formset([]),
        "comments": inline_formset([]),
        **given,
    }
    return nested_form_data(fields)


def add(desk, **given):
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "article", ensure_pages().pk])
    return desk.post(address, filled(**given))


def test_a_draft_is_saved_and_published_and_read_by_everybody(desk, client):
    title = TitleFactory(name="Shown")
    add(desk, about=title)
    made = Article.objects.get()
    assert not made.live
    assert client.get("/news/from-the-desk/").status_code == 404

    edit = reverse("wagtailadmin_pages:edit", args=[made.pk])
    desk.post(edit, {**filled(about=title), "action-publish": "1"})

    page = client.get("/news/from-the-desk/").content.decode()
    for said in ("From the desk", "In short.", "Typed here.", "Ann Author", "/title/shown-2006/", 'alt="A cave"'):
        assert said in page


def test_an_article_whose_address_is_changed_is_found_at_the_old_one(desk, client):
    add(desk, **{"action-publish": "1"})
    edit = reverse("wagtailadmin_pages:edit", args=[Article.objects.get().pk])

    desk.post(edit, filled(slug="a-better-address"))
    assert client.get("/news/from-the-desk/").status_code == 200
    desk.post(edit, {**filled(slug="a-better-address"), "action-publish": "1"})

    moved = client.get("/news/from-the-desk/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/news/a-better-address/")


def test_a_preview_may_stand_in_the_desk_s_own_frame(desk):
    made = article("Draft", publish=False)
    answer = desk.get(reverse("wagtailadmin_pages:view_draft", args=[made.pk]))

    assert answer.status_code == 200
    assert "Draft" in answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def draft_of(desk, page):
    """What the desk shows of a page's draft."""
    answer = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_draft_of_the_home_page_is_previewed_and_its_readers_see_nothing_of_it(desk, client):
    home = HomePage.objects.get()
    home.body = [("text", "<p>Words of a draft.</p>")]
    home.save_revision()

    assert "Words of a draft." in draft_of(desk, home)
    assert "Words of a draft." not in client.get("/").content.decode()


def test_the_news_and_a_list_are_previewed_as_their_readers_will_see_them(desk):
    article("Read by all")
    listed = countdown("The best ten", entries=[TitleFactory(name="First of them")], publish=False)

    assert "Read by all" in draft_of(desk, ensure_pages())
    page = draft_of(desk, listed)
    assert "The best ten" in page
    assert "First of them" in page


def test_titles_and_people_are_chosen_in_the_same_window_as_everywhere_at_the_desk(desk):
    page = desk.get(
        reverse("wagtailadmin_pages:add", args=["newsroom", "countdown", ensure_pages().pk])
    ).content.decode()

    for model in (Title, Person):
        assert reverse(f"{model.snippet_viewset.chooser_viewset.name}:choose") in page


def test_the_home_page_is_opened_at_the_desk(desk):
    home = HomePage.objects.get()
    assert desk.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).status_code == 200


def test_every_form_of_the_newsroom_opens(desk):
    for model in ("article", "countdown"):
        address = reverse("wagtailadmin_pages:add", args=["newsroom", model, ensure_pages().pk])
        assert desk.get(address).status_code == 200
