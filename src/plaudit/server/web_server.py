"""The web server: Granian, with the site loaded once and shared by its workers."""

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from django.db import connections
from django.template import engines
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from plaudit.server.processes import SECONDS_TO_FINISH, end_with_the_server
from plaudit.server.worker_process import Background

THREADS = 3


class PortUnavailableError(Exception):
    """The address cannot be served at; the message says why and what to do."""


def serve(address: str, port: int, workers: int, said: Callable[[], None], *, background: bool = True) -> None:
    """Serve until SIGINT or SIGTERM, with the background worker beside; `said` is called once the port is taken."""
    # Forked workers share the memory of what is loaded before; elsewhere each loads the site itself.
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
        os.register_at_fork(after_in_child=leave_signals_to_the_server)
        load_site()
    server = Server(
        "plaudit.site.http.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=min(THREADS, 2 * (os.cpu_count() or 1) + 1),
        runtime_blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
    )
    server.on_startup(said)
    beside = Background()
    if background:
        beside.start()
    try:
        server.serve(target_loader=load_in_worker)
    finally:
        beside.stop()


def load_in_worker(_target: str) -> Any:
    """What a worker calls before it answers; gives the WSGI application."""
    leave_signals_to_the_server()
    threading.Thread(target=end_with_the_server, daemon=True).start()
    return load_site()


def load_site() -> Any:
    """The WSGI application with every page's code imported and every template compiled."""
    from plaudit.site.http.wsgi import application  # noqa: PLC0415 - sets Django up where that is not done

    _ = get_resolver().url_patterns
    pages = engines["jinja2"].env  # type: ignore[attr-defined]
    for name in pages.list_templates():
        pages.get_template(name)
    connections.close_all()
    gc.collect()
    gc.freeze()
    return application


def leave_signals_to_the_server() -> None:
    """In a new worker: only the server ends it, from its very first moment on.

    Until Granian has set a worker up it would have the server's own answer to SIGTERM, which does nothing
    in a worker; and Ctrl+C reaches every process of a terminal, while the server stops its workers in turn.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def resolve(host: str, port: int) -> str:
    """The numeric address to listen at. Raises PortUnavailableError for a name or port that is not to be had.

    Granian's workers share their port with whoever allows it, so that it would not notice another
    server there by itself.
    """
    try:
        family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise PortUnavailableError(f"{host} is not an address of this machine ({error.strerror}).") from error
    try:
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
            probe.listen(1)
    except OSError as error:
        raise PortUnavailableError(_why(error, host, port)) from error
    return str(where[0])


def _why(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return f"Port {port} may be opened by an administrator only: choose one above 1023 with --port."
    return f"Port {port} of {host} cannot be used ({error.strerror}): choose another with --port."
