"""Every row that is told of a title is added, changed and taken away by an action, and the history says by whom."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import ModelLogEntry

from factories import CreditFactory, PersonFactory, TitleFactory
from plaudit.catalog.ingest.offers import provider_key
from plaudit.catalog.models import Company, Credit, Genre, Person, Provider, Quote
from plaudit.changes.models import Change, SiteEpoch

ROWS = {
    "catalog.Credit": {"person": "person", "job": "director", "character": "", "billing": "1"},
    "catalog.Offer": {
        "provider": "provider", "type": "stream", "region": "FR", "language": "", "quality": "", "url": "", "price": "",
        "currency": "", "starts_at": "", "ends_at": "", "position": "1",
    },
    "catalog.TitleName": {"name": "Lettres", "language": "fr", "country": "", "note": "", "displayed": "on"},
    "catalog.Synopsis": {"language": "fr", "text": "Une île.", "source": ""},
    "catalog.Release": {"country": "FR", "type": "cinemas", "released_on": "2007-02-21", "age_rating": "", "note": ""},
    "catalog.BoxOffice": {"kind": "gross", "territory": "", "amount": "68700000", "currency": "USD", "as_of": ""},
    "catalog.Award": {"person": "", "body": "Academy Awards", "category": "Sound Editing", "year": "2007", "won": "on"},
    "catalog.CompanyCredit": {"company": "company", "role": "production", "position": "1"},
    "catalog.Track": {"position": "1", "name": "Main theme", "artist": "Kyle Eastwood", "note": ""},
    "catalog.Trailer": {
        "name": "Trailer", "url": "https://videos.example/1", "kind": "", "language": "", "published_on": "",
        "still": "", "position": "1",
    },
}  # fmt: skip

CHANGED = {
    "catalog.Credit": {"character": "Himself"},
    "catalog.Offer": {"region": "DE"},
    "catalog.TitleName": {"note": "working title"},
    "catalog.Synopsis": {"text": "Deux îles."},
    "catalog.Release": {"note": "previews"},
    "catalog.BoxOffice": {"amount": "68700001"},
    "catalog.Award": {"year": "2008"},
    "catalog.CompanyCredit": {"role": "distribution"},
    "catalog.Track": {"note": "at the end"},
    "catalog.Trailer": {"name": "Teaser"},
}


@pytest.fixture
def title(db):
    return TitleFactory()


def filled(label, title):
    made = {
        "person": lambda: PersonFactory().pk,
        "provider": lambda: Provider.objects.create(name="A stream", slug="a-stream", name_key=provider_key("A")).pk,
        "company": lambda: Company.objects.create(name="A studio", slug="a-studio", name_key="a studio").pk,
    }
    row = {key: made[value]() if value in made else value for key, value in ROWS[label].items()}
    return {"title": title.pk, **row}


@pytest.mark.parametrize("label", ROWS)
def test_a_row_comes_changes_and_goes_and_each_is_in_the_history(signed_in, title, label):
    editor, model = signed_in("editor"), apps.get_model(label)
    name = model.snippet_viewset.get_url_name
    told = filled(label, title)

    answer = editor.post(reverse(name("add")), told)
    row = model.objects.get(title=title)
    assert answer.headers["Location"].startswith(reverse("wagtailsnippets_catalog_title:edit", args=[title.pk]))
    assert editor.post(reverse(name("edit"), args=[row.pk]), told | CHANGED[label]).status_code == 302
    editor.post(reverse(name("delete"), args=[row.pk]))

    assert not model.objects.exists()
    assert Change.objects.filter(key=f"title:{title.pk}").count() >= 3
    logged = ModelLogEntry.objects.filter(object_id=str(row.pk), content_type__model=model._meta.model_name)
    assert set(logged.values_list("action", flat=True)) == {"wagtail.create", "wagtail.edit", "wagtail.delete"}
    assert {each.user for each in logged} == {editor.member}


def test_a_quote_of_several_lines_is_written_in_one_form(signed_in, title):
    editor, quote = signed_in("editor"), "wagtailsnippets_catalog_quote"
    lines = {
        "lines-TOTAL_FORMS": "2", "lines-INITIAL_FORMS": "0", "lines-MIN_NUM_FORMS": "1", "lines-MAX_NUM_FORMS": "20",
        "lines-0-character": "Saigo", "lines-0-speaker": "", "lines-0-text": "This island.", "lines-0-position": "1",
        "lines-1-character": "Kashiwara", "lines-1-speaker": "", "lines-1-text": "Hush.", "lines-1-position": "2",
    }  # fmt: skip

    editor.post(reverse(f"{quote}:add"), {"title": title.pk, "position": "1", **lines})
    made = Quote.objects.get()
    assert [line.text for line in made.lines.all()] == ["This island.", "Hush."]

    editor.post(reverse(f"{quote}:delete", args=[made.pk]))
    assert not Quote.objects.exists()


def test_a_double_credit_is_refused_in_the_form(signed_in, title):
    credit = CreditFactory(title=title, job="director")

    page = signed_in("editor").post(
        reverse("wagtailsnippets_catalog_credit:add"),
        {"title": title.pk, "person": credit.person.pk, "job": "director", "character": "", "billing": "4"},
    )

    assert page.status_code == 200
    assert Credit.objects.count() == 1


def test_a_person_is_added_renamed_and_keeps_the_old_address(signed_in, client):
    editor, person = signed_in("editor"), "wagtailsnippets_catalog_person"
    told = {"name": "Watanabe Ken", "born_on": "1959-10-21", "died_on": "", "born_in": "Koide", "biography": "",
            "biography_source": "", "portrait": ""}  # fmt: skip

    editor.post(reverse(f"{person}:add"), told)
    made = Person.objects.get()
    editor.post(reverse(f"{person}:edit", args=[made.pk]), told | {"name": "Ken Watanabe"})

    assert client.get("/person/watanabe-ken/").headers["Location"] == "/person/ken-watanabe/"
    made.refresh_from_db()
    assert made.field_sources["born_in"] == "editor"


def test_somebody_with_credits_is_not_deleted(signed_in, title):
    credit = CreditFactory(title=title)
    address = reverse("wagtailsnippets_catalog_person:delete", args=[credit.person.pk])

    page = signed_in("editor").post(address, follow=True).content.decode()

    assert "cannot be deleted because of credits" in page


def test_a_genre_gets_its_address_from_its_name_and_all_pages_are_new(signed_in):
    before = SiteEpoch.objects.values_list("number", flat=True).first() or 0

    signed_in("editor").post(reverse("wagtailsnippets_catalog_genre:add"), {"name": "Film noir"})

    assert Genre.objects.get().slug == "film-noir"
    assert SiteEpoch.objects.get().number > before


def test_many_rows_are_deleted_at_once_by_their_action(signed_in, title):
    made = CreditFactory.create_batch(3, title=title)
    ids = "&".join(f"id={each.pk}" for each in made)
    address = reverse("wagtail_bulk_action", args=["catalog", "credit", "delete"]) + f"?{ids}"

    signed_in("curator").post(address)
    assert Credit.objects.count() == 3
    signed_in("editor").post(address)

    assert not Credit.objects.exists()
    assert ModelLogEntry.objects.filter(action="wagtail.delete").count() == 3
