"""Which actions the source has."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from django.db.transaction import Atomic

import plaudit
from examples.example import full_name
from plaudit.audience.actions import bulk as audience_bulk
from plaudit.audience.actions import ratings
from plaudit.audience.actions import recount as audience_recount
from plaudit.catalog.actions import photos, renditions
from plaudit.changes import actions as changes
from plaudit.critics.actions import critics
from plaudit.demo import loading
from plaudit.merging import actions as merging
from plaudit.scheduling import actions as schedule
from plaudit.scoreboard import actions as scoreboard
from plaudit.search import actions as search

# What stands beside actions, and only reads or calculates.
READ_ONLY: set[Any] = {
    merging.look_ahead,
    audience_recount.count_ratings,
    critics.read_cutoff,
    photos.root_collection,
    renditions.photos_without_renditions,
    renditions.worker_is_running,
    ratings.counts_of,
    schedule.seconds_to_next,
    scoreboard.badge_event,
    scoreboard.log_rows,
    search.position,
    audience_bulk.tally_ratings,
}
# In tests/demo what takes longer, in tests/changes several transactions that follow on each other, and in tests/catalog
# what is done only once the transaction has ended.
TESTED_ELSEWHERE: set[Any] = {loading.load, changes.prune, renditions.schedule_renditions}


def find_actions() -> dict[str, Any]:
    """Every action that the source has, by its full name."""
    return {full_name(action): action for module in _modules() for action in _actions_in(module)}


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(plaudit.__path__, "plaudit."):
        if not {"migrations", "settings", "__main__"} & set(found.name.split(".")):
            yield import_module(found.name)


def _actions_in(module: ModuleType) -> Iterator[Any]:
    for name, found in vars(module).items():
        if getattr(found, "__module__", "") != module.__name__ or name.startswith("_"):
            continue
        if inspect.isclass(found):
            yield from (
                each for each in vars(found).values() if inspect.isfunction(each) and _opens_a_transaction(each)
            )
        elif inspect.isfunction(found):
            places = module.__name__.split(".")
            # What sources say is stored by `ingest`, which holds also what only reads and calculates.
            is_by_place = "actions" in places or ("ingest" in places and name.startswith(("upsert_", "end_")))
            if is_by_place or "by" in inspect.signature(found).parameters or _opens_a_transaction(found):
                yield found


def _opens_a_transaction(function: Any) -> bool:
    return any(isinstance(cell.cell_contents, Atomic) for cell in function.__closure__ or ())
