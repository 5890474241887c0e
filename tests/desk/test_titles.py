"""Titles are edited by actions: addresses, log and changes follow, and nothing typed is lost."""

import html

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from factories import CreditFactory, TitleFactory, review, reviews
from plaudit.catalog.models import Title, TitleRedirect
from plaudit.changes.models import Change
from plaudit.scoreboard.models import LogEntry, Score

FACTS = {
    "name": "Letters from Iwo Jima", "original_name": "", "kind": "film", "year": "2006", "listed": "on",
    "parent": "", "number": "", "released_on": "", "runtime": "", "age_rating": "", "release_class": "limited",
    "expected_gross_band": "", "countries": "United States, Japan", "languages": "Japanese", "tagline": "", "synopsis":
    "", "synopsis_source": "", "poster": "",
}  # fmt: skip


def edit(title):
    return reverse("wagtailsnippets_catalog_title:edit", args=[title.pk])


def test_an_editor_adds_a_title(signed_in):
    client = signed_in("editor")

    answer = client.post(reverse("wagtailsnippets_catalog_title:add"), FACTS)

    title = Title.objects.get()
    assert answer.status_code == 302
    assert (title.slug, title.countries) == ("letters-from-iwo-jima-2006", ["United States", "Japan"])
    assert title.field_sources["countries"] == "editor"
    assert Change.objects.filter(key=f"title:{title.pk}").exists()
    assert ModelLogEntry.objects.get(object_id=str(title.pk), action="wagtail.create").user == client.member


def test_a_new_name_moves_the_address_and_the_old_one_leads_there(signed_in):
    title = TitleFactory(name="Letters", year=2006)

    signed_in("editor").post(edit(title), FACTS)

    title.refresh_from_db()
    assert title.slug == "letters-from-iwo-jima-2006"
    assert TitleRedirect.objects.get().slug == "letters-2006"


def test_the_form_shows_what_hangs_on_the_title(signed_in):
    title = TitleFactory(name="Letters from Iwo Jima")
    credit = CreditFactory(title=title, character="Saigo")
    review(title, quote="A triumph.")

    page = signed_in("editor").get(edit(title)).content.decode()

    assert reverse("wagtailsnippets_catalog_credit:edit", args=[credit.pk]) in page
    assert reverse("wagtailsnippets_catalog_quote:add") + f"?title={title.pk}" in page
    assert "1 fresh, 0 rotten" in page


def test_a_refusal_stands_in_the_form_and_nothing_typed_is_lost(signed_in):
    title = TitleFactory(name="Letters")

    page = signed_in("editor").post(edit(title), FACTS | {"year": "1066", "tagline": "A line of mine"})

    assert page.status_code == 200
    assert "A line of mine" in page.content.decode()
    title.refresh_from_db()
    assert title.name == "Letters"


def test_another_release_class_is_logged_and_counted(signed_in):
    title = TitleFactory(name="Letters from Iwo Jima", year=2006)
    reviews(title, fresh=3)

    signed_in("editor").post(edit(title), FACTS | {"release_class": "wide"})

    entry = LogEntry.objects.filter(title_id=title.pk).latest("number")
    assert (entry.kind, entry.reason, entry.before, entry.after) == ("fact", "release_class", "limited", "wide")
    assert Score.objects.get(title=title).fresh == 3


def test_a_title_with_reviews_is_not_deleted_but_says_why(signed_in):
    title = TitleFactory()
    review(title)

    answer = signed_in("editor").post(reverse("wagtailsnippets_catalog_title:delete", args=[title.pk]), follow=True)

    assert Title.objects.filter(pk=title.pk).exists()
    assert "Hide it, or merge it into another title" in answer.content.decode()


def test_a_title_that_nobody_wrote_about_is_deleted(signed_in):
    title = TitleFactory()

    signed_in("editor").post(reverse("wagtailsnippets_catalog_title:delete", args=[title.pk]))

    assert not Title.objects.filter(pk=title.pk).exists()


@pytest.mark.parametrize("words", ["letters", "Lêtters", "IWO jima"])
def test_titles_are_found_without_accents_and_case(signed_in, words):
    TitleFactory(name="Letters from Iwo Jima")
    TitleFactory(name="Flags of Our Fathers")

    page = signed_in("editor").get(reverse("wagtailsnippets_catalog_title:list"), {"q": words}).content.decode()

    assert "Letters from Iwo Jima" in page
    assert "Flags of Our Fathers" not in page


def test_what_somebody_else_said_meanwhile_is_not_written_over_unseen(signed_in):
    title = TitleFactory(name="Before", year=2006)
    first, second = signed_in("editor"), signed_in("editor")
    mine = first.get(edit(title)).context["form"]
    theirs = second.get(edit(title)).context["form"]

    second.post(edit(title), as_typed(theirs, name="Theirs"))
    refused = first.post(edit(title), as_typed(mine, year="2007"))

    assert "Somebody else has changed this since you opened it: Name." in html.unescape(refused.content.decode())
    title.refresh_from_db()
    assert (title.name, title.year) == ("Theirs", 2006)

    first.post(edit(title), as_typed(refused.context["form"], name="Mine"))
    title.refresh_from_db()
    assert (title.name, title.year) == ("Mine", 2007)


def as_typed(form, **other):
    """What a browser sends of a form as it stands, but for what is typed otherwise."""
    shown = {field.html_name: field.value() for field in form}
    return {name: value for name, value in shown.items() if value not in (None, False, [])} | other
