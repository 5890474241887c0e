"""The parts of addresses."""

from datetime import MAXYEAR, MINYEAR


class Slug:
    """The last part of an address: letters of any script, no slash, no control signs; as long as of articles."""

    regex = r"[^/\x00-\x1f\x7f]{1,255}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Year:
    """A year of four figures, and none at the ends of the calendar, where a time zone would lead beyond it."""

    regex = r"[0-9]{4}"

    def to_python(self, value: str) -> int:
        year = int(value)
        if not MINYEAR < year < MAXYEAR:
            raise ValueError("No year at which anything was published.")
        return year

    def to_url(self, value: int) -> str:
        return f"{value:04d}"
