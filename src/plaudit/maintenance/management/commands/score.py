"""`plaudit score`: a title's counts, what is shown of them, and since when."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plaudit.catalog.models import Title
from plaudit.scoreboard.models import Score
from plaudit.scoreboard.report import score_report


class Command(BaseCommand):
    help = "Show a title's counts, what is shown of them, and since when."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the title's address, such as letters-from-iwo-jima-2006")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print it for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        said = score_report(_score(options["slug"]))
        if options["as_json"]:
            self.stdout.write(json.dumps(said, ensure_ascii=False))
            return
        for line in _lines(said):
            self.stdout.write(line)


def _score(slug: str) -> Score:
    title = Title.objects.filter(slug=slug).first() or Title.objects.filter(redirects__slug=slug).first()
    if title is None:
        raise CommandError(f'No title has the address "{slug}". It is the last part of /title/…/ on its page.')
    return Score.objects.select_related("title").filter(title=title).first() or Score(title=title)


def _lines(said: dict[str, Any]) -> list[str]:
    title = said["title"]
    return [
        f"{title['name']} ({title['year'] or 'year unknown'}), by the policy {said['policy']}",
        f"Critics: {_shown(said['critics'], 'reviews')}; {said['critics']['fresh']:,} fresh, "
        f"{said['critics']['rotten']:,} rotten{_badge(said['critics'], 'certified_fresh', 'Certified Fresh')}",
        f"Top critics: {_shown(said['top_critics'], 'reviews')}; {said['top_critics']['fresh']:,} fresh, "
        f"{said['top_critics']['rotten']:,} rotten",
        f"Audience: {_shown(said['audience'], 'ratings')}; {said['audience']['liked']:,} liked it"
        f"{_badge(said['audience'], 'verified_hot', 'Verified Hot')}",
        f"Half-stars, from half a star to five: {', '.join(f'{count:,}' for count in said['audience']['half_stars'])}",
    ]


def _shown(part: dict[str, Any], unit: str) -> str:
    count = part[unit]
    if not part["shown"]:
        return f"not enough {unit} yet, {part['missing']:,} more are needed; {count:,} so far"
    low, high = part["interval"]
    average = f", {part['average']} on average" if part["average"] is not None else ""
    since = f", since {part['since'][:10]}" if part.get("since") else ""
    return f"{part['percent']} % of {count:,} {unit} ({low} to {high} % with 95 % confidence{average}{since})"


def _badge(part: dict[str, Any], key: str, name: str) -> str:
    return f"; {name} since {part[f'{key}_since']}" if part[key] else ""
