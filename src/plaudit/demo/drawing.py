"""Invented stills: landscapes, rooms and weather drawn by code, the same at every loading.

Each composition gets its canvas, its palette and its own chance, and draws in plain shapes: what is far first.
"""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
FINER = 2


class Palette(NamedTuple):
    """Four colours from dark to light; `glow` is the light itself."""

    deep: Colour
    middle: Colour
    light: Colour
    glow: Colour


ASH = Palette((24, 27, 30), (78, 84, 84), (170, 168, 156), (226, 214, 182))
DUSK = Palette((23, 26, 44), (92, 66, 88), (196, 128, 96), (246, 206, 142))
MOSS = Palette((16, 26, 22), (58, 80, 62), (148, 156, 112), (232, 222, 168))
EMBER = Palette((30, 14, 12), (112, 38, 26), (206, 98, 42), (252, 200, 110))
NIGHT = Palette((10, 16, 26), (30, 54, 78), (86, 128, 148), (214, 232, 226))
ROSE = Palette((34, 12, 22), (112, 30, 46), (188, 92, 86), (248, 204, 164))


def draw(composition: str, palette: Palette, seed: str, size: tuple[int, int] = (960, 540)) -> Image.Image:
    """The picture of this composition, in these colours."""
    width, height = size[0] * FINER, size[1] * FINER
    picture = _fade(palette.middle, palette.light, (width, height))
    COMPOSITIONS[composition](picture, palette, Random(seed))  # noqa: S311 - nothing secret, and always the same
    return _as_filmed(picture.resize(size, Image.Resampling.LANCZOS), seed)


