"""Where a title can be watched: for imports `tell_offers` and `end_missing`, for the desk `put` and `remove`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from plaudit import bulk
from plaudit.bulk.rows import batched
from plaudit.catalog.ingest.upsert import Told, dismiss, make_own, tell, titles_of
from plaudit.catalog.models import Offer, Provider
from plaudit.catalog.slugs import give_addresses
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import fold, slugify

LONGEST_PROVIDER = 120
# More titles than this at once, and one move of the epoch costs less than their keys.
MANY_TITLES = 1_000
AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class ProviderTold:
    """A provider as a source names it."""

    name: str
    tmdb_id: int | None = None


@dataclass(slots=True)
class Listed:
    """What one import has told of a source's offers: for which titles everywhere, for which title and region, where it
    said something that made no sense, and which offers it listed."""

    titles: set[int] = field(default_factory=set)
    places: set[tuple[int, str]] = field(default_factory=set)
    doubtful: set[tuple[int, str]] = field(default_factory=set)
    offers: set[int] = field(default_factory=set)


@transaction.atomic
def put(offer: Offer, *, by: Member | None = None) -> Offer:
    """Store an offer, new or changed; from then on it is the editors', and no import changes or ends it.

    Raises PermissionDeniedError without the permission to change offers, ValidationError for one that makes no sense
    or is there already.
    """
    require(by, "catalog.change_offer")
    make_own(offer)
    changes.record_titles(titles_of([offer]))
    return offer


@transaction.atomic
def end(offer: Offer, *, at: datetime | None = None, by: Member | None = None) -> None:
    """Let an offer end at a moment (now, unless told); it stays stored. One that had not begun is taken away.

    Raises PermissionDeniedError without the permission to change offers. What somebody has ended no import opens again.
    """
    require(by, "catalog.change_offer")
    moment = at or timezone.now()
    if offer.starts_at is not None and offer.starts_at >= moment:
        remove(offer, by=by)
        return
    offer.ends_at, offer.origin = moment, ""
    offer.save(update_fields=["ends_at", "origin"])
    changes.record_titles([offer.title_id])


@transaction.atomic
def remove(offer: Offer, *, by: Member | None = None) -> None:
    """Take an offer away; an import that tells it again does not bring it back."""
    require(by, "catalog.delete_offer")
    titles = titles_of([offer])
    dismiss(offer)
    changes.record_titles(titles)


def tell_offers(offers: Sequence[Offer], *, origin: str) -> Told[Offer]:
    """Store offers that a source tells. Runs in the caller's transaction.

    Offers that a source told and now tells otherwise change; those of an editor or another source stay as they are.
    """
    return tell(offers, origin=origin)


def list_offers(listed: Listed, offers: Iterable[Offer]) -> None:
    """Note that an import has listed these offers, once `tell_offers` has stored them."""
    keys = {(each.title_id, each.region, each.provider_id, each.way, each.language, each.quality) for each in offers}
    listed.places.update((key[0], key[1]) for key in keys)
    stored = Offer.objects.filter(title_id__any_of={key[0] for key in keys})
    for pk, *key in stored.values_list("id", "title_id", "region", "provider_id", "way", "language", "quality"):
        if tuple(key) in keys:
            listed.offers.add(pk)


def end_missing(listed: Listed, *, origin: str, at: datetime) -> int:
    """End the source's offers that it no longer lists where it lists others; gives how many. Nothing is deleted."""
    titles = sorted(listed.titles | {title for title, _region in listed.places})
    return sum(_end_missing(listed, batch, origin, at) for batch in batched(titles, AT_ONCE))


@transaction.atomic
def _end_missing(listed: Listed, titles: Collection[int], origin: str, at: datetime) -> int:
    running = Offer.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), title_id__any_of=titles, origin=origin)
    ended = [
        (pk, title)
        for pk, title, region in running.values_list("id", "title_id", "region")
        if pk not in listed.offers
        and (title in listed.titles or (title, region) in listed.places)
        and (title, region) not in listed.doubtful
    ]
    # One that has not begun yet can end no earlier than it begins: it never begins.
    early = Offer.objects.filter(id__any_of=[pk for pk, _title in ended], starts_at__gte=at)
    early.delete()
    Offer.objects.filter(id__any_of=[pk for pk, _title in ended]).update(ends_at=at)
    changes.record_titles({title for _pk, title in ended})
    return len(ended)


@transaction.atomic
def note_turns(since: datetime, until: datetime) -> int:
    """Note the titles with an offer that began or ended after `since`, up to `until`; gives how many.

    Nothing is written to the offers: pages show those that run at the moment they are made.
    """
    turned = Q(ends_at__gt=since, ends_at__lte=until) | Q(starts_at__gt=since, starts_at__lte=until)
    titles = sorted(set(Offer.objects.filter(turned).values_list("title_id", flat=True)))
    if len(titles) > MANY_TITLES:
        changes.move_epoch()
    else:
        changes.record_titles(titles)
    return len(titles)


def providers(told: Iterable[ProviderTold], *, origin: str) -> dict[ProviderTold, int]:
    """The id of each provider, known by its id at TMDB, else by name; those that nobody knows are made."""
    wanted = dict.fromkeys(told)
    ids, keys = {each.tmdb_id for each in wanted}, {provider_key(each.name) for each in wanted}
    by_id = {row.tmdb_id: row for row in Provider.objects.filter(tmdb_id__any_of=ids)}
    by_key = {row.name_key: row for row in Provider.objects.filter(name_key__any_of=keys)}
    found: dict[ProviderTold, Provider] = {}
    for each in wanted:
        key = provider_key(each.name)
        provider = by_id.get(each.tmdb_id) if each.tmdb_id else None
        found[each] = provider or by_key.get(key) or _provider(each, key, origin)
        by_key.setdefault(key, found[each])
        by_id.setdefault(each.tmdb_id, found[each])
    _save(found)
    return {each: provider.pk for each, provider in found.items()}


def provider_key(name: str) -> str:
    """What two printings of a provider's name share; a "+" in it counts."""
    return fold(name.replace("+", " plus "))[:LONGEST_PROVIDER].rstrip() or name[:LONGEST_PROVIDER]


def _provider(told: ProviderTold, key: str, origin: str) -> Provider:
    return Provider(name=told.name, name_key=key, origin=origin)


def _save(found: dict[ProviderTold, Provider]) -> None:
    """Make the new ones, and give those their id at TMDB that had none."""
    given = {provider.tmdb_id for provider in found.values()}
    numbered = []
    for each, provider in found.items():
        if each.tmdb_id and provider.tmdb_id is None and each.tmdb_id not in given:
            provider.tmdb_id = each.tmdb_id
            given.add(each.tmdb_id)
            numbered.append(provider)
    made = list({id(row): row for row in found.values() if row.pk is None}.values())
    bulk.update(Provider, ["tmdb_id"], ["id"], ((row.tmdb_id, row.pk) for row in numbered if row.pk))
    give_addresses(Provider, [(row, slugify(row.name, fallback="provider")) for row in made])
    bulk.create(made)
