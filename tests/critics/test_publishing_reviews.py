"""A review comes in: it is read, judged, counted and written down, all or nothing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories import BylineFactory, CriticFactory, MemberFactory, PublicationFactory, review, reviews
from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.models import Title
from plaudit.changes.models import Change
from plaudit.critics.actions.bylines import add_top_status, get_or_create_bylines
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_review, publish_reviews
from plaudit.critics.actions.verdicts import CriticsOwnVerdictError, decide_verdict, restore_review, withdraw_review
from plaudit.critics.models import Critic, Review
from plaudit.members.permissions import PermissionDeniedError
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoreboard.queries import counts_at
from plaudit.scoring.verdict import Verdict


def score(title: Title) -> Score:
    return Score.objects.get(title=title)


def test_reviews_add_up_to_the_score(title: Title) -> None:
    reviews(title, fresh=5, rotten=3)

    assert (score(title).fresh, score(title).rotten) == (5, 3)
    assert score(title).critics_percent == 63


def test_fewer_than_five_reviews_show_no_score(title: Title) -> None:
    reviews(title, fresh=4)

    assert score(title).critics_percent is None
    assert score(title).critics_first_shown is None


def test_the_rating_is_kept_as_printed_beside_its_value_and_the_verdict(title: Title) -> None:
    stored = review(title, None, rating="3½/4")

    assert stored.rating == "3½/4"
    assert stored.value is not None
    assert (stored.value.numerator, stored.value.denominator) == (7, 8)
    assert (stored.verdict, stored.verdict_by, stored.verdict_reason) == ("fresh", "rule", "general_rule")


def test_a_rating_that_cannot_be_read_stays_as_printed_and_decides_nothing(title: Title) -> None:
    stored = review(title, None, rating="a firm handshake")

    assert stored.rating == "a firm handshake"
    assert stored.value is None
    assert (stored.verdict, stored.counts) == ("", False)


def test_an_outlets_own_cut_off_stands_above_the_general_rule(title: Title) -> None:
    strict = BylineFactory(publication=PublicationFactory(cutoff_numerator=7, cutoff_denominator=10))

    stored = review(title, None, byline=strict, rating="3/5")

    assert (stored.verdict, stored.verdict_by) == ("rotten", "outlet")


def test_an_outlets_scale_reads_its_bare_numbers(title: Title) -> None:
    stored = review(title, None, byline=BylineFactory(publication=PublicationFactory(scale="10")), rating="8")

    assert stored.value is not None
    assert float(stored.value) == 0.8


def test_the_same_source_and_key_is_the_same_review(title: Title) -> None:
    byline = BylineFactory()
    given = {"title_id": title.pk, "byline": byline, "source": "feed", "source_key": "1", "dated_on": date(2007, 1, 1)}
    first = [ReviewInput(rating="4/5", **given)]

    assert publish_reviews(first) == [UpsertOutcome.ADDED]
    assert publish_reviews(first) == [UpsertOutcome.UNCHANGED]
    assert publish_reviews([ReviewInput(rating="2/5", **given)]) == [UpsertOutcome.CHANGED]
    assert list(title.reviews.values_list("rating", "verdict")) == [("2/5", "rotten")]
    assert list(LogEntry.objects.filter(title_id=title.pk).order_by("number").values_list("before", "after")) == [
        ("", "fresh"),
        ("fresh", "rotten"),
    ]


def test_a_verdict_decided_here_outlives_what_its_source_says_later(title: Title) -> None:
    given = {"title_id": title.pk, "byline": BylineFactory(), "source": "feed", "source_key": "1"}
    stored = publish_review(ReviewInput(rating="4/5", **given))
    curator = MemberFactory(is_superuser=True)
    decide_verdict(stored, Verdict.ROTTEN, by=curator, reason="The text says otherwise.")

    publish_reviews([ReviewInput(rating="5/5", quote="Now with words.", **given)])

    stored.refresh_from_db()
    assert (stored.verdict, stored.verdict_member, stored.rating) == ("rotten", curator, "5/5")
    assert score(title).rotten == 1


def test_of_a_critics_reviews_in_two_outlets_the_later_counts_and_a_contradiction_is_flagged(title: Title) -> None:
    critic = CriticFactory()
    earlier = review(title, "fresh", byline=BylineFactory(critic=critic), dated_on=date(2007, 1, 1))
    later = review(title, "rotten", byline=BylineFactory(critic=critic), dated_on=date(2007, 2, 1))

    earlier.refresh_from_db()
    assert (earlier.counts, later.counts) == (False, True)
    assert earlier.contradicted
    assert later.contradicted
    assert (score(title).fresh, score(title).rotten) == (0, 1)


def test_a_second_review_in_the_same_outlet_becomes_the_newer_version_of_the_first(title: Title) -> None:
    byline = BylineFactory()
    later = review(title, "fresh", byline=byline, dated_on=date(2010, 1, 1))
    earlier = review(title, "fresh", byline=byline, dated_on=date(2007, 1, 1))

    earlier.refresh_from_db()
    assert earlier.newer == later
    assert (score(title).fresh, title.reviews.count()) == (1, 2)


def test_reviews_without_a_named_critic_never_collapse(title: Title) -> None:
    desk = BylineFactory(critic=None)

    review(title, "fresh", byline=desk)
    review(title, "rotten", byline=desk)

    assert (score(title).fresh, score(title).rotten) == (1, 1)


def test_withdrawing_the_later_review_lets_the_earlier_count_again(title: Title) -> None:
    critic = CriticFactory()
    review(title, "fresh", byline=BylineFactory(critic=critic), dated_on=date(2007, 1, 1))
    later = review(title, "rotten", byline=BylineFactory(critic=critic), dated_on=date(2007, 2, 1))

    withdraw_review(later, by=None, reason="The outlet took it down.")
    assert (score(title).fresh, score(title).rotten) == (1, 0)

    restore_review(later, by=None, reason="It is back.")
    assert (score(title).fresh, score(title).rotten) == (0, 1)


def test_top_counts_by_the_status_on_the_day_of_the_review(title: Title) -> None:
    byline = BylineFactory()
    other = BylineFactory(critic=byline.critic)
    add_top_status(byline, starts_on=date(2007, 1, 1), ends_on=date(2007, 12, 31))

    during = review(title, byline=byline, dated_on=date(2007, 6, 1))
    assert during.counts_as_top
    assert score(title).top_fresh == 1

    review(title, byline=other, dated_on=date(2009, 6, 1))
    assert (score(title).fresh, score(title).top_fresh) == (1, 0)


def test_a_status_given_later_recounts_what_was_written_before(title: Title) -> None:
    stored = review(title)

    add_top_status(stored.byline.publication, starts_on=None)

    assert (score(title).top_fresh, score(title).fresh) == (1, 1)


def test_every_verdict_is_an_entry_with_the_counts_after_it(title: Title) -> None:
    reviews(title, fresh=2, rotten=1)

    entries = list(LogEntry.objects.filter(title_id=title.pk).order_by("number"))
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [(entry.fresh, entry.rotten) for entry in entries] == [(1, 0), (2, 0), (2, 1)]
    assert {entry.decided_by for entry in entries} == {"curator"}


def test_a_published_review_is_noted_as_a_change_of_its_title(title: Title) -> None:
    review(title)

    assert Change.objects.filter(key=f"title:{title.pk}").count() == 1


def test_only_who_may_add_reviews_publishes_one(title: Title) -> None:
    review = ReviewInput(title_id=title.pk, byline=BylineFactory(), label=Verdict.FRESH)

    with pytest.raises(PermissionDeniedError):
        publish_review(review, by=MemberFactory())
    with pytest.raises(PermissionDeniedError):
        publish_review(review, by=MemberFactory(is_superuser=True, is_active=False))
    assert not title.reviews.exists()


def test_no_curator_overrules_the_critics_own_label(title: Title) -> None:
    stored = review(title, None, label=Verdict.FRESH)

    with pytest.raises(CriticsOwnVerdictError, match="The critic calls this review fresh"):
        decide_verdict(stored, Verdict.ROTTEN, by=MemberFactory(is_superuser=True))
    assert (score(title).fresh, score(title).rotten) == (1, 0)


def test_only_who_may_change_reviews_judges_one(title: Title) -> None:
    stored = review(title)

    with pytest.raises(PermissionDeniedError):
        decide_verdict(stored, Verdict.ROTTEN, by=MemberFactory())
    with pytest.raises(PermissionDeniedError):
        withdraw_review(stored, by=MemberFactory(), reason="I do not like it.")
    assert score(title).fresh == 1


def test_the_database_itself_refuses_two_counted_reviews_of_one_critic(title: Title) -> None:
    critic = CriticFactory()
    first = review(title, byline=BylineFactory(critic=critic))
    second = review(title, byline=BylineFactory(critic=critic))

    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk__in=[first.pk, second.pk]).update(counts=True)


def test_names_that_fold_alike_are_one_critic_but_never_one_of_the_demo(title: Title) -> None:
    real = get_or_create_bylines([("José Álvarez", "The Paper")])
    again = get_or_create_bylines([("jose alvarez", "the paper")])
    invented = get_or_create_bylines([("José Álvarez", "The Paper")], origin="demo")

    assert real["José Álvarez", "The Paper"] == again["jose alvarez", "the paper"]
    assert real["José Álvarez", "The Paper"] != invented["José Álvarez", "The Paper"]
    assert Critic.objects.filter(name_key="jose alvarez").count() == 2


def test_of_one_batch_the_last_word_on_a_review_stays(title: Title) -> None:
    given = {"title_id": title.pk, "byline": BylineFactory(), "source": "feed", "source_key": "1"}

    outcomes = publish_reviews([ReviewInput(rating="4/5", **given), ReviewInput(rating="1/5", **given)])

    assert outcomes == [UpsertOutcome.ADDED, UpsertOutcome.CHANGED]
    assert title.reviews.get().rating == "1/5"


def test_a_review_that_moves_to_another_title_leaves_no_count_behind(title: Title, noise: Title) -> None:
    given = {"byline": BylineFactory(), "source": "feed", "source_key": "1", "rating": "4/5"}
    publish_review(ReviewInput(title_id=title.pk, **given))

    publish_reviews([ReviewInput(title_id=noise.pk, **given)])

    assert score(title).fresh == 0
    assert score(noise).fresh == 3


def test_a_review_that_moves_to_another_title_stands_in_both_logs(title: Title, noise: Title) -> None:
    given = {"byline": BylineFactory(), "source": "feed", "source_key": "1", "rating": "4/5"}
    publish_review(ReviewInput(title_id=title.pk, **given))

    publish_reviews([ReviewInput(title_id=noise.pk, **given)])

    for each in (title, noise):
        moved = LogEntry.objects.filter(title_id=each.pk).latest("number")
        assert (moved.before, moved.after) == (f"title:{title.pk}", f"title:{noise.pk}")
        assert counts_at(each.pk, timezone.now()) == score(each).critic_counts


def test_a_review_that_moves_to_where_its_critic_has_another_takes_its_place_there(title: Title, noise: Title) -> None:
    byline = BylineFactory()
    given = {"byline": byline, "source": "feed", "source_key": "1", "rating": "4/5", "dated_on": date(2007, 2, 1)}
    moving = publish_review(ReviewInput(title_id=title.pk, **given))
    there = review(noise, "rotten", byline=byline, dated_on=date(2007, 1, 1))

    publish_reviews([ReviewInput(title_id=noise.pk, **given)])

    moving.refresh_from_db()
    there.refresh_from_db()
    assert (moving.counts, there.counts, there.newer) == (True, False, moving)
    assert (score(title).fresh, score(noise).fresh, score(noise).rotten) == (0, 3, 3)


def test_a_review_that_turns_out_to_be_another_critics_collapses_with_theirs(title: Title) -> None:
    given = {"title_id": title.pk, "source": "feed", "source_key": "1", "rating": "4/5", "dated_on": date(2007, 2, 1)}
    stored = publish_review(ReviewInput(byline=BylineFactory(), **given))
    critic = CriticFactory()
    review(title, "rotten", byline=BylineFactory(critic=critic), dated_on=date(2007, 1, 1))

    publish_reviews([ReviewInput(byline=BylineFactory(critic=critic), **given)])

    stored.refresh_from_db()
    assert stored.counts
    assert (score(title).fresh, score(title).rotten) == (1, 0)


def test_a_review_whose_source_takes_its_rating_back_no_longer_counts(title: Title) -> None:
    given = {"title_id": title.pk, "byline": BylineFactory(), "source": "feed", "source_key": "1"}
    publish_review(ReviewInput(rating="4/5", **given))

    publish_reviews([ReviewInput(rating="", **given)])

    assert not title.reviews.get().counts
    assert score(title).fresh == 0
    last = LogEntry.objects.filter(title_id=title.pk).latest("number")
    assert (last.before, last.after, last.fresh) == ("fresh", "", 0)


def test_new_words_leave_the_verdict_and_its_moment_alone(title: Title) -> None:
    given = {"title_id": title.pk, "byline": BylineFactory(), "source": "feed", "source_key": "1", "rating": "4/5"}
    before = publish_review(ReviewInput(**given))

    publish_reviews([ReviewInput(quote="Now with words.", **given)])

    after = title.reviews.get()
    assert (after.quote, after.verdict_at) == ("Now with words.", before.verdict_at)
    assert LogEntry.objects.filter(title_id=title.pk).count() == 1


def test_a_verdict_that_stays_but_is_now_the_critics_own_is_an_entry(title: Title) -> None:
    given = {"title_id": title.pk, "byline": BylineFactory(), "source": "feed", "source_key": "1", "rating": "4/5"}
    publish_review(ReviewInput(**given))

    publish_reviews([ReviewInput(label=Verdict.FRESH, **given)])

    log = LogEntry.objects.filter(title_id=title.pk).order_by("number")
    assert list(log.values_list("before", "after", "decided_by")) == [
        ("", "fresh", "rule"),
        ("fresh", "fresh", "critic"),
    ]


def test_an_undecided_review_that_a_member_entered_takes_the_verdict_given_later(title: Title) -> None:
    given = {"title_id": title.pk, "byline": BylineFactory(), "source_key": "1"}
    curator = MemberFactory(is_superuser=True)
    publish_review(ReviewInput(**given), by=curator)

    publish_reviews([ReviewInput(rating="4/5", **given)], by=curator)

    assert title.reviews.get().verdict == "fresh"
    assert score(title).fresh == 1


def test_two_sources_may_use_one_key(title: Title) -> None:
    first, second = (
        ReviewInput(title_id=title.pk, byline=BylineFactory(), source=source, source_key="1", label=Verdict.FRESH)
        for source in ("feed", "archive")
    )

    publish_reviews([first, second])

    logged = LogEntry.objects.filter(title_id=title.pk).values_list("review_id", flat=True)
    assert set(logged) == set(title.reviews.values_list("id", flat=True))


def test_withdrawing_twice_is_withdrawing_once(title: Title) -> None:
    stored = review(title)
    moment = withdraw_review(stored, by=None, reason="The outlet took it down.").withdrawn_at

    assert withdraw_review(stored, by=None, reason="Again.").withdrawn_at == moment
    restore_review(stored, by=None, reason="It is back.")
    restore_review(stored, by=None, reason="Again.")
    assert list(
        LogEntry.objects.filter(title_id=title.pk, kind="counting").order_by("number").values_list("before", "after")
    ) == [("", "withdrawn"), ("withdrawn", "")]


def test_a_curator_judges_a_review_that_has_moved_since_they_opened_it(title: Title, noise: Title) -> None:
    given = {"byline": BylineFactory(), "source": "feed", "source_key": "1", "rating": "4/5"}
    opened = publish_review(ReviewInput(title_id=title.pk, **given))
    publish_reviews([ReviewInput(title_id=noise.pk, **given)])

    decide_verdict(opened, Verdict.ROTTEN, by=None, reason="Read again.")

    assert (score(title).rotten, score(noise).rotten) == (0, 4)
