"""The history of a row says which fields were changed, in words and in the language of who reads it."""

import pytest
from django.urls import reverse
from lxml import html
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from driving import filled_in
from factories import PublicationFactory, TitleFactory, review
from plaudit.catalog.models import Quote, QuoteLine
from plaudit.desk.history import field_label

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")]


def at(row, page):
    return reverse(type(row).snippet_viewset.get_url_name(page), args=[row.pk])


def edit(client, row, **told):
    """Save the form of a row as it stands but for what is told."""
    answer = client.post(at(row, "edit"), filled_in(client.get(at(row, "edit"))) | told)
    assert answer.status_code == 302, answer.context["form"].errors


def history(client, row):
    """What the first column of its history says, the latest first."""
    page = html.fromstring(client.get(at(row, "history")).content)
    return [
        " ".join(cell.text_content().split())
        for cell in page.xpath("//table[contains(@class, 'listing')]/tbody/tr/td[1]")
    ]


def in_french(client):
    UserProfile.objects.update_or_create(user=client.member, defaults={"preferred_language": "fr"})
    return client


def test_it_names_the_fields_and_keeps_none_of_their_values(signed_in):
    client, title = signed_in("editor"), TitleFactory(name="Letters", year=2006)

    edit(client, title, name="Letters from Iwo Jima", year="2007", countries="Japan, France")

    assert history(client, title) == ["Edited: name, year, countries"]
    assert ModelLogEntry.objects.get(object_id=str(title.pk)).data == {"changed": ["name", "year", "countries"]}
    assert history(in_french(client), title) == ["Modifié : nom, année, pays"]


def test_lines_that_are_edited_within_a_quote_are_named(signed_in):
    client, quote = signed_in("editor"), Quote.objects.create(title=TitleFactory())
    QuoteLine.objects.create(quote=quote, text="Hush.")

    edit(client, quote, **{"lines-0-text": "Hush now."})
    edit(client, quote, position="4")

    assert history(client, quote) == ["Edited: order", "Edited: lines"]
    assert history(in_french(client), quote)[1] == "Modifié : répliques"


def test_what_only_a_form_asks_for_is_named_as_in_the_form(signed_in):
    client, publication, said = signed_in("curator"), PublicationFactory(), review(TitleFactory())

    edit(client, publication, cutoff="3/4")
    edit(client, said, decided="rotten", reason="Read again")

    assert history(client, publication) == ["Edited: fresh from"]
    assert history(client, said)[0] == "Edited: verdict, reason for the verdict"


def test_every_field_of_every_form_has_a_name_for_people():
    for model in get_snippet_models():
        form = model.get_edit_handler().get_form_class()
        names = [field_label(model, name) for name in (*form.base_fields, *getattr(form, "formsets", {}))]
        assert names
        assert not [name for name in names if "_" in name or not name.strip()], model


@pytest.mark.parametrize("data", [None, {"changed": []}, {"changed": "name"}, {"changed": [3]}, ["name"], "name"])
def test_an_entry_that_knows_nothing_says_that_it_was_edited(signed_in, data):
    client, title = signed_in("editor"), TitleFactory()
    log(instance=title, action="wagtail.edit", user=client.member, data=data)

    assert history(client, title) == ["Edited"]


def test_a_field_that_is_no_more_is_named_as_it_was(signed_in):
    client, title = signed_in("editor"), TitleFactory()
    log(instance=title, action="wagtail.edit", user=client.member, data={"changed": ["name", "gone"]})

    assert history(client, title) == ["Edited: name, gone"]


def test_a_log_is_narrowed_to_edits_by_one_choice():
    assert [action for action, _name in registry.get_choices()].count("wagtail.edit") == 1
