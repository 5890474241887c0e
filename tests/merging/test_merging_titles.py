"""Two titles become one and two again: nothing is lost, and what came between stays."""

from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from factories import BylineFactory, CreditFactory, MemberFactory, PersonFactory, TitleFactory, rating, review, reviews
from plaudit.audience.actions.reviews import save_audience_review
from plaudit.audience.models import AudienceReview, Rating
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.matching.titles import match_titles
from plaudit.catalog.models import Genre, Quote, QuoteLine, Title, TitleId, TitleName, TitleRedirect
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.actions.consensus import publish_consensus
from plaudit.critics.actions.review_edits import edit_review
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.verdicts import withdraw_review
from plaudit.critics.models import Consensus, Review
from plaudit.members.permissions import PermissionDeniedError
from plaudit.merging.actions import MergeError, UndoError, look_ahead, merge, undo
from plaudit.merging.rows import plain
from plaudit.scoreboard.models import LogEntry, Score

OURS = {"audience", "catalog", "critics", "scoreboard", "desk"}
EARLY, LATE = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of our tables but the log, which only ever grows, and its length."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OURS and model is not LogEntry:
            rows = [plain(row) for row in model._default_manager.all()]
            for row in rows:
                row.pop("entries", None)
            found[model._meta.label] = sorted(rows, key=str)
    return found


@pytest.fixture
def kept(db: None) -> Title:
    title = TitleFactory(name="Letters from Iwo Jima", year=2006)
    TitleId.objects.create(title=title, source="imdb", value="tt0498380")
    reviews(title, fresh=5, rotten=1)
    return title


@pytest.fixture
def gone(db: None) -> Title:
    told = {"synopsis": "Told elsewhere.", "field_sources": {"synopsis": "tmdb"}}
    title = TitleFactory(name="Iwo Jima kara no tegami", year=2006, **told)
    TitleId.objects.create(title=title, source="tmdb", value="1251")
    TitleRedirect.objects.create(slug="an-older-address", title=title)
    reviews(title, fresh=2, rotten=2)
    return title


@pytest.fixture
def both(kept: Title, gone: Title) -> tuple[Title, Title]:
    """Two titles that share a critic, a member, a credit, a genre, and a consensus each."""
    critic = BylineFactory()
    review(kept, "fresh", byline=critic, dated_on=date(2007, 1, 1))
    review(gone, "rotten", byline=critic, dated_on=date(2007, 2, 1))
    early, late, only = MemberFactory.create_batch(3)
    for title, at, stars in ((kept, EARLY, 8), (gone, LATE, 3)):
        rating(title, stars, member=early, at=at)
    for title, at, stars in ((kept, LATE, 10), (gone, EARLY, 1)):
        rating(title, stars, member=late, at=at)
    rating(gone, 7, member=only, at=EARLY, verified=True)
    save_audience_review(member=early, title=kept, text="First.")
    save_audience_review(member=early, title=gone, text="Second.")
    save_audience_review(member=only, title=gone, text="Mine alone.")
    person = PersonFactory(name="Clint Eastwood")
    CreditFactory(title=kept, person=person, job="director")
    CreditFactory(title=gone, person=person, job="director")
    CreditFactory(title=gone, person=person, job="producer")
    drama, war = Genre.objects.create(slug="drama", name="Drama"), Genre.objects.create(slug="war", name="War")
    kept.genres.add(drama)
    gone.genres.add(drama, war)
    for title in (kept, gone):
        publish_consensus(title, f"Of {title}.", author="The editors")
        TitleName.objects.create(title=title, name="Lettres", name_key="lettres", language="fr", displayed=True)
    quote = Quote.objects.create(title=gone)
    QuoteLine.objects.create(quote=quote, text="We will.")
    TitleName.objects.create(title=gone, name="Briefe", name_key="briefe", language="de", displayed=True)
    return kept, gone


def test_everything_becomes_the_kept_ones(both, recount_check):
    kept, gone = both

    merge(kept, gone)

    assert not Title.objects.filter(pk=gone.pk).exists()
    assert Review.objects.filter(title=kept).count() == 12
    assert set(TitleId.objects.filter(title=kept).values_list("source", flat=True)) == {"imdb", "tmdb"}
    assert set(kept.genres.values_list("slug", flat=True)) == {"drama", "war"}
    assert kept.credits.count() == 2
    assert kept.quotes.count() == 1
    assert Consensus.objects.get().text == f"Of {kept}."
    recount_check()


