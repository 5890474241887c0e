"""`plaudit worker`: the background work alone, for a site of several machines."""

from typing import Any

from django.core.management.base import BaseCommand

from plaudit.server.management.commands.serve import require_migrated
from plaudit.server.worker import work


class Command(BaseCommand):
    help = "Do the background work until Ctrl+C or a SIGTERM; `plaudit serve` does it too, unless told not to."

    def handle(self, **options: Any) -> None:
        require_migrated()
        self.stdout.write("Plaudit works in the background (Ctrl+C stops it).")
        self.stdout.flush()
        work()
