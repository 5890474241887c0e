"""Reviews of the first episodes are a tally of their own."""

import pytest

from factories import BylineFactory, TitleFactory, review
from factories_television import first_review, make_series
from plaudit.catalog.models import Title
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import NoEpisodesError, publish_review
from plaudit.critics.models import Review
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import Verdict


@pytest.fixture
def season(db: None) -> Title:
    _series, (season,) = make_series(1)
    return season


def counts(title: Title) -> tuple[int, int, int, int]:
    score = Score.objects.get(title=title)
    return score.fresh, score.rotten, score.first_fresh, score.first_rotten


def test_they_do_not_enter_the_score_of_the_season(season):
    first_review(season, "fresh")
    first_review(season, "rotten")
    review(season, "rotten")
    assert counts(season) == (0, 1, 1, 1)


def test_a_critic_has_one_vote_for_the_first_episodes_and_one_for_the_whole(season):
    line = BylineFactory()
    whole = review(season, "rotten", byline=line)
    first = first_review(season, "fresh", byline=line)
    assert counts(season) == (0, 1, 1, 0)
    for each in (whole, first):
        each.refresh_from_db()
        assert each.counts
        assert not each.contradicted
        assert each.newer is None


def test_of_two_of_one_critic_the_later_counts(season):
    line = BylineFactory()
    first_review(season, "fresh", byline=line, dated_on=None)
    first_review(season, "rotten", byline=line)
    assert counts(season) == (0, 0, 0, 1)
    assert Review.objects.filter(title=season, counts=True).count() == 1


def test_a_review_that_turns_out_to_be_of_the_whole_changes_its_tally(season):
    line = BylineFactory()
    review(season, "fresh", byline=line, dated_on=None)
    said = {"title_id": season.pk, "byline": line, "curated": Verdict.ROTTEN, "source": "paper", "source_key": "1"}
    publish_review(ReviewInput(**said, covers=Covers.FIRST_EPISODES))
    assert counts(season) == (1, 0, 0, 1)
    publish_review(ReviewInput(**said))
    assert counts(season) == (0, 1, 0, 0)
    assert Review.objects.filter(title=season, counts=True).count() == 1


def test_each_is_in_the_log_with_the_counts_after_it(season):
    first_review(season, "rotten")
    entry = LogEntry.objects.get(title_id=season.pk)
    assert (entry.kind, entry.fresh, entry.rotten, entry.first_fresh, entry.first_rotten) == ("verdict", 0, 0, 0, 1)


def test_a_film_has_no_first_episodes(db):
    film = TitleFactory()
    with pytest.raises(NoEpisodesError, match="say that the review is of the whole"):
        first_review(film)
    assert not Review.objects.filter(title=film).exists()


def test_a_review_of_the_whole_is_the_same_as_before_there_was_a_choice(season):
    line = BylineFactory()
    plain = ReviewInput(title_id=season.pk, byline=line)
    assert plain.fingerprint == ReviewInput(title_id=season.pk, byline=line, covers=Covers.WHOLE).fingerprint
    assert plain.fingerprint != ReviewInput(title_id=season.pk, byline=line, covers=Covers.FIRST_EPISODES).fingerprint
