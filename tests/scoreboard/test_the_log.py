"""The log says what we counted at any moment."""

from datetime import date

import pytest
from django.utils import timezone

from factories import BylineFactory, MemberFactory, TitleFactory, review, reviews
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.actions.consensus import EmptyConsensusError, publish_consensus
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_reviews
from plaudit.critics.actions.verdicts import decide_verdict
from plaudit.scoreboard.models import LogEntry
from plaudit.scoreboard.queries import counts_at
from plaudit.scoring.tally import CriticTally
from plaudit.scoring.verdict import Verdict

pytestmark = pytest.mark.django_db


def test_the_counts_of_any_moment_are_those_after_the_last_entry_before_it() -> None:
    title = TitleFactory()
    first = review(title, "fresh")
    reviews(title, rotten=2)
    moments = list(LogEntry.objects.filter(title_id=title.pk).order_by("number").values_list("at", flat=True))
    decide_verdict(first, Verdict.ROTTEN, by=None, reason="Read again.")

    assert counts_at(title.pk, moments[0]).all == CriticTally(1, 0)
    assert counts_at(title.pk, moments[2]).all == CriticTally(1, 2)
    assert counts_at(title.pk, LogEntry.objects.filter(title_id=title.pk).latest("number").at).all == CriticTally(0, 3)


def test_before_the_first_review_there_was_nothing() -> None:
    title = TitleFactory()
    stored = review(title)

    assert counts_at(title.pk, stored.entered_at.replace(year=2000)).all.counted == 0


def test_a_new_consensus_keeps_the_old_one_in_the_log() -> None:
    title = TitleFactory()
    publish_consensus(title, "Quiet and   plain.", author="The editors")
    publish_consensus(title, "Quiet, plain and long.", author="The editors")

    log = LogEntry.objects.filter(title_id=title.pk, kind=LogEntry.Kind.CONSENSUS).order_by("number")
    assert list(log.values_list("before", "after")) == [
        ("", "Quiet and plain."),
        ("Quiet and plain.", "Quiet, plain and long."),
    ]


def test_the_same_consensus_twice_is_one_entry() -> None:
    title = TitleFactory()
    for _ in range(2):
        publish_consensus(title, "Quiet and plain.", author="The editors")

    assert LogEntry.objects.filter(title_id=title.pk).count() == 1


def test_a_consensus_without_words_is_refused() -> None:
    with pytest.raises(EmptyConsensusError):
        publish_consensus(TitleFactory(), " \n ", author="The editors")


def test_a_top_status_is_an_entry_where_it_changes_the_counts() -> None:
    title, curator = TitleFactory(), MemberFactory(is_superuser=True)
    stored = review(title, "fresh", dated_on=date(2007, 1, 12))

    add_top_status(stored.byline, starts_on=date(2007, 1, 1), by=curator)
    add_top_status(stored.byline, starts_on=date(2008, 1, 1), by=curator)

    log = LogEntry.objects.filter(title_id=title.pk, kind=LogEntry.Kind.COUNTING)
    assert list(log.values_list("member_id", "top_fresh", "reason")) == [(curator.pk, 1, "a top status was given")]
    assert counts_at(title.pk, timezone.now()).top == CriticTally(1, 0)


def test_a_corrected_date_that_changes_the_counts_is_an_entry() -> None:
    title, byline = TitleFactory(), BylineFactory()
    add_top_status(byline, starts_on=date(2007, 1, 1))
    given = {"title_id": title.pk, "byline": byline, "label": Verdict.FRESH, "source": "feed", "source_key": "1"}
    publish_reviews([ReviewInput(dated_on=date(2006, 12, 31), **given)])

    publish_reviews([ReviewInput(dated_on=date(2007, 1, 1), **given)])

    assert counts_at(title.pk, timezone.now()).top == CriticTally(1, 0)
