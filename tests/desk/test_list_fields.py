"""What a form at the desk lists is stored, stands in the form again, and can be cleared; no other row's is touched."""

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.images.forms import get_image_form
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from driving import filled_in
from factories import MemberFactory, PersonFactory, TitleFactory
from factories_newsroom import article, author, countdown
from factories_photos import photo
from plaudit.catalog.models import Genre, Photo, Quote, QuoteLine, Title
from plaudit.desk.viewsets.members import MemberForm
from plaudit.newsroom.actions import ensure_pages
from plaudit.newsroom.models import Article, Countdown, HomePage, NewsIndex

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")]
# Every list of a form, by its table; a new one needs a test here.
TESTED = {
    "catalog.Title: genres",
    "catalog.Quote: lines",
    "catalog.Photo: tags",
    "members.Member: roles",
    "newsroom.Article: bylines", "newsroom.Article: article_titles", "newsroom.Article: article_people",
    "newsroom.Countdown: bylines", "newsroom.Countdown: article_titles", "newsroom.Countdown: article_people",
    "newsroom.Countdown: entries",
}  # fmt: skip
LISTS = (forms.ModelMultipleChoiceField, forms.MultipleChoiceField)


def lists_of(label, form):
    fields = (name for name, field in form.base_fields.items() if isinstance(field, LISTS) or name == "tags")
    # Wagtail's own notes of editors to each other are switched on, but no form of ours asks for them.
    return {f"{label}: {name}" for name in (*fields, *getattr(form, "formsets", ())) if name != "comments"}


def every_form():
    for model in get_snippet_models():
        yield model._meta.label, model.snippet_viewset.get_edit_handler().get_form_class()
    for model in (Article, Countdown, HomePage, NewsIndex):
        yield model._meta.label, model.get_edit_handler().get_form_class()
    yield "catalog.Photo", get_image_form(Photo)
    yield "members.Member", MemberForm


def test_every_list_of_a_form_is_tested_here():
    found = set().union(*(lists_of(label, form) for label, form in every_form()))
    assert found == TESTED, "A list in a form without a test: add one to this file, and its name to TESTED."


def edit(model, row):
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[row.pk])


def names(rows):
    return sorted(str(each) for each in rows)


def test_the_genres_of_a_title(signed_in, client):
    editor = signed_in("editor")
    drama, war, comedy = (Genre.objects.create(name=name, slug=name.lower()) for name in ("Drama", "War", "Comedy"))
    other = TitleFactory(name="Another")
    other.genres.set([war, comedy])
    new = filled_in(editor.get(reverse(Title.snippet_viewset.get_url_name("add"))))

    editor.post(reverse(Title.snippet_viewset.get_url_name("add")), new | {"name": "Ran", "genres": [drama.pk, war.pk]})
    title = Title.objects.get(name="Ran")
    assert names(title.genres.all()) == ["Drama", "War"]

    for wanted in ([war, comedy], [comedy], [], [drama]):
        stands = filled_in(editor.get(edit(Title, title)))
        assert sorted(stands.get("genres", [])) == sorted(str(each.pk) for each in title.genres.all())
        answer = editor.post(edit(Title, title), stands | {"genres": [each.pk for each in wanted]})
        assert answer.status_code == 302
        assert names(title.genres.all()) == names(wanted)
        assert names(other.genres.all()) == ["Comedy", "War"]
    page = client.get(f"/title/{title.slug}/").content.decode()
    assert "?genre=drama" in page
    assert "?genre=war" not in page


def test_a_form_that_is_saved_as_it_stands_leaves_the_genres_as_they_are(signed_in):
    editor, title = signed_in("editor"), TitleFactory(name="Ran")
    title.genres.add(Genre.objects.create(name="War", slug="war"))
    editor.post(edit(Title, title), filled_in(editor.get(edit(Title, title))) | {"runtime": "162"})

    title.refresh_from_db()
    assert title.runtime == 162
    assert names(title.genres.all()) == ["War"]
    assert "genres" not in title.field_sources


def lines(quote):
    return list(quote.lines.order_by("position").values_list("character", "speaker__name", "text", "position"))


