"""At the desk too, each row shows what belongs to it, and no row of another title, critic or person."""

import pytest
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from driving import filled_in
from plaudit.catalog.models import Company, Provider, Title, TitlePhoto
from plaudit.critics.actions.verdicts import decide_verdict
from plaudit.critics.models import Review
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.usage import Uses
from plaudit.desk.views import DeskViewSet
from plaudit.scoring.verdict import Verdict

pytestmark = pytest.mark.django_db
# How many rows there are of each title, by table.
OF_AMBER = {
    "catalog.Credit": 3, "catalog.Quote": 1, "catalog.Offer": 2, "catalog.TitlePhoto": 2, "catalog.Trailer": 1,
    "catalog.TitleName": 3, "catalog.Synopsis": 2, "catalog.Release": 1, "catalog.BoxOffice": 4, "catalog.Award": 1,
    "catalog.CompanyCredit": 2, "catalog.Track": 1, "critics.Review": 6, "desk.ConsensusDraft": 0,
}  # fmt: skip


def edit(row):
    return reverse(type(row).snippet_viewset.get_url_name("edit"), args=[row.pk])


def said(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


@pytest.mark.parametrize(("word", "others"), [("Amber", ("Basalt", "Cobalt")), ("Basalt", ("Amber", "Cobalt"))])
def test_the_form_of_a_title_shows_its_own_rows(signed_in, both, word, others):
    page = said(signed_in("superuser"), edit(getattr(both, word.lower())))
    for other in (*others, "Fourth"):
        assert other not in page
    for own in ("Service", "line.", "still", "trailer", "Pictures", "theme"):
        assert f"{word} {own}" in page or f"{word.lower()} {own}" in page, own


def test_every_list_of_one_title_has_its_own_rows(signed_in, both):
    boss, walked = signed_in("superuser"), {}
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        if isinstance(viewset, DeskViewSet) and "title" in viewset.query_fields:
            rows = boss.get(reverse(viewset.get_url_name("list")), {"title": both.amber.pk}).context["object_list"]
            assert {row.title_id for row in rows} <= {both.amber.pk}, model
            walked[model._meta.label] = len(rows)
    assert walked == OF_AMBER


def test_the_log_beside_a_title_is_its_own(signed_in, both):
    editor = signed_in("editor")
    for title, reason in ((both.amber, "amber reason"), (both.basalt, "basalt reason")):
        decide_verdict(title.reviews.filter(counts=True).first(), Verdict.FRESH, by=None, reason=reason)
    page = said(editor, edit(both.amber))
    assert "amber reason" in page
    assert "basalt reason" not in page


def test_the_form_of_a_person_shows_their_own_credits_and_awards(signed_in, both):
    page = said(signed_in("editor"), edit(both.people[3]))
    assert "The Amber Room" in page
    assert "The Cobalt Room" in page
    assert "Basalt" not in page
    assert "Amber category" not in page
    assert "Amber category" in said(signed_in("editor"), edit(both.people[0]))


def test_what_uses_a_row_is_what_names_it(both):
    """Counted and listed: a critic, a publication, a company, a provider, a picture, a person."""
    amber_pictures, amber_service = Company.objects.get(slug="amber"), Provider.objects.get(slug="amber-service")
    still = TitlePhoto.objects.filter(title=both.amber).earliest("position").photo
    assert {str(row) for row, _why in Uses(amber_pictures)[:9]} == {
        "Amber Pictures: Production",
        "Amber Pictures: Distribution",
    }
    assert {row.title for row, _why in Uses(amber_service)[:9]} == {both.amber}
    assert {row for row, _why in Uses(still)[:9]} == {both.amber.photos.get(photo=still), both.people[0]}
    critic = both.lines[2].critic
    reviews = {row for row, _why in Uses(critic)[:99] if isinstance(row, Review)}
    assert reviews == set(Review.objects.filter(critic=critic))
    assert len(Uses(critic)) == len(reviews) + 1  # and the byline


def test_a_consensus_begins_with_what_stands_on_its_own_title(signed_in, both):
    add = reverse(ConsensusDraft.snippet_viewset.get_url_name("add"))
    page = said(signed_in("editor"), f"{add}?title={both.basalt.pk}")
    assert "Basalt consensus." in page
    assert "Amber consensus." not in page


def test_the_history_of_a_row_is_its_own(signed_in, both):
    editor = signed_in("editor")
    for title, year in ((both.amber, "1972"), (both.basalt, "1993")):
        typed = filled_in(editor.get(edit(title))) | {"year": [year]}
        assert editor.post(edit(title), typed).status_code == 302
    for title in (both.amber, both.basalt):
        entries = editor.get(reverse(Title.snippet_viewset.get_url_name("history"), args=[title.pk])).context
        assert [entry.object_id for entry in entries["object_list"]] == [str(title.pk)]


def test_hiding_an_audience_review_hides_that_one(signed_in, client, both):
    moderator = signed_in("moderator")
    moderator.post(reverse("desk_hide_audience_review", args=[both.amber.pk, both.members[1].pk]))
    page = client.get("/title/amber/").content.decode()
    assert "Amber words of Viewer L." not in page
    assert "Amber words of Viewer K." in page
    assert "Basalt words of Viewer L." in client.get("/title/basalt/").content.decode()


def test_audience_reviews_are_found_by_their_own_title_author_and_words(signed_in, both):
    moderator = signed_in("moderator")

    def found(**asked):
        page = moderator.get(reverse("desk_audience_reviews"), asked).context["page_obj"]
        return [(row.title.slug, row.member.name) for row in page.object_list]

    assert found(q="amber room") == [("amber", f"Viewer {letter}") for letter in "ONMLK"]
    assert {title for title, _name in found(q="basalt words")} == {"basalt"}
    assert {name for _title, name in found(q=both.members[2].username)} == {"Viewer M"}
    moderator.post(reverse("desk_hide_audience_review", args=[both.amber.pk, both.members[1].pk]))
    assert found(hidden="yes") == [("amber", "Viewer L")]
