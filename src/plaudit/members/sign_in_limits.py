"""Slowing down those who guess passwords: so many failures within a quarter of an hour, and no further try is heard.

The failures are rows, so that all workers of a site count together.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import blake2b
from ipaddress import ip_address

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from plaudit.errors import DomainError
from plaudit.members.models import FailedSignIn

WINDOW = timedelta(minutes=15)
# One account from one place, one account from everywhere (so that nobody is locked out by a stranger's few tries),
# and one place that tries many accounts.
MAX_FOR_ACCOUNT_AND_ADDRESS = 10
MAX_FOR_ACCOUNT = 100
MAX_FROM_ADDRESS = 50


class TooManyAttemptsError(DomainError):
    """The password is not even looked at; `again_at` is when it is worth trying again."""

    def __init__(self, again_at: datetime) -> None:
        self.again_at = again_at
        super().__init__(f"Too many wrong passwords. Try again after {again_at:%H:%M}.")


def require_few_failures(name: str, address: str) -> None:
    """Raise TooManyAttemptsError where an account, or an address, has had too many wrong passwords of late."""
    since = timezone.now() - WINDOW
    for wanted, most in _limits(name, address):
        oldest = FailedSignIn.objects.filter(wanted, at__gt=since).order_by("-at").values_list("at", flat=True)
        if moment := oldest[most - 1 : most].first():
            raise TooManyAttemptsError(timezone.localtime(moment + WINDOW))


@transaction.atomic
def record_failure(name: str, address: str) -> None:
    """Write a wrong password down, and forget those that no longer matter."""
    now = timezone.now()
    FailedSignIn.objects.filter(at__lt=now - WINDOW).delete()
    FailedSignIn.objects.create(account=_digest(name), place=_digest(address), at=now)


def clear_failures(name: str) -> None:
    """Whoever has got in had only mistyped."""
    FailedSignIn.objects.filter(account=_digest(name)).delete()


def _limits(name: str, address: str) -> Iterator[tuple[Q, int]]:
    account, place = Q(account=_digest(name)), Q(place=_digest(address))
    yield account & place, MAX_FOR_ACCOUNT_AND_ADDRESS
    yield account, MAX_FOR_ACCOUNT
    # Behind a proxy of this machine or network everybody comes from the same place.
    if not _is_near(address):
        yield place, MAX_FROM_ADDRESS


def _is_near(address: str) -> bool:
    try:
        return not ip_address(address).is_global
    except ValueError:
        return True


def _digest(text: str) -> str:
    """Enough to count by, and nothing to learn names or addresses from."""
    key = str(settings.SECRET_KEY).encode()[:64]
    return blake2b(text.casefold().encode(), digest_size=16, key=key).hexdigest()
