"""The files of pictures, served by the site itself: pictures and nothing else, under names that never change."""

import re
from pathlib import PurePath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from plaudit.catalog.models.photos import ORIGINALS, RENDITIONS

# One folder, and a name that can lead to no other; what else lies in the media folder is nobody's business.
NAME = re.compile(rf"(?:{ORIGINALS}|{RENDITIONS})/[0-9A-Za-z][0-9A-Za-z_-]*(?:\.[0-9A-Za-z_-]+)*", re.ASCII)
TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
}
# A picture is named after its content: another one has another name.
FOR_GOOD = "public, max-age=31536000, immutable"
# Should a browser ever take a file for a page, it is one that can do nothing.
POLICY = "default-src 'none'; sandbox"


@csrf_exempt
@require_safe
def media_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture's file. Raises Http404 for whatever is not one."""
    type_ = TYPES.get(PurePath(name).suffix.lower())
    if type_ is None or not NAME.fullmatch(name):
        raise Http404(_("There is no picture at this address."))
    try:
        file = default_storage.open(name)
    except OSError:
        raise Http404(_("There is no picture at this address.")) from None
    response = FileResponse(file, content_type=type_)
    response["Cache-Control"] = FOR_GOOD
    response["Content-Security-Policy"] = POLICY
    # Feeds and embedded pages of others may show it too.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