def test_a_critic_who_reviewed_both_counts_once_by_the_later_review(both):
    kept, gone = both

    merge(kept, gone)

    score = Score.objects.get(title=kept)
    assert (score.fresh, score.rotten) == (7, 4)
    assert Review.objects.filter(title=kept, contradicted=True).count() == 2


def test_of_two_ratings_and_audience_reviews_by_one_member_the_later_stays(both):
    kept, gone = both

    merge(kept, gone)

    assert sorted(Rating.objects.filter(title=kept).values_list("half_stars", flat=True)) == [3, 7, 10]
    assert sorted(AudienceReview.objects.values_list("text", flat=True)) == ["Mine alone.", "Second."]
    assert Score.objects.get(title=kept).audience_counts.all.ratings == 3


def test_the_kept_one_is_known_by_the_original_name_of_the_other_until_they_are_parted(kept, gone):
    gone.original_name = "Iōtō kara no tegami"
    gone.set_name_keys()
    gone.save()
    candidate = TitleCandidate("archive", "Ioto kara no tegami", 2006)

    done = merge(kept, gone)
    assert match_titles([candidate])[0].title == kept
    undo(done)

    assert match_titles([candidate])[0].title == gone


def test_what_the_kept_one_did_not_know_is_filled_in(both):
    kept, gone = both

    merge(kept, gone)

    kept.refresh_from_db()
    assert (kept.synopsis, kept.field_sources) == ("Told elsewhere.", {"synopsis": "tmdb"})
    names = set(TitleName.objects.filter(title=kept).values_list("name", "language", "displayed"))
    assert names == {("Lettres", "fr", True), ("Briefe", "de", True), ("Iwo Jima kara no tegami", "", False)}


def test_old_addresses_lead_to_the_kept_one_also_over_two_merges(both):
    kept, gone = both
    third = TitleFactory(name="Letters", year=2006)
    merge(kept, gone)
    merge(third, kept)

    for slug in ("iwo-jima-kara-no-tegami-2006", "an-older-address", "letters-from-iwo-jima-2006"):
        answer = Client().get(f"/title/{slug}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/title/letters-2006/")


def test_undo_gives_both_back_exactly(both, recount_check):
    kept, gone = both
    before = dump()

    merged = merge(kept, gone)
    assert dump() != before
    undo(merged)

    assert dump() == before
    recount_check()
    assert Client().get("/title/iwo-jima-kara-no-tegami-2006/").status_code == 200


def test_the_log_tells_of_both_and_loses_nothing(both):
    kept, gone = both
    before = set(LogEntry.objects.values_list("title_id", "number", "kind", "after"))
    editor = MemberFactory(is_superuser=True)

    undo(merge(kept, gone, by=editor), by=editor)

    entries = set(LogEntry.objects.values_list("title_id", "number", "kind", "after"))
    assert before < entries
    for title in both:
        told = LogEntry.objects.filter(title_id=title.pk, kind="fact").order_by("number")
        assert [(each.reason, each.member_id) for each in told] == [("merged", editor.pk), ("merge undone", editor.pk)]


def test_what_came_after_the_merge_stays_when_it_is_undone(both, recount_check):
    kept, gone = both
    member = Rating.objects.filter(title=gone).order_by("-rated_at").first().member
    merged = merge(kept, gone)
    new = review(kept, "rotten", quote="Written since.")
    rating(kept, 6, member=member)
    Quote.objects.get().delete()
    CreditFactory(title=kept, character="Added since")

    undo(merged)

    assert Review.objects.get(pk=new.pk).title_id == kept.pk
    assert Rating.objects.get(title=kept, member=member).half_stars == 6
    assert Rating.objects.get(title=gone, member=member).half_stars == 3
    assert not Quote.objects.exists()
    assert kept.credits.filter(character="Added since").exists()
    recount_check()


def test_a_later_merge_is_undone_first(both):
    kept, gone = both
    third = TitleFactory()
    review(third)
    before = dump()
    first = merge(kept, gone)
    second = merge(third, kept)

    with pytest.raises(UndoError, match="no longer there"):
        undo(first)
    undo(second)
    undo(first)

    assert dump() == before
    with pytest.raises(UndoError, match="undone already"):
        undo(first)


