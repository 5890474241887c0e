"""A rating is one row and one step in the histogram, and can be taken back without a trace."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from factories import MemberFactory, TitleFactory, rating
from plaudit.audience.actions import bulk
from plaudit.audience.actions.bulk import RatingInput, import_ratings
from plaudit.audience.actions.ratings import InvalidRatingError, rate, remove_rating
from plaudit.audience.actions.recount import count_ratings
from plaudit.audience.actions.reviews import InvalidAudienceReviewError, save_audience_review
from plaudit.audience.models import AudienceReview, Rating
from plaudit.catalog.models import Title
from plaudit.changes.models import Change
from plaudit.members.models import Member
from plaudit.members.permissions import PermissionDeniedError
from plaudit.scoreboard.models import Score
from plaudit.scoring.tally import AudienceTally

MOMENT = datetime(2007, 3, 1, 20, tzinfo=UTC)


def tally(title: Title) -> AudienceTally:
    return Score.objects.get(title=title).audience_counts.all


def test_a_second_rating_replaces_the_first(member: Member, title: Title) -> None:
    rate(member=member, title=title, half_stars=4)
    rate(member=member, title=title, half_stars=9)

    assert tally(title).ratings == 1
    assert tally(title).percent_liked == 100


def test_a_rating_taken_back_leaves_no_trace(member: Member, title: Title) -> None:
    rating(title, 3)
    before = tally(title)
    rate(member=member, title=title, half_stars=9)

    assert remove_rating(member=member, title=title)
    assert tally(title) == before
    assert not remove_rating(member=member, title=title)


def test_fewer_than_fifty_ratings_show_no_score(title: Title) -> None:
    members = MemberFactory.create_batch(50)
    import_ratings([RatingInput(title.pk, each.pk, 8, MOMENT) for each in members[:49]])
    assert Score.objects.get(title=title).audience_percent is None

    rate(member=members[49], title=title, half_stars=2)
    assert Score.objects.get(title=title).audience_percent == 98


def test_since_when_a_percent_is_shown_moves_only_with_the_percent(title: Title) -> None:
    members = MemberFactory.create_batch(52)
    import_ratings([RatingInput(title.pk, each.pk, 8, MOMENT) for each in members[:50]])
    first = Score.objects.get(title=title).audience_since

    rate(member=members[50], title=title, half_stars=9)
    assert Score.objects.get(title=title).audience_since == first

    rate(member=members[51], title=title, half_stars=1)
    assert Score.objects.get(title=title).audience_since > first


@pytest.mark.parametrize("half_stars", [0, 11, -1])
def test_there_is_no_rating_outside_of_half_a_star_to_five(member: Member, title: Title, half_stars: int) -> None:
    with pytest.raises(InvalidRatingError):
        rate(member=member, title=title, half_stars=half_stars)
    assert not Rating.objects.filter(title=title).exists()


def test_a_suspended_member_does_not_rate(title: Title) -> None:
    with pytest.raises(PermissionDeniedError):
        rate(member=MemberFactory(suspended_at=timezone.now()), title=title, half_stars=8)


def test_a_film_that_nobody_has_named_is_not_open_for_ratings(member: Member) -> None:
    with pytest.raises(PermissionDeniedError):
        rate(member=member, title=TitleFactory(listed=False), half_stars=8)


def test_a_rating_is_noted_as_a_change_of_its_title(member: Member, title: Title) -> None:
    rate(member=member, title=title, half_stars=8)

    assert Change.objects.filter(key=f"title:{title.pk}").count() == 1


def test_the_database_itself_refuses_a_rating_of_eleven_half_stars(member: Member, title: Title) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(title=title, member=member, half_stars=11, rated_at=timezone.now())


def test_an_import_does_not_overwrite_what_a_member_has_changed_since(member: Member, title: Title) -> None:
    given = RatingInput(title.pk, member.pk, 4, MOMENT)
    import_ratings([given])
    rate(member=member, title=title, half_stars=9)

    assert [became.value for became in import_ratings([given])] == ["unchanged"]
    assert Rating.objects.get(title=title, member=member).half_stars == 9


@pytest.mark.parametrize("looked_up", [0, 100])
def test_a_bulk_finds_the_ratings_that_are_there_by_pairs_or_by_lists(
    title: Title, noise: Title, monkeypatch: pytest.MonkeyPatch, looked_up: int
) -> None:
    monkeypatch.setattr(bulk, "MAX_PAIRS", looked_up)
    members = MemberFactory.create_batch(3)
    given = [RatingInput(where.pk, each.pk, 4, MOMENT) for where in (title, noise) for each in members]
    import_ratings(given)

    again = import_ratings([*given[:-1], given[-1]._replace(half_stars=5)])

    assert [became.value for became in again] == ["unchanged"] * 5 + ["changed"]
    assert tally(title).counts[3] == 3


def test_verified_ratings_stand_beside_all(title: Title) -> None:
    rating(title, 9, verified=True)
    rating(title, 2)

    counts = Score.objects.get(title=title).audience_counts
    assert (counts.all.ratings, counts.verified.ratings) == (2, 1)
    assert counts.verified.percent_liked == 100


def test_who_was_known_to_have_seen_it_stays_so(member: Member, title: Title) -> None:
    rate(member=member, title=title, half_stars=9, verified=True)
    rate(member=member, title=title, half_stars=8)

    assert Score.objects.get(title=title).audience_counts.verified.ratings == 1


def test_a_comment_needs_words_and_has_an_end(member: Member, title: Title) -> None:
    for text in ("", "   ", "x" * 10_001):
        with pytest.raises(InvalidAudienceReviewError):
            save_audience_review(member=member, title=title, text=text)
    assert not AudienceReview.objects.exists()


def test_a_second_comment_replaces_the_first(member: Member, title: Title) -> None:
    save_audience_review(member=member, title=title, text="First thoughts.")
    save_audience_review(member=member, title=title, text="Second thoughts.", spoiler=True)

    assert list(AudienceReview.objects.values_list("text", "spoiler")) == [("Second thoughts.", True)]


class AnyRatings(TestCase):
    """Whatever is rated, rated again and taken back: the histogram is what the rows add up to."""

    @given(st.lists(st.tuples(st.integers(0, 4), st.one_of(st.none(), st.integers(1, 10)), st.booleans()), max_size=12))
    def test_the_histogram_is_what_the_rows_add_up_to(self, steps: list[tuple[int, int | None, bool]]) -> None:
        title, members = TitleFactory(), MemberFactory.create_batch(5)
        for who, half_stars, verified in steps:
            if half_stars is None:
                remove_rating(member=members[who], title=title)
            else:
                rate(member=members[who], title=title, half_stars=half_stars, verified=verified)
        if steps:
            assert Score.objects.get(title=title).audience_counts == count_ratings([title.pk])[title.pk]
