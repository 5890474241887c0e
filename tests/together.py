"""Several at once, each with a connection of its own: on PostgreSQL they really run beside each other."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection


def at_once(*tasks: Callable[[], object]) -> list[BaseException]:
    """Run tasks in threads of their own, all let go at the same moment; gives what they raised."""
    start, raised = Barrier(len(tasks)), list[BaseException]()

    def run(task: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            task()
        except BaseException as failure:  # noqa: BLE001 - handed to the test
            raised.append(failure)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "one of them never ended"
    return raised
