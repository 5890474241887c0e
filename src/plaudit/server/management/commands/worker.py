"""`plaudit worker`: background work alone, for a site on several machines."""

from typing import Any

from django.core.management.base import BaseCommand

from plaudit.server.management.commands.serve import require_migrated
from plaudit.server.worker import run_worker


class Command(BaseCommand):
    help = (
        "Run background work until Ctrl+C or SIGTERM. `plaudit serve` does so too, unless started with --no-background."
    )

    def handle(self, **options: Any) -> None:
        require_migrated()
        self.stdout.write("Plaudit is running background work. Press Ctrl+C to stop.")
        self.stdout.flush()
        run_worker()
