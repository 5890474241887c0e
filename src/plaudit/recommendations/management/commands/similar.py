"""`plaudit similar`: computes which titles are similar."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plaudit.catalog.models import Title
from plaudit.recommendations.update import update_similar_titles


class Command(BaseCommand):
    help = "Compute which titles are similar, from shared people, genres and ratings. This also happens every night."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "slugs", nargs="*", metavar="SLUG", help="titles by the last part of their URLs; without any, all titles"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        changed = update_similar_titles(self._ids(options["slugs"]) if options["slugs"] else None)
        self.stdout.write(f"Titles with new similar titles: {changed:,}")

    def _ids(self, slugs: list[str]) -> list[int]:
        by_slug = dict(Title.objects.filter(slug__in=slugs).values_list("slug", "id"))
        if missing := [slug for slug in slugs if slug not in by_slug]:
            raise CommandError(f"No title found at {', '.join(f'/title/{slug}/' for slug in missing)}")
        return list(by_slug.values())