def _ridges(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Hills behind hills, and a low sun."""
    width, height = picture.size
    sun = (chance.uniform(0.25, 0.75) * width, height * chance.uniform(0.3, 0.42))
    _glow(picture, sun, height * 0.5, palette.glow, 150)
    _disc(picture, sun, height * 0.07, palette.glow)
    for layer in range(5):
        depth = layer / 4
        line = _hills(chance, width, height * (0.46 + 0.13 * layer), height * (0.05 + 0.045 * depth))
        colour = _mix(palette.light, palette.deep, 0.25 + 0.75 * depth)
        ImageDraw.Draw(picture).polygon([*line, (width, height), (0, height)], fill=colour)


def _sea(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Water under a wide sky, and light upon it."""
    width, height = picture.size
    horizon = int(height * chance.uniform(0.5, 0.6))
    moon = (width * chance.uniform(0.3, 0.7), horizon - height * 0.2)
    _glow(picture, moon, height * 0.42, palette.glow, 130)
    _disc(picture, moon, height * 0.05, palette.glow)
    water = _fade(_mix(palette.middle, palette.light, 0.3), palette.deep, (width, height - horizon))
    picture.paste(water, (0, horizon))
    pen = ImageDraw.Draw(picture)
    for _wave in range(150):
        near = chance.random() ** 1.6
        y = horizon + near * (height - horizon)
        reach = width * (0.01 + 0.05 * near)
        x = moon[0] + chance.gauss(0, width * (0.02 + 0.13 * near))
        colour = _mix(palette.middle, palette.glow, chance.uniform(0.2, 0.8) * (1 - 0.5 * near))
        pen.line([(x - reach, y), (x + reach, y)], fill=colour, width=int(1 + 4 * near))
    pen.polygon([*_hills(chance, width, height * 0.94, height * 0.05), (width, height), (0, height)], fill=palette.deep)


def _cave(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Out of the dark of a tunnel towards the day."""
    width, height = picture.size
    middle = (width * chance.uniform(0.42, 0.6), height * 0.48)
    rings = 9
    for ring in range(rings):
        reach = (1.05 - ring / rings) ** 1.5
        colour = _mix(palette.deep, palette.middle, (ring / rings) ** 1.7)
        outline = _rock(chance, middle, (width * 0.78 * reach, height * 0.95 * reach))
        if ring == 0:
            picture.paste(_mix(palette.deep, (0, 0, 0), 0.35), (0, 0, width, height))
        ImageDraw.Draw(picture).polygon(outline, fill=colour)
    mouth = _rock(chance, middle, (width * 0.085, height * 0.15))
    _glow(picture, middle, height * 0.42, palette.light, 120)
    ImageDraw.Draw(picture).polygon(mouth, fill=palette.glow)


def _corridor(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Walls that run away to a lit door."""
    width, height = picture.size
    far = (width * chance.uniform(0.38, 0.62), height * 0.46)
    pen = ImageDraw.Draw(picture)
    for step in range(11):
        near = (1 - step / 11) ** 2.1
        left, right = far[0] - width * 0.75 * near, far[0] + width * 0.75 * near
        top, bottom = far[1] - height * 0.85 * near, far[1] + height * 0.9 * near
        shade = 0.08 + 0.07 * (step % 2) + 0.4 * (step / 11) ** 2
        pen.rectangle([left, top, right, bottom], fill=_mix(palette.deep, palette.middle, min(shade, 1)))
    door = height * 0.075
    _glow(picture, far, height * 0.5, palette.light, 120)
    pen.rectangle([far[0] - door * 0.5, far[1] - door, far[0] + door * 0.5, far[1] + door * 0.9], fill=palette.glow)
    floor = [(far[0] - door * 0.5, far[1] + door * 0.9), (far[0] + door * 0.5, far[1] + door * 0.9)]
    _veil(picture, [*floor, (far[0] + width * 0.16, height), (far[0] - width * 0.16, height)], palette.glow, 70)


def _window(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """A dark room and what the window lets in."""
    width, height = picture.size
    picture.paste(_fade(_mix(palette.deep, palette.middle, 0.35), palette.deep, (width, height)))
    left, top = width * chance.uniform(0.5, 0.64), height * 0.14
    pane, tall, gap = width * 0.085, height * 0.2, width * 0.012
    _glow(picture, (left + pane, top + tall * 1.5), height * 0.6, palette.light, 110)
    pen = ImageDraw.Draw(picture)
    for column in range(2):
        for row in range(3):
            x, y = left + column * (pane + gap), top + row * (tall + gap)
            pen.rectangle([x, y, x + pane, y + tall], fill=_mix(palette.light, palette.glow, 0.9 - 0.25 * row))
            floor = height * (0.8 + 0.05 * row)
            slide = width * 0.2
            corners = [(x - slide, floor), (x - slide + pane, floor), (x - slide + pane * 0.8, floor + height * 0.042)]
            _veil(picture, [*corners, (x - slide - pane * 0.2, floor + height * 0.042)], palette.glow, 90)
    pen.rectangle([0, height * 0.775, width, height * 0.78], fill=palette.deep)


def _city(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Roofs at the hour when lamps are lit."""
    width, height = picture.size
    _glow(picture, (width * chance.uniform(0.2, 0.8), height * 0.62), height * 0.6, palette.glow, 120)
    pen = ImageDraw.Draw(picture)
    for layer in range(4):
        colour = _mix(palette.middle, palette.deep, 0.3 + 0.23 * layer)
        x = -width * 0.02
        while x < width:
            wide = width * chance.uniform(0.04, 0.1)
            top = height * (0.36 + 0.13 * layer + chance.uniform(-0.1, 0.08))
            pen.rectangle([x, top, x + wide, height], fill=colour)
            if layer > 1:
                _lamps(pen, (x, top, wide, height), palette, chance)
            x += wide * chance.uniform(0.92, 1.25)


def _lamps(
    pen: ImageDraw.ImageDraw, house: tuple[float, float, float, float], palette: Palette, chance: Random
) -> None:
    x, top, wide, height = house
    side = height * 0.012
    for row in range(int((height - top) / (side * 3.4))):
        for column in range(int(wide / (side * 3)) - 1):
            if chance.random() < 0.2:
                at = (x + side * (1.4 + 3 * column), top + side * (1.6 + 3.4 * row))
                lit = _mix(palette.light, palette.glow, chance.random())
                pen.rectangle([*at, at[0] + side, at[1] + side * 1.5], fill=lit)


def _rain(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Lamps out of focus, and rain before them."""
    width, height = picture.size
    picture.paste(_fade(palette.deep, _mix(palette.deep, palette.middle, 0.7), (width, height)))
    lamps = Image.new("RGB", picture.size)
    pen = ImageDraw.Draw(lamps)
    for _lamp in range(26):
        x, y, reach = (
            chance.uniform(0, width),
            chance.gauss(height * 0.5, height * 0.16),
            height * chance.uniform(0.02, 0.09),
        )
        colour = _mix(
            (0, 0, 0), chance.choice([palette.light, palette.glow, palette.middle]), chance.uniform(0.3, 0.75)
        )
        pen.ellipse([x - reach, y - reach, x + reach, y + reach], fill=colour)
    picture.paste(ImageChops.screen(picture, lamps.filter(ImageFilter.GaussianBlur(height * 0.006))))
    drops = ImageDraw.Draw(picture)
    for _drop in range(230):
        x, y, long = chance.uniform(0, width), chance.uniform(-0.1, 1) * height, height * chance.uniform(0.02, 0.09)
        drops.line([(x, y), (x - long * 0.16, y + long)], fill=_mix(palette.middle, palette.light, 0.6), width=2)


def _letters(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Sheets of paper on dark ground, each written full."""
    width, height = picture.size
    picture.paste(_fade(_mix(palette.deep, palette.middle, 0.25), palette.deep, (width, height)))
    for sheet in range(13):
        wide, tall = int(height * 0.42), int(height * 0.56)
        paper = Image.new("RGBA", (wide, tall), (*_mix(palette.light, palette.glow, 0.25 + sheet / 18), 255))
        pen = ImageDraw.Draw(paper)
        for line in range(9):
            x = wide * (0.88 - 0.095 * line)
            end = tall * (0.9 if line < 8 else chance.uniform(0.3, 0.6))
            y = tall * 0.1
            while y < end:
                stroke = tall * chance.uniform(0.012, 0.05)
                pen.line([(x, y), (x + chance.uniform(-4, 4), y + stroke)], fill=(*palette.deep, 190), width=5)
                y += stroke + tall * 0.02
        turned = paper.rotate(chance.uniform(-50, 50), expand=True, resample=Image.Resampling.BICUBIC)
        place = (
            int(chance.gauss(0.5, 0.24) * width - turned.width / 2),
            int(chance.gauss(0.5, 0.2) * height - tall / 2),
        )
        shadow = Image.new("RGBA", turned.size, (0, 0, 0, 110))
        picture.paste(
            shadow, (place[0] + 14, place[1] + 18), turned.getchannel("A").filter(ImageFilter.GaussianBlur(12))
        )
        picture.paste(turned, place, turned)


def _figure(picture: Image.Image, palette: Palette, chance: Random) -> None:
    """Somebody against the light, who could be anybody."""
    width, height = picture.size
    x = width * chance.uniform(0.36, 0.64)
    _glow(picture, (x + height * 0.22, height * 0.36), height * 0.75, palette.glow, 190)
    head = height * 0.115
    pen = ImageDraw.Draw(picture)
    pen.ellipse([x - head * 0.8, height * 0.3, x + head * 0.8, height * 0.3 + head * 2.1], fill=palette.deep)
    neck = [(x - head * 0.5, height * 0.45), (x + head * 0.5, height * 0.45)]
    pen.polygon([*neck, (x + head * 0.75, height * 0.66), (x - head * 0.75, height * 0.66)], fill=palette.deep)
    pen.ellipse([x - head * 2.3, height * 0.585, x + head * 2.3, height * 1.6], fill=palette.deep)
    pen.polygon([*_hills(chance, width, height * 0.97, height * 0.02), (width, height), (0, height)], fill=palette.deep)


COMPOSITIONS: dict[str, Callable[[Image.Image, Palette, Random], None]] = {
    "ridges": _ridges,
    "sea": _sea,
    "cave": _cave,
    "corridor": _corridor,
    "window": _window,
    "city": _city,
    "rain": _rain,
    "letters": _letters,
    "figure": _figure,
}


def _hills(chance: Random, width: int, base: float, rise: float) -> list[tuple[float, float]]:
    waves = [(chance.uniform(1, 3) * 2.1**n, chance.uniform(0, 2 * pi), 0.5**n) for n in range(5)]
    steps = [width * n / 90 for n in range(91)]
    return [(x, base - rise * sum(a * sin(f * pi * x / width + p) for f, p, a in waves)) for x in steps]


def _rock(chance: Random, middle: tuple[float, float], reach: tuple[float, float]) -> list[tuple[float, float]]:
    corners = []
    for n in range(34):
        turn, rough = 2 * pi * n / 34, chance.uniform(0.88, 1.1)
        corners.append((middle[0] + reach[0] * rough * cos(turn), middle[1] + reach[1] * rough * sin(turn)))
    return corners


def _fade(top: Colour, bottom: Colour, size: tuple[int, int]) -> Image.Image:
    ramp = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)


def _glow(picture: Image.Image, at: tuple[float, float], reach: float, colour: Colour, strength: int) -> None:
    """Light around a point, that ends nowhere."""
    side = max(int(reach * 2), 2)
    ball = ImageChops.invert(Image.radial_gradient("L")).resize((side, side))
    light = ball.point(lambda value: max(value - 74, 0) * strength // 181)
    picture.paste(colour, (int(at[0] - reach), int(at[1] - reach)), light)


def _disc(picture: Image.Image, at: tuple[float, float], reach: float, colour: Colour) -> None:
    ImageDraw.Draw(picture).ellipse([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach], fill=colour)


def _veil(picture: Image.Image, corners: list[tuple[float, float]], colour: Colour, strength: int) -> None:
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).polygon(corners, fill=strength)
    picture.paste(colour, (0, 0), mask)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _as_filmed(picture: Image.Image, seed: str) -> Image.Image:
    """Darker towards the edges, with the grain of a film."""
    edge = ImageChops.invert(Image.radial_gradient("L")).resize(picture.size).point(lambda value: min(150 + value, 255))
    shaded = ImageChops.multiply(picture, Image.merge("RGB", [edge] * 3))
    dust = Random(seed).randbytes(picture.width * picture.height)  # noqa: S311 - the same every time
    grain = Image.frombytes("L", picture.size, dust).point(lambda value: 124 + value // 32)
    return ImageChops.overlay(shaded, Image.merge("RGB", [grain] * 3))
