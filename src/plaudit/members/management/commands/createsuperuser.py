"""`plaudit createsuperuser`: Django's, which without a keyboard would make nobody and call that a success."""

from typing import Any

from django.contrib.auth.management.commands import createsuperuser
from django.core.management.base import CommandError

UNANSWERED = (
    "Nobody is here to answer questions: add --noinput, --username and --email, "
    "and put the password into DJANGO_SUPERUSER_PASSWORD."
)


class Command(createsuperuser.Command):
    help = "Make an administrator."

    def handle(self, *args: Any, **options: Any) -> str | None:
        if options["interactive"] and not self.stdin.isatty():
            raise CommandError(UNANSWERED)
        return super().handle(*args, **options)
