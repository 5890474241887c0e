"""What every page of the newsroom shares: the URL that readers use, and a preview that looks like the real page."""

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from wagtail.models import Revision, Site

from plaudit.members.models import Member
from plaudit.newsroom.approval import approved_by
from plaudit.newsroom.page_renderers import render_page


class PublicPage(models.Model):
    """A page that the public site shows at a URL of its own (`get_absolute_url`), not at Wagtail's."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str]:
        """Return the parts of Wagtail's links to the page; there is one site, whose host the operator has set."""
        return 0, settings.SITE_URL, self.get_absolute_url()

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str:
        return self.get_absolute_url()

    url = property(get_url)

    def _get_dummy_header_url(self, original_request: HttpRequest | None = None) -> str | None:
        # Previews are rendered for the host that the desk is on, even if the operator has set no SITE_URL.
        if original_request is None:
            return settings.SITE_URL or None
        return original_request.build_absolute_uri(self.get_absolute_url())

    @transaction.atomic
    def publish(self, revision: Revision, user: Member | None = None, **options: object) -> None:
        """Publish or schedule a revision; its approver may do so without the permission to publish."""
        if user is not None and approved_by(self, revision, user):
            options["skip_permission_checks"] = True
        super().publish(revision, user=user, **options)  # type: ignore[misc]

    @transaction.atomic
    def unpublish(self, *args: object, **options: object) -> None:
        """Unpublish; what changes with it is recorded in the same transaction (see `signal_handlers`)."""
        super().unpublish(*args, **options)  # type: ignore[misc]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render the draft as it will look; only the desk may frame it, and no cache may keep it."""
        response = render_page(self)
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response.headers["Cache-Control"] = "private, no-store"
        response._csp_update = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        return response
