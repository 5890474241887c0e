"""What every page of the newsroom has: the address that readers know, and a preview that looks like it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse

from plaudit.newsroom.approval import approved_by
from plaudit.newsroom.showing import drawn


class PublicPage(models.Model):
    """A page that the public site shows at an address of its own (`get_absolute_url`), not at Wagtail's."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str]:
        """What Wagtail's links to the page are made of; there is one site, and its name is the operator's."""
        return 0, settings.SITE_URL, self.get_absolute_url()

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str:
        return self.get_absolute_url()

    url = property(get_url)

    def _get_dummy_header_url(self, original_request: HttpRequest | None = None) -> str | None:
        """Where a preview pretends to be: on the host of the desk, even if the operator has set no address."""
        if original_request is None:
            return settings.SITE_URL or None
        return original_request.build_absolute_uri(self.get_absolute_url())

    def publish(self, revision: Any, user: Any = None, **given: Any) -> Any:
        """Publish or schedule a revision. Whoever approved it as the second pair of eyes may, by that."""
        if user is not None and approved_by(self, revision, user):
            given["skip_permission_checks"] = True
        return super().publish(revision, user=user, **given)  # type: ignore[misc]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as it will look; only the desk may put it in a frame, and nobody may keep it."""
        response = drawn(self)
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response.headers["Cache-Control"] = "private, no-store"
        response._csp_update = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        return response
