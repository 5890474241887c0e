"""Numbers and rows of stars with their scale beside them, or with one that is known."""

import re
from collections.abc import Iterator
from fractions import Fraction

from plaudit.scoring.notation.errors import UnreadableRatingError, UnreadableReason
from plaudit.scoring.notation.numbers import read_number
from plaudit.scoring.notation.scale import PRINTED_TOPS, Scale
from plaudit.scoring.notation.stars import StarRow, read_row
from plaudit.scoring.notation.units import strip_unit
from plaudit.scoring.rating import PrintedRating

_OUT_OF = (
    *(" out of ", " of ", " von ", " aus ", " sur ", " de ", " sobre ", " su ", " em "),
    *(" van ", " uit ", " op ", " av ", " af ", " ud af "),
)
_PERCENT = (
    *("%", "percent", "per cent", "pct", "prozent", "pour cent", "por ciento", "por cento"),
    *("per cento", "procent"),
)
_TOP = re.compile(r"(?P<whole>0|[1-9]\d{0,8})(?:[.,]0{1,2})?", re.ASCII)
# Nobody rates by tenths out of two.
_LOST_SPACE = re.compile(r"\d{0,3}[.,]1 ?/ ?2", re.ASCII)
_END = r"[+-]?\d{1,3}"
_MARK = r"(?P<mark>[+-]?\d{1,3}(?:[.,]\d{1,2})?)"
_SPANS = (
    re.compile(rf"{_MARK} ?[(\[](?P<low>{_END}) ?(?:\.\.+|to|bis|à|-|,) ?(?P<high>{_END})[)\]]"),
    re.compile(
        rf"{_MARK}(?: on a scale (?:of|from) | on | out of | ?/ ?)"
        rf"(?P<low>{_END}) ?(?:\.\.+|to|bis|à) ?(?P<high>{_END})"
    ),
)


def read_percent(text: str) -> PrintedRating | None:
    """The rating of a tidied and case-folded text such as "83 %"."""
    for sign in _PERCENT:
        if text.endswith(sign):
            mark = _signed(text.removesuffix(sign).rstrip())
            return mark if mark is None else _rate(mark, Scale.out_of(100), "percent")
    return None


def read_on_span(text: str) -> PrintedRating | None:
    """The rating of "+3 (-4..+4)": a mark with both ends of its scale."""
    match = next(filter(None, (span.fullmatch(text) for span in _SPANS)), None)
    if not match:
        return None
    low, high = int(match["low"]), int(match["high"])
    if low > 0:
        raise UnreadableRatingError(UnreadableReason.SHIFTED)
    if low >= high:
        return None
    mark = _signed(match["mark"])
    return mark if mark is None else _rate(mark, Scale(Fraction(low), Fraction(high)))


def read_out_of(text: str, known: Scale | None) -> PrintedRating | None:
    """The rating of a text with its scale printed in it: "3/5", "★★★ of 4", "4 von 5 Sternen".

    The printed scale goes before the one that is known of the outlet. Raises UnreadableRatingError for
    a mark beyond its scale, or a scale that nobody uses.
    """
    bare, unit = strip_unit(_without_brackets(text))
    if _LOST_SPACE.fullmatch(bare):
        raise UnreadableRatingError(UnreadableReason.LOST_SPACE)
    for mark, top_text in _splits(bare):
        top = _top(top_text)
        if top is None:
            continue
        if mark == "1" and top == 2 and (unit or known not in {None, Scale.out_of(2)}):
            raise UnreadableRatingError(UnreadableReason.HALF_OR_ONE_OF_TWO)
        if rating := _out_of(mark, top, known):
            return rating
    return None


def read_bare(text: str, known: Scale | None) -> PrintedRating | None:
    """The rating of a mark alone, "3 1/2" or "★★★½", by a row's own scale or the one known."""
    if row := read_row(text):
        return _rate_row(row, known)
    bare, unit = strip_unit(text)
    mark = _signed(bare)
    if mark is None:
        return None
    if known is None or (unit and known.signed):
        raise UnreadableRatingError(UnreadableReason.NO_SCALE)
    return _rate(mark, known, signed=bare.startswith("+"))


def _out_of(text: str, top: Fraction, known: Scale | None) -> PrintedRating | None:
    if row := read_row(text):
        return _rate_row(row, _printed_scale(top, known))
    mark = _signed(strip_unit(text)[0])
    if mark is None:
        return None
    return _rate(mark, _printed_scale(top, known), signed=text.startswith("+"))


def _rate(mark: Fraction, scale: Scale, name: str | None = None, *, signed: bool = False) -> PrintedRating:
    if signed and not scale.signed:
        raise UnreadableRatingError(UnreadableReason.SIGNED)
    return PrintedRating(scale.value(mark), name or str(scale))


def _rate_row(row: StarRow, said: Scale | None) -> PrintedRating:
    scale = row.scale(said)
    return _rate(row.stars, scale, f"stars{scale}")


def _signed(text: str) -> Fraction | None:
    """A number that may have a sign before it."""
    mark = read_number(text.lstrip("+-") if text[1:2] not in {"+", "-"} else text)
    return -mark if mark is not None and text.startswith("-") else mark


def _without_brackets(text: str) -> str:
    """The text with "3 stars (out of 5)" made "3 stars out of 5"."""
    if text.endswith(")") and text.count("(") == text.count(")") == 1:
        return re.sub(r" ?\(", " ", text[:-1]).strip()
    return text


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Where the text may divide into a mark and the top of its scale."""
    for words in _OUT_OF:
        mark, found, top = text.rpartition(words)
        if found:
            yield mark, top
    mark, found, top = text.rpartition("/")
    # "1/2/10" is a date as likely as half of ten; "1/2 / 10" and "3 1/2/10" are ratings.
    if found and ("/" not in mark or " " in mark):
        yield mark.strip(), top.strip()


def _top(text: str) -> Fraction | None:
    """The top of a printed scale; None if the text is no whole number."""
    if match := _TOP.fullmatch(text):
        return Fraction(match["whole"])
    return read_number(text) if text.isalpha() else None


def _printed_scale(top: Fraction, known: Scale | None) -> Scale:
    """Raises UnreadableRatingError for a scale that no publication uses and the outlet does not."""
    used_here = known is not None and known.starts_at_zero and known.high == top
    if top not in PRINTED_TOPS and not used_here:
        raise UnreadableRatingError(UnreadableReason.ODD_SCALE)
    return Scale.out_of(top)
