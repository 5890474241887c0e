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
from django.utils.translation import gettext as _
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from plaudit.errors import DomainError
from plaudit.server.processes import SECONDS_TO_FINISH, exit_with_server
from plaudit.server.worker_process import WorkerProcess

THREADS = 3


class PortUnavailableError(DomainError):
    """The host or port cannot be listened on."""


def serve(address: str, port: int, workers: int, on_ready: Callable[[], None], *, background: bool = True) -> None:
    """Serve until SIGINT or SIGTERM, with a background worker unless told otherwise; call `on_ready` once listening."""
    # Forked workers share the memory of what is loaded before; elsewhere each loads the site itself.
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
        os.register_at_fork(after_in_child=reset_signals)
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
    server.on_startup(on_ready)
    worker = WorkerProcess()
    if background:
        worker.start()
    try:
        server.serve(target_loader=load_worker)
    finally:
        worker.stop()


def load_worker(_target: str) -> Any:
    """Prepare a new web worker; return the WSGI application."""
    reset_signals()
    threading.Thread(target=exit_with_server, daemon=True).start()
    return load_site()


def load_site() -> Any:
    """Return the WSGI application with every page's code imported and every template compiled."""
    from plaudit.site.http.wsgi import application  # noqa: PLC0415 - sets Django up where that is not done

    _patterns = get_resolver().url_patterns
    templates = engines["jinja2"].env  # type: ignore[attr-defined]
    for name in templates.list_templates():
        templates.get_template(name)
    connections.close_all()
    gc.collect()
    gc.freeze()
    return application


def reset_signals() -> None:
    """Let only the server end a new worker, from its first moment on.

    A forked worker inherits the server's SIGTERM handler, which does nothing in a worker until Granian has set it up.
    Ctrl+C reaches every process of a terminal, but the server stops its workers itself.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def resolve_host(host: str, port: int) -> str:
    """Return the IP address to listen on. Raises PortUnavailableError for a host or port that cannot be had.

    Granian's workers share their port, so Granian itself would not notice another server on it.
    """
    try:
        family, kind, _protocol, _name, bound = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise PortUnavailableError(
            _("%(host)s is not an address of this machine (%(reason)s).") % {"host": host, "reason": error.strerror}
        ) from error
    try:
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(bound)
            probe.listen(1)
    except OSError as error:
        raise PortUnavailableError(_reason(error, host, port)) from error
    return str(bound[0])


def _reason(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return _("Only an administrator may open port %(port)d: choose one above 1023 with --port.") % {"port": port}
    return _("Port %(port)d on %(host)s cannot be used (%(reason)s): choose another with --port.") % {
        "port": port, "host": host, "reason": error.strerror,
    }  # fmt: skip
