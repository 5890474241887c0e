"""Dates, numbers and names as the language of the page writes them; each is remembered once made."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from django.utils import timezone
from django.utils.translation import get_language, gettext
from markupsafe import Markup

from plaudit.scoring.rounding import half_up

BANDS = (25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000)
MINUTES_OF_AN_HOUR = 60
# Countries whose English names take an article.
NAMED_WITH_ARTICLE = {
    "AE", "BS", "CD", "CF", "CG", "DO", "FK", "GB", "GM", "IM", "KM", "KY", "MH", "MV", "NL", "PH", "SB", "SC", "TC",
    "US", "VA", "VG", "VI",
}  # fmt: skip
# What some languages write between a figure and its sign.
NARROW = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]")


def number(value: int) -> str:
    """A whole number, grouped: 341,026."""
    return _number(value, _language())


def percent(value: int) -> str:
    """A whole percentage: 91%."""
    return _percent(value, _language())


def big_percent(value: int) -> Markup:
    """A percentage whose sign is set smaller than its figures."""
    return _big_percent(value, _language())


def decimal(value: Fraction) -> str:
    """A mean with one place, halves up: 8.2."""
    return _decimal(half_up(value * 10), _language())


def stars(half_stars: int) -> str:
    """Half-stars in stars: 3.5, and 4 without a place."""
    return _stars(half_stars, _language())


def banded(count: int) -> str:
    """A count as cards and lists show it: exact up to 25, then the band it has reached ("25,000+")."""
    reached = [band for band in BANDS if band <= count]
    if not reached or count == reached[0]:
        return number(count)
    return f"{number(_millions(count) or reached[-1])}+"


def _millions(count: int) -> int:
    return count // 1_000_000 * 1_000_000 or (500_000 if count >= 500_000 else 0)


def day(value: date | datetime) -> str:
    """A day, short: Feb 23, 2007."""
    return _day(_date(value), "medium", _language())


def long_day(value: date | datetime) -> str:
    """A day in full: February 23, 2007."""
    return _day(_date(value), "long", _language())


def iso(value: date | datetime) -> str:
    """A day as machines read it."""
    return _date(value).isoformat()


def runtime(minutes: int) -> str:
    """A length: 2 h 21 min, which no line breaks apart."""
    hours, rest = divmod(minutes, MINUTES_OF_AN_HOUR)
    if not hours:
        printed = gettext("%(minutes)d min") % {"minutes": rest}
    elif not rest:
        printed = gettext("%(hours)d h") % {"hours": hours}
    else:
        printed = gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
    return printed.replace(" ", "\N{NO-BREAK SPACE}")


def country(code: str) -> str:
    """A country's name from its code of two letters; the code itself where it is not known."""
    return _territory(code.upper(), _language())


def country_with_article(code: str) -> str:
    """A country's name as it stands in a sentence: the United States, France."""
    name = country(code)
    return gettext("the %(country)s") % {"country": name} if code.upper() in NAMED_WITH_ARTICLE else name


def language_name(code: str) -> str:
    """A language's name from its code; the code itself where it is not known."""
    return _language_name(code, _language())


def listed(items: Sequence[str]) -> str:
    """Several things in a row: A, B, and C."""
    return _listed(tuple(items), _language(), "standard")


def listed_loosely(items: Sequence[str]) -> str:
    """Several things in a row without an "and": A, B, C."""
    return _listed(tuple(items), _language(), "unit")


def _language() -> str:
    return get_language() or "en"


def _date(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


@lru_cache(maxsize=4096)
def _number(value: int, language: str) -> str:
    return format_decimal(value, locale=_locale(language))


@lru_cache(maxsize=512)
def _percent(value: int, language: str) -> str:
    return format_percent(Decimal(value) / 100, locale=_locale(language))


@lru_cache(maxsize=512)
def _big_percent(value: int, language: str) -> Markup:
    figures, sign, after = NARROW.sub("", _percent(value, language)).partition("%")
    return Markup("{0}<small>{1}</small>{2}").format(figures, sign, after) if sign else Markup.escape(figures)


@lru_cache(maxsize=512)
def _decimal(tenths: int, language: str) -> str:
    return format_decimal(Decimal(tenths) / 10, format="#,##0.0", locale=_locale(language))


@lru_cache(maxsize=64)
def _stars(half_stars: int, language: str) -> str:
    return format_decimal(Decimal(half_stars) / 2, locale=_locale(language))


@lru_cache(maxsize=16_384)
def _day(value: date, length: str, language: str) -> str:
    return format_date(value, format=length, locale=_locale(language))


@lru_cache(maxsize=1024)
def _territory(code: str, language: str) -> str:
    return _locale(language).territories.get(code, code)


@lru_cache(maxsize=1024)
def _language_name(code: str, language: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(_locale(language)) or code
    except (ValueError, UnknownLocaleError):
        return code


@lru_cache(maxsize=2048)
def _listed(items: tuple[str, ...], language: str, style: str) -> str:
    return format_list(items, style=style, locale=_locale(language))  # type: ignore[arg-type]


FILTERS: dict[str, Callable[..., str]] = {
    "number": number,
    "percent": percent,
    "big_percent": big_percent,
    "decimal": decimal,
    "stars": stars,
    "banded": banded,
    "day": day,
    "long_day": long_day,
    "iso": iso,
    "runtime": runtime,
    "country": country,
    "language_name": language_name,
    "listed": listed,
    "listed_loosely": listed_loosely,
}
