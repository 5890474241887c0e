"""The ratings of the invented members: how many half-stars each gives, adding up to what the film's file says."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from plaudit.audience.actions.bulk import RatingInput
from plaudit.demo.story import Film
from plaudit.scoring.apportionment import apportion
from plaudit.scoring.tally import HALF_STARS

# How a crowd spreads: of those who like a film more or less, which half-stars they give.
LIKING = (26, 38, 17, 19)
DISLIKING = (4, 6, 9, 18, 21, 42)
ENTHUSIASM = 85
FIRST_DAY = datetime(2005, 1, 1, tzinfo=UTC)
LAST_DAY = datetime(2026, 6, 30, tzinfo=UTC)


def histogram(film: Film) -> list[int]:
    """How many give each of the ten half-stars."""
    liked = round(film.ratings * film.liked / 100)
    lean = (film.liked - ENTHUSIASM) / 100
    likes = [max(1, round(100 * share * (1 + lean * index))) for index, share in enumerate(LIKING)]
    dislikes = [max(1, round(100 * share * (1 - lean * (5 - index)))) for index, share in enumerate(DISLIKING)]
    return [*apportion(dislikes, film.ratings - liked), *apportion(likes, liked)]


def ratings(film: Film, title_id: int, members: Sequence[int]) -> Iterator[RatingInput]:
    """A rating of each member, in their order; the first give what their comments say."""
    chance = Random(f"{film.slug} crowd")  # noqa: S311 - nothing secret, and the same every time
    counts = histogram(film)
    spoken = [comment.half_stars for comment in film.comments]
    for half_stars in spoken:
        counts[half_stars - 1] -= 1
    given = [half for half, count in zip(HALF_STARS, counts, strict=True) for _ in range(count)]
    chance.shuffle(given)
    days = (LAST_DAY - _opening(film)).days
    for member, half_stars in zip(members, [*spoken, *given], strict=True):
        # Interest fades: most rate soon, some long after.
        age = int(days * chance.random() ** 2)
        moment = _opening(film) + timedelta(days=age, seconds=chance.randrange(86_400))
        yield RatingInput(title_id, member, half_stars, moment)


def _opening(film: Film) -> datetime:
    return max(FIRST_DAY, datetime(film.first_day.year, film.first_day.month, film.first_day.day, tzinfo=UTC))


def raters(film: Film, commenting: Sequence[int], everyone: Sequence[int]) -> list[int]:
    """Who rates a film: those who comment on it first, then others drawn from everyone."""
    chance = Random(f"{film.slug} raters")  # noqa: S311 - nothing secret, and the same every time
    apart = set(commenting)
    others = [member for member in everyone if member not in apart]
    return [*commenting, *chance.sample(others, film.ratings - len(commenting))]
