"""How well printed ratings are read, measured on real reviews.

    python bench/notation.py [DIRECTORY]

DIRECTORY holds `reviews.tsv.gz` (without it: `critic-reviews` in the folder of data that DATA names),
and its parent may hold `published-scores.csv`. Prints Markdown: the figures of docs/quality.md.
Status 0 where all targets are met, 1 where one is not, 2 without the files.
"""

import csv
import gzip
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plaudit.scoring.notation import UnreadableRatingError, read_rating
from plaudit.scoring.tally import CriticTally
from plaudit.scoring.verdict import Verdict, decide

CHECKOUT = Path(__file__).resolve().parent.parent
NEEDS_DATA = ("critic-reviews/reviews.tsv.gz",)
READ_TARGET, AGREEMENT_TARGET = 98, 94


@dataclass
class Family:
    """What became of the ratings of one notation."""

    strings: set[str] = field(default_factory=set)
    occurrences: int = 0
    read: int = 0
    agreed: int = 0

    def add(self, printed: str, times: int) -> None:
        self.strings.add(printed)
        self.occurrences += times

    def __add__(self, other: "Family") -> "Family":
        return Family(
            self.strings | other.strings,
            self.occurrences + other.occurrences,
            self.read + other.read,
            self.agreed + other.agreed,
        )


@dataclass
class Measured:
    """Families in order of size, and each text that was rejected, how often and why."""

    families: dict[str, Family] = field(default_factory=dict)
    rejected: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def with_scale(self) -> Family:
        """All that carry a scale: fractions and letters."""
        scaled = (each for name, each in self.families.items() if carries_scale(name))
        return sum(scaled, Family())


class Film(NamedTuple):
    """A film's published percentage, and the counts it was made of."""

    name: str
    published: int
    tally: CriticTally

    @property
    def stands_at_a_half(self) -> bool:
        return 200 * self.tally.fresh % (2 * self.tally.counted) == self.tally.counted


def family_of(printed: str) -> str:
    """The notation a text is in, told from its shape alone, whether or not it can be read."""
    if "/" in printed and " " not in printed:
        return "/" + printed.rpartition("/")[2]
    if printed[:1].isalpha():
        return "R or N" if printed in {"R", "N"} else "letter"
    return "mixed number" if " " in printed else "range" if "-" in printed else "bare number"


def carries_scale(family: str) -> bool:
    return family == "letter" or family.startswith("/")


def read_reviews(directory: Path) -> Counter[tuple[str, Verdict]]:
    """How often each rating was printed beside each verdict; without those that have none."""
    with gzip.open(directory / "reviews.tsv.gz", "rt", encoding="latin-1", newline="") as file:
        return Counter(
            (row["rating"], Verdict(row["fresh"]))
            for row in csv.DictReader(file, delimiter="\t")
            if row["rating"].strip()
        )


def read_films(file: Path) -> Iterator[Film]:
    """Films with their published percentage and counts (whose columns are misnamed in the file)."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            tally = CriticTally(int(row["audience_fresh_critics_count"]), int(row["audience_rotten_critics_count"]))
            if tally.counted:
                yield Film(row["movie_title"], int(row["tomatometer_rating"]), tally)


def measure(reviews: Counter[tuple[str, Verdict]]) -> Measured:
    """Read every rating without any outlet's scale, and judge it by the general rule."""
    measured = Measured()
    reasons: dict[str, str] = {}
    rejected: Counter[str] = Counter()
    for (printed, given), times in sorted(reviews.items(), key=lambda each: -each[1]):
        family = measured.families.setdefault(family_of(printed), Family())
        family.add(printed, times)
        try:
            decided = decide(rating=read_rating(printed)).verdict
        except UnreadableRatingError as trouble:
            rejected[printed] += times
            reasons[printed] = str(trouble)
        else:
            family.read += times
            family.agreed += times * (decided is given)
    measured.rejected = [(text, times, reasons[text]) for text, times in rejected.most_common()]
    return measured


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"


def notation_table(measured: Measured) -> Iterator[str]:
    yield "| notation | distinct texts | occurrences | read | rejected | general rule agrees |"
    yield "|---|---:|---:|---:|---:|---:|"
    by_size = sorted(measured.families.items(), key=lambda each: -each[1].occurrences)
    for name, family in [*by_size, ("**all with a scale**", measured.with_scale)]:
        yield (
            f"| {name} | {len(family.strings)} | {family.occurrences:,} | "
            f"{share(family.read, family.occurrences)} | {family.occurrences - family.read:,} | "
            f"{share(family.agreed, family.read)} |"
        )


def rejected_table(measured: Measured) -> Iterator[str]:
    yield "| why | occurrences | texts |"
    yield "|---|---:|---|"
    for reason in dict.fromkeys(reason for *_, reason in measured.rejected):
        alike = [(text, times) for text, times, why in measured.rejected if why == reason]
        texts = ", ".join(f"`{text}`" for text, _ in alike[:12])
        more = f" and {len(alike) - 12} more" if len(alike) > 12 else ""
        yield f"| {reason} | {sum(times for _, times in alike):,} | {texts}{more} |"


def films_table(films: list[Film]) -> Iterator[str]:
    yield "| film | fresh | rotten | exactly | ours | published |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, published, tally in films:
        exact = 100 * tally.fresh / tally.counted
        yield (f"| {name} | {tally.fresh} | {tally.rotten} | {exact:.1f} % | {tally.percent_fresh} % | {published} % |")


def report_notation(directory: Path) -> bool:
    measured = measure(read_reviews(directory))
    print(*notation_table(measured), "", *rejected_table(measured), sep="\n")
    whole = measured.with_scale
    return 100 * whole.read >= READ_TARGET * whole.occurrences and 100 * whole.agreed >= AGREEMENT_TARGET * whole.read


def report_films(file: Path) -> bool:
    films = list(read_films(file))
    halves = [film for film in films if film.stands_at_a_half]
    others = [f for f in films if f.tally.percent_fresh != f.published and f not in halves]
    differing = [film for film in halves if film.tally.percent_fresh != film.published]
    print(
        f"\n{len(films):,} films with a published percentage; {len(halves)} stand at exactly x.5 %,"
        f" of which {len(differing)} differ; of the others {len(others)} differ.\n"
    )
    print(*films_table([*differing, *others]), sep="\n")
    agreeing = (f.name for f in halves if f not in differing)
    print("\nAt exactly x.5 % and the same as published:", "; ".join(agreeing) + ".")
    return not others


def _default() -> Path:
    data = os.environ.get("DATA") or CHECKOUT.parent / "shared" / "data"
    return Path(data) / "critic-reviews"


def main(arguments: list[str]) -> int:
    directory = Path(arguments[0]) if arguments else _default()
    if not (directory / "reviews.tsv.gz").is_file():
        print(f"There is no reviews.tsv.gz in {directory}: nothing to measure.", file=sys.stderr)
        return 2
    met = report_notation(directory)
    published = directory.parent / "published-scores.csv"
    if published.is_file():
        met = report_films(published) and met
    else:
        print("\nThere is no published-scores.csv beside it: published scores not compared.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
