"""What refers to a row is listed where one would delete it, with a way to each."""

import pytest
from django.db.models import ForeignKey
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from everything import one_of_everything
from factories import CreditFactory, PersonFactory, TitleFactory, review
from factories_newsroom import article, author
from factories_photos import photo
from plaudit.catalog.actions.photos import add_photos_to_title, set_people_in_photo, set_poster
from plaudit.catalog.models import Genre, Quote, QuoteLine
from plaudit.desk.usage import Uses
from plaudit.desk.views import DeskViewSet

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")]


def usage(client, row):
    return client.get(reverse(type(row).snippet_viewset.get_url_name("usage"), args=[row.pk])).content.decode()


def named_by(row):
    return [each for each, _references in Uses(row)[: len(Uses(row))]]


def test_a_persons_credits_lines_and_pictures_are_what_they_are_used_by(signed_in):
    credit = CreditFactory(character="General Kuribayashi")
    person, title = credit.person, credit.title
    quote = Quote.objects.create(title=title)
    QuoteLine.objects.create(quote=quote, text="This island.", speaker=person)
    seen = photo()
    set_people_in_photo(seen, [person])

    assert set(named_by(person)) == {credit, quote, seen}
    page = usage(signed_in("editor"), person)
    for address in (
        reverse("wagtailsnippets_catalog_credit:edit", args=[credit.pk]),
        reverse("wagtailsnippets_catalog_quote:edit", args=[quote.pk]),
        reverse("wagtailimages:edit", args=[seen.pk]),
    ):
        assert address in page


def test_every_row_of_the_desk_is_found_at_whatever_it_names():
    one_of_everything(3)
    models = [each for each in get_snippet_models() if isinstance(each.snippet_viewset, DeskViewSet)]
    seen = 0
    for model in models:
        for field in model._meta.concrete_fields:
            if not isinstance(field, ForeignKey) or field.related_model not in models:
                continue
            for row in model._default_manager.filter(**{f"{field.name}__isnull": False})[:3]:
                assert row in named_by(getattr(row, field.name)), (model, field.name)
                seen += 1
    assert seen > 30


def test_thousands_of_uses_are_read_a_page_at_a_time(django_assert_max_num_queries):
    genre = Genre.objects.create(name="Drama", slug="drama")
    titles = TitleFactory.create_batch(25)
    genre.titles.set(titles)

    with django_assert_max_num_queries(4):
        uses = Uses(genre)
        assert len(uses) == 25
        assert [each for each, _references in uses[20:40]] == titles[20:]


def test_whoever_may_look_at_a_row_reads_its_name_and_others_that_it_is_there(signed_in):
    title = TitleFactory()
    written = review(title)

    assert str(written.byline) in usage(signed_in("editor"), title)
    assert reverse("wagtailsnippets_critics_review:edit", args=[written.pk]) not in usage(signed_in("editor"), title)
    assert reverse("wagtailsnippets_critics_review:edit", args=[written.pk]) in usage(
        signed_in("curator"), written.byline
    )


def test_a_picture_says_which_titles_and_articles_show_it(signed_in):
    title, shown = TitleFactory(name="Letters from Iwo Jima"), photo()
    set_poster(title, shown)
    add_photos_to_title([shown], title)
    told = article("The talk", lead=shown)
    ReferenceIndex.create_or_update_for_object(told)
    editor = signed_in("editor")

    page = editor.get(reverse("wagtailimages:image_usage", args=[shown.pk])).content.decode()

    assert "Letters from Iwo Jima" in page
    assert "The talk" in page
    assert "Used 3 times" in editor.get(reverse("wagtailimages:edit", args=[shown.pk])).content.decode()
    assert "referenced 3 times" in editor.get(reverse("wagtailimages:delete", args=[shown.pk])).content.decode()
    assert "Used 0 times" not in editor.get(reverse("wagtailimages:index") + "?layout=list").content.decode()


def test_the_question_before_a_deletion_and_the_form_say_how_often_something_is_used(signed_in):
    person = PersonFactory()
    CreditFactory.create_batch(2, person=person)
    editor, name = signed_in("editor"), type(person).snippet_viewset.get_url_name

    assert "referenced 2 times" in editor.get(reverse(name("delete"), args=[person.pk])).content.decode()
    assert "Used 2 times" in editor.get(reverse(name("edit"), args=[person.pk])).content.decode()


def test_an_authors_articles_are_what_they_are_used_by(signed_in):
    writer = author()
    told = article("The talk", authors=(writer,))
    ReferenceIndex.create_or_update_for_object(told)

    assert "The talk" in usage(signed_in("editor"), writer)


def test_a_credit_of_a_person_says_of_which_title(signed_in):
    credit = CreditFactory(title=TitleFactory(name="The Shining", year=1980), job="director")
    editor = signed_in("editor")

    for page in ("usage", "edit"):
        place = reverse(f"wagtailsnippets_catalog_person:{page}", args=[credit.person.pk])
        assert "Director: The Shining (1980)" in editor.get(place).content.decode(), page
