"""The process of the background worker, beside the web server."""

import multiprocessing
import threading

from plaudit.server.processes import SECONDS_TO_FINISH, exit_with_server

SECONDS_BETWEEN_STARTS = 2


class WorkerProcess:
    """A background worker in a process of its own, restarted when it dies."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._starting = threading.Lock()
        self._process: multiprocessing.Process | None = None
        self._supervisor = threading.Thread(target=self._supervise, daemon=True)

    def start(self) -> None:
        """Start the worker, and the thread that restarts it."""
        self._start_process()
        self._supervisor.start()

    def stop(self) -> None:
        """Stop the worker; what it is doing may take `SECONDS_TO_FINISH` to end."""
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

    def _supervise(self) -> None:
        while not self._stopping.wait(SECONDS_BETWEEN_STARTS):
            if self._process is None or not self._process.is_alive():
                self._start_process()

    def _start_process(self) -> None:
        with self._starting:
            if not self._stopping.is_set():
                self._process = multiprocessing.Process(target=run_in_process, name="plaudit-worker", daemon=True)
                self._process.start()


def run_in_process() -> None:
    """Run the worker until the server stops it or has died itself."""
    import django  # noqa: PLC0415 - where processes are not forked, Django is not set up yet

    django.setup()
    from plaudit.server.worker import run_worker  # noqa: PLC0415 - needs Django

    threading.Thread(target=exit_with_server, daemon=True).start()
    run_worker()
