"""The background worker: what was put into the queue, and what time alone brings about."""

import logging
import threading

from django.db import Error, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from plaudit.scheduling.actions import run_due, seconds_to_next
from plaudit.scheduling.jobs import known_jobs

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_TO_RECOVER = 5.0


def work() -> None:
    """Work until SIGTERM or SIGINT: the queue in this thread, the schedule in another.

    A task that is running is finished first; what is scheduled is cut off, since every action is one transaction.
    """
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    stopping = threading.Event()
    threading.Thread(target=keep_time, args=[stopping], daemon=True).start()
    worker = Worker(
        queue_names=["*"],
        interval=SECONDS_BETWEEN_LOOKS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    try:
        take_tasks(worker)
    finally:
        stopping.set()


def take_tasks(worker: Worker) -> None:
    """Run what is queued. A database that goes away is waited for: it may be restarting."""
    while worker.running:
        try:
            worker.run()
        except Error as error:
            logger.error("The queue cannot be read (%s); trying again.", str(error).strip())
            connections.close_all()
            threading.Event().wait(SECONDS_TO_RECOVER)


def keep_time(stopping: threading.Event) -> None:
    """Run every job when it is due, until told to stop.

    Whatever goes wrong, time goes on: nobody would notice a thread that has ended.
    """
    jobs = known_jobs()
    pause = 0.0
    while not stopping.wait(pause):
        try:
            close_old_connections()
            run_due(jobs, timezone.now())
            pause = min(SECONDS_BETWEEN_LOOKS, seconds_to_next(jobs, timezone.now()))
        except Error as error:
            logger.error("The schedule cannot be read (%s); trying again.", str(error).strip())
            connections.close_all()
            pause = SECONDS_TO_RECOVER
        except Exception:
            logger.exception("The schedule stopped; trying again.")
            connections.close_all()
            pause = SECONDS_TO_RECOVER
    connections.close_all()
