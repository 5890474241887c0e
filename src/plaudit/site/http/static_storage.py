"""Static files with a hash in their name; all style sheets in one file, and what every page runs in another."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.templatetags.static import static
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEETS = [
    f"site/css/{name}.css"
    for name in (
        "fonts",
        "tokens",
        "base",
        "patterns",
        "layout",
        "marks",
        "posters",
        "components",
        "scores",
        "series",
        "parts",
        "news",
        "pages",
        "watching",
        "gallery",
        "search",
        "forced",
        "print",
    )
]
# What every page runs, from its head on: each waits itself for what it needs of the page.
SCRIPTS = ["site/js/theme.js", "site/js/suggest.js"]
BUNDLE = "site/plaudit.css"
SCRIPT_BUNDLE = "site/plaudit.js"


class BundledStorage(CompressedManifestStaticFilesStorage):
    """Joins the style sheets into one when static files are collected, and the scripts: two requests, not twenty."""

    bundle = BUNDLE
    script_bundle = SCRIPT_BUNDLE

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        if not (args or options.get("dry_run")):
            # Addresses inside a sheet are relative to its folder, and the bundle lies one above.
            self._join(paths, BUNDLE, cssmin(self._all_of(SHEETS, paths).replace(b"../", b"")))
            self._join(paths, SCRIPT_BUNDLE, self._all_of(SCRIPTS, paths))
        yield from super().post_process(paths, *args, **options)

    def _all_of(self, names: list[str], paths: dict[str, Any]) -> bytes:
        return b"\n".join(self._read(name) for name in names if name in paths)

    def _join(self, paths: dict[str, Any], bundle: str, joined: bytes) -> None:
        if self.exists(bundle):
            self.delete(bundle)
        self.save(bundle, ContentFile(joined))
        paths[bundle] = (self, bundle)

    def _read(self, name: str) -> bytes:
        with self.open(name) as file:
            return bytes(file.read())


def stylesheets() -> list[str]:
    """The URLs of the style sheets: the joined one where the site has collected it, not in development."""
    return _urls("bundle", SHEETS)


def scripts() -> list[str]:
    """The URLs of the scripts that every page runs, likewise."""
    return _urls("script_bundle", SCRIPTS)


def _urls(bundle: str, names: list[str]) -> list[str]:
    joined = "" if settings.DEBUG else getattr(staticfiles_storage, bundle, "")
    return [static(joined)] if joined else [static(name) for name in names]
