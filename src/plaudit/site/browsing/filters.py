"""Every filter that browsing offers: its name in the URL, its label, and its values in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plaudit.catalog.models import RELEASE_CLASSES, Kind, OfferType
from plaudit.site.browsing.query import MINIMUMS, YEARS
from plaudit.site.formatting import formats, labels

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One filter. `single`: a choice takes the place of another; `by_count`: the commonest value stands first."""

    key: str
    label: str | Promise
    word: Callable[[str, Words], str]
    single: bool = False
    by_count: bool = False


def _genre(slug: str, names: Words) -> str:
    return labels.genre(slug, names.get(slug, slug))


def _kind(value: str, _names: Words) -> str:
    return str(labels.MANY.get(value, value))


def _class(value: str, _names: Words) -> str:
    return next((str(name) for key, name in RELEASE_CLASSES.items() if key.value == value), value)


def _way(value: str, _names: Words) -> str:
    return str(OfferType(value).label) if value in OfferType.values else value


def year(value: str, _names: Words) -> str:
    """A year or a decade of the URL in words."""
    return _("%(year)ds") % {"year": int(value[:-1])} if value.endswith("s") else value


def _least(value: str, _names: Words) -> str:
    return _("%(percent)s and up") % {"percent": formats.percent(int(value))}


def _band(value: str, _names: Words) -> str:
    return {"fresh": _("Fresh"), "rotten": _("Rotten")}.get(value, value)


def _badge(value: str, _names: Words) -> str:
    return {"certified": _("Certified Fresh"), "hot": _("Verified Hot")}.get(value, value)


def _country(value: str, _names: Words) -> str:
    return formats.country(value)


def _language(value: str, _names: Words) -> str:
    return formats.language_name(value)


def _provider(value: str, names: Words) -> str:
    return names.get(value, value)


QUESTIONS = (
    Question("kind", gettext_lazy("Kind"), _kind),
    Question("genre", gettext_lazy("Genre"), _genre, by_count=True),
    Question("score", gettext_lazy("Critics"), _band, single=True),
    Question("badge", gettext_lazy("Badge"), _badge),
    Question("critics", gettext_lazy("Critics' score"), _least, single=True),
    Question("audience", gettext_lazy("Audience's score"), _least, single=True),
    Question("year", gettext_lazy("Decade"), year),
    Question("country", gettext_lazy("Country"), _country, by_count=True),
    Question("language", gettext_lazy("Language"), _language, by_count=True),
    Question("class", gettext_lazy("Release"), _class),
    Question("region", gettext_lazy("Region"), _country, single=True, by_count=True),
    Question("provider", gettext_lazy("Provider"), _provider, by_count=True),
    Question("way", gettext_lazy("Way to watch"), _way),
)
# In an order that people expect, where neither the count nor the URL gives one.
SEQUENCES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind.values),
    "badge": ("certified", "hot"),
    "class": tuple(key.value for key in RELEASE_CLASSES),
}


def orders() -> dict[str, str]:
    """The orders of a list in words; the first is the usual one."""
    return {
        "critics": _("Critics' best"),
        "audience": _("Audience's best"),
        "newest": _("Newest"),
        "reviewed": _("Most reviewed"),
        "rated": _("Most rated"),
        "divided": _("Most divided"),
        "name": _("Name"),
    }


def can_be(key: str, value: str) -> bool:
    """Whether a value means something to a filter though no title has it."""
    if key == "year":
        return YEARS.fullmatch(value) is not None
    if key in {"critics", "audience"}:
        return value in map(str, MINIMUMS)
    return False
