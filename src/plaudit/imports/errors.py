"""What can go wrong with an import, each with a sentence."""

from plaudit.errors import DomainError


class UnusableFileError(DomainError):
    """A file that cannot be imported: not found, damaged, or of another kind."""


class RowRejectedError(DomainError):
    """A row that cannot be imported."""


class ImportFailedError(DomainError):
    """An import that ended before its file did. Its finished batches stay."""


class InvalidOptionError(DomainError):
    """An option of the command that cannot be used."""
