"""What is told of a title beside its facts: names, synopses, releases, sums, companies, tracks, awards, trailers.

For imports: `tell_*`, many rows at once by a source, in the caller's transaction; they give the ids of the titles that
changed. For the desk: `put` and `remove`, one row at a time, by somebody with a permission.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction

from plaudit import bulk
from plaudit.catalog.ingest.upsert import KEYS, dismiss, make_own, tell, titles_of
from plaudit.catalog.models import Company, CompanyCredit, TitleName
from plaudit.catalog.slugs import give_addresses
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import fold, slugify, title_key

Row = TypeVar("Row", bound=models.Model)
LONGEST_COMPANY = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyTold:
    """A company's part in a title, as a source tells it."""

    title_id: int
    name: str
    tmdb_id: int | None = None
    country: str = ""
    role: str = CompanyCredit.Role.PRODUCTION
    position: int = 1


@transaction.atomic
def put(row: Row, *, by: Member | None = None) -> Row:
    """Store one row of a title, new or changed: a TitleName, Synopsis, Release, Money, Award, CompanyCredit, Credit,
    Track or Trailer; from then on it is the editors', and no import changes it.

    Raises PermissionDeniedError without the permission to change titles, ValidationError for a row that makes no sense
    or says what another one says already.
    """
    require(by, "catalog.change_title")
    if isinstance(row, TitleName):
        row.name_key = title_key(row.name)
        _show_only(row)
    make_own(row)
    changes.record_titles(titles_of([row]))
    return row


@transaction.atomic
def remove(row: models.Model, *, by: Member | None = None) -> None:
    """Take one such row away; an import that tells it again does not bring it back.

    Raises PermissionDeniedError without the permission to change titles.
    """
    require(by, "catalog.change_title")
    if type(row) not in KEYS:
        raise TypeError(f"{type(row).__name__} is told by nobody.")
    titles = titles_of([row])
    dismiss(row)
    changes.record_titles(titles)


def tell_rows(rows: Sequence[Row], *, origin: str) -> set[int]:
    """Store rows of one table that a source tells; see `plaudit.catalog.ingest.upsert` for whose word stands."""
    return tell(rows, origin=origin).titles


def tell_names(names: Sequence[TitleName], *, origin: str) -> set[int]:
    """The same for names. Of several to be shown in a language one is: the stored one, else the first."""
    shown = _shown(names)
    for name in names:
        name.name_key = title_key(name.name)
        place = (name.title_id, name.language)
        name.shown = name.shown and place not in shown
        if name.shown:
            shown.add(place)
    return tell_rows(names, origin=origin)


def tell_companies(told: Sequence[CompanyTold], *, origin: str) -> set[int]:
    """Store which companies made titles; a company is recognised by its id at TMDB, else by name, else made."""
    sound = [each for each in told if each.name and len(each.name) <= LONGEST_COMPANY]
    companies = _companies(sound, origin)
    parts = [
        CompanyCredit(title_id=each.title_id, company_id=company.pk, role=each.role, position=each.position)
        for each, company in zip(sound, companies, strict=True)
    ]
    return tell_rows(parts, origin=origin)


def _shown(names: Sequence[TitleName]) -> set[tuple[int, str]]:
    found = TitleName.objects.filter(title_id__any_of={name.title_id for name in names}, shown=True)
    return set(found.values_list("title_id", "language"))


def _show_only(name: TitleName) -> None:
    """An editor's choice of the name to show replaces the one before it."""
    if name.shown:
        others = TitleName.objects.filter(title_id=name.title_id, language=name.language, shown=True)
        others.exclude(pk=name.pk).update(shown=False)


def _companies(told: Sequence[CompanyTold], origin: str) -> list[Company]:
    known = _KnownCompanies(told)
    found = [known.find(each) or known.add(_company(each, origin)) for each in told]
    give_addresses(Company, [(company, slugify(company.name, fallback="company")) for company in known.made])
    bulk.create(known.made)
    bulk.update(Company, ["tmdb_id"], ["id"], ((company.tmdb_id, company.pk) for company in known.numbered))
    return found


class _KnownCompanies:
    """The companies that a batch may mean, and those that it makes."""

    def __init__(self, told: Iterable[CompanyTold]) -> None:
        each = list(told)
        ids, keys = {one.tmdb_id for one in each}, {_company_key(one.name) for one in each}
        by_id = Company.objects.filter(tmdb_id__any_of=ids)
        by_name = Company.objects.filter(name_key__any_of=keys).order_by("id")
        self.by_id: dict[int, Company] = {}
        self.by_key: dict[str, Company] = {}
        self.made: list[Company] = []
        self.numbered: list[Company] = []
        for company in {company.pk: company for company in [*by_id, *by_name]}.values():
            self._know(company)

    def find(self, told: CompanyTold) -> Company | None:
        """By the id; else by the name, unless another id stands there already."""
        if told.tmdb_id in self.by_id:
            return self.by_id[told.tmdb_id]
        namesake = self.by_key.get(_company_key(told.name))
        if namesake is None or (told.tmdb_id and namesake.tmdb_id):
            return None
        if told.tmdb_id:
            self._number(namesake, told.tmdb_id)
        return namesake

    def add(self, company: Company) -> Company:
        self.made.append(company)
        self._know(company)
        return company

    def _number(self, company: Company, tmdb_id: int) -> None:
        company.tmdb_id = tmdb_id
        self.by_id[tmdb_id] = company
        if company.pk is not None:
            self.numbered.append(company)

    def _know(self, company: Company) -> None:
        self.by_key.setdefault(company.name_key, company)
        if company.tmdb_id:
            self.by_id[company.tmdb_id] = company


def _company(told: CompanyTold, origin: str) -> Company:
    return Company(
        name=told.name, name_key=_company_key(told.name), country=told.country, tmdb_id=told.tmdb_id, origin=origin
    )


def _company_key(name: str) -> str:
    return fold(name)[:LONGEST_COMPANY] or name
