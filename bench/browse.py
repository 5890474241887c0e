"""What browsing, the front, lists of the best and what to watch cost, with few titles and with very many.

    python bench/browse.py

Each page is measured warm, beside a bare view that does a page's last read alone: it takes a page of titles in an
order out of the database and writes their names. All go through the whole of Django and the same middleware.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

COUNTS = (1_000, 146_000)
ROUNDS, WARM_UP = 40, 5
PAGES = {
    "home": "/",
    "browse": "/browse/",
    "browse, five filters": "/browse/?genre=war&genre=drama&kind=film&year=1980s&region=DE&sort=rated",
    "browse, a provider": "/browse/?region=DE&provider=service-3&way=stream",
    "browse, the last page but ten": "/browse/?page={deep}",
    "best of a genre": "/best/horror/",
    "watch, a region": "/watch/?region=DE",
}
BARE = "bare view, one query of 24 titles by rank"


def main() -> None:
    """Each size in a process of its own, in a temporary folder; prints a table for each."""
    if len(sys.argv) > 1:
        return measure(int(sys.argv[1]))
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "PLAUDIT_HOME": home, "PLAUDIT_DATABASE_URL": ""}
            subprocess.run([sys.executable, __file__, str(count)], env=environment, check=True)
    return None


def measure(count: int) -> None:
    """Make the titles, fill the shelf, time the pages in turns."""
    client = prepare(count)
    began = time.perf_counter()
    client.get("/browse/")
    filled = time.perf_counter() - began
    addresses = {name: address.format(deep=max(count // 24 - 10, 1)) for name, address in PAGES.items()}
    times = timed(client, {BARE: "/bare/titles/", **addresses})
    bare = statistics.median(times[BARE])
    print(f"\n| {count:,} titles, median of {ROUNDS} | ms | times the bare view |\n|---|---:|---:|")
    for name, each in times.items():
        print(f"| {name} | {statistics.median(each):.1f} | {statistics.median(each) / bare:.1f} |")
    print(f"| the first page of a process, which fills the shelf | {1000 * filled:.0f} | |")


def timed(client: Any, addresses: dict[str, str]) -> dict[str, list[float]]:
    """Milliseconds of each round; the pages take turns, so that a slow moment of the machine meets all of them."""
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for number in range(WARM_UP + ROUNDS):
        for name, address in addresses.items():
            start = time.perf_counter()
            answer = client.get(address)
            if number >= WARM_UP:
                times[name].append(1000 * (time.perf_counter() - start))
            assert answer.status_code == 200, (address, answer.status_code)
    return times


def prepare(count: int) -> Any:
    """A client of a site with so many titles and the bare view."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "plaudit.settings"
    sys.path.insert(0, str(Path(__file__).resolve().parent / "beside"))
    import django  # noqa: PLC0415 - the settings read the environment
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.ROOT_URLCONF = "bare_titles"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    django.setup()
    call_command("migrate", verbosity=0)
    import many_titles  # noqa: PLC0415 - needs Django
    from django.test import Client  # noqa: PLC0415

    many_titles.make(count)
    return Client()


if __name__ == "__main__":
    main()