def test_the_lines_of_a_quote(signed_in):
    editor, title, speaker = signed_in("editor"), TitleFactory(), PersonFactory(name="Ken Watanabe")
    other = Quote.objects.create(title=title)
    QuoteLine.objects.create(quote=other, text="Somebody else's line.")

    def line(text, character="", spoken_by=None, position=1):
        return {"text": text, "character": character, "speaker": spoken_by or "", "position": position}

    add = reverse(Quote.snippet_viewset.get_url_name("add"))
    told = [line("First.", "Saigo", speaker.pk), line("Second.", "Kashiwara", position=2), line("Third.", position=3)]
    editor.post(add, nested_form_data({"title": title.pk, "position": 1, "lines": inline_formset(told)}))
    quote = Quote.objects.exclude(pk=other.pk).get()
    assert lines(quote) == [
        ("Saigo", "Ken Watanabe", "First.", 1), ("Kashiwara", None, "Second.", 2), ("", None, "Third.", 3),
    ]  # fmt: skip

    stands = filled_in(editor.get(edit(Quote, quote)))
    assert [stands[f"lines-{number}-text"] for number in range(3)] == [["First."], ["Second."], ["Third."]]
    assert stands["lines-0-speaker"] == [str(speaker.pk)]
    added = {f"lines-3-{name}": value for name, value in {**line("Fourth.", position=4), "id": ""}.items()}
    changed = {"lines-0-speaker": "", "lines-1-text": "Other words.", "lines-2-DELETE": "on", "lines-TOTAL_FORMS": 4}
    assert editor.post(edit(Quote, quote), stands | changed | added).status_code == 302
    assert lines(quote) == [
        ("Saigo", None, "First.", 1),
        ("Kashiwara", None, "Other words.", 2),
        ("", None, "Fourth.", 4),
    ]
    assert lines(other) == [("", None, "Somebody else's line.", 1)]

    stands = filled_in(editor.get(edit(Quote, quote)))
    none = {f"lines-{number}-DELETE": "on" for number in range(3)}
    assert editor.post(edit(Quote, quote), stands | none).status_code == 200
    assert len(lines(quote)) == 3, "a quote without a line is refused, and its lines stay"


INLINE = ("bylines", "article_titles", "article_people", "entries", "comments")


def filed(title, **given):
    """The form of an article or a countdown list as a browser sends it, with nothing in its lists."""
    return nested_form_data(
        {
            "title": title, "slug": title.lower(), "kind": "news", "standfirst": "", "language": "en", "order": "hand",
            "direction": "down", "body": streamfield([("text", rich_text("<p>Words.</p>", features=["bold"]))]),
            **{name: inline_formset([]) for name in INLINE},
            **given,
        }
    )  # fmt: skip


def ties(page):
    """What is tied to a published page, in the order of the form."""
    found = {
        "bylines": list(page.bylines.order_by("sort_order").values_list("author__name", flat=True)),
        "article_titles": list(page.article_titles.order_by("sort_order").values_list("title__name", flat=True)),
        "article_people": list(page.article_people.order_by("sort_order").values_list("person__name", flat=True)),
    }
    if isinstance(page, Countdown):
        found["entries"] = list(page.entries.order_by("sort_order").values_list("title__name", "text"))
    return found


