"""Genres have one key in all files, and a title keeps those it has."""

import pytest

from factories import TitleFactory
from plaudit.catalog.ingest.genres import genre_slug, upsert_genres
from plaudit.catalog.models import Genre, Title

pytestmark = pytest.mark.django_db


@pytest.fixture
def title(db: None) -> Title:
    return TitleFactory(name="Letters from Iwo Jima")


@pytest.fixture(autouse=True)
def noise(db: None) -> Title:
    return TitleFactory(name="Flags of Our Fathers")


def test_genres_have_one_key_by_whatever_name(title: Title) -> None:
    assert {genre_slug(name) for name in ("Sci-Fi", "Science Fiction", "Science Fiction & Fantasy")} >= {
        "science-fiction"
    }
    assert genre_slug("(other)") == ""


def test_a_title_that_has_genres_keeps_them(title: Title, noise: Title) -> None:
    upsert_genres([(title, ["War", "Drama"])])
    upsert_genres([(title, ["Comedy"]), (noise, ["War"])])

    assert set(title.genres.values_list("slug", flat=True)) == {"war", "drama"}
    assert set(noise.genres.values_list("slug", flat=True)) == {"war"}
    assert not Genre.objects.filter(slug="comedy").exists()
