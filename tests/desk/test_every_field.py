"""Every field of every form at the desk is stored as it was typed, and a fact stands on the public pages too."""

import html

import pytest
from django import forms
from django.db import models, transaction
from django.urls import reverse
from taggit.forms import TagField

from desk_site import new_rows, tables
from driving import filled_in
from factories import PersonFactory, TitleFactory
from factories_photos import photo
from plaudit.catalog.actions.photos import add_photos_to_title
from plaudit.catalog.facts import PERSON_FACTS, TITLE_FACTS
from plaudit.catalog.models import Company, Genre, Person, Photo, Provider, QuoteLine, Title
from plaudit.desk.edit_conflicts import FINGERPRINTS
from plaudit.desk.models import ConsensusDraft
from plaudit.members.models import Member

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]
# What is typed into a field where not just any value of its sort makes sense.
TYPED = {
    "country": "NZ", "region": "NZ", "territory": "NZ", "currency": "NZD", "language": "mi",
    "countries": "Peru, Chad", "languages": "Quechua, Arabic", "year": "1931", "scale": "7", "cutoff": "70 %",
    "rating": "1/7", "ends_on": "2031-02-03", "ends_at": "2031-02-03 04:05", "died_on": "2031-02-03",
    "go_live_at": "2131-02-03 04:05", "expire_at": "2131-02-03 04:05", "slug": "typed",
    "username": "typed",
}  # fmt: skip
# What has to be typed with it.
WITH = {
    ("Title", "kind"): {"kind": "series"},
    ("Title", "parent"): {"kind": "season", "number": "3"},
    ("Title", "number"): {"kind": "season"},
    ("Title", "synopsis_source"): {"synopsis": "A synopsis."},
    ("Person", "biography_source"): {"biography": "A biography."},
    ("Offer", "price"): {"currency": "EUR"},
    ("Review", "covers"): {"title": lambda: Title.objects.get(name="A series").pk},
    ("Review", "reason"): {"decided": "rotten"},
    ("Review", "label"): {"decided": "rotten"},
}
# Whose a row is, which no form changes.
FOR_GOOD = {
    ("Byline", "critic"), ("Byline", "publication"), ("TopStatus", "byline"), ("TopStatus", "publication"),
    ("TitlePhoto", "title"), ("TitlePhoto", "photo"), ("ConsensusDraft", "title"),
}  # fmt: skip
# How a row says what was typed, where that is no column of its own.
SAID = {
    ("Publication", "cutoff"): lambda publication: f"{100 * publication.cutoff} %",
    ("Review", "decided"): lambda review: review.verdict,
    ("Review", "reason"): lambda review: review.verdict_reason,
    ("Review", "label"): lambda review: review.verdict_by == "critic",
    ("Member", "roles"): lambda member: list(member.groups.values_list("name", flat=True)),
    ("Member", "suspended"): lambda member: member.suspended_at is not None,
    ("Member", "password"): lambda member: "Typed password" if member.check_password("Typed password") else "",
    ("Photo", "tags"): lambda photo: sorted(photo.tags.names()),
}
# Columns that the form of one table does not have.
FORGOTTEN = {
    "Company": {"titles"},
    "Publication": {"cutoff_numerator", "cutoff_denominator"},
    "Review": {
        "value_numerator", "value_denominator", "scale", "verdict", "verdict_by", "verdict_reason", "verdict_at",
        "verdict_member", "critic", "publication", "counts", "counts_as_top", "contradicted", "newer", "withdrawn_at",
        "entered_at", "source", "source_key", "source_hash",
    },
}  # fmt: skip
# Columns that no form has: what we work out, who brought a row in, and what an action of its own sets.
NOT_TYPED = {"id", "slug", "name_key", "original_name_key", "origin", "field_sources", "added_at", "tmdb_id"}


def every_form(site):
    """Each table, a row of it that is changed, and the names of the URLs of its two forms."""
    for model in tables():
        row = model._default_manager.order_by("-pk").first()
        yield model, row, model.snippet_viewset.get_url_name("add"), model.snippet_viewset.get_url_name("edit")
    yield Member, site["member"], "wagtailusers_users:add", "wagtailusers_users:edit"
    yield Photo, site["photo"], None, "wagtailimages:edit"


