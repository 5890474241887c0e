"""Where titles can be watched, as sources say it: providers, and the offers that a source no longer lists."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from plaudit import bulk
from plaudit.bulk.rows import batched
from plaudit.catalog.ingest.upsert import title_ids
from plaudit.catalog.models import Offer, Provider
from plaudit.catalog.slugs import assign_slugs
from plaudit.changes import actions as changes
from plaudit.names.folding import fold, slugify

MAX_NAME_LENGTH: int = Provider._meta.get_field("name").max_length or 0
TITLES_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class ProviderInput:
    """A provider as a source names it."""

    name: str
    tmdb_id: int | None = None


@dataclass(slots=True)
class OfferListing:
    """What one import lists of a source's offers, so that those missing from it can end.

    `titles` are listed in every region, `regions` are pairs of a title and one region. Where a row could not be read
    (`unread_regions`), nothing ends.
    """

    titles: set[int] = field(default_factory=set)
    regions: set[tuple[int, str]] = field(default_factory=set)
    unread_regions: set[tuple[int, str]] = field(default_factory=set)
    offers: set[int] = field(default_factory=set)

    def add(self, offers: Collection[Offer]) -> None:
        """Note that the import lists these offers, once they are stored."""
        keys = {
            (each.title_id, each.region, each.provider_id, each.type, each.language, each.quality) for each in offers
        }
        self.regions.update((title, region) for title, region, *_rest in keys)
        stored = Offer.objects.filter(title_id__any_of=title_ids(offers))
        for pk, *key in stored.values_list("id", "title_id", "region", "provider_id", "type", "language", "quality"):
            if tuple(key) in keys:
                self.offers.add(pk)


def end_unlisted(listing: OfferListing, *, origin: str, at: datetime) -> int:
    """End the source's offers that are missing where it lists others; return how many. Nothing is deleted."""
    titles = sorted(listing.titles | {title for title, _region in listing.regions})
    return sum(_end_unlisted(listing, batch, origin, at) for batch in batched(titles, TITLES_AT_ONCE))


@transaction.atomic
def _end_unlisted(listing: OfferListing, titles: Collection[int], origin: str, at: datetime) -> int:
    current = Offer.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), title_id__any_of=titles, origin=origin)
    ended = [
        (pk, title)
        for pk, title, region in current.values_list("id", "title_id", "region")
        if pk not in listing.offers
        and (title in listing.titles or (title, region) in listing.regions)
        and (title, region) not in listing.unread_regions
    ]
    offers = Offer.objects.filter(id__any_of=[pk for pk, _title in ended])
    # One that has not begun yet can end no earlier than it begins: it never begins.
    offers.filter(starts_at__gte=at).delete()
    offers.update(ends_at=at)
    changes.record_titles({title for _pk, title in ended})
    return len(ended)


def upsert_providers(inputs: Iterable[ProviderInput], *, origin: str) -> dict[ProviderInput, int]:
    """Return the id of each provider, matched by its id at TMDB, else by name, else added."""
    wanted = dict.fromkeys(inputs)
    ids, keys = {each.tmdb_id for each in wanted}, {provider_key(each.name) for each in wanted}
    by_id = {row.tmdb_id: row for row in Provider.objects.filter(tmdb_id__any_of=ids)}
    by_key = {row.name_key: row for row in Provider.objects.filter(name_key__any_of=keys)}
    matched: dict[ProviderInput, Provider] = {}
    for each in wanted:
        key = provider_key(each.name)
        provider = by_id.get(each.tmdb_id) if each.tmdb_id else None
        matched[each] = provider or by_key.get(key) or Provider(name=each.name, name_key=key, origin=origin)
        by_key.setdefault(key, matched[each])
        by_id.setdefault(each.tmdb_id, matched[each])
    _save(matched)
    return {each: provider.pk for each, provider in matched.items()}


def provider_key(name: str) -> str:
    """Return what two printings of a provider's name have in common; a "+" in it counts."""
    return fold(name.replace("+", " plus "))[:MAX_NAME_LENGTH].rstrip() or name[:MAX_NAME_LENGTH]


def _save(matched: dict[ProviderInput, Provider]) -> None:
    """Add the new ones, and give those their id at TMDB that had none."""
    taken = {provider.tmdb_id for provider in matched.values()}
    numbered = []
    for each, provider in matched.items():
        if each.tmdb_id and provider.tmdb_id is None and each.tmdb_id not in taken:
            provider.tmdb_id = each.tmdb_id
            taken.add(each.tmdb_id)
            numbered.append(provider)
    added = list({id(row): row for row in matched.values() if row.pk is None}.values())
    bulk.update(Provider, ["tmdb_id"], ["id"], ((row.tmdb_id, row.pk) for row in numbered if row.pk))
    assign_slugs(Provider, [(row, slugify(row.name, fallback="provider")) for row in added])
    bulk.create(added)
