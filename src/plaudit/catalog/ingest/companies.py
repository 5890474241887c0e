"""The companies behind titles, as sources say them."""

from collections.abc import Sequence
from dataclasses import dataclass

from plaudit import bulk
from plaudit.catalog.ingest.upsert import upsert_rows
from plaudit.catalog.models import Company, CompanyCredit
from plaudit.catalog.slugs import assign_slugs
from plaudit.names.folding import fold, slugify

MAX_NAME_LENGTH: int = Company._meta.get_field("name").max_length or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyInput:
    """A company and what it did for a title, as a source says it."""

    title_id: int
    name: str
    tmdb_id: int | None = None
    country: str = ""
    role: str = CompanyCredit.Role.PRODUCTION
    position: int = 1


def upsert_companies(inputs: Sequence[CompanyInput], *, origin: str) -> set[int]:
    """Store which companies made titles, in the caller's transaction; return the ids of the titles that changed.

    A company is matched by its id at TMDB, else by name, else added.
    """
    storable = [each for each in inputs if each.name and len(each.name) <= MAX_NAME_LENGTH]
    companies = _match_or_add(storable, origin)
    credits_ = [
        CompanyCredit(title_id=each.title_id, company_id=company.pk, role=each.role, position=each.position)
        for each, company in zip(storable, companies, strict=True)
    ]
    return upsert_rows(credits_, origin=origin).title_ids


def company_key(name: str) -> str:
    """Return what two printings of a company's name have in common."""
    return fold(name)[:MAX_NAME_LENGTH] or name


def _match_or_add(inputs: Sequence[CompanyInput], origin: str) -> list[Company]:
    batch = _Batch(inputs)
    companies = [batch.match(each) or batch.add(each, origin) for each in inputs]
    assign_slugs(Company, [(company, slugify(company.name, fallback="company")) for company in batch.added])
    bulk.create(batch.added)
    bulk.update(Company, ["tmdb_id"], ["id"], ((company.tmdb_id, company.pk) for company in batch.numbered))
    return companies


class _Batch:
    """The companies that a batch may mean, those that it adds, and those that it gives their id at TMDB."""

    def __init__(self, inputs: Sequence[CompanyInput]) -> None:
        ids, keys = {each.tmdb_id for each in inputs}, {company_key(each.name) for each in inputs}
        by_id = Company.objects.filter(tmdb_id__any_of=ids)
        by_name = Company.objects.filter(name_key__any_of=keys).order_by("id")
        self.by_id: dict[int, Company] = {}
        self.by_key: dict[str, Company] = {}
        self.added: list[Company] = []
        self.numbered: list[Company] = []
        for company in {company.pk: company for company in [*by_id, *by_name]}.values():
            self._register(company)

    def match(self, given: CompanyInput) -> Company | None:
        """Return the company with the id; else with the name, unless it has another id."""
        if given.tmdb_id in self.by_id:
            return self.by_id[given.tmdb_id]
        namesake = self.by_key.get(company_key(given.name))
        if namesake is None or (given.tmdb_id and namesake.tmdb_id):
            return None
        if given.tmdb_id:
            namesake.tmdb_id = given.tmdb_id
            self.by_id[given.tmdb_id] = namesake
            if namesake.pk is not None:
                self.numbered.append(namesake)
        return namesake

    def add(self, given: CompanyInput, origin: str) -> Company:
        company = Company(
            name=given.name, name_key=company_key(given.name), country=given.country, tmdb_id=given.tmdb_id,
            origin=origin,
        )  # fmt: skip
        self.added.append(company)
        self._register(company)
        return company

    def _register(self, company: Company) -> None:
        self.by_key.setdefault(company.name_key, company)
        if company.tmdb_id:
            self.by_id[company.tmdb_id] = company
