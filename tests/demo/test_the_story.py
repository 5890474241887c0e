"""What the demo's files say holds together before any of it is loaded."""

from collections import Counter

import pytest

from plaudit.demo.casting import notices, printed
from plaudit.demo.crowd import histogram
from plaudit.demo.loading import _scale
from plaudit.demo.people import lives
from plaudit.demo.story import Film, Story
from plaudit.demo.television import read_series
from plaudit.names.folding import fold
from plaudit.scoring.notation import read_rating
from plaudit.scoring.tally import AudienceTally
from plaudit.scoring.verdict import Verdict, decide

STORY = Story.read()
FIRST = next(film for film in STORY.films if film.slug == "letters-from-iwo-jima-2006")


def test_there_are_some_sixty_films_of_many_countries_and_decades() -> None:
    assert len(STORY.films) > 60
    assert len({country for film in STORY.films for country in film.countries}) >= 15
    assert len({film.year // 10 for film in STORY.films}) >= 9


def test_the_first_film_has_the_numbers_of_the_page_that_was_asked_for() -> None:
    assert (FIRST.fresh, FIRST.rotten, FIRST.top, FIRST.ratings, FIRST.liked) == (183, 18, 51, 341_026, 86)
    assert len(FIRST.cast) >= 44
    assert len(FIRST.quotes) >= 40


@pytest.mark.parametrize("film", STORY.films, ids=lambda film: film.slug)
def test_each_film_has_enough_to_say_and_its_numbers_can_be_met(film: Film) -> None:
    given = notices(STORY, film)

    assert len(film.quotes) >= 6
    assert len({notice.critic for notice in given}) == len(given)
    assert Counter(notice.verdict for notice in given) == {Verdict.FRESH: film.fresh, Verdict.ROTTEN: film.rotten}
    assert sum(bool(notice.quote) for notice in given) == len(film.quotes)


@pytest.mark.parametrize("film", STORY.films, ids=lambda film: film.slug)
def test_the_crowd_adds_up_to_what_the_file_says(film: Film) -> None:
    tally = AudienceTally(tuple(histogram(film)))

    assert (tally.ratings, tally.percent_liked) == (film.ratings, film.liked)
    assert all(tally.counts[comment.half_stars - 1] for comment in film.comments)


def test_no_quote_stands_twice_or_begins_like_another() -> None:
    quotes = [quote.text for film in STORY.films for quote in film.quotes]
    beginnings = Counter(" ".join(fold(text).split()[:3]) for text in quotes)

    assert len(set(quotes)) == len(quotes)
    assert [words for words, count in beginnings.items() if count > 1] == []


def test_no_critic_member_or_outlet_is_named_twice() -> None:
    for names in (
        [critic.name for critic in STORY.critics],
        [member.name for member in STORY.members],
        list(STORY.publications),
    ):
        assert len({fold(name) for name in names}) == len(names)


@pytest.mark.parametrize("notation", sorted({outlet.notation for outlet in STORY.publications.values()}))
@pytest.mark.parametrize("value", [0.0, 0.31, 0.59, 0.6, 0.77, 1.0])
def test_what_an_outlet_prints_is_read_as_the_verdict_that_was_meant(notation: str, value: float) -> None:
    verdict = Verdict.FRESH if value >= 0.6 else Verdict.ROTTEN
    text = printed(value, notation, verdict)

    if notation == "none":
        assert text == ""
    else:
        rating = read_rating(text, scale=_scale(notation) or None)
        assert decide(rating=rating).verdict == verdict


def test_whoever_has_a_life_has_a_part_in_a_film() -> None:
    films = [*STORY.films, *(series.whole for series in read_series())]
    cast = {role.person for film in films for role in film.cast}
    crew = {name for film in films for name in (*film.directors, *film.composers)}

    assert lives().keys() <= cast | crew
