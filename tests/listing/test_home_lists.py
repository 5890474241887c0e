"""The short lists of the home page, with titles among them that are unlisted, unscored or of another sort."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from factories import TitleFactory, review
from factories_offers import offer
from plaudit.catalog.models import Title
from plaudit.critics.models import Consensus
from plaudit.critics.queries import home, reviews
from plaudit.listing import home_lists, offers
from plaudit.scoreboard.models import Score
from plaudit.scoreboard.queries import certified_dates

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)
DAY = timedelta(days=1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def scored(name: str, *, listed: bool = True, kind: str = "film", released_on: date | None = None, **score) -> Title:
    """A title whose stored score is this; a percentage and a rank are there together or not at all."""
    for side in ("critics", "audience"):
        percent, rank = score.get(f"{side}_percent"), score.get(f"{side}_rank")
        score[f"{side}_percent"] = rank if percent is None else percent
        score[f"{side}_rank"] = percent if rank is None else rank
    title: Title = TitleFactory(name=name, slug=name.lower(), listed=listed, kind=kind, released_on=released_on)
    Score.objects.create(title=title, **score, critics_first_shown=TODAY, critics_since=NOON, audience_since=NOON)
    return title


def names(rows) -> list[str]:
    return [row.name for row in rows]


def test_the_best_are_the_best_ranked_of_their_kind_the_latest_of_equals_first():
    scored("Worst", critics_rank=1)
    for name in ("A", "B"):
        scored(name, critics_rank=9)
    scored("Series", critics_rank=10, kind="series")
    scored("Unlisted", critics_rank=11, listed=False)
    scored("Unscored")
    assert names(home_lists.best_by_critics(9)) == ["Series", "B", "A", "Worst"]
    assert names(home_lists.best_by_critics(9, kind="film")) == ["B", "A", "Worst"]
    assert names(home_lists.best_by_critics(1, kind="series")) == ["Series"]


def test_the_most_rated_have_a_score_and_the_most_ratings():
    scored("Few", audience_percent=90, stars_9=60)
    scored("Many", audience_percent=10, stars_1=80)
    scored("Unscored", stars_9=900)
    scored("Unlisted", audience_percent=90, stars_9=900, listed=False)
    assert names(home_lists.most_rated(9)) == ["Many", "Few"]


def test_the_most_divided_differ_the_most_whichever_likes_it_more():
    for name, critics, audience in (("Near", 60, 70), ("Critics", 90, 50), ("Audience", 10, 70), ("One", 90, None)):
        scored(name, critics_percent=critics, audience_percent=audience)
    assert names(home_lists.most_divided(9, points=20)) == ["Audience", "Critics"]


def test_the_newly_certified_still_are_and_became_so_lately():
    for name, days in (("Yesterday", 1), ("Last week", 7), ("Long ago", 90)):
        scored(name.replace(" ", "-"), certified=True, certified_since=TODAY - days * DAY)
    scored("Unlisted", certified=True, certified_since=TODAY, listed=False)
    scored("Plain")
    assert names(home_lists.certified_lately(TODAY - 30 * DAY, 9)) == ["Yesterday", "Last-week"]
    days = certified_dates(9)
    assert [Title.objects.get(pk=pk).name for pk in days] == ["Yesterday", "Last-week", "Long-ago"]
    assert next(iter(days.values())) == TODAY - DAY


def test_films_open_within_the_days_asked_for_the_first_first():
    for name, days in (("Late", 6), ("Soon", 0), ("Too late", 7), ("Before", -1)):
        scored(name.replace(" ", "-"), released_on=TODAY + days * DAY)
    scored("Series", kind="series", released_on=TODAY)
    scored("Unlisted", released_on=TODAY, listed=False)
    assert names(home_lists.opening(TODAY, 9)) == ["Soon", "Late"]


def test_what_leaves_soon_leaves_this_region_the_soonest_first_and_is_told_with_its_own_offer():
    now = timezone.now()
    first, second, later, elsewhere, hidden = (TitleFactory(name=name) for name in ("A", "B", "C", "D", "E"))
    Title.objects.filter(pk=hidden.pk).update(listed=False)
    for title, days, region in (
        (second, 5, "US"),
        (first, 2, "US"),
        (later, 60, "US"),
        (elsewhere, 1, "DE"),
        (hidden, 1, "US"),
    ):
        offer(title, f"Service {title.name}", region, "rent" if title == first else "buy", ends_at=now + days * DAY)
    offer(first, "Another", "US", ends_at=now + 3 * DAY)
    leaving = offers.leaving_soon("US", now + 30 * DAY, 9)
    assert [(row.title.name, row.provider, row.type, (row.ends_at - now).days) for row in leaving] == [
        ("A", "Service A", "rent", 2), ("B", "Service B", "buy", 5),
    ]  # fmt: skip


def test_what_is_new_at_home_is_no_cinema_s():
    at_home, in_cinemas = TitleFactory(name="At home"), TitleFactory(name="In cinemas")
    offer(at_home, "Service", "US")
    offer(in_cinemas, "A cinema", "US", "cinema")
    assert names(home_lists.at_home("US", 9)) == ["At home"]
    assert [row.title.name for row in offers.newly_offered("US", 9)] == ["In cinemas", "At home"]


def test_the_most_talked_about_have_the_most_reviews_of_late():
    often, twice, also_twice, before, hidden = (TitleFactory() for _number in range(5))
    month_ago = TODAY - 30 * DAY
    counts = {often: (3, TODAY), twice: (2, TODAY), also_twice: (2, TODAY), before: (4, month_ago), hidden: (4, TODAY)}
    for title, (count, day) in counts.items():
        for _number in range(count):
            review(title, "fresh", dated_on=day)
    Title.objects.filter(pk=hidden.pk).update(listed=False)
    assert home.most_reviewed_titles(TODAY - 14 * DAY, 9) == [often.pk, also_twice.pk, twice.pk]


def test_the_latest_consensus_comes_first():
    for name, year in (("Old", 2001), ("New", 2003), ("Between", 2002), ("Hidden", 2004)):
        title = TitleFactory(name=name, listed=name != "Hidden")
        Consensus.objects.create(title=title, text=name, author="Us", published_at=datetime(year, 1, 1, tzinfo=UTC))
    assert [row.text for row in reviews.latest_consensus(9)] == ["New", "Between", "Old"]
