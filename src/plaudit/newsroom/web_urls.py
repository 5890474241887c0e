"""URLs of other sites that an article may link to."""

from urllib.parse import urlsplit


def is_web_url(url: str) -> bool:
    """Return whether this is an http or https URL with a host and without a user name or password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
