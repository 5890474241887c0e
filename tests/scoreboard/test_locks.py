"""Two at once: no count is lost. On PostgreSQL two connections really run beside each other."""

from threading import Event, Timer

import pytest
from django.db import transaction

from factories import BylineFactory, MemberFactory, TitleFactory, rating, review
from plaudit.audience.actions.ratings import rate
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_reviews
from plaudit.critics.actions.verdicts import decide_verdict
from plaudit.critics.models import Review
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.verdict import Verdict
from together import at_once


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_curators_at_once_lose_no_count() -> None:
    title = TitleFactory()
    pairs = [(review(title, "fresh"), review(title, "fresh")) for _ in range(6)]
    curators = MemberFactory.create_batch(2, is_superuser=True)

    for first, second in pairs:
        assert not at_once(
            lambda each=first: decide_verdict(each, Verdict.ROTTEN, by=curators[0]),
            lambda each=second: decide_verdict(each, Verdict.ROTTEN, by=curators[1]),
        )

    score = Score.objects.get(title=title)
    assert (score.fresh, score.rotten) == (0, 12)
    entries = list(LogEntry.objects.filter(title_id=title.pk).order_by("number"))
    assert [entry.number for entry in entries] == list(range(1, 25))
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_first_ratings_at_once_lose_no_count() -> None:
    for _ in range(6):
        title, members = TitleFactory(), MemberFactory.create_batch(2)

        assert not at_once(
            lambda where=title, who=members[0]: rate(member=who, title=where, half_stars=9),
            lambda where=title, who=members[1]: rate(member=who, title=where, half_stars=2),
        )

        assert Score.objects.get(title=title).audience_counts.all.counts == (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_one_member_who_clicks_twice_at_once_has_one_rating() -> None:
    title, member = TitleFactory(), MemberFactory()

    assert not at_once(*[lambda stars=stars: rate(member=member, title=title, half_stars=stars) for stars in (3, 8, 9)])

    assert Score.objects.get(title=title).audience_counts.all.ratings == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_first_review_and_a_first_rating_at_once_share_one_score() -> None:
    title, member, byline = TitleFactory(), MemberFactory(), BylineFactory()

    assert not at_once(lambda: review(title, byline=byline), lambda: rate(member=member, title=title, half_stars=9))

    score = Score.objects.get(title=title)
    assert (score.fresh, score.audience_counts.all.ratings) == (1, 1)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_review_published_while_its_byline_becomes_top_counts_as_top() -> None:
    byline, published, go_on = BylineFactory(), Event(), Event()

    def publish_slowly() -> None:
        with transaction.atomic():
            review(TitleFactory(), byline=byline)
            published.set()
            go_on.wait(timeout=10)

    def make_top() -> None:
        published.wait(timeout=10)
        Timer(0.5, go_on.set).start()
        add_top_status(byline, starts_on=None)

    assert not at_once(publish_slowly, make_top)

    assert Review.objects.get(byline=byline).counts_as_top


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_moves_of_reviews_across_each_other_do_not_wait_for_each_other() -> None:
    titles, byline = TitleFactory.create_batch(2), BylineFactory(critic=None)
    places = [
        [
            ReviewInput(title_id=title.pk, byline=byline, source="feed", source_key=str(key), rating="4/5")
            for key in (1, 2)
        ]
        for title in titles
    ]
    publish_reviews([places[0][0], places[1][1]])

    for there, back in ((1, 0), (0, 1), (1, 0), (0, 1)):
        assert not at_once(
            lambda each=places[there][0]: publish_reviews([each]),
            lambda each=places[back][1]: publish_reviews([each]),
        )

    assert sorted(Score.objects.values_list("fresh", flat=True)) == [1, 1]


@pytest.mark.django_db(transaction=True)
def test_a_score_is_locked_only_inside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        scoreboard.lock([1])


@pytest.mark.django_db
def test_titles_are_locked_in_the_order_of_their_ids() -> None:
    titles = TitleFactory.create_batch(3)
    rating(titles[1], 5)

    locked = scoreboard.lock([title.pk for title in reversed(titles)])

    assert list(locked) == sorted(title.pk for title in titles)
