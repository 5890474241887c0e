"""Paths as SVG writes them, flattened to points that can be drawn without a browser."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]
PART = re.compile(r"([MmLlHhVvCcAaZz])|(-?(?:\d+\.?\d*|\.\d+))")
NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
STEPS = 14


def outlines(path: str) -> list[list[Point]]:
    """Each part of a path as points; a closed one ends where it began."""
    found: list[list[Point]] = []
    here = (0.0, 0.0)
    for command, values in _commands(path):
        kind = command.upper()
        if kind == "M":
            here = _absolute(here, command, values)[0]
            found.append([here])
        elif kind == "Z":
            found[-1].append(found[-1][0])
            here = found[-1][0]
        else:
            found[-1].extend(_drawn(here, command, values))
            here = found[-1][-1]
    return found


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for letter, number in PART.findall(path):
        if letter:
            command = letter
            if letter in "Zz":
                yield letter, []
            continue
        numbers.append(float(number))
        if len(numbers) == NUMBERS[command.upper()]:
            yield command, numbers
            # Further pairs after a move are lines.
            command, numbers = {"M": "L", "m": "l"}.get(command, command), []


def _drawn(here: Point, command: str, values: list[float]) -> list[Point]:
    kind = command.upper()
    if kind == "H":
        return [(values[0] + (here[0] if command == "h" else 0), here[1])]
    if kind == "V":
        return [(here[0], values[0] + (here[1] if command == "v" else 0))]
    if kind == "A":
        return list(_arc(here, values[0], swept=bool(values[4]), end=_absolute(here, command, values[5:])[0]))
    ends = _absolute(here, command, values)
    return ends if kind == "L" else list(_curve(here, *ends))


def _absolute(here: Point, command: str, values: list[float]) -> list[Point]:
    x, y = here if command.islower() else (0.0, 0.0)
    return [(values[n] + x, values[n + 1] + y) for n in range(0, len(values), 2)]


def _curve(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t = step / STEPS
        w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(k * p[0] for k, p in zip(w, (a, b, c, d), strict=True)),
            sum(k * p[1] for k, p in zip(w, (a, b, c, d), strict=True)),
        )


def _arc(start: Point, radius: float, *, swept: bool, end: Point) -> Iterator[Point]:
    """The shorter way round a circle, which is all that the marks use."""
    half = hypot(end[0] - start[0], end[1] - start[1]) / 2
    radius = max(radius, half)
    away = sqrt(radius**2 - half**2) * (1 if swept else -1)
    along = ((end[0] - start[0]) / (2 * half), (end[1] - start[1]) / (2 * half))
    centre = ((start[0] + end[0]) / 2 - along[1] * away, (start[1] + end[1]) / 2 + along[0] * away)
    first = atan2(start[1] - centre[1], start[0] - centre[0])
    turn = atan2(end[1] - centre[1], end[0] - centre[0]) - first
    turn = turn % (2 * pi) if swept else -(-turn % (2 * pi))
    for step in range(1, STEPS + 1):
        angle = first + turn * step / STEPS
        yield centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def dashes(line: list[Point], on: float, off: float) -> Iterator[list[Point]]:
    """A line cut into strokes of a length with gaps between."""
    fine = [_between(a, b, n, count) for a, b, count in _finely(line) for n in range(count)] + line[-1:]
    gone, stroke = 0.0, list[Point]()
    for before, point in pairwise(fine):
        gone += hypot(point[0] - before[0], point[1] - before[1])
        if gone % (on + off) < on:
            stroke.append(point)
        elif stroke:
            yield stroke
            stroke = []
    if stroke:
        yield stroke


def _finely(line: list[Point]) -> Iterator[tuple[Point, Point, int]]:
    for a, b in pairwise(line):
        yield a, b, max(ceil(hypot(b[0] - a[0], b[1] - a[1]) * 3), 1)


def _between(a: Point, b: Point, n: int, count: int) -> Point:
    return a[0] + (b[0] - a[0]) * n / count, a[1] + (b[1] - a[1]) * n / count
