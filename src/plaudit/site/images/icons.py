"""The marks of the scores as pixels."""

import re
from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from PIL import Image, ImageDraw

from plaudit.site.images import colours, paths, sprite
from plaudit.site.images.paths import Point

FINER = 4
NUMBER = re.compile(r"-?[\d.]+")


class Pen:
    """Draws shapes of a symbol: moved and scaled, finer than they will be."""

    def __init__(self, picture: Image.Image, scale: float, left: float = 0, top: float = 0) -> None:
        self._picture, self._scale, self._left, self._top = picture, scale, left, top
        self._draw = ImageDraw.Draw(picture)

    def draw(self, element: Element, group: Mapping[str, str] | None = None) -> None:
        """A shape, or a group of them, which look like the group where they do not say."""
        look = {**(group or {}), **sprite.painted(element, colours.tokens())}
        if element.tag == "path":
            self._path(element, look)
        elif element.tag == "circle":
            self._circle(element, look)
        inner = self._moved(element)
        for child in element:
            inner.draw(child, look)

    def _moved(self, element: Element) -> "Pen":
        move = [float(number) for number in NUMBER.findall(element.get("transform", ""))]
        if not move:
            return self
        x, y, scale = move
        return Pen(self._picture, self._scale * scale, self._left + x * self._scale, self._top + y * self._scale)

    def _path(self, element: Element, look: Mapping[str, str]) -> None:
        for outline in paths.outlines(element.get("d", "")):
            if look.get("fill", "none") != "none":
                self._draw.polygon([self._at(point) for point in outline], fill=look["fill"])
            if "stroke" in look:
                self._stroke(outline, look, element.get("stroke-dasharray", ""))

    def _stroke(self, outline: list[Point], look: Mapping[str, str], dashed: str) -> None:
        on_and_off = [float(number) for number in dashed.split()]
        strokes = list(paths.dashes(outline, on_and_off[0], on_and_off[1])) if dashed else [outline]
        width = float(look.get("stroke-width", "1")) * self._scale
        for stroke in strokes:
            points = [self._at(point) for point in stroke]
            self._draw.line(points, fill=look["stroke"], width=round(width), joint="curve")
            for x, y in (points[0], points[-1]):
                self._draw.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=look["stroke"])

    def _circle(self, element: Element, look: Mapping[str, str]) -> None:
        x, y = self._at((float(element.get("cx", 0)), float(element.get("cy", 0))))
        reach = float(element.get("r", 0)) * self._scale
        self._draw.ellipse([x - reach, y - reach, x + reach, y + reach], fill=look["fill"])

    def _at(self, point: Point) -> Point:
        return point[0] * self._scale + self._left, point[1] * self._scale + self._top


@lru_cache(maxsize=32)
def mark(symbol: str, height: int) -> Image.Image:
    """A mark of this height in the light colours, on nothing."""
    found = sprite.symbols()[symbol]
    scale = height * FINER / found.height
    fine = Image.new("RGBA", (round(found.width * scale), height * FINER))
    pen = Pen(fine, scale)
    for shape in found.root:
        pen.draw(shape)
    return fine.resize((round(fine.width / FINER), height), Image.Resampling.LANCZOS)
