"""What a title page costs when nothing is cached, beside a bare view that sends as many bytes.

    python bench/pages.py

The page has 200 critics' reviews and 40 credits behind it. The bare view runs one query and loops over its rows in a
template until it has written as many bytes; it is measured with Django's own templates, which is how most would write
it, and with the engine that the pages use. Both go through the whole of Django and the same middleware.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROUNDS = 150
WARM_UP = 20
REVIEWS = 200
CREDITS = 40
SENTENCE = "The tunnels are dug by hand, and so, it seems, is the film: one patient shovelful after another. "


def main() -> None:
    """Make a site in a temporary folder, measure, and print two tables."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"PLAUDIT_HOME": home, "DJANGO_SETTINGS_MODULE": "plaudit.settings"}
        os.environ.pop("PLAUDIT_DATABASE_URL", None)
        prepare()
        measure()


def prepare() -> None:
    """Start Django on an empty database with the public pages and the two bare ones."""
    import django  # noqa: PLC0415 - the settings read the environment that main sets
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    sys.path.insert(0, str(Path(__file__).resolve().parent / "beside"))
    settings.ROOT_URLCONF = "bare_pages"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    django.setup()
    call_command("migrate", verbosity=0)


def measure() -> None:
    """Count the queries of the page with few and with many reviews, then time it beside the bare views."""
    import bare_pages  # noqa: PLC0415 - needs Django
    from django.test import Client  # noqa: PLC0415

    few, many = make_title("Few", 20), make_title("Many", REVIEWS)
    # Enough rows of other films that the bare views can fill their pages with different ones.
    make_title("Others", REVIEWS)
    client = Client()
    page = client.get(f"/title/{many}/").content
    print("| page of a title with 40 credits | queries |\n| --- | ---: |")
    print(f"| 20 reviews | {queries(client, f'/title/{few}/')} |")
    print(f"| {REVIEWS} reviews | {queries(client, f'/title/{many}/')} |\n")
    bare_pages.SIZE = len(page)
    addresses = {"title page": f"/title/{many}/", "bare, Django's templates": "/bare/django/"}
    addresses["bare, Jinja2"] = "/bare/jinja/"
    for address in addresses.values():
        assert abs(len(client.get(address).content) - len(page)) < len(page) // 20, len(client.get(address).content)
    report(timed(client, addresses), len(page))


def timed(client: Any, addresses: dict[str, str]) -> dict[str, list[float]]:
    """Milliseconds of each round; the pages take turns, so that a slow moment of the machine meets all of them."""
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for number in range(WARM_UP + ROUNDS):
        for name, address in addresses.items():
            start = time.perf_counter()
            client.get(address)
            if number >= WARM_UP:
                times[name].append(1000 * (time.perf_counter() - start))
    return times


def report(times: dict[str, list[float]], size: int) -> None:
    """Print the medians, and the ratios round by round."""
    page = times["title page"]
    print(f"| view of {size:,} bytes, median of {ROUNDS} | ms | the title page costs |\n| --- | ---: | ---: |")
    for name, each in times.items():
        ratio = statistics.median(ours / theirs for ours, theirs in zip(page, each, strict=True))
        print(f"| {name} | {statistics.median(each):.2f} | {ratio:.2f} times as much |")


def queries(client: Any, address: str) -> int:
    """How many queries an answer takes."""
    from django.db import connection  # noqa: PLC0415 - needs Django
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def make_title(name: str, reviews: int) -> str:
    """A title with that many reviews, forty credits, a consensus, comments and ratings; gives its address."""
    from django.db import transaction  # noqa: PLC0415 - needs Django

    from plaudit.catalog.ingest.titles import upsert_titles  # noqa: PLC0415
    from plaudit.catalog.matching.candidates import TitleCandidate  # noqa: PLC0415
    from plaudit.critics.actions.consensus import publish_consensus  # noqa: PLC0415

    with transaction.atomic():
        title = upsert_titles([TitleCandidate("bench", name, 2006, facts={"synopsis": SENTENCE * 5, "runtime": 141})])[
            0
        ].title
        credit(title)
        criticise(title, reviews)
        publish_consensus(title, SENTENCE, author="The editors")
        rate(title)
    return str(title.slug)


def credit(title: Any) -> None:
    """Forty credits with characters."""
    from plaudit.catalog.ingest.credits import CreditInput, upsert_credits  # noqa: PLC0415
    from plaudit.catalog.models import Job  # noqa: PLC0415 - needs Django

    jobs = [Job.DIRECTOR, Job.WRITER, *[Job.ACTOR] * (CREDITS - 2)]
    people = [(f"Person {number}", f"Character {number}") for number in range(CREDITS)]
    parts = [
        CreditInput(title=title, name=who, job=job, source="bench", value=who, character=role, billing=number)
        for number, (job, (who, role)) in enumerate(zip(jobs, people, strict=True), start=1)
    ]
    upsert_credits(parts, origin="bench")


def criticise(title: Any, reviews: int) -> None:
    """Reviews with quotes, nine in ten of them fresh, each by another critic."""
    from plaudit.critics.actions.bylines import get_or_create_bylines  # noqa: PLC0415 - needs Django
    from plaudit.critics.actions.review_input import ReviewInput  # noqa: PLC0415
    from plaudit.critics.actions.reviews import publish_reviews  # noqa: PLC0415

    pairs = [(f"Critic {number}", f"Paper {number % 40}") for number in range(reviews)]
    known = get_or_create_bylines(pairs)
    reviews = [
        ReviewInput(title_id=title.pk, byline=known[pair], quote=SENTENCE, rating="2/5" if number % 10 == 0 else "4/5")
        for number, pair in enumerate(pairs)
    ]
    publish_reviews(reviews)


def rate(title: Any) -> None:
    """Three hundred ratings and twelve comments."""
    from plaudit.audience.actions.bulk import RatingInput, import_ratings  # noqa: PLC0415
    from plaudit.audience.actions.reviews import save_audience_review  # noqa: PLC0415 - needs Django
    from plaudit.members.actions import get_or_create_members  # noqa: PLC0415
    from plaudit.members.models import Member  # noqa: PLC0415

    ids = list(get_or_create_members("bench", {str(number): f"Member {number}" for number in range(300)}).values())
    import_ratings([RatingInput(title.pk, member, 1 + member % 10, title.added_at) for member in ids])
    for member in Member.objects.filter(id__in=ids[:12]):
        save_audience_review(member=member, title=title, text=SENTENCE)


if __name__ == "__main__":
    main()
