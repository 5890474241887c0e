"""`plaudit rating`: how a printed rating is read, and which verdict the general rule gives it."""

import json
from argparse import ArgumentTypeError
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from plaudit.scoring.notation import (
    PrintedRating,
    Scale,
    UnknownScaleError,
    UnreadableRatingError,
    Verdict,
    read_rating,
)
from plaudit.scoring.verdict import GENERAL_CUTOFF, Decision, VerdictReason, decide

CUTOFF = f"{100 * GENERAL_CUTOFF} %"


class Command(BaseCommand):
    help = "Say how a printed rating is read, such as 3.5/4, B- or ★★★½."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="+", metavar="TEXT", help="the rating as it was printed")
        parser.add_argument("--scale", type=_scale, help="the outlet's scale: 5, 100, -4..+4")
        parser.add_argument("--json", action="store_true", help="for programs")

    def run_from_argv(self, argv: list[str]) -> None:
        super().run_from_argv([*argv[:2], *dashes_as_text(argv[2:])])

    def handle(self, *, text: list[str], scale: Scale | None, **options: Any) -> None:
        printed = " ".join(text)
        try:
            rating = read_rating(printed, scale=scale)
        except UnreadableRatingError as error:
            raise CommandError(str(error)) from error
        reading = Reading(printed, rating, decide(rating=rating))
        self.stdout.write(reading.as_json() if options["json"] else reading.as_text())


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a printed rating."""

    printed: str
    rating: PrintedRating
    decision: Decision

    def as_text(self) -> str:
        rows = {"value": self._value(), "scale": self.rating.scale, "verdict": self._verdict()}
        return "\n".join([self.printed, *(f"  {name:<9}{told}" for name, told in rows.items())])

    def as_json(self) -> str:
        value = self.rating.value
        return json.dumps(
            {
                "text": self.printed,
                "value": None if value is None else str(value),
                "basis_points": self.rating.basis_points,
                "scale": self.rating.scale,
                "verdict": self.decision.verdict,
                "by": self.decision.by,
                "reason": self.decision.reason,
            },
            ensure_ascii=False,
        )

    def _value(self) -> str:
        if self.rating.value is None or self.rating.basis_points is None:
            return "none, it is a verdict by itself"
        whole, hundredths = divmod(self.rating.basis_points, 100)
        percent = f"{whole}.{hundredths:02}".rstrip("0").rstrip(".")
        return f"{self.rating.value} ({percent} %)"

    def _verdict(self) -> str:
        verdict, reason = self.decision.verdict, self.decision.reason
        if reason is VerdictReason.CRITICS_RATING:
            return f"{verdict}, as the critic says"
        side = "at least" if verdict is Verdict.FRESH else "less than"
        return f"{verdict} by the general rule, since it is {side} {CUTOFF}"


def dashes_as_text(words: list[str]) -> list[str]:
    """The words of a command line with those that begin with a dash, as a rating on -4..+4, as text."""
    joined = _with_scale(words)
    if "--" in joined:
        return joined
    text = [word for word in joined if _is_text(word)]
    return [*(word for word in joined if not _is_text(word)), "--", *text] if text else joined


def _with_scale(words: list[str]) -> list[str]:
    """With "--scale" and its value in one word, since the value may begin with a dash too."""
    if "--scale" not in words[:-1]:
        return words
    at = words.index("--scale")
    return [*words[:at], f"--scale={words[at + 1]}", *words[at + 2 :]]


def _is_text(word: str) -> bool:
    return word.startswith("-") and not word.startswith("--") and word not in {"-h", "-v", "-v0"}


def _scale(text: str) -> Scale:
    try:
        return Scale.parse(text)
    except UnknownScaleError as error:
        raise ArgumentTypeError(str(error)) from error
