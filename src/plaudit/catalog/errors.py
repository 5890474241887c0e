"""What a person can do wrong to the catalog."""

from plaudit.errors import DomainError


class InUseError(DomainError):
    """Something cannot be deleted because other rows depend on it."""


class InvalidParentError(DomainError):
    """A season or episode cannot belong where it was put."""


class EmptyQuoteError(DomainError):
    """A quote has no line."""


class InvalidImageError(DomainError):
    """A file cannot be taken as a photo."""


class InvalidTrailerError(DomainError):
    """The link of a trailer is no URL that a browser opens."""


class GalleryFullError(DomainError):
    """A title has as many photos or trailers as it can have."""
