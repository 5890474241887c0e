"""The files of photos, served by the site itself: photos and nothing else, under names that never change."""

import re
from pathlib import PurePath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from plaudit.catalog.models.photos import ORIGINALS, RENDITIONS

# One folder deep, and no name leads to another folder: the rest of the media folder is not public.
FILE_NAME = re.compile(rf"(?:{ORIGINALS}|{RENDITIONS})/[0-9A-Za-z][0-9A-Za-z_-]*(?:\.[0-9A-Za-z_-]+)*", re.ASCII)
CONTENT_TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
}
# A photo is named after its content: another one has another name.
IMMUTABLE = "public, max-age=31536000, immutable"
# Should a browser ever take a file for a page, it is a page that can do nothing.
POLICY = "default-src 'none'; sandbox"


@csrf_exempt
@require_safe
def media_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return a photo's file. Raises Http404 for any other file."""
    content_type = CONTENT_TYPES.get(PurePath(name).suffix.lower())
    if content_type is None or not FILE_NAME.fullmatch(name):
        raise Http404(_("There is no photo at this address."))
    try:
        file = default_storage.open(name)
    except OSError:
        raise Http404(_("There is no photo at this address.")) from None
    response = FileResponse(file, content_type=content_type)
    response["Cache-Control"] = IMMUTABLE
    response["Content-Security-Policy"] = POLICY
    # Feeds and embedded pages on other sites may show it too.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
