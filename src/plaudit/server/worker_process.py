"""Keeping one background worker alive beside the web server."""

import multiprocessing
import threading

from plaudit.server.processes import SECONDS_TO_FINISH, end_with_the_server

SECONDS_BETWEEN_STARTS = 2


class Background:
    """A worker in a process of its own, started again when it dies, until it is stopped."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._starting = threading.Lock()
        self._process: multiprocessing.Process | None = None
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start the worker, and whoever looks after it."""
        self._begin()
        self._keeper.start()

    def stop(self) -> None:
        """Let the worker finish what it does, for ten seconds at most."""
        with self._starting:
            self._stopping.set()
            process = self._process
        if process is None:
            return
        process.terminate()
        process.join(SECONDS_TO_FINISH)
        if process.is_alive():
            process.kill()
            process.join()

    def _keep(self) -> None:
        while not self._stopping.wait(SECONDS_BETWEEN_STARTS):
            if self._process is None or not self._process.is_alive():
                self._begin()

    def _begin(self) -> None:
        with self._starting:
            if not self._stopping.is_set():
                self._process = multiprocessing.Process(target=in_a_process, name="plaudit-worker", daemon=True)
                self._process.start()


def in_a_process() -> None:
    """What the worker's process does: work, until the server ends it or is gone itself."""
    import django  # noqa: PLC0415 - where processes are not forked, this one knows nothing yet

    django.setup()
    from plaudit.server.worker import work  # noqa: PLC0415 - needs Django

    threading.Thread(target=end_with_the_server, daemon=True).start()
    work()
