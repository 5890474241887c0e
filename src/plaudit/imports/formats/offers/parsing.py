"""What the words of an offer must be: a region, a currency, a price, a moment, a link."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from urllib.parse import urlsplit

from babel import Locale
from babel.numbers import get_currency_precision
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.catalog.models import Offer, OfferType
from plaudit.imports.errors import RowRejectedError

LONGEST_LINK: int = Offer._meta.get_field("url").max_length or 0
LONGEST_QUALITY: int = Offer._meta.get_field("quality").max_length or 0
LARGEST_PRICE = 10**9
YEARS = range(1900, 2201)
REGION = re.compile(r"[A-Z]{2}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})?")
AMOUNT = re.compile(r"\d{1,9}([.,]\d{1,4})?")
WAYS = {way.value: way for way in OfferType} | {
    "flatrate": OfferType.STREAM,
    "subscription": OfferType.STREAM,
    "streaming": OfferType.STREAM,
    "ads": OfferType.FREE,
    "cinemas": OfferType.CINEMA,
}


@lru_cache(maxsize=1024)
def is_region(code: str) -> bool:
    """Whether it is the code of a country or territory (ISO 3166, two capital letters)."""
    return bool(REGION.fullmatch(code)) and code in Locale("en").territories


def region(printed: str) -> str:
    """The region. Raises RowRejectedError for what is none."""
    code = printed.upper()
    if not is_region(code):
        raise RowRejectedError(
            _('The region "%(value)s" is none; write its two letters, such as DE or GB.') % {"value": printed[:40]}
        )
    return code


def offer_type(printed: str) -> OfferType:
    """The way to watch. Raises RowRejectedError for what is none."""
    try:
        return WAYS[printed.lower()]
    except KeyError:
        types = ", ".join(OfferType.values)
        raise RowRejectedError(
            _('The way "%(value)s" is none of %(types)s.') % {"value": printed[:40], "types": types}
        ) from None


def language(printed: str) -> str:
    """The code of a language, "" where none is named. Raises RowRejectedError for what is none."""
    if printed and not LANGUAGE.fullmatch(printed):
        raise RowRejectedError(
            _('The language "%(value)s" is none; write its code, such as de or pt-BR.') % {"value": printed[:40]}
        )
    return printed


def quality(printed: str) -> str:
    """What the picture is like. Raises RowRejectedError for what is too long."""
    if len(printed) > LONGEST_QUALITY:
        raise RowRejectedError(_("The quality is longer than %(count)s characters.") % {"count": LONGEST_QUALITY})
    return printed


def price(amount: str, currency: str) -> tuple[int | None, str]:
    """The price in the smallest unit of its currency, and the currency; None and "" where there is no price.

    Raises RowRejectedError.
    """
    if not amount:
        return None, ""
    code = currency.upper()
    if not code:
        raise RowRejectedError(
            _("The price %(amount)s has no currency; name it, such as EUR.") % {"amount": amount[:40]}
        )
    if code not in Locale("en").currencies:
        raise RowRejectedError(
            _('The currency "%(currency)s" is none; write its three letters, such as EUR.')
            % {"currency": currency[:40]}
        )
    return _smallest_units(amount, get_currency_precision(code)), code


def _smallest_units(amount: str, places: int) -> int:
    if not AMOUNT.fullmatch(amount) or not amount.isascii():
        raise RowRejectedError(_('The price "%(amount)s" is no sum; write it like 3.99.') % {"amount": amount[:40]})
    try:
        units = Decimal(amount.replace(",", ".")).scaleb(places)
    except InvalidOperation:
        raise RowRejectedError(
            _('The price "%(amount)s" is no sum; write it like 3.99.') % {"amount": amount[:40]}
        ) from None
    if units != int(units) or units > LARGEST_PRICE:
        raise RowRejectedError(
            _("The price %(amount)s has more places than its currency, or is too high.") % {"amount": amount[:40]}
        )
    return int(units)


def span(start: str, end: str) -> tuple[datetime | None, datetime | None]:
    """The moments from which and until which (exclusive) an offer runs; a day counts wholly.

    Raises RowRejectedError for what is no moment, and for an end that does not come after the beginning.
    """
    starts_at, ends_at = _moment(start), _moment(end, whole_day=True)
    if starts_at and ends_at and ends_at <= starts_at:
        raise RowRejectedError(
            _("The offer ends (%(end)s) before it begins (%(start)s).") % {"end": end, "start": start}
        )
    return starts_at, ends_at


def _moment(printed: str, *, whole_day: bool = False) -> datetime | None:
    if not printed:
        return None
    try:
        day = date.fromisoformat(printed)
    except ValueError:
        return _exact_moment(printed)
    if day.year not in YEARS:
        raise _no_moment(printed)
    return timezone.make_aware(datetime.combine(day, time()) + timedelta(days=int(whole_day)))


def _exact_moment(printed: str) -> datetime:
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:
        moment = None
    if moment is None or moment.year not in YEARS:
        raise _no_moment(printed)
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _no_moment(printed: str) -> RowRejectedError:
    return RowRejectedError(
        _('"%(value)s" is no moment; write it like 2026-12-31 or 2026-12-31T18:00.') % {"value": printed[:40]}
    )


def link(printed: str) -> str:
    """The link of an offer, "" where there is none. Raises RowRejectedError for what no browser may open."""
    if printed and not web_address(printed):
        raise RowRejectedError(
            _('The link "%(value)s" is no address of the web; it must begin with https:// or http://.')
            % {"value": printed[:60]}
        )
    return printed


def web_address(printed: str) -> str:
    """The same if it is an address of the web that is not too long, else ""."""
    try:
        parts = urlsplit(printed)
    except ValueError:
        return ""
    sound = parts.scheme in {"http", "https"} and parts.hostname and not any(map(str.isspace, printed))
    return printed if sound and printed.isprintable() and len(printed) <= LONGEST_LINK else ""
