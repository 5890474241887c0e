"""Pages of a list, from a URL that may say anything."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext as _

NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
AROUND = 1


class NoSuchPage(Http404):
    """The list ends before this page, or what was asked for is no number of a page."""


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of a list: which of how many, and the URLs of the others."""

    number: int
    last: int
    size: int
    count: int
    path: str
    state: tuple[tuple[str, str], ...] = ()

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        return self.start + self.size

    @property
    def previous_url(self) -> str:
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url(self.number + 1) if self.number < self.last else ""

    @property
    def numbers(self) -> list[int]:
        """The first, those around this one, and the last; 0 stands for a gap."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        wanted = sorted({1, self.last, *(n for n in near if 1 <= n <= self.last)})
        shown: list[int] = []
        for number in wanted:
            if shown and number > shown[-1] + 1:
                shown.append(0)
            shown.append(number)
        return shown

    def url(self, number: int) -> str:
        """The URL of another page of the same list; the first has no number."""
        query = [*self.state, *([("page", str(number))] if number > 1 else [])]
        return f"{self.path}?{urlencode(query)}" if query else self.path


def pager(asked: str | None, count: int, size: int, path: str, state: tuple[tuple[str, str], ...] = ()) -> Pager:
    """The page asked for (None: the first). Raises NoSuchPage with a sentence that names the last."""
    last = max(-(-count // size), 1)
    text = "1" if asked is None else asked.strip()
    if not NUMBER.fullmatch(text):
        raise NoSuchPage(_("Pages are numbered from 1. The first page of this list is still here."))
    if int(text) > last:
        raise NoSuchPage(
            _("This list ends with page %(last)d, so there is no page %(asked)s.") % {"last": last, "asked": text}
        )
    return Pager(int(text), last, size, count, path, state)
