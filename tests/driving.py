"""How tests drive the desk: its addresses, its forms as they are filled in, and what was written meanwhile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter

from django.db import connection
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver
from lxml import html
from wagtail.models import ModelLogEntry, PageLogEntry

from plaudit.changes.models import Change, SiteEpoch

WRITE = re.compile(r'^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# Whose rows readers see, or say who may what. Small pictures that Wagtail makes for the desk are nobody's work.
DOMAINS = ("catalog_", "critics_", "audience_", "members_", "newsroom_", "merging_", "desk_", "auth_group")
LINES = {"text", "url", "number", "email"}
NOBODYS = {"catalog_photorendition", "members_failedsignin"}


def addresses() -> dict[str, str]:
    """The route of every address below the desk, by its name with its namespaces; unnamed ones by their route."""
    found = {}
    for route, name in routes(get_resolver().url_patterns):
        if route.startswith("/desk/"):
            found.setdefault(name or route, route)
    return found


def routes(patterns, before: str = "/", names: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The route of every pattern and of those below it, each with its name and the namespaces before it."""
    for pattern in patterns:
        route = before + re.sub(r"^\^|\$$|\\Z$", "", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route, (*names, pattern.namespace) if pattern.namespace else names)
        elif isinstance(pattern, URLPattern):
            yield route, ":".join([*names, pattern.name]) if pattern.name else ""


def filled_in(answer: HttpResponse) -> dict[str, list[str]]:
    """What the largest form of a page would send if somebody only pressed its button; nothing where there is none."""
    is_page = answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html")
    forms = html.fromstring(answer.content).forms if is_page and answer.content.strip() else []
    if not forms:
        return {}
    form = max(forms, key=lambda form: len(form.inputs.keys()))
    # An empty line of text says that it is empty, which lxml leaves out.
    said = {each.name: [""] for each in form.inputs if each.name and getattr(each, "type", "") in LINES}
    for name, values in groupby(sorted(form.form_values()), key=itemgetter(0)):
        # A line break behind the tag of a text is none of its own.
        said[name] = [value.removeprefix("\n") if is_text(form, name) else value for _name, value in values]
    said = {name: values for name, values in said.items() if "__prefix__" not in name}
    # A body of blocks is put together by the browser.
    return {"body-count": ["0"], **said}


def is_text(form, name: str) -> bool:
    """Whether a field is one of many lines."""
    return getattr(form.inputs[name], "tag", "") == "textarea"


@contextmanager
def written() -> Iterator[set[str]]:
    """The tables of ours that are written to meanwhile."""
    tables: set[str] = set()

    def note(execute, sql, params, many, context):
        found = WRITE.match(sql)
        if found and found[1].startswith(DOMAINS) and found[1] not in NOBODYS:
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def entries() -> set[ModelLogEntry | PageLogEntry]:
    """Every entry of the desk's log."""
    return {*ModelLogEntry.objects.all(), *PageLogEntry.objects.all()}


def moved() -> tuple[int, int]:
    """How far `changes` have come: the last of them, and the epoch of all pages."""
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0, SiteEpoch.objects.values_list("number", flat=True).first() or 0
