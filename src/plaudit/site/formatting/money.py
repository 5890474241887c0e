"""Sums of money as the language of the page writes them."""

from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_currency, get_currency_precision
from django.utils.translation import get_language


def whole(amount: int, currency: str) -> str:
    """An amount in whole units: $68,700,000. An unknown currency stands as its code."""
    return _whole(amount, currency, get_language() or "en")


def price(amount: int, currency: str) -> str:
    """An amount in the smallest unit of its currency: 399 is $3.99, and of yen ¥399."""
    return _price(amount, currency, get_language() or "en")


@lru_cache(maxsize=512)
def _whole(amount: int, currency: str, language: str) -> str:
    locale = Locale.parse(language, sep="-")
    pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
    return format_currency(amount, currency, locale=locale, format=pattern, currency_digits=False)


@lru_cache(maxsize=2048)
def _price(amount: int, currency: str, language: str) -> str:
    places = get_currency_precision(currency)
    return format_currency(Decimal(amount).scaleb(-places), currency, locale=Locale.parse(language, sep="-"))
