"""The Jinja environment of the pages, with the globals and filters that every template may use."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from plaudit.catalog.queries.localization import translated_language
from plaudit.site.charts import shapes
from plaudit.site.components import icons
from plaudit.site.formatting import formats
from plaudit.site.http import languages
from plaudit.site.http.static_storage import scripts, stylesheets
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld


def environment(**options: Any) -> Environment:
    """Return the environment that the settings name. A variable that nobody passed is an error, not an empty string."""
    options |= {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    jinja = Environment(**options)  # noqa: S701 - Django's backend turns escaping on
    jinja.policies["ext.i18n.trimmed"] = True
    jinja.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    jinja.globals.update(
        static=static,
        url=reverse,
        page_url=page_url,
        absolute_url=absolute_url,
        stylesheets=stylesheets,
        scripts=scripts,
        language=translation.get_language,
        page_languages=languages.page_languages,
        hreflang_urls=languages.hreflang_urls,
        site_lang_attribute=site_lang_attribute,
        lang_attributes=lang_attributes,
        left_to_right=lambda: not translation.get_language_bidi(),
        breadcrumbs=json_ld.breadcrumbs,
        site_name=settings.SITE_NAME,
        marks=icons,
        charts=shapes,
    )
    jinja.filters.update(formats.FILTERS)
    return jinja


def site_lang_attribute() -> Markup:
    """Return the `lang` attribute for a text stored in the site's own language; empty on a page in that language."""
    return Markup(' lang="{}"').format(settings.LANGUAGE_CODE) if translated_language() else Markup("")


def lang_attributes(language: str) -> Markup:
    """Return `lang`, and `dir` where it differs, for a text in another language than the page; empty for ""."""
    if not language:
        return Markup("")
    right_to_left = language.partition("-")[0] in settings.LANGUAGES_BIDI
    direction = ""
    if right_to_left != translation.get_language_bidi():
        direction = Markup(' dir="{}"').format("rtl" if right_to_left else "ltr")
    return Markup(' lang="{}"{}').format(language, direction)
