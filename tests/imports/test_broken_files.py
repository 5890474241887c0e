"""A file that cannot be imported says why in a sentence, and leaves nothing half-written."""

import errno
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from importing import REVIEW, film_table, review_table, run
from plaudit.catalog.models import Title
from plaudit.critics.models import Review
from plaudit.imports import tables
from plaudit.imports.errors import UnusableFileError
from plaudit.imports.tables import lines

pytestmark = pytest.mark.usefixtures("noise")
HEADER = "\t".join(REVIEW).encode() + b"\r\n"
ROW = "\t".join(REVIEW.values()).encode() + b"\r\n"
Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: bytes) -> Path:
        path = tmp_path / "reviews.tsv"
        path.write_bytes(content)
        return path

    return written


def ours() -> int:
    return Review.objects.filter(source="critic-reviews").count()


def refused(path: Path) -> str:
    with pytest.raises(CommandError) as failure:
        run("critic-reviews", path)
    assert failure.value.returncode == 1
    assert "\n" not in str(failure.value)
    return str(failure.value)


@pytest.mark.parametrize("end", [b"  ", b"\t", b" \t "])
def test_a_last_line_of_blanks_is_nobodys_and_the_rest_comes_in(write: Write, end: bytes) -> None:
    assert run("critic-reviews", write(HEADER + ROW + end))["added"] == 1


WRONG = {
    "empty": (b"", "is empty: it needs a first line that names its columns"),
    "blank": (b"\n\n", "is empty"),
    "other columns": (b"name\tborn\r\n", "lacks the columns id, review, rating"),
    "a column missing": (HEADER.replace(b"rating", b"score"), "lacks the columns rating"),
    "a column twice": (HEADER[:-2] + b"\tid\r\n" + ROW, "has two columns that are called id"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "NUL signs"),
    "signs of control": (b"\x89PNG\x1b\r\n\x1a\n", "is not a table of text but a binary file"),
    "NUL signs at the end": (HEADER + ROW + b"\0" * 4096, "NUL signs"),
    "UTF-16 without its mark": ((HEADER + ROW).decode().encode("utf-16-le"), "in UTF-16 without a mark"),
    "a line without end": (HEADER + b"1\t" + b"x" * 5_000_000, "a line of more than 4,000,000 bytes"),
    "a cell too long": (HEADER + b"1\t" + b"x" * 1_500_000 + b"\n", "row that begins in line 2 never ends"),
    "an open quote": (HEADER + ROW + b'2\t"' + ROW * 3, "row that begins in line 3 never ends: a quotation mark"),
    "an open quote far before the end": (
        HEADER + ROW + b'2\t"' + (b"y" * 99 + b"\n") * 20_000,
        "row that begins in line 3 never ends",
    ),
    "a table cut off in a row": (HEADER + ROW + ROW[:40], "is cut off or damaged after line 2"),
    "an archive cut off": (gzip.compress(HEADER + ROW * 5_000, mtime=0)[:-20], "is cut off or damaged"),
    "an archive cut off early": (gzip.compress(HEADER + ROW, mtime=0)[:12], "is cut off or damaged"),
    "an empty archive": (gzip.compress(b"", mtime=0), "is empty"),
    "no archive at all": (b"\x1f\x8bnot gzip at all", "is cut off or damaged"),
}


@pytest.mark.parametrize(("content", "sentence"), WRONG.values(), ids=WRONG)
def test_a_file_that_is_no_table_says_what_it_is(write: Write, content: bytes, sentence: str) -> None:
    path = write(content)

    told = refused(path)

    assert sentence in told
    assert str(path) in told
    assert ours() == 0


def test_a_last_line_that_is_whole_need_not_end(write: Write) -> None:
    assert run("critic-reviews", write(HEADER + ROW.strip()))["added"] == 1


def test_a_quote_of_many_pages_is_rejected(tmp_path: Path) -> None:
    told = run("critic-reviews", review_table(tmp_path / "reviews.tsv", {"review": "Long. " * 5_000}))
    assert told["rejected"] == 1
    assert "longer than 20,000 characters" in Path(told["rejects_file"]).read_text()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "Is a directory" in refused(tmp_path)


def test_a_file_that_may_not_be_read_says_so(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(HEADER + ROW)

    def forbidden(*_args: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    # Nothing is forbidden to root, as whom the tests may run.
    monkeypatch.setattr(Path, "open", forbidden)

    assert "Permission denied" in refused(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_the_usual_encodings_are_read(write: Write, encoding: str) -> None:
    row = ROW.decode().replace("Plain", "Crème brûlée")
    run("critic-reviews", write((HEADER.decode() + row).encode(encoding)))

    assert Review.objects.get(source="critic-reviews").quote == "Crème brûlée and patient."


def test_a_stray_byte_among_utf_8_is_read_as_western(write: Write) -> None:
    row = ROW.replace(b"Plain", "Ōkami".encode() + b" \x93quoted\x94\xa0caf\xe9")
    run("critic-reviews", write(HEADER + row))

    assert Review.objects.get(source="critic-reviews").quote == "Ōkami “quoted” café and patient."


def test_a_row_with_too_many_cells_is_rejected_and_one_with_too_few_is_filled(write: Write) -> None:
    short = ROW.replace(b"\tJanuary 12, 2007", b"")
    report = run("critic-reviews", write(HEADER + ROW[:-2] + b"\tmore\r\n" + short))

    assert (report["added"], report["rejected"]) == (1, 1)


def test_the_last_line_needs_no_end(write: Write) -> None:
    assert run("critic-reviews", write(HEADER + ROW[:-2]))["added"] == 1


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_may_end_in_any_way(write: Write, end: bytes) -> None:
    assert run("critic-reviews", write((HEADER + ROW + ROW).replace(b"\r\n", end)))["read"] == 2


def test_a_broken_table_of_films_stops_before_the_first_review(tmp_path: Path) -> None:
    films = film_table(tmp_path / "films.csv", {})
    films.write_bytes(films.read_bytes() + b'2,"Emma')

    with pytest.raises(CommandError, match="never ends"):
        run("critic-reviews", review_table(tmp_path / "reviews.tsv", {}), "--films", films)
    assert ours() == 0
    assert not Title.objects.filter(ids__source="critic-reviews").exists()


def test_what_came_before_the_damage_is_kept_and_the_rest_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plaudit.imports.formats.critic_reviews.CriticReviews.batch_size", 2)
    whole = review_table(tmp_path / "reviews.tsv", *({"id": str(number)} for number in range(5)))
    broken = tmp_path / "broken.tsv"
    broken.write_bytes(whole.read_bytes()[:-40].rsplit(b"\r\n", 1)[0] + b'\r\n5\t"cut')

    assert "never ends" in refused(broken)
    assert ours() == 4
    assert run("critic-reviews", whole)["added"] == 1


def test_a_long_file_is_read_as_it_is_needed(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(HEADER + ROW * 50_000)
    read: list[int] = []
    original = tables._Checked.readinto
    monkeypatch.setattr(tables._Checked, "readinto", lambda self, buffer: read.append(1) or original(self, buffer))

    next(iter(lines(path, tuple(REVIEW), delimiter="\t")))

    assert len(read) == 1


def test_a_file_that_is_gone_when_it_is_read_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="No such file"):
        next(lines(tmp_path / "gone.csv", ("id",)))
