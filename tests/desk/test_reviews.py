"""Reviews, critics and publications are written by actions: scores, log and changes follow."""

from datetime import date

import pytest
from django.urls import reverse

from factories import BylineFactory, CriticFactory, PublicationFactory, TitleFactory, review
from plaudit.critics.actions.critics import InvalidCutoffError, read_cutoff
from plaudit.critics.models import Publication, Review, TopStatus
from plaudit.scoreboard.models import LogEntry, Score

REVIEW = "wagtailsnippets_critics_review"


@pytest.fixture
def title(db):
    return TitleFactory()


def said(title, byline, **more):
    return {
        "title": title.pk, "byline": byline.pk, "rating": "4/5", "dated_on": "2007-01-12", "covers": "whole",
        "quote": "Fine.", "url": "", "language": "en", "decided": "", "reason": "", **more,
    }  # fmt: skip


def test_a_curator_adds_a_review_and_the_score_follows(signed_in, title):
    signed_in("curator").post(reverse(f"{REVIEW}:add"), said(title, BylineFactory()))

    assert Score.objects.get(title=title).fresh == 1
    assert Review.objects.get().verdict_by == "rule"
    assert LogEntry.objects.filter(title_id=title.pk, kind="verdict").exists()


def test_another_rating_is_judged_and_counted_again(signed_in, title, recount_check):
    written = review(title, None, rating="4/5")

    signed_in("curator").post(
        reverse(f"{REVIEW}:edit", args=[written.pk]), said(title, written.byline, rating="1/5", quote="Changed.")
    )

    written.refresh_from_db()
    assert (written.verdict, written.quote) == ("rotten", "Changed.")
    assert Score.objects.get(title=title).rotten == 1
    recount_check()


def test_a_curators_verdict_is_logged_with_its_reason(signed_in, title):
    written = review(title, None, rating="4/5")
    curator = signed_in("curator")

    curator.post(
        reverse(f"{REVIEW}:edit", args=[written.pk]),
        said(title, written.byline, decided="rotten", reason="The text says so."),
    )

    entry = LogEntry.objects.filter(title_id=title.pk).latest("number")
    assert (entry.before, entry.after, entry.reason) == ("fresh", "rotten", "The text says so.")
    assert entry.member_id == curator.member.pk


def test_a_review_moves_to_another_title_and_both_are_counted(signed_in, title, recount_check):
    other, written = TitleFactory(), review(title)

    signed_in("curator").post(reverse(f"{REVIEW}:edit", args=[written.pk]), said(other, written.byline))

    assert [Score.objects.get(title=each).fresh for each in (title, other)] == [0, 1]
    recount_check()


def test_a_critics_own_label_stands_and_the_form_says_so(signed_in, title):
    byline = BylineFactory()
    curator = signed_in("curator")
    curator.post(reverse(f"{REVIEW}:add"), said(title, byline, decided="fresh", label="on", rating=""))
    written = Review.objects.get()

    page = curator.post(
        reverse(f"{REVIEW}:edit", args=[written.pk]), said(title, byline, decided="rotten", rating="", quote="My words")
    )

    assert "label stands above" in page.content.decode()
    assert "My words" in page.content.decode()
    written.refresh_from_db()
    assert (written.verdict, written.quote) == ("fresh", "Fine.")


def test_deleting_a_review_withdraws_it_and_it_can_come_back(signed_in, title):
    written = review(title)
    curator = signed_in("curator")

    curator.post(reverse(f"{REVIEW}:delete", args=[written.pk]))
    assert Score.objects.get(title=title).fresh == 0
    assert Review.objects.get(pk=written.pk).withdrawn_at is not None

    back = reverse("wagtail_bulk_action", args=["critics", "review", "restore"]) + f"?id={written.pk}"
    assert curator.get(back).status_code == 200
    curator.post(back)
    assert Score.objects.get(title=title).fresh == 1


def test_many_reviews_are_judged_at_once(signed_in, title):
    written = [review(title, None, rating="4/5") for _ in range(3)]
    ids = "&".join(f"id={each.pk}" for each in written)

    signed_in("curator").post(reverse("wagtail_bulk_action", args=["critics", "review", "rotten"]) + f"?{ids}")

    assert Score.objects.get(title=title).rotten == 3


