"""What is done to one title, review, rating or publication leaves every row of another as it is."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from noise import rows_of
from plaudit.audience.actions import recount as audience
from plaudit.audience.actions.bulk import RatingInput, import_ratings
from plaudit.audience.actions.moderation import set_hidden
from plaudit.audience.actions.ratings import rate, remove_rating
from plaudit.audience.actions.reviews import save_audience_review
from plaudit.audience.models import AudienceReview, Rating
from plaudit.changes.models import Change
from plaudit.critics.actions import recount as critics
from plaudit.critics.actions.badge_history import seed_badge_history_of
from plaudit.critics.actions.bylines import add_top_status, delete_top_status, edit_top_status
from plaudit.critics.actions.consensus import publish_consensus, withdraw_consensus
from plaudit.critics.actions.critics import save_publication
from plaudit.critics.actions.review_edits import edit_review
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_review
from plaudit.critics.actions.verdicts import decide_verdict, restore_review, withdraw_review
from plaudit.critics.models import Publication, Review, TopStatus
from plaudit.members.actions import set_suspended
from plaudit.scoring.verdict import Verdict

pytestmark = pytest.mark.django_db
MOMENT = datetime(2020, 5, 6, tzinfo=UTC)


def counted(both):
    """A review of Amber that counts, by somebody who reviewed Basalt too."""
    return both.amber.reviews.get(critic=both.lines[2].critic, counts=True)


def said(both, **given):
    return ReviewInput(
        title_id=both.amber.pk, byline=both.lines[4], quote="New words.", dated_on=date(2020, 1, 1), **given
    )


ACTIONS = {
    "a rating": lambda both: rate(member=both.members[0], title=both.amber, half_stars=10),
    "a first rating": lambda both: rate(member=both.members[2], title=both.amber, half_stars=5),
    "a rating taken back": lambda both: remove_rating(member=both.members[0], title=both.amber),
    "imported ratings": lambda both: import_ratings(
        [RatingInput(both.amber.pk, member.pk, 7, MOMENT) for member in both.members[:3]]
    ),
    "an audience review": lambda both: save_audience_review(
        member=both.members[1], title=both.amber, text="Other words."
    ),
    "a hidden audience review": lambda both: set_hidden(
        AudienceReview.objects.get(title=both.amber, member=both.members[1]), hidden=True
    ),
    "a recount of ratings": lambda both: audience.recount([both.amber.pk]),
    "a new review": lambda both: publish_review(said(both, curated=Verdict.ROTTEN)),
    "an edited review": lambda both: edit_review(
        counted(both), ReviewInput(title_id=both.amber.pk, byline=both.lines[2], quote="Other words.", rating="1/4")
    ),
    "a verdict": lambda both: decide_verdict(counted(both), Verdict.ROTTEN, by=None, reason="read again"),
    "a withdrawn review": lambda both: withdraw_review(counted(both), by=None, reason="printed twice"),
    "a restored review": lambda both: restore_review(
        both.amber.reviews.filter(withdrawn_at__isnull=False).get(), by=None, reason="printed once"
    ),
    "a consensus": lambda both: publish_consensus(both.amber, "They agree.", author="Us"),
    "a consensus withdrawn": lambda both: withdraw_consensus(both.amber),
    "a recount of reviews": lambda both: critics.recount([both.amber.pk]),
    "a history of badges": lambda both: seed_badge_history_of([both.amber.pk]),
}


@pytest.mark.parametrize("what", ACTIONS)
def test_another_title_stays_as_it_is_and_is_not_told_of(both, what):
    before, own = rows_of(both.basalt), rows_of(both.amber)
    Change.objects.all().delete()
    ACTIONS[what](both)
    assert rows_of(both.basalt) == before
    assert rows_of(both.amber) != own or "recount" in what
    assert f"title:{both.basalt.pk}" not in set(Change.objects.values_list("key", flat=True))


def test_a_rating_moves_the_member_s_own_row_alone(both):
    others = list(Rating.objects.exclude(title=both.amber, member=both.members[1]).order_by("pk").values())
    rate(member=both.members[1], title=both.amber, half_stars=1)
    assert Rating.objects.get(title=both.amber, member=both.members[1]).half_stars == 1
    assert list(Rating.objects.exclude(title=both.amber, member=both.members[1]).order_by("pk").values()) == others
    remove_rating(member=both.members[1], title=both.amber)
    assert list(Rating.objects.order_by("pk").values()) == others


def test_many_ratings_at_once_go_each_to_its_own_title_and_member(both):
    wanted = {
        (title.pk, member.pk): 1 + (3 * number + place) % 10
        for place, title in enumerate((both.amber, both.basalt))
        for number, member in enumerate(both.members)
    }
    import_ratings([RatingInput(*key, half_stars, datetime.now(UTC)) for key, half_stars in wanted.items()])
    stored = Rating.objects.filter(title__in=[both.amber, both.basalt])
    assert {(row.title_id, row.member_id): row.half_stars for row in stored} == wanted
    for title in (both.amber, both.basalt):
        title.score.refresh_from_db()
        counts = [list(wanted.items())[n][1] for n in range(len(wanted)) if list(wanted)[n][0] == title.pk]
        assert title.score.audience_counts.all.counts == tuple(counts.count(half) for half in range(1, 11))


def test_a_suspended_member_is_the_one_that_was_meant(both):
    set_suspended(both.members[1], suspended=True)
    for member in both.members:
        member.refresh_from_db()
    assert [member.suspended_at is not None for member in both.members] == [False, True, False, False, False]


def reviews_of(publication):
    fields = ("pk", "verdict", "verdict_by", "value_numerator", "value_denominator")
    return list(Review.objects.filter(publication=publication).order_by("pk").values(*fields))


def test_another_publication_s_cut_off_judges_its_own_reviews_alone(both):
    """One has reviews of both titles and so has the other; a critic writes in both."""
    strict, other = Publication.objects.get(name="Gazette R"), Publication.objects.get(name="Gazette Q")
    for line, printed in ((both.lines[0], "3/4"), (both.lines[1], "3/4")):
        for title in (both.amber, both.basalt):
            publish_review(ReviewInput(title_id=title.pk, byline=line, rating=printed, dated_on=date(2021, 1, 1)))
    before = reviews_of(other)
    assert {row["verdict"] for row in reviews_of(strict) if row["value_numerator"] == 3} == {"fresh"}

    save_publication(strict, cutoff=Fraction(4, 5))
    assert reviews_of(other) == before
    judged = Review.objects.filter(publication=strict, rating="3/4")
    assert {(row.title_id, row.verdict, row.verdict_by) for row in judged} == {
        (both.amber.pk, "rotten", "outlet"), (both.basalt.pk, "rotten", "outlet"),
    }  # fmt: skip
    assert Publication.objects.get(pk=other.pk).cutoff is None


def top_reviews():
    return {
        (row.title.slug, row.critic.name)
        for row in Review.objects.filter(counts=True, counts_as_top=True).select_related("title", "critic")
    }


def test_a_top_status_is_its_own_byline_s_alone(both):
    before = top_reviews()
    status = add_top_status(both.lines[2], starts_on=date(2002, 1, 1))
    assert top_reviews() - before == {("basalt", "Reviewer H")}
    edit_top_status(status, starts_on=None)
    assert top_reviews() - before == {("amber", "Reviewer H"), ("basalt", "Reviewer H"), ("cobalt", "Reviewer H")} & {
        (row.title.slug, "Reviewer H") for row in Review.objects.filter(critic__name="Reviewer H", counts=True)
    }
    others = list(TopStatus.objects.exclude(pk=status.pk).order_by("pk").values())
    delete_top_status(status)
    assert top_reviews() == before
    assert list(TopStatus.objects.order_by("pk").values()) == others


def test_a_review_that_goes_to_another_title_leaves_the_first_and_touches_no_third(both):
    third = rows_of(both.basalt)
    fourth = both.amber.reviews.model.objects.filter(title__slug="fourth").first().title
    review = both.amber.reviews.get(critic=both.lines[2].critic, counts=True)
    edit_review(review, ReviewInput(title_id=fourth.pk, byline=both.lines[2], quote="Moved.", rating="4/4"))
    both.amber.score.refresh_from_db()
    assert (both.amber.score.fresh, both.amber.score.rotten) == (1, 1)
    assert fourth.score.fresh + fourth.score.rotten == 3
    assert rows_of(both.basalt) == third
