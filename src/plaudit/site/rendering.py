"""The template engine: Jinja2 with what every page may use."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from plaudit.catalog.queries.localization import foreign
from plaudit.site.charts import shapes
from plaudit.site.components import icons
from plaudit.site.formatting import formats
from plaudit.site.http import languages, links
from plaudit.site.http.static_storage import scripts, stylesheets
from plaudit.site.metadata import json_ld


def environment(**options: Any) -> Environment:
    """Jinja2 as the pages use it: a forgotten variable is an error, not an empty space."""
    options |= {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    engine = Environment(**options)  # noqa: S701 - Django's backend turns escaping on
    engine.policies["ext.i18n.trimmed"] = True
    engine.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    engine.globals.update(
        static=static,
        url=reverse,
        to=links.to,
        absolute=links.absolute,
        stylesheets=stylesheets,
        scripts=scripts,
        language=translation.get_language,
        spoken=languages.spoken,
        breadcrumbs=json_ld.breadcrumbs,
        alternates=languages.alternates,
        in_own_language=in_own_language,
        written_in=written_in,
        left_to_right=lambda: not translation.get_language_bidi(),
        site_name=settings.SITE_NAME,
        marks=icons,
        charts=shapes,
    )
    engine.filters.update(formats.FILTERS)
    return engine


def in_own_language() -> Markup:
    """An attribute for what stands in the tables in the site's own language, on a page in another."""
    return Markup(' lang="{}"').format(settings.LANGUAGE_CODE) if foreign() else Markup("")


def written_in(language: str) -> Markup:
    """The attributes of what is in another language than the page ("" for its own): which, and its direction."""
    if not language:
        return Markup("")
    from_the_right = language.partition("-")[0] in settings.LANGUAGES_BIDI
    turned = from_the_right != translation.get_language_bidi()
    direction = Markup(' dir="{}"').format("rtl" if from_the_right else "ltr") if turned else ""
    return Markup(' lang="{}"{}').format(language, direction)


def show(template: str, page: object, *, status: int = 200) -> HttpResponse:
    """The page rendered. The template gets the page and nothing of the request, so nothing of who is looking."""
    return HttpResponse(get_template(f"site/{template}").render({"page": page}), status=status)
