"""Cast and crew as TMDB tells them."""

from collections.abc import Iterator

from plaudit.catalog.ingest.credits import MAX_PERSON_NAME_LENGTH, CreditInput
from plaudit.catalog.models import Job, Title
from plaudit.imports.formats.tmdb.facts import SOURCE
from plaudit.imports.formats.tmdb.jobs import job_of
from plaudit.imports.json_values import Table, number, table, tables, text
from plaudit.names.folding import person_key

LAST_BILLING = 32_767


def parts(told: Table, title: Title) -> list[CreditInput]:
    """Everybody whom TMDB credits: the cast by billing, the makers of a show, the crew in TMDB's order."""
    found = [*_cast(told, title), *_creators(told, title), *_crew(told, title)]
    return [part for part in found if part is not None]


def _cast(told: Table, title: Title) -> Iterator[CreditInput | None]:
    cast = tables(table(told.get("credits")).get("cast")) or tables(table(told.get("aggregate_credits")).get("cast"))
    for place, each in enumerate(sorted(cast, key=_order), start=1):
        for character in _characters(each):
            yield _part(title, each, Job.ACTOR, character, place)


def _order(member: Table) -> int:
    order = member.get("order")
    return order if isinstance(order, int) and order >= 0 else LAST_BILLING


def _characters(member: Table) -> list[str]:
    """What somebody plays; in a show it may be several."""
    roles = [text(each.get("character")) for each in tables(member.get("roles"))]
    return list(dict.fromkeys(role for role in roles if role)) or [text(member.get("character"))]


def _creators(told: Table, title: Title) -> Iterator[CreditInput | None]:
    for place, each in enumerate(tables(told.get("created_by")), start=1):
        yield _part(title, each, Job.CREATOR, "", place)


def _crew(told: Table, title: Title) -> Iterator[CreditInput | None]:
    crew = tables(table(told.get("credits")).get("crew")) or tables(table(told.get("aggregate_credits")).get("crew"))
    for place, each in enumerate(crew, start=1):
        for printed in _jobs(each):
            job, note = job_of(printed)
            yield _part(title, each, job, note, place)


def _jobs(member: Table) -> list[str]:
    jobs = [text(each.get("job")) for each in tables(member.get("jobs"))] or [text(member.get("job"))]
    return list(dict.fromkeys(job for job in jobs if job))


def _part(title: Title, member: Table, job: Job, character: str, place: int) -> CreditInput | None:
    """The part, or None where nobody is named."""
    name, pk = text(member.get("name")), number(member.get("id"))
    if pk is None or not person_key(name) or len(name) > MAX_PERSON_NAME_LENGTH:
        return None
    billing = min(place, LAST_BILLING)
    return CreditInput(
        title=title, name=name, job=job, source=SOURCE, value=str(pk), character=character, billing=billing
    )
