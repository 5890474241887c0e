"""Who reviews which film, when, and what their outlet prints: drawn at random, but the same at every loading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from plaudit.demo.story import FRESH_FROM, Critic, Film, Quote, Story
from plaudit.scoring.verdict import GENERAL_CUTOFF, Verdict

LETTERS = ("F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A")
# Before this year nobody put reviews on the web: older films are reviewed when they come back.
WEB = 1998


@dataclass(frozen=True, slots=True)
class Notice:
    """One invented review."""

    critic: str
    publication: str
    quote: str
    rating: str
    verdict: Verdict
    own_label: bool
    dated_on: date


def notices(story: Story, film: Film) -> list[Notice]:
    """The reviews of one film: as many fresh, rotten and top ones as its file says, each by another critic."""
    chance = Random(film.slug)  # noqa: S311 - nothing secret, and the same every time
    opinions = [*film.quotes, *_unquoted(film, chance)]
    top = _drawn(chance, [each for each in story.critics if story.is_top(each)])
    rest = _drawn(chance, [each for each in story.critics if story.is_never_top(each)])
    return [_notice(story, film, each, next(top if each.top else rest), chance) for each in opinions]


def _drawn(chance: Random, critics: Sequence[Critic]) -> Iterator[Critic]:
    return iter(chance.sample(critics, len(critics)))


def _unquoted(film: Film, chance: Random) -> list[Quote]:
    """Opinions without a quote that bring the film to its numbers."""
    fresh = film.fresh - sum(quote.value >= FRESH_FROM for quote in film.quotes)
    rotten = film.rotten - sum(quote.value < FRESH_FROM for quote in film.quotes)
    top = film.top - sum(quote.top for quote in film.quotes)
    warmth = film.fresh / max(film.fresh + film.rotten, 1)
    values = [FRESH_FROM + 0.4 * chance.betavariate(1 + 2 * warmth, 1.6) for _ in range(fresh)]
    values += [0.55 * chance.betavariate(1 + 2 * warmth, 1.4) for _ in range(rotten)]
    chance.shuffle(values)
    return [Quote(text="", value=value, top=index < top) for index, value in enumerate(values)]


def _notice(story: Story, film: Film, opinion: Quote, critic: Critic, chance: Random) -> Notice:
    publication = chance.choice(critic.publications)
    verdict = Verdict.FRESH if opinion.value >= FRESH_FROM else Verdict.ROTTEN
    return Notice(
        critic=critic.name,
        publication=publication,
        quote=opinion.text,
        rating=printed(opinion.value, story.publications[publication].notation, verdict),
        verdict=verdict,
        own_label=chance.random() < 0.4,
        dated_on=_day(film, chance),
    )


def _day(film: Film, chance: Random) -> date:
    """Most in the weeks around the opening; of old films over the years since the web began."""
    if film.year < WEB:
        return date(WEB, 1, 15) + timedelta(days=chance.randrange(26 * 365))
    if chance.random() < 0.85:
        return film.first_day + timedelta(days=round(chance.triangular(-12, 60, 0)))
    return film.first_day + timedelta(days=chance.randrange(60, 700))


def printed(value: float, notation: str, verdict: Verdict) -> str:
    """A value (0 to 1) as an outlet prints it; nudged by a step where rounding would turn the verdict over."""
    if notation == "none":
        return ""
    kind, _, top = notation.rpartition("/")
    steps = {"letter": 11, "percent": 20}.get(notation, 2 * int(top) if top.isdecimal() else 0)
    step = round(value * steps)
    cutoff = -(-steps * GENERAL_CUTOFF.numerator // GENERAL_CUTOFF.denominator)
    step = max(step, cutoff) if verdict is Verdict.FRESH else min(step, cutoff - 1)
    return _written(step, steps, notation, kind)


def _written(step: int, steps: int, notation: str, kind: str) -> str:
    if notation == "letter":
        return LETTERS[step]
    if notation == "percent":
        return f"{5 * step}%"
    whole, half = divmod(step, 2)
    if kind == "stars":
        return "★" * whole + "½" * half + "☆" * (steps // 2 - whole - half)
    number = f"{whole}.5" if half else str(whole)
    return f"{number} out of {steps // 2}" if kind == "words" else f"{number}/{steps // 2}"