def test_not_everything_is_withdrawn_by_one_click(signed_in, title):
    review(title)

    signed_in("curator").post(reverse("wagtail_bulk_action", args=["critics", "review", "delete"]) + "?id=all")

    assert Score.objects.get(title=title).fresh == 1


def test_another_cut_off_judges_a_publications_reviews_again(signed_in, title, recount_check):
    paper = PublicationFactory(name="The Paper", slug="the-paper")
    for rating in ("3/5", "4/5"):
        review(title, None, rating=rating, byline=BylineFactory(publication=paper))
    kept = review(title, "fresh", rating="1/5", byline=BylineFactory(publication=paper))
    edit = reverse("wagtailsnippets_critics_publication:edit", args=[paper.pk])
    told = {"name": "The Paper", "url": "", "country": "", "scale": ""}

    signed_in("curator").post(edit, told | {"cutoff": "75 %"})

    assert (Score.objects.get(title=title).fresh, Score.objects.get(title=title).rotten) == (2, 1)
    assert Review.objects.get(rating="3/5").verdict_by == "outlet"
    assert Review.objects.get(pk=kept.pk).verdict == "fresh"
    page = signed_in("curator").post(edit, told | {"cutoff": "lots"}).content.decode()
    assert "Write the cut-off as a share" in page
    recount_check()


def test_a_publication_keeps_its_address_and_refuses_a_scale_that_nobody_can_read(signed_in, title):
    curator, add = signed_in("curator"), reverse("wagtailsnippets_critics_publication:add")
    told = {"name": "Sight and Sound", "url": "", "country": "GB", "scale": "?!", "cutoff": ""}

    assert curator.post(add, told).status_code == 200
    curator.post(add, told | {"scale": "5"})

    assert Publication.objects.get().slug == "sight-and-sound"


def test_a_top_status_counts_from_the_desk_too(signed_in, title):
    written = review(title, dated_on=date(2007, 1, 12))
    curator = signed_in("curator")
    top = "wagtailsnippets_critics_topstatus"
    told = {"byline": written.byline.pk, "publication": "", "starts_on": "2007-01-01", "ends_on": ""}

    curator.post(reverse(f"{top}:add"), told)
    assert Score.objects.get(title=title).top_fresh == 1
    status = TopStatus.objects.get()
    curator.post(reverse(f"{top}:edit", args=[status.pk]), told | {"starts_on": "2008-01-01"})
    assert Score.objects.get(title=title).top_fresh == 0
    curator.post(reverse(f"{top}:delete", args=[status.pk]))
    assert not TopStatus.objects.exists()


def test_a_critic_with_reviews_is_not_deleted(signed_in, title):
    written = review(title)
    idle = CriticFactory()
    curator, delete = signed_in("curator"), "wagtailsnippets_critics_critic:delete"

    page = curator.post(reverse(delete, args=[written.critic.pk]), follow=True).content.decode()
    curator.post(reverse(delete, args=[idle.pk]))

    assert "there are reviews that name it" in page or "is not deleted" in page
    assert type(idle).objects.filter(pk=idle.pk).count() == 0


@pytest.mark.parametrize(("text", "share"), [("60 %", "3/5"), ("3/5", "3/5"), ("0,6", "3/5"), ("", None)])
def test_a_cut_off_is_read_as_people_write_it(text, share):
    found = read_cutoff(text)
    assert (None if found is None else str(found)) == share


@pytest.mark.parametrize("text", ["lots", "3/0", "120 %", "-1", "1/99999"])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(InvalidCutoffError):
        read_cutoff(text)


@pytest.mark.parametrize("key", ["x", "9" * 23, "-1", "%00"])
def test_a_key_that_is_none_breaks_nothing(signed_in, title, key):
    curator = signed_in("curator")

    bulk = reverse("wagtail_bulk_action", args=["critics", "review", "fresh"])
    assert curator.get(f"{bulk}?id={key}").status_code == 404
    assert curator.get(reverse(f"{REVIEW}:add") + f"?title={key}").status_code == 200
    assert curator.get(reverse(f"{REVIEW}:list") + f"?title={key}").status_code == 200
