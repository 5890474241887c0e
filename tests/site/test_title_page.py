"""The page of a title."""

import json
import re
from datetime import date

import pytest
from django.test import Client

from factories import BylineFactory, CreditFactory, MemberFactory, TitleFactory, rating, review, reviews
from pages import make_title, text
from plaudit.audience.models import AudienceReview
from plaudit.catalog.models import Job
from plaudit.catalog.slugs import change_slug
from plaudit.search.actions import update_index

pytestmark = pytest.mark.django_db
NOW = "2020-01-02T00:00:00Z"


@pytest.mark.parametrize("rows", [1, 50])
def test_it_takes_twelve_queries_whatever_it_shows(client, at_most, rows):
    title = make_title(rows)
    with at_most(12):
        text(client, f"/title/{title.slug}/")


def test_it_asks_no_more_for_what_a_title_lacks(client, at_most):
    TitleFactory(slug="bare")
    with at_most(12):
        text(client, "/title/bare/")


def test_it_shows_both_scores_with_their_counts(client):
    title = TitleFactory(slug="shown")
    reviews(title, fresh=9, rotten=1)
    for half_stars in [10] * 40 + [2] * 10:
        rating(title, half_stars)
    page = text(client, "/title/shown/")
    assert "90<small>%</small>" in page
    assert "with 10 reviews" in page
    assert "80<small>%</small>" in page
    assert "with 50 ratings" in page
    assert "between 59 and 99%, 19 times in 20" in page


def test_shares_of_the_histogram_add_up_to_a_hundred(client):
    title = TitleFactory(slug="thirds")
    for half_stars in [1, 2, 3, 7, 8, 9] * 9:
        rating(title, half_stars)
    page = text(client, "/title/thirds/")
    shares = re.findall(r"<td>(\d+)%</td>", page)
    assert len(shares) == 10
    assert sum(map(int, shares)) == 100


def test_it_says_how_many_reviews_are_missing(client):
    title = TitleFactory(slug="few")
    reviews(title, fresh=3)
    page = text(client, "/title/few/")
    assert "Not enough reviews yet" in page
    assert "3 so far" in page
    assert "2 more are needed." in page
    assert "<small>%</small>" not in page


def test_a_title_of_which_nothing_is_known_has_a_page(client):
    TitleFactory(slug="bare", year=None)
    page = text(client, "/title/bare/")
    assert "Year unknown" in page
    assert "None" not in page.replace("None has reviewed it yet", "")


def test_a_quoted_review_shows_who_said_it_where_and_how_it_was_rated(client):
    title = TitleFactory(slug="quoted")
    line = BylineFactory(critic__name="Ines Albrecht", publication__name="The Meridian")
    review(
        title,
        "fresh",
        byline=line,
        quote="A patient film.",
        rating="3½/4",
        url="https://meridian.example/a",
        dated_on=date(2007, 2, 23),
    )
    page = text(client, "/title/quoted/")
    for said in ("A patient film.", "Ines Albrecht", "The Meridian", "3½/4", "Feb 23, 2007"):
        assert said in page
    assert '<a href="https://meridian.example/a" rel="nofollow noopener external">Full review</a>' in page


def test_reviews_with_a_quote_come_before_those_without(client):
    title = TitleFactory(slug="silent")
    review(title, "fresh", quote="Old but said.", dated_on=date(1990, 1, 1))
    reviews(title, fresh=12, dated_on=date(2020, 1, 1))
    assert "Old but said." in text(client, "/title/silent/")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://"])
def test_only_links_to_the_web_are_links(client, link):
    title = TitleFactory(slug="linked")
    made = review(title, "fresh", quote="Said.")
    type(made).objects.filter(pk=made.pk).update(url=link)
    page = text(client, "/title/linked/")
    assert "Said." in page
    assert "Full review" not in page
    assert "javascript:" not in page


