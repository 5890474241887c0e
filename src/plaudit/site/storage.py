"""Static files with a hash in their name, and all style sheets in one file."""

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
BUNDLE = "site/plaudit.css"


class BundledStorage(CompressedManifestStaticFilesStorage):
    """Joins the style sheets into one when static files are collected: one request, not ten."""

    bundle = BUNDLE

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        if not (args or options.get("dry_run")):
            self._join(paths)
        yield from super().post_process(paths, *args, **options)

    def _join(self, paths: dict[str, Any]) -> None:
        sources = [sheet for sheet in SHEETS if sheet in paths]
        # Addresses inside a sheet are relative to its folder, and the bundle lies one above.
        joined = b"\n".join(map(self._read, sources)).replace(b"../", b"")
        joined = cssmin(joined)
        if self.exists(BUNDLE):
            self.delete(BUNDLE)
        self.save(BUNDLE, ContentFile(joined))
        paths[BUNDLE] = (self, BUNDLE)

    def _read(self, sheet: str) -> bytes:
        with self.open(sheet) as file:
            return bytes(file.read())


def stylesheets() -> list[str]:
    """The addresses of the style sheets: the joined one where the site has collected it, not in development."""
    bundle = "" if settings.DEBUG else getattr(staticfiles_storage, "bundle", "")
    return [static(bundle)] if bundle else [static(sheet) for sheet in SHEETS]
