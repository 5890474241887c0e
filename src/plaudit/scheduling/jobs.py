"""The jobs that time alone brings about. A package names its own in its `tasks.py`, with `@every(...)`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.module_loading import autodiscover_modules

JobFunction = Callable[[datetime | None], object]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do at an interval. `work` is told when it last ended well (None: never).

    What takes long should only enqueue a task: jobs run one after the other.
    """

    name: str
    interval: timedelta
    work: JobFunction


_jobs: dict[str, Job] = {}


def run_every(*, seconds: float = 0, minutes: float = 0, hours: float = 0) -> Callable[[JobFunction], JobFunction]:
    """Make a function a job, named after its package and itself (`plaudit.catalog: expire_offers`).

    Raises ValueError for an interval that is not above zero.
    """
    interval = timedelta(seconds=seconds, minutes=minutes, hours=hours)
    if interval <= timedelta():
        raise ValueError("A job needs an interval above zero.")

    def register(work: JobFunction) -> JobFunction:
        name = f"{work.__module__.removesuffix('.tasks')}: {work.__name__}"
        _jobs[name] = Job(name, interval, work)
        return work

    return register


def registered_jobs() -> dict[str, Job]:
    """Every job by its name, of whichever package."""
    autodiscover_modules("tasks")
    return dict(_jobs)
