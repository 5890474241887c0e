"""The demo comes and goes without a trace, and what is imported beside it stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from factories import BylineFactory, CreditFactory, MemberFactory, TitleFactory, rating, review
from plaudit.audience.models import Rating
from plaudit.catalog.actions.people import edit_person
from plaudit.catalog.actions.renditions import JOB
from plaudit.catalog.ingest.field_sources import EDITOR, apply_source
from plaudit.catalog.ingest.genres import upsert_genres
from plaudit.catalog.models import Credit, Person, Title
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.actions.consensus import publish_consensus
from plaudit.critics.actions.verdicts import decide_verdict, withdraw_review
from plaudit.critics.models import Consensus, Critic, Publication, Review
from plaudit.demo.loading import is_loaded, load
from plaudit.demo.removing import remove
from plaudit.demo.story import Film, Story
from plaudit.demo.television import Series, read_series
from plaudit.members.models import Member
from plaudit.newsroom.actions import ensure_pages
from plaudit.scheduling.models import ScheduledJob
from plaudit.scoreboard.displayed_scores import displayed_score
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.verdict import Verdict
from snapshots import changed_tables, snapshot, table_refuses_writes

SHOWN = ("letters-from-iwo-jima-2006", "flags-of-our-fathers-2006", "yeelen-1987")
# What the site notes of itself: that something changed, which migrations ran, what the background has to do.
NOTES = {"changes.Change", "changes.SiteEpoch", "contenttypes.ContentType", "auth.Permission"} | {
    "django_tasks_database.DBTaskResult",
    "scheduling.ScheduledJob",
    "wagtailcore.ModelLogEntry",
}


def _small(film: Film) -> Film:
    return replace(film, ratings=min(film.ratings, 300))


def _short(series: Series) -> Series:
    """A series with its first season and two episodes."""
    season = series.seasons[0]
    parts = [_small(part) for part in season.episodes[:2]]
    first = replace(season, whole=_small(season.whole), episodes=tuple(parts))
    return replace(series, whole=_small(series.whole), seasons=(first,))


SERIES = [_short(series) for series in read_series()[:1]]


@pytest.fixture(scope="module")
def story() -> Story:
    """Three films of the demo with a small crowd."""
    whole = Story.read()
    films = [_small(film) for film in whole.films if film.slug in SHOWN]
    return replace(whole, films=tuple(films))


@pytest.fixture
def before(transactional_db: None) -> dict[str, int]:
    """The rows that a site begins with, such as groups, workflows and the home page."""
    ensure_pages()
    return rows()


@pytest.fixture
def at_work(transactional_db: None) -> None:
    """A background worker that has just looked for pictures, so that nobody waits for their sizes."""
    ScheduledJob.objects.create(job=JOB, next_at=timezone.now(), done_at=timezone.now())


@pytest.fixture
def loaded(before: dict[str, int], at_work: None, story: Story) -> Story:
    load(story, SERIES, lambda _what: None)
    return story


def rows() -> dict[str, int]:
    """How many rows each table has."""
    every: list[type[models.Model]] = list(apps.get_models(include_auto_created=True))
    counts = {model._meta.label: model._default_manager.count() for model in every}
    return {label: count for label, count in counts.items() if count and label not in NOTES}


def test_the_scores_are_what_the_files_say(loaded: Story) -> None:
    for film in loaded.films:
        score = Score.objects.select_related("title").get(title__ids__value=film.slug)
        assert (score.fresh, score.rotten, score.top_fresh + score.top_rotten) == (film.fresh, film.rotten, film.top)
        assert score.audience_counts.all.ratings == film.ratings


def test_the_first_film_is_certified_since_the_winter_it_came_out(loaded: Story) -> None:
    title = Title.objects.get(slug="letters-from-iwo-jima-2006")
    now = displayed_score(title.score)

    assert now.certified
    assert now.certified_since is not None
    assert now.certified_since.year == 2007
    assert now.critics.percent == 91


def test_a_person_of_two_films_is_one_person(loaded: Story) -> None:
    eastwood = Credit.objects.filter(person__name="Clint Eastwood", job="director")

    assert eastwood.count() == 2
    assert eastwood.values("person").distinct().count() == 1


def test_of_some_people_their_lives_are_told(loaded: Story) -> None:
    eastwood = Person.objects.get(name="Clint Eastwood")

    assert (eastwood.born_on, eastwood.born_in) == (date(1930, 5, 31), "San Francisco, California")
    assert eastwood.biography_source == "Written for the demo"


def test_somebody_who_stays_keeps_only_what_others_told_of_them(loaded: Story) -> None:
    eastwood = Person.objects.get(name="Clint Eastwood")
    edit_person(eastwood, {"born_in": "San Francisco"})
    CreditFactory(person=eastwood)

    call_command("demo", "--remove")

    eastwood.refresh_from_db()
    assert (eastwood.born_on, eastwood.born_in, eastwood.biography) == (None, "San Francisco", "")


def test_its_members_have_no_email_and_no_usable_password(loaded: Story) -> None:
    member = Member.objects.filter(origin="demo").first()

    assert member is not None
    assert not member.has_usable_password()
    assert not Member.objects.exclude(email="").exists()


def test_taken_away_it_leaves_nothing(before: dict[str, int], story: Story) -> None:
    load(story, SERIES, lambda _what: None)
    remove()

    assert rows() == before


def test_what_was_there_before_is_there_after(at_work: None, story: Story) -> None:
    title = TitleFactory(name="Another film")
    review(title)
    rating(title, 8)
    ensure_pages()
    before = rows()

    load(story, SERIES, lambda _what: None)
    remove()

    assert rows() == before


def test_what_joined_its_films_stays_and_is_counted_without_it(
    loaded: Story, tmp_path: Path, recount_check: Callable[[], None]
) -> None:
    (tmp_path / "movies.csv").write_text("movieId,title,genres\n1,Letters from Iwo Jima (2006),Drama|War\n")
    (tmp_path / "ratings.csv").write_text("userId,movieId,rating,timestamp\n1,1,4.5,1170000000\n")
    call_command("import", "movielens", str(tmp_path), "--json", stdout=StringIO())
    title = Title.objects.get(slug="letters-from-iwo-jima-2006")
    review(title, "rotten")

    remove()

    title.refresh_from_db()
    score = Score.objects.get(title=title)
    assert (score.fresh, score.rotten, score.audience_counts.all.ratings) == (0, 1, 1)
    assert not score.certified
    assert (title.synopsis, title.runtime, title.original_name, title.origin) == ("", None, "", "")
    assert title.original_name_key == ""
    assert (Review.objects.count(), Rating.objects.count(), Credit.objects.count()) == (1, 1, 0)
    recount_check()


def genres(title: Title) -> set[str]:
    return set(title.genres.values_list("slug", flat=True))


def test_its_genres_of_a_film_that_stays_go_with_it(at_work: None, story: Story) -> None:
    title = TitleFactory(name="Yeelen", year=1987)
    review(title)

    load(story, SERIES, lambda _what: None)
    assert genres(title)
    remove()

    assert genres(title) == set()


def test_its_genres_give_way_to_imported_ones(loaded: Story) -> None:
    title = Title.objects.get(slug="yeelen-1987")

    with transaction.atomic():
        upsert_genres([(title, ["Road movie"])])
    assert genres(title) == {"road-movie"}
    rating(title, 8)
    remove()

    assert genres(title) == {"road-movie"}


def test_genres_that_were_told_already_stay_when_it_comes_and_goes(at_work: None, story: Story) -> None:
    title = TitleFactory(name="Yeelen", year=1987)
    review(title)
    with transaction.atomic():
        upsert_genres([(title, ["Road movie"])])

    load(story, SERIES, lambda _what: None)
    remove()

    assert genres(title) == {"road-movie"}


def invented(title: Title) -> Review:
    """A review of the demo that the general rule judged, as a curator may do after it."""
    found = Review.objects.filter(title=title, source="demo", verdict_by="rule").first()
    assert found is not None
    return found


def test_what_a_curator_made_of_invented_reviews_goes_with_them(before: dict[str, int], loaded: Story) -> None:
    title = Title.objects.get(slug="yeelen-1987")
    curator = MemberFactory(is_superuser=True)
    decide_verdict(invented(title), Verdict.ROTTEN, by=curator, reason="Read again.")
    withdraw_review(invented(title), by=curator, reason="Invented.")
    add_top_status(invented(title).byline, starts_on=None, by=curator)

    remove()

    assert rows() == {**before, "members.Member": 1}


def test_a_real_review_by_an_invented_critic_stays_with_its_critic(
    loaded: Story, recount_check: Callable[[], None]
) -> None:
    title = Title.objects.get(slug="yeelen-1987")
    byline = invented(title).byline
    review(title, "rotten", byline=byline)

    remove()

    assert list(Critic.objects.values_list("name", "origin")) == [(str(byline.critic), "")]
    assert list(Publication.objects.values_list("name", "origin")) == [(str(byline.publication), "")]
    assert (Score.objects.get(title=title).rotten, Review.objects.count()) == (1, 1)
    recount_check()


def test_a_real_review_in_an_invented_top_publication_is_no_longer_a_top_one(
    loaded: Story, recount_check: Callable[[], None]
) -> None:
    outlet = Publication.objects.filter(statuses__isnull=False).first()
    stored = review(TitleFactory(name="Another film"), byline=BylineFactory(publication=outlet))
    assert stored.counts_as_top

    remove()

    stored.refresh_from_db()
    assert not stored.counts_as_top
    assert Publication.objects.count() == 1
    recount_check()


def test_an_editors_consensus_stays_in_its_log(loaded: Story, recount_check: Callable[[], None]) -> None:
    title = Title.objects.get(slug="yeelen-1987")
    publish_consensus(title, "Light against dust.", author="The editors")

    remove()

    assert Consensus.objects.get(title=title).text == "Light against dust."
    logged = LogEntry.objects.filter(title_id=title.pk, kind=LogEntry.Kind.CONSENSUS)
    assert list(logged.values_list("before", "after")) == [("", "Light against dust.")]
    recount_check()


def test_a_consensus_that_was_there_before_is_not_replaced(at_work: None, story: Story) -> None:
    title = TitleFactory(name="Yeelen", year=1987)
    publish_consensus(title, "Light against dust.", author="The editors")

    load(story, SERIES, lambda _what: None)
    assert Consensus.objects.get(title=title).text == "Light against dust."
    remove()
    assert Consensus.objects.get(title=title).text == "Light against dust."


def test_a_film_whose_facts_an_editor_has_told_stays(loaded: Story) -> None:
    title = Title.objects.get(slug="yeelen-1987")
    apply_source(title, EDITOR, {"synopsis": "A young man goes to meet his father."})
    title.save()

    remove()

    assert [(each.name, each.synopsis) for each in Title.objects.all()] == [
        ("Yeelen", "A young man goes to meet his father.")
    ]


def test_an_imported_critic_of_the_same_name_is_another(loaded: Story) -> None:
    invented = Critic.objects.filter(origin="demo").first()
    assert invented is not None
    real = Critic.objects.create(name=invented.name, name_key=invented.name_key, slug="another")

    remove()

    assert list(Critic.objects.all()) == [real]


def test_the_stored_scores_hold_a_recount(loaded: Story, recount_check: Callable[[], None]) -> None:
    recount_check()


def test_loading_twice_or_removing_nothing_says_so(at_work: None, story: Story) -> None:
    said = StringIO()
    call_command("demo", "--remove", stdout=said)
    assert "no demo" in said.getvalue()

    load(story, SERIES, lambda _what: None)
    call_command("demo", stdout=said)
    assert "already here" in said.getvalue()
    assert is_loaded()


def test_a_demo_that_fails_on_the_way_leaves_nothing(before: dict[str, int], at_work: None, story: Story) -> None:
    first, *others = story.films
    broken = replace(story, films=(first, *others[:-1], replace(others[-1], ratings=1)))

    with pytest.raises(ValueError, match=r"larger than population|negative"):
        load(broken, SERIES, lambda _what: None)

    assert rows() == before


def test_a_demo_that_cannot_be_removed_as_a_whole_stays_as_it_is(loaded: Story) -> None:
    there = snapshot()

    # Moving the epoch is the last that removing does.
    with table_refuses_writes("changes_siteepoch"), pytest.raises(IntegrityError):
        remove()

    assert changed_tables(there, snapshot()) == []


def test_a_difference_is_found_and_mended(loaded: Story, recount_check: Callable[[], None]) -> None:
    MemberFactory()
    Score.objects.filter(title__slug="letters-from-iwo-jima-2006").update(fresh=184, stars_9=0)

    with pytest.raises(CommandError, match="differences"):
        recount_check()
    call_command("recount", stdout=StringIO())
    recount_check()


def test_a_site_with_films_of_its_own_is_left_alone_where_that_is_asked(transactional_db: None) -> None:
    TitleFactory()
    said = StringIO()

    call_command("demo", "--if-empty", stdout=said)

    assert "films of its own" in said.getvalue()
    assert not is_loaded()
