"""The parts of addresses."""


class Slug:
    """The last part of a page's address: letters of any script, no slash, no control signs."""

    regex = r"[^/\x00-\x1f\x7f]{1,160}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