def every_field(form):
    """The fields that somebody sees in a form and in the rows edited within it: the name each is sent by, and it."""
    for part in (form, *(row for rows in getattr(form, "formsets", {}).values() for row in rows.forms)):
        for bound in part:
            is_seen = not bound.is_hidden and bound.name not in {FINGERPRINTS, "DELETE", "ORDER"}
            if is_seen and not isinstance(bound.field, forms.FileField):
                yield bound.html_name, bound


def another(bound):  # noqa: PLR0911 - one for each sort of field
    """What somebody might type into a field in place of what stands in it."""
    field, stands = bound.field, bound.initial
    match field:
        case forms.ModelMultipleChoiceField():
            return [field.queryset.exclude(pk__in=[each.pk for each in stands or ()]).order_by("-pk").first().pk]
        case forms.ModelChoiceField():
            return field.queryset.exclude(pk=getattr(stands, "pk", stands)).order_by("-pk").first().pk
        case forms.MultipleChoiceField():
            return [next(key for key, _label in field.choices if key not in (stands or ()))]
        case forms.ChoiceField():
            return next(str(key) for key, _label in field.choices if key and key != stands)
        case forms.BooleanField():
            return "" if stands else "on"
        case _ if bound.name in TYPED:
            return TYPED[bound.name]
        case forms.DateField():
            return "1971-02-03"
        case forms.DateTimeField():
            return "2021-02-03 04:05"
        case forms.IntegerField():
            return str(stands - 1 if stands and stands > 1 else (stands or 0) + 1)
        case forms.URLField():
            return f"https://{bound.name.replace('_', '-')}.example/typed"
        case forms.EmailField():
            return "typed@mail.example"
        case TagField():
            return "typed"
    return f"Typed {bound.name.replace('_', ' ')}"[: getattr(field, "max_length", None)]


def meant(field, typed):
    """What a field makes of what was typed, as a column holds it."""
    value = field.clean(typed)
    if isinstance(value, models.QuerySet):
        return sorted(value.values_list("pk", flat=True))
    return value.pk if isinstance(value, models.Model) else value


def said(row, name):
    """What a row says in a field."""
    if reading := SAID.get((type(row).__name__, name)):
        return reading(row)
    field = row._meta.get_field(name)
    value = field.value_from_object(row)
    return sorted(each.pk for each in value) if field.many_to_many else value


def read_again(row):
    """A row as it is stored; of a draft the words that wait."""
    stored = type(row)._default_manager.get(pk=row.pk)
    return stored.get_latest_revision_as_object() if isinstance(stored, ConsensusDraft) else stored


def sent_with(model, html_name, typed):
    prefix = html_name.rpartition("-")[0]
    together = WITH.get((model.__name__, html_name), {})
    values = {name: value() if callable(value) else value for name, value in together.items()}
    return {**{f"{prefix}-{name}" if prefix else name: value for name, value in values.items()}, html_name: typed}


@pytest.fixture
def choices(site):
    """A second of whatever a form lets one choose."""
    TitleFactory(name="A series", kind="series")
    PersonFactory()
    add_photos_to_title([photo(80, 80)], site["title"])
    Genre.objects.create(slug="typed", name="Typed")
    Provider.objects.create(name="Typed", slug="typed", name_key="typed")
    Company.objects.create(name="Typed", slug="typed", name_key="typed")


