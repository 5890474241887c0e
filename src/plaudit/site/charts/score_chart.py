"""The line of scores over time that pages draw as SVG, with a table behind it: numbers in, places out."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 360, 132
LEFT, RIGHT, TOP, BOTTOM = 46, 24, 20, 110
# With more dots than these only the highest and lowest are named, and the first and last at the foot.
NAMED = 8
# How far from its dot a number stands.
ABOVE, BELOW = 9, 17


class Point(NamedTuple):
    """One score: what stands at the foot, when it was (any number that grows), the percent, whose it is and where."""

    foot: str
    when: int
    percent: int
    name: str
    url: str
    fresh: bool


class Dot(NamedTuple):
    """A point on the drawing; `said` is None and `foot` "" where nothing is written; `said_y`: where the number is."""

    x: int
    y: int
    said: int | None
    said_y: int
    foot: str
    fresh: bool


class Line(NamedTuple):
    """What is drawn: the way of the line, its dots, the height of the line between fresh and rotten, and the table."""

    path: str
    dots: list[Dot]
    border: int
    percent: int
    points: list[Point]


def line(points: Sequence[Point], border: int) -> Line | None:
    """The line of at least two scores in their order; `border` is the percent from which one is fresh."""
    points = sorted(points, key=lambda point: point.when)
    if len(points) < 2:
        return None
    first, span = points[0].when, points[-1].when - points[0].when
    named, feet = _named(points, span), _feet(points)
    under = _under(points) if span else set()
    dots = [
        Dot(
            x=_across(point.when - first, span, place, len(points)),
            y=_height(point.percent),
            said=point.percent if place in named else None,
            said_y=_height(point.percent) + (BELOW if place in under else -ABOVE),
            foot=point.foot if place in feet else "",
            fresh=point.fresh,
        )
        for place, point in enumerate(points)
    ]
    path = "M" + "L".join(f"{dot.x} {dot.y}" for dot in dots)
    return Line(path, dots, _height(border), border, points)


def _across(since: int, span: int, place: int, count: int) -> int:
    """From left to right by time; all of one time one after the other."""
    room = WIDTH - LEFT - RIGHT
    return LEFT + (room * since // span if span else room * place // (count - 1))


def _height(percent: int) -> int:
    return BOTTOM - (BOTTOM - TOP) * percent // 100


def _ends(points: Sequence[Point], point: Point) -> tuple[int, int]:
    """The lowest and the highest percent of the time of a point: there the dots stand one above the other."""
    of_its_time = [each.percent for each in points if each.when == point.when]
    return min(of_its_time), max(of_its_time)


def _under(points: Sequence[Point]) -> set[int]:
    """Those that have their number under the dot, since another stands above it."""
    return {place for place, point in enumerate(points) if point.percent < _ends(points, point)[1]}


def _named(points: Sequence[Point], span: int) -> set[int]:
    places = range(len(points))
    if len(points) > NAMED:
        percents = [point.percent for point in points]
        return {percents.index(max(percents)), percents.index(min(percents))}
    return {place for place in places if not span or points[place].percent in _ends(points, points[place])}


def _feet(points: Sequence[Point]) -> set[int]:
    if len(points) <= NAMED and len({point.foot for point in points}) == len(points):
        return set(range(len(points)))
    return {0, len(points) - 1}