@pytest.mark.parametrize("model", [Article, Countdown])
def test_the_authors_titles_people_and_entries_of_an_article(signed_in, model):
    editor, is_list = signed_in("editor"), model is Countdown
    ann, bob = author("Ann", "ann"), author("Bob", "bob")
    ran, stalker, mirror = (TitleFactory(name=name) for name in ("Ran", "Stalker", "Mirror"))
    ada, cy = PersonFactory(name="Ada"), PersonFactory(name="Cy")
    tied = {"authors": (bob,), "titles": (mirror,), "people": (cy,)}
    other = countdown("Other", entries=[mirror], **tied) if is_list else article("Other", **tied)
    others = ties(other)
    assert all(others.values())

    def told(bylines=(), titles=(), people=(), entries=()):
        chosen = {
            "bylines": [{"author": each.pk} for each in bylines],
            "article_titles": [{"title": each.pk} for each in titles],
            "article_people": [{"person": each.pk} for each in people],
            "entries": [{"title": each.pk, "text": text} for each, text in entries],
        }
        return {name: inline_formset(rows) for name, rows in chosen.items()}

    add = reverse("wagtailadmin_pages:add", args=["newsroom", model._meta.model_name, ensure_pages().pk])
    first = told([bob, ann], [stalker, ran], [ada, cy], [(stalker, "Second best."), (ran, "The best.")])
    editor.post(add, filed("Mine", **first, **{"action-publish": "1"}))
    made = model.objects.get(title="Mine")
    stored = {
        "bylines": ["Bob", "Ann"], "article_titles": ["Stalker", "Ran"], "article_people": ["Ada", "Cy"],
    } | ({"entries": [("Stalker", "Second best."), ("Ran", "The best.")]} if is_list else {})  # fmt: skip
    assert ties(made) == stored

    form = reverse("wagtailadmin_pages:edit", args=[made.pk])
    stands = filled_in(editor.get(form))
    assert [stands[f"bylines-{number}-author"] for number in (0, 1)] == [[str(bob.pk)], [str(ann.pk)]]
    assert [stands[f"article_titles-{number}-title"] for number in (0, 1)] == [[str(stalker.pk)], [str(ran.pk)]]
    assert [stands[f"article_people-{number}-person"] for number in (0, 1)] == [[str(ada.pk)], [str(cy.pk)]]
    body = {name: value for name, value in filed("Mine").items() if name.startswith("body")}
    one_less = {f"{name}-0-DELETE": "on" for name in stored}
    turned = {"entries-1-ORDER": "1", "bylines-1-ORDER": "1"}
    assert editor.post(form, stands | body | turned | one_less | {"action-publish": "1"}).status_code == 302
    assert ties(made) == {name: rows[1:] for name, rows in stored.items()}
    assert ties(other) == others

    cleared = told(entries=[(mirror, "")] if is_list else [])
    stands = filled_in(editor.get(form))
    none = {f"{name}-0-DELETE": "on" for name in stored}
    new = {"entries-TOTAL_FORMS": "2", "entries-1-title": mirror.pk, "entries-1-text": "", "entries-1-ORDER": "2"}
    editor.post(form, stands | body | none | (new if is_list else {}) | {"action-publish": "1"})
    assert cleared
    assert ties(made) == {name: [] for name in stored} | ({"entries": [("Mirror", "")]} if is_list else {})
    assert ties(other) == others


def test_the_roles_of_a_member(signed_in):
    boss, member, other = signed_in("administrator"), MemberFactory(), MemberFactory()
    guests = Group.objects.create(name="Guests")
    for each in (member, other):
        each.groups.add(guests, Group.objects.get(name="curator"))
    form = reverse("wagtailusers_users:edit", args=[member.pk])

    for wanted in (["curator", "editor"], ["editor"], []):
        stands = filled_in(boss.get(form))
        theirs = set(member.groups.values_list("name", flat=True)) - {"Guests"}
        assert set(stands.get("roles", [])) == theirs
        boss.post(form, stands | {"roles": wanted})
        assert set(member.groups.values_list("name", flat=True)) == {"Guests", *wanted}
        assert set(other.groups.values_list("name", flat=True)) == {"Guests", "curator"}


def test_the_tags_of_a_picture(signed_in):
    editor, mine, other = signed_in("editor"), photo(64, 64), photo(64, 64)
    other.tags.add("storm", "night")
    form = reverse("wagtailimages:edit", args=[mine.pk])

    for wanted in ("storm, island", "island", ""):
        stands = filled_in(editor.get(form))
        editor.post(form, stands | {"tags": wanted})
        assert names(Photo.objects.get(pk=mine.pk).tags.all()) == sorted(filter(None, wanted.split(", ")))
        assert names(Photo.objects.get(pk=other.pk).tags.all()) == ["night", "storm"]
        assert "id_tags" in editor.get(form).content.decode()