def test_every_field_of_a_row_that_is_there_is_stored_and_stands_in_the_form_again(signed_in, site, choices):
    client, wrong, tried = signed_in("administrator"), [], 0
    for model, row, _add, edit in every_form(site):
        address = reverse(edit, args=[row.pk])
        page = client.get(address)
        as_it_stands = filled_in(page)
        for html_name, bound in every_field(page.context["form"]):
            if (model.__name__, html_name) in FOR_GOOD:
                continue
            typed = another(bound)
            with transaction.atomic():
                answer = client.post(address, as_it_stands | sent_with(model, html_name, typed))
                of = (
                    read_again(row)
                    if bound.form is page.context["form"]
                    else QuoteLine.objects.get(pk=bound.form.instance.pk)
                )
                stored, wanted = said(of, bound.name), meant(bound.field, typed)
                if answer.status_code != 302 or stored != wanted:
                    wrong.append(
                        f"{model.__name__}.{html_name}: typed {typed!r}, stored {stored!r}: {problems(answer)}"
                    )
                elif (model.__name__, bound.name) not in SAID:
                    again = dict(every_field(client.get(address).context["form"]))[html_name]
                    if meant(bound.field, again.value()) != wanted:
                        wrong.append(f"{model.__name__}.{html_name} stands in the form as {again.value()!r}")
                transaction.set_rollback(True)
            tried += 1
    assert not wrong
    assert tried > 120


def problems(answer):
    """What a form was refused for."""
    form = answer.context["form"] if answer.context and "form" in answer.context else None
    return form.errors.as_text() if form is not None else ""


def test_every_field_of_a_new_row_is_stored(signed_in, site, choices):
    client, wrong, new, tried = signed_in("administrator"), [], new_rows(), 0
    new["members.Member"] = {"username": "somebody-new", "name": "New", "email": "a@b.example", "password": "k" * 12}
    for model, _row, add, _edit in every_form(site):
        if add is None:
            continue
        for html_name, bound in every_field(client.get(reverse(add)).context["form"]):
            if (model.__name__, html_name) == ("TopStatus", "publication"):
                continue
            typed = "Typed password" if bound.name == "password" else another(bound)
            with transaction.atomic():
                before = set(model._default_manager.values_list("pk", flat=True))
                answer = client.post(reverse(add), new[model._meta.label] | sent_with(model, html_name, typed))
                row = model._default_manager.exclude(pk__in=before).first()
                if row is not None:
                    of = read_again(row) if bound.form.prefix is None else row.lines.get()
                if row is None or said(of, bound.name) != meant(bound.field, typed):
                    wrong.append(f"{model.__name__}.{html_name}: {typed!r} is not stored: {problems(answer)}")
                transaction.set_rollback(True)
            tried += 1
    assert not wrong
    assert tried > 120


def shown(client, row):
    """All that the public pages of a title or person say."""
    pages = [row.get_absolute_url()]
    if isinstance(row, Title):
        pages += [f"{pages[0]}details/", f"{pages[0]}credits/"]
    return "".join(client.get(page).content.decode() for page in pages)


@pytest.mark.parametrize(("model", "facts"), [(Title, TITLE_FACTS), (Person, PERSON_FACTS)])
@pytest.mark.usefixtures("choices")
def test_every_fact_that_is_typed_is_on_the_public_pages(signed_in, client, site, model, facts):
    editor, wrong = signed_in("administrator"), []
    row = site["title"] if model is Title else Person.objects.latest("pk")
    address = reverse(model.snippet_viewset.get_url_name("edit"), args=[row.pk])
    page, before = editor.get(address), shown(client, row)
    as_it_stands, fields = filled_in(page), dict(every_field(page.context["form"]))
    assert set(fields) == set(facts)
    for name, bound in fields.items():
        typed = another(bound)
        with transaction.atomic():
            editor.post(address, as_it_stands | sent_with(model, name, typed))
            row.refresh_from_db()
            pages = shown(client, row)
            is_shown = html.escape(typed) in pages if str(typed).startswith("Typed") else pages != before
            if is_shown != facts[name].public:
                wrong.append(f"{name}: typed {typed!r}")
            transaction.set_rollback(True)
        row.refresh_from_db()
    assert not wrong


def test_no_column_is_forgotten_by_the_forms(signed_in, site):
    client = signed_in("administrator")
    for model, row, _add, edit in every_form(site):
        if model in {Member, Photo, ConsensusDraft}:
            continue
        names = {bound.name for _name, bound in every_field(client.get(reverse(edit, args=[row.pk])).context["form"])}
        assert columns(model) - names == FORGOTTEN.get(model.__name__, set()), model


def columns(model):
    return {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)} - NOT_TYPED