def test_a_badge_that_comes_and_goes_with_a_merge_is_in_the_log(db, recount_check):
    kept, gone = TitleFactory(year=1999), TitleFactory(year=1999)
    byline = BylineFactory.create_batch(5)
    for each in byline:
        add_top_status(each, starts_on=None)
    reviews(kept, fresh=30, dated_on=date(2000, 1, 1))
    for each in byline:
        review(gone, "fresh", byline=each, dated_on=date(2000, 1, 1))
    reviews(gone, fresh=60, dated_on=date(2000, 1, 1))
    before = dump()

    merged = merge(kept, gone)
    recount_check()
    undo(merged)

    recount_check()
    assert dump() == before


def test_the_preview_says_what_would_move_and_changes_nothing(both):
    kept, gone = both
    before = dump()

    moves = {move.table: (move.rows, move.clashing) for move in look_ahead(kept, gone)}

    assert dump() == before
    assert moves["critics.Review.title"] == (5, 0)
    assert moves["audience.Rating.title"] == (3, 2)
    assert moves["audience.AudienceReview.title"] == (2, 1)
    assert moves["catalog.Credit.title"] == (2, 1)
    assert moves["critics.Consensus.title"] == (1, 1)


def test_a_film_and_a_series_are_not_one(db):
    with pytest.raises(MergeError, match="not of one kind"):
        merge(TitleFactory(), TitleFactory(kind="series"))


def test_two_series_with_the_same_season_are_merged_from_below(db):
    kept, gone = TitleFactory(kind="series"), TitleFactory(kind="series")
    seasons = [TitleFactory(kind="season", parent=each, number=1) for each in (kept, gone)]
    TitleFactory(kind="season", parent=gone, number=2)

    with pytest.raises(MergeError, match="Both have"):
        merge(kept, gone)
    merge(*seasons)
    merge(kept, gone)

    assert sorted(kept.children.values_list("number", flat=True)) == [1, 2]


def test_who_may_not_merge_does_not(both):
    kept, gone = both
    with pytest.raises(PermissionDeniedError):
        merge(kept, gone, by=MemberFactory())
    assert Title.objects.filter(pk=gone.pk).exists()


def test_the_command_merges_and_undoes(both):
    out = StringIO()
    slugs = [title.slug for title in both]
    before = dump()

    call_command("merge", "titles", *slugs, "--dry-run", stdout=out)
    assert dump() == before
    call_command("merge", "titles", *slugs, stdout=out)
    number = out.getvalue().split("--undo ")[1].split("`")[0]
    call_command("merge", "--undo", number, stdout=out)

    assert dump() == before
    assert "ratings: 3, 2 in both" in out.getvalue()
    with pytest.raises(CommandError, match="Nothing has the address"):
        call_command("merge", "titles", "nowhere", slugs[0])
    with pytest.raises(CommandError, match="Say what is merged"):
        call_command("merge")
    with pytest.raises(CommandError, match="no merge 999"):
        call_command("merge", "--undo", "999")


def test_a_date_that_only_the_other_one_knows_is_taken_over_and_given_back(db):
    kept, gone = TitleFactory(), TitleFactory(released_on=date(2006, 5, 5))

    made = merge(kept, gone)
    kept.refresh_from_db()
    assert kept.released_on == date(2006, 5, 5)

    undo(made)
    kept.refresh_from_db()
    assert kept.released_on is None
    assert Title.objects.get(pk=gone.pk).released_on == date(2006, 5, 5)


def test_a_merge_is_undone_also_where_reviews_that_moved_were_withdrawn_since(recount_check, db):
    kept, gone = TitleFactory(), TitleFactory()
    withdrawn, stays = review(gone, "fresh"), review(gone, "fresh")
    done = merge(kept, gone)
    withdraw_review(Review.objects.get(pk=withdrawn.pk), by=None, reason="a mistake")

    undo(done)

    recount_check()
    assert list(Review.objects.filter(title=gone.pk, counts=True)) == [stays]
    assert Review.objects.get(pk=withdrawn.pk).title_id == gone.pk


def test_a_review_that_was_given_to_another_critic_since_does_not_stand_against_undoing(recount_check, db):
    kept, gone = TitleFactory(), TitleFactory()
    first, second = review(gone, "fresh"), review(gone, "rotten")
    done = merge(kept, gone)
    stored = Review.objects.get(pk=second.pk)
    told = ReviewInput(title_id=kept.pk, byline=first.byline, dated_on=date(2008, 1, 1), rating="1/4", curated=None)
    edit_review(stored, told, by=None)

    undo(done)

    recount_check()
    assert Review.objects.filter(title=gone.pk, counts=True).count() == 1
