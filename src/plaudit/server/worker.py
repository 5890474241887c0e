"""The background worker: queued tasks, and scheduled jobs."""

import logging
import threading

from django.db import Error, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from plaudit.scheduling.actions import run_due, seconds_to_next
from plaudit.scheduling.jobs import registered_jobs

logger = logging.getLogger(__name__)
POLL_SECONDS = 1.0
SECONDS_TO_RECOVER = 5.0


def run_worker() -> None:
    """Run queued tasks in this thread and scheduled jobs in another, until SIGTERM or SIGINT.

    A running task is finished first. A running job is interrupted: every action is one transaction.
    """
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    stopping = threading.Event()
    threading.Thread(target=run_schedule, args=[stopping], daemon=True).start()
    worker = Worker(
        queue_names=["*"],
        interval=POLL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    try:
        run_tasks(worker)
    finally:
        stopping.set()


def run_tasks(worker: Worker) -> None:
    """Run queued tasks. If the database goes away, wait for it: it may be restarting."""
    while worker.running:
        try:
            worker.run()
        except Error as error:
            logger.error("The queue cannot be read (%s); trying again.", str(error).strip())
            connections.close_all()
            threading.Event().wait(SECONDS_TO_RECOVER)


def run_schedule(stopping: threading.Event) -> None:
    """Run every scheduled job when it is due, until `stopping` is set."""
    jobs = registered_jobs()
    pause = 0.0
    while not stopping.wait(pause):
        try:
            close_old_connections()
            run_due(jobs, timezone.now())
            pause = min(POLL_SECONDS, seconds_to_next(jobs, timezone.now()))
        except Error as error:
            logger.error("The schedule cannot be read (%s); trying again.", str(error).strip())
            connections.close_all()
            pause = SECONDS_TO_RECOVER
        except Exception:
            # Nobody would notice a thread that has ended.
            logger.exception("The schedule stopped; trying again.")
            connections.close_all()
            pause = SECONDS_TO_RECOVER
    connections.close_all()