def test_what_people_write_is_never_markup(client):
    hostile = "</script><script>alert(1)</script>\"'&<b>"
    title = TitleFactory(slug="hostile", name=hostile, synopsis=hostile, original_name=hostile)
    CreditFactory(title=title, person__name=hostile, character=hostile)
    line = BylineFactory(critic__name=hostile, publication__name=hostile)
    review(title, "fresh", byline=line, quote=hostile, rating="<i>4/5")
    member = MemberFactory(name=hostile)
    AudienceReview.objects.create(title=title, member=member, text=hostile, written_at=NOW)
    for address in ("/title/hostile/", "/title/hostile/reviews/", "/title/hostile/credits/", "/", "/search/?q=script"):
        page = text(client, address)
        assert "<script>alert" not in page
        assert "<b>" not in page
        assert "<i>4/5" not in page


def test_spoilers_are_folded_away(client):
    title = TitleFactory(slug="told")
    AudienceReview.objects.create(title=title, member=MemberFactory(), text="He dies.", spoiler=True, written_at=NOW)
    page = text(client, "/title/told/")
    assert re.search(r"<details class=\"spoiler\"><summary>.*?</summary>.*He dies\.", page, re.DOTALL)


def test_hidden_audience_reviews_are_not_shown(client):
    title = TitleFactory(slug="hidden")
    AudienceReview.objects.create(title=title, member=MemberFactory(), text="Rude.", written_at=NOW, hidden_at=NOW)
    assert "Rude." not in text(client, "/title/hidden/")


def test_the_first_dozen_of_the_cast_stand_open_and_the_rest_a_click_away(client):
    title = TitleFactory(slug="crowd")
    for number in range(20):
        CreditFactory(title=title, billing=number + 1, person__name=f"Actor {number:02}")
    page = text(client, "/title/crowd/")
    assert "Actor 11" in page.split("8 more")[0]
    assert "Actor 12" in page.split("8 more")[1]


def test_a_cast_of_hundreds_has_a_page_of_its_own(client):
    title = TitleFactory(slug="hundreds")
    for number in range(130):
        CreditFactory(title=title, billing=number + 1, person__name=f"Actor {number:03}")
    page = text(client, "/title/hundreds/")
    assert "/title/hundreds/credits/" in page
    assert len(page) < 80_000
    assert "Actor 129" not in page
    assert "Actor 129" in text(client, "/title/hundreds/credits/")


def test_structured_data_says_the_numbers_that_the_page_shows(client):
    title = TitleFactory(slug="data", name="A & <B>", runtime=141, synopsis="</script>")
    CreditFactory(title=title, job=Job.DIRECTOR, person__name="Clint Eastwood")
    reviews(title, fresh=9, rotten=1)
    page = text(client, "/title/data/")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    said = json.loads(block[1])
    assert said["name"] == "A & <B>"
    assert said["director"] == [{"@type": "Person", "name": "Clint Eastwood"}]
    assert said["aggregateRating"][0]["ratingValue"] == 90
    assert said["aggregateRating"][0]["reviewCount"] == 10


def test_a_renamed_title_is_found_at_its_old_address(client):
    title = TitleFactory(slug="old-name")
    change_slug(title, "new-name")
    for page in ("", "reviews/", "credits/"):
        answer = client.get(f"/title/old-name/{page}")
        assert answer.status_code == 301
        assert answer["Location"] == f"/title/new-name/{page}"


def test_a_title_in_japanese_has_an_address_in_japanese(client):
    title = TitleFactory(name="七人の侍", year=1954)
    update_index()
    assert "七人の侍" in text(client, f"/title/{title.slug}/")
    answer = Client().get("/search/", {"q": "七人"})
    assert "%E4%B8%83%E4%BA%BA%E3%81%AE%E4%BE%8D-1954" in answer.content.decode()


def test_what_is_invented_is_said_to_be(client):
    said = "publications and quotes are invented"
    TitleFactory(slug="real")
    TitleFactory(slug="demo", origin="demo")
    assert said not in text(client, "/title/real/")
    assert said in text(client, "/title/demo/")


def test_a_full_page_is_small(client):
    title = make_title(60)
    page = client.get(f"/title/{title.slug}/")
    assert len(page.content) <= 80_000
    assert len(client.get(f"/title/{title.slug}/", HTTP_ACCEPT_ENCODING="gzip").content) <= 15_000
