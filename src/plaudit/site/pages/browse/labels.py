"""The filters of browsing and their values, as the page names them."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plaudit.catalog.models import RELEASE_CLASSES, Kind, OfferType
from plaudit.site.formatting import formats, labels

# Stored names of genres and services by their slugs.
Names = Mapping[str, str]

FILTERS: dict[str, str | Promise] = {
    "kind": gettext_lazy("Kind"),
    "genre": gettext_lazy("Genre"),
    "score": gettext_lazy("Critics"),
    "badge": gettext_lazy("Badge"),
    "critics": gettext_lazy("Critics' score"),
    "audience": gettext_lazy("Audience score"),
    "year": gettext_lazy("Decade"),
    "country": gettext_lazy("Country"),
    "language": gettext_lazy("Language"),
    "class": gettext_lazy("Release"),
    "region": gettext_lazy("Region"),
    "provider": gettext_lazy("Service"),
    "way": gettext_lazy("Stream, rent or buy"),
    "from": gettext_lazy("Year"),
    "to": gettext_lazy("Year"),
    "sort": gettext_lazy("Order"),
}
# Filters whose values people expect in an order that is neither by count nor by value.
VALUE_ORDER: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind.values),
    "badge": ("certified", "hot"),
    "class": tuple(key.value for key in RELEASE_CLASSES),
}


def sort_labels() -> dict[str, str]:
    """Return the label of every order; the first is the default."""
    return {
        "critics": _("Critics' score"),
        "audience": _("Audience score"),
        "newest": _("Newest"),
        "reviewed": _("Most reviewed"),
        "rated": _("Most rated"),
        "divided": _("Most divisive"),
        "name": _("Name"),
    }


def year_label(value: str) -> str:
    """Return the label of a year or of a decade, such as "1980s"."""
    return _("%(year)ds") % {"year": int(value[:-1])} if value.endswith("s") else value


def value_label(key: str, value: str, names: Names) -> str:
    """Return the label of a filter's value; the value itself where it has none."""
    if key == "genre":
        return labels.genre(value, names.get(value, value))
    if key == "provider":
        return names.get(value, value)
    label = LABELS.get(key)
    return label(value) if label else value


def _release_class(value: str) -> str:
    return next((str(name) for key, name in RELEASE_CLASSES.items() if key.value == value), value)


LABELS: dict[str, Callable[[str], str]] = {
    "kind": lambda value: str(labels.MANY.get(value, value)),
    "score": lambda value: {"fresh": _("Fresh"), "rotten": _("Rotten")}.get(value, value),
    "badge": lambda value: {"certified": _("Certified Fresh"), "hot": _("Verified Hot")}.get(value, value),
    "critics": lambda value: _("%(percent)s and up") % {"percent": formats.percent(int(value))},
    "audience": lambda value: _("%(percent)s and up") % {"percent": formats.percent(int(value))},
    "year": year_label,
    "country": formats.country,
    "language": formats.language_name,
    "class": _release_class,
    "region": formats.country,
    "way": lambda value: str(OfferType(value).label) if value in OfferType.values else value,
    "from": lambda value: _("from %(year)s") % {"year": value},
    "to": lambda value: _("to %(year)s") % {"year": value},
}
