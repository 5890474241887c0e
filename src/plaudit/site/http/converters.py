"""URL converters."""

from datetime import MAXYEAR, MINYEAR


class UnicodeSlugConverter:
    """A slug in letters of any script, without slashes and control characters; as long as an article's may be."""

    regex = r"[^/\x00-\x1f\x7f]{1,255}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class YearConverter:
    """A year of four digits, but neither the first nor the last of the calendar: a time zone would lead beyond it."""

    regex = r"[0-9]{4}"

    def to_python(self, value: str) -> int:
        year = int(value)
        if not MINYEAR < year < MAXYEAR:
            raise ValueError("The year is at the end of the calendar.")
        return year

    def to_url(self, value: int) -> str:
        return f"{value:04d}"
