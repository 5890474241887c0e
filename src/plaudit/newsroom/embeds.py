"""Links to videos and other things elsewhere. Nothing is asked of anybody."""

from urllib.parse import urlsplit


def can_be_linked(url: str) -> bool:
    """Whether an address is one of http or https with a host, and of nobody's password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
