"""The check finds whatever is stored and is not what the rows come to; the actions leave nothing to find."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from factories import BylineFactory, CriticFactory, MemberFactory, PublicationFactory, TitleFactory, rating, reviews
from plaudit.audience.actions.bulk import RatingInput, import_ratings
from plaudit.audience.actions.ratings import rate, remove_rating
from plaudit.catalog.models import Title
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.actions.consensus import publish_consensus
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_reviews
from plaudit.critics.actions.verdicts import CriticsOwnVerdictError, decide_verdict, restore_review, withdraw_review
from plaudit.critics.models import Review
from plaudit.maintenance.recount import differences
from plaudit.members.models import Member
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.verdict import Verdict
from together import at_once


def found() -> set[str]:
    return {difference.what for difference in differences()}


@pytest.fixture
def title(db: None) -> Title:
    """Forty fresh reviews, five of them top, and a few ratings."""
    title, outlet = TitleFactory(), PublicationFactory()
    add_top_status(outlet, starts_on=None)
    for _ in range(5):
        reviews(title, fresh=1, byline=BylineFactory(publication=outlet))
    reviews(title, fresh=35)
    for half_stars in (2, 9):
        rating(title, half_stars)
    return title


def test_what_the_actions_leave_holds(title: Title) -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"fresh": 41}, "critics' counts"),
        ({"stars_9": 2}, "ratings by half-stars"),
        ({"critics_percent": 99}, "critics_percent"),
        ({"certified": True, "certified_since": date(2007, 1, 1)}, "Certified Fresh"),
        ({"certified_pending_since": None}, "certified_pending_since"),
        ({"hot": True, "hot_since": date(2007, 1, 1)}, "Verified Hot"),
        ({"hot_pending_since": date(2007, 1, 1)}, "hot_pending_since"),
        ({"entries": 41}, "number of log entries"),
    ],
)
def test_a_wrong_score_is_found(title: Title, wrong: dict[str, object], what: str) -> None:
    Score.objects.filter(title=title).update(**wrong)

    assert what in found()


def test_a_log_that_tells_another_story_is_found(title: Title) -> None:
    last = LogEntry.objects.filter(title_id=title.pk).order_by("-number").values_list("number", flat=True)[0]
    LogEntry.objects.filter(title_id=title.pk, number=last).update(fresh=7)

    assert found() == {"critics' counts in the log"}


def test_a_gap_in_the_log_is_found(title: Title) -> None:
    LogEntry.objects.filter(title_id=title.pk, number=3).update(number=1000)

    assert found() == {"number of the last log entry"}


def test_a_review_in_the_wrong_place_is_found(title: Title) -> None:
    wrong = Review.objects.filter(title=title, counts_as_top=True).first()
    assert wrong is not None
    Review.objects.filter(pk=wrong.pk).update(counts_as_top=False)

    assert found() == {f"the place of review {wrong.pk}"}


def test_a_review_that_is_not_its_bylines_is_found(title: Title) -> None:
    stored, nobodys = Review.objects.filter(title=title).first(), BylineFactory(critic=None)
    assert stored is not None
    reviews(title, rotten=1, byline=nobodys)
    Review.objects.filter(pk=stored.pk).update(byline=nobodys)

    assert found() == {f"whose review {stored.pk} is"}


@pytest.mark.parametrize("titles", [1, 50])
def test_many_titles_without_a_score_cost_no_more_than_one(
    db: None, titles: int, django_assert_max_num_queries: Any
) -> None:
    TitleFactory.create_batch(titles)

    with django_assert_max_num_queries(13):
        assert found() == set()


STEPS = 25
Step = Callable[[], object]


class AnyActions(TestCase):
    """Whatever curators, sources and members do, in whatever order: everything stored is what the rows come to."""

    @settings(max_examples=20)
    @given(st.randoms(use_true_random=False))
    def test_the_check_finds_nothing_after_any_actions(self, chance: Random) -> None:
        doing = Doings(chance)
        for _ in range(STEPS):
            chance.choice(doing.steps)()
        assert [str(difference) for difference in differences()] == []


class Doings:
    """Things that may happen on a site of two titles, two critics with two outlets each, and three members."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.titles, self.members = TitleFactory.create_batch(2), MemberFactory.create_batch(3)
        critics, outlets = CriticFactory.create_batch(2), PublicationFactory.create_batch(2)
        self.bylines = [BylineFactory(critic=who, publication=where) for who in [*critics, None] for where in outlets]
        self.steps: list[Step] = [
            *[self.publish] * 3, self.decide_verdict, self.withdraw_review, self.restore_review, self.add_top_status,
            self.rate, self.remove_rating, self.import_ratings, self.summarise,
        ]  # fmt: skip

    def day(self) -> date | None:
        return self.chance.choice([None, date(2007, 1, 1), date(2007, 2, 1), date(2007, 3, 1)])

    def publish(self) -> None:
        publish_reviews([self.review_input() for _ in range(self.chance.randint(1, 3))])

    def review_input(self) -> ReviewInput:
        return ReviewInput(
            title_id=self.chance.choice(self.titles).pk,
            byline=self.chance.choice(self.bylines),
            rating=self.chance.choice(["4/5", "1/5", ""]),
            label=self.chance.choice([None, None, Verdict.FRESH]),
            dated_on=self.day(),
            source="feed",
            source_key=str(self.chance.randrange(6)),
        )

    def review(self) -> list[Review]:
        stored = list(Review.objects.order_by("id"))
        return [self.chance.choice(stored)] if stored else []

    def decide_verdict(self) -> None:
        for each in self.review():
            with suppress(CriticsOwnVerdictError):
                decide_verdict(each, self.chance.choice(list(Verdict)), by=None)

    def withdraw_review(self) -> None:
        for each in self.review():
            withdraw_review(each, by=None, reason="Down.")

    def restore_review(self) -> None:
        for each in self.review():
            restore_review(each, by=None, reason="Back.")

    def add_top_status(self) -> None:
        byline = self.chance.choice(self.bylines)
        start = self.day()
        add_top_status(self.chance.choice([byline, byline.publication]), starts_on=start, ends_on=start)

    def rate(self) -> None:
        stars, verified = self.chance.randint(1, 10), self.chance.random() < 0.5
        rate(member=self.member(), title=self.title(), half_stars=stars, verified=verified)

    def remove_rating(self) -> None:
        remove_rating(member=self.member(), title=self.title())

    def import_ratings(self) -> None:
        import_ratings(
            [
                RatingInput(
                    self.title().pk, self.member().pk, self.chance.randint(1, 10), timezone.now(), verified=verified
                )
                for verified in (True, False)
            ]
        )

    def summarise(self) -> None:
        publish_consensus(self.title(), self.chance.choice(["Quiet.", "Loud."]), author="The editors")

    def title(self) -> Title:
        return self.chance.choice(self.titles)

    def member(self) -> Member:
        return self.chance.choice(self.members)


@pytest.mark.django_db(transaction=True)
def test_each_batch_of_titles_is_compared_as_of_one_moment() -> None:
    title, member = TitleFactory(), MemberFactory()
    rating(title, 8)
    meanwhile = [lambda: rate(member=member, title=title, half_stars=2)]

    def rate_once_scores_are_read(execute: Any, sql: str, *rest: Any) -> Any:
        result = execute(sql, *rest)
        # On SQLite nobody can write meanwhile.
        if connection.vendor == "postgresql" and "scoreboard_score" in sql and meanwhile:
            assert not at_once(meanwhile.pop())
        return result

    with connection.execute_wrapper(rate_once_scores_are_read):
        assert list(differences()) == []
    assert connection.vendor == "sqlite" or not meanwhile
