"""Making seasons and episodes."""

import pytest

from factories import MemberFactory, TitleFactory
from plaudit.catalog.actions.television import add_episode, add_season
from plaudit.catalog.errors import InvalidParentError
from plaudit.catalog.models import Kind, Title
from plaudit.changes.models import Change
from plaudit.listing.series import series_tree
from plaudit.members.permissions import PermissionDeniedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def series() -> Title:
    return TitleFactory(kind=Kind.SERIES, name="The House", slug="the-house-1975", languages=["en"])


def test_a_season_gets_a_name_and_an_address_that_say_where_it_belongs(series):
    season = add_season(series, 2)
    episode = add_episode(season, 3, facts={"name": "The Kitchen"})
    assert (season.name, season.slug) == ("The House: Season 2", "the-house-1975-season-2")
    assert (episode.name, episode.slug) == ("The Kitchen", "the-house-1975-season-2-episode-3")
    assert (season.release_class, episode.languages, season.field_sources["name"]) == ("television", ["en"], "editor")


def test_a_number_is_given_once(series):
    add_season(series, 1)
    with pytest.raises(InvalidParentError, match="choose another number"):
        add_season(series, 1)


@pytest.mark.parametrize("number", [-1, 32_768])
def test_a_number_that_cannot_be_is_refused_in_a_sentence(series, number):
    with pytest.raises(InvalidParentError, match="must be between 0 and"):
        add_season(series, number)


def test_only_a_series_has_seasons_and_only_a_season_episodes(series):
    with pytest.raises(InvalidParentError, match="is not a series"):
        add_season(TitleFactory(), 1)
    with pytest.raises(InvalidParentError, match="is not a season"):
        add_episode(series, 1)


def test_it_needs_permission(series):
    with pytest.raises(PermissionDeniedError):
        add_season(series, 1, by=MemberFactory())
    assert not Title.objects.filter(parent=series).exists()


def test_what_stands_above_is_told_of_a_new_episode(series):
    season = add_season(series, 1)
    Change.objects.all().delete()
    episode = add_episode(season, 1)
    assert set(Change.objects.values_list("key", flat=True)) == {f"title:{t.pk}" for t in (series, season, episode)}


def test_what_is_around_a_title_is_one_query(series, django_assert_num_queries):
    seasons = [add_season(series, number) for number in (3, 1, 2)]
    episode = add_episode(seasons[2], 1)
    add_episode(add_season(TitleFactory(kind=Kind.SERIES), 1), 1)
    with django_assert_num_queries(1):
        tree = series_tree(seasons[2])
    assert [row.number for row in tree.siblings] == [1, 2, 3]
    assert [row.number for row in tree.neighbours(seasons[2].pk)] == [1, 3]
    assert [row.id for row in tree.children] == [episode.pk]
    assert [row.id for row in series_tree(episode).ancestors] == [series.pk, seasons[2].pk]
    assert series_tree(series).ancestors == []
    assert series_tree(series).siblings == []
