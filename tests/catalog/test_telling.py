"""Whose word stands about a title's names, releases, sums and the like; and what the desk does with them."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factories import MemberFactory, TitleFactory
from plaudit.catalog.actions import offers
from plaudit.catalog.actions.details import delete_detail, save_detail
from plaudit.catalog.actions.offers import record_begun_and_ended
from plaudit.catalog.ingest.companies import CompanyInput, upsert_companies
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.ingest.offers import OfferListing, ProviderInput, end_unlisted, upsert_providers
from plaudit.catalog.ingest.title_names import upsert_names
from plaudit.catalog.ingest.upsert import upsert_rows
from plaudit.catalog.models import (
    Award,
    BoxOffice,
    Company,
    Offer,
    OfferType,
    Release,
    Title,
    TitleName,
    Tombstone,
    Track,
)
from plaudit.catalog.tasks import expire_offers
from plaudit.changes.models import Change, SiteEpoch
from plaudit.members.models import Member
from plaudit.members.permissions import PermissionDeniedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def title(db: None) -> Title:
    return TitleFactory()


@pytest.fixture
def editor(db: None) -> Member:
    member = MemberFactory()
    member.user_permissions.set(Permission.objects.filter(content_type__app_label="catalog"))
    return member


def gross(title: Title, amount: int) -> BoxOffice:
    return BoxOffice(title=title, kind=BoxOffice.Kind.GROSS, amount=amount)


def amounts(title: Title) -> list[int]:
    return list(title.box_office.values_list("amount", flat=True))


def test_a_source_may_change_what_it_told_and_another_may_not(title: Title) -> None:
    assert upsert_rows([gross(title, 1)], origin="a").title_ids == {title.pk}
    assert upsert_rows([gross(title, 1)], origin="a").title_ids == set()
    assert upsert_rows([gross(title, 2)], origin="b").title_ids == set()
    assert upsert_rows([gross(title, 3)], origin="a").title_ids == {title.pk}
    assert amounts(title) == [3]


def test_what_the_demo_told_gives_way(title: Title) -> None:
    upsert_rows([gross(title, 1)], origin=DEMO)
    upsert_rows([gross(title, 2)], origin="a")
    upsert_rows([gross(title, 3)], origin=DEMO)

    assert amounts(title) == [2]


def test_what_an_editor_has_put_stays(title: Title, editor: Member) -> None:
    upsert_rows([gross(title, 1)], origin="a")
    money = title.box_office.get()
    money.amount = 5
    save_detail(money, by=editor)

    assert upsert_rows([gross(title, 9)], origin="a").title_ids == set()
    assert amounts(title) == [5]
    assert Change.objects.filter(key=f"title:{title.pk}").exists()


def test_what_an_editor_has_removed_does_not_come_back_until_they_put_it_again(title: Title, editor: Member) -> None:
    upsert_rows([gross(title, 1)], origin="a")
    delete_detail(title.box_office.get(), by=editor)

    assert upsert_rows([gross(title, 1)], origin="a").title_ids == set()
    assert amounts(title) == []
    save_detail(gross(title, 2), by=editor)
    assert not Tombstone.objects.exists()


def test_what_was_moved_leaves_nothing_behind_that_comes_back(title: Title, editor: Member) -> None:
    row = Release(title=title, country="DE", released_on=date(2011, 3, 4))
    upsert_rows([row], origin="a")
    moved = title.releases.get()
    moved.country = "AT"
    save_detail(moved, by=editor)

    again = Release(title=title, country="DE", released_on=date(2011, 3, 4))
    assert upsert_rows([again], origin="a").title_ids == set()
    assert list(title.releases.values_list("country", flat=True)) == ["AT"]


def test_of_several_rows_that_tell_the_same_the_first_stands(title: Title) -> None:
    upsert_rows([gross(title, 1), gross(title, 2)], origin="a")

    assert amounts(title) == [1]


def test_a_row_that_does_not_fit_is_left_out(title: Title) -> None:
    upsert_rows([Track(title=title, name="x" * 201), Track(title=title, name="Overture")], origin="a")

    assert list(title.tracks.values_list("name", flat=True)) == ["Overture"]


def test_an_award_of_nobody_is_told_once(title: Title) -> None:
    for _ in range(2):
        upsert_rows([Award(title=title, body="Lamp Guild", category="Light", year=2012, won=True)], origin="a")

    assert title.awards.get().won


def test_one_name_is_shown_in_each_language_and_an_editor_chooses(title: Title, editor: Member) -> None:
    names = ["L'Allumeur", "Le Falotier"]
    upsert_names([TitleName(title=title, name=name, language="fr", displayed=True) for name in names], origin="a")
    upsert_names([TitleName(title=title, name="Lampes", language="fr", displayed=True)], origin="b")
    assert title.names.get(displayed=True).name == "L'Allumeur"

    chosen = title.names.get(name="Lampes")
    chosen.displayed = True
    save_detail(chosen, by=editor)
    assert title.names.get(displayed=True) == chosen


def test_a_company_is_one_by_its_id_or_its_name(title: Title) -> None:
    first = CompanyInput(title_id=title.pk, name="Dusk Pictures")
    upsert_companies([first], origin="a")
    upsert_companies([CompanyInput(title_id=title.pk, name="DUSK PICTURES", tmdb_id=7)], origin="b")
    upsert_companies([CompanyInput(title_id=title.pk, name="Dusk", tmdb_id=7), first], origin="b")
    upsert_companies([CompanyInput(title_id=title.pk, name="Dusk Pictures", tmdb_id=8)], origin="b")

    assert set(Company.objects.values_list("name", "tmdb_id")) == {("Dusk Pictures", 7), ("Dusk Pictures", 8)}
    assert title.company_credits.count() == 2


def test_nobody_without_the_permission_writes(title: Title) -> None:
    member = MemberFactory()
    upsert_rows([gross(title, 1)], origin="a")

    for write in (save_detail, delete_detail):
        with pytest.raises(PermissionDeniedError):
            write(title.box_office.get(), by=member)
    with pytest.raises(PermissionDeniedError):
        offers.save_offer(offer(title), by=member)
    with pytest.raises(PermissionDeniedError):
        offers.end_offer(stored(title), by=member)
    assert amounts(title) == [1]


def test_what_makes_no_sense_is_refused_with_a_sentence(title: Title, editor: Member) -> None:
    save_detail(gross(title, 1), by=editor)

    for row in (gross(title, 2), Release(title=title, country="DE"), TitleName(title=title, name="")):
        with pytest.raises(ValidationError):
            save_detail(row, by=editor)
    with pytest.raises(ValidationError):
        offers.save_offer(offer(title, region="Germany"), by=editor)
    with pytest.raises(TypeError):
        delete_detail(title, by=editor)


def offer(title: Title, **said: object) -> Offer:
    provider = upsert_providers([ProviderInput("Lampflix")], origin="a")[ProviderInput("Lampflix")]
    values = {"type": OfferType.STREAM, "region": "DE", **said}
    return Offer(title=title, provider_id=provider, **values)


def stored(title: Title, **said: object) -> Offer:
    made = offer(title, **said)
    made.save()
    return made


def test_an_editor_puts_ends_and_removes_an_offer(title: Title, editor: Member) -> None:
    put_by_editor = offers.save_offer(offer(title), by=editor)
    offers.end_offer(put_by_editor, by=editor)
    later = stored(title, region="FR", starts_at=timezone.now() + timedelta(days=2))
    offers.end_offer(later, by=editor)
    offers.delete_offer(stored(title, region="AT"), by=editor)

    assert title.offers.get().ends_at <= timezone.now()


def test_the_turn_of_an_offer_is_noted_once_for_its_title(title: Title) -> None:
    now = timezone.now()
    hour = timedelta(hours=1)
    stored(title, ends_at=now)
    stored(title, region="FR", ends_at=now - hour / 2)
    stored(TitleFactory(), ends_at=now + hour)
    stored(TitleFactory(), ends_at=now - 2 * hour)
    begun = stored(TitleFactory(), starts_at=now - hour / 2).title

    assert record_begun_and_ended(now - hour, now) == 2
    assert set(Change.objects.values_list("key", flat=True)) == {f"title:{title.pk}", f"title:{begun.pk}"}
    assert record_begun_and_ended(now, now + hour / 2) == 0


def test_many_turns_at_once_move_the_epoch(monkeypatch: pytest.MonkeyPatch, title: Title) -> None:
    monkeypatch.setattr(offers, "MAX_RECORDED", 0)
    stored(title, ends_at=timezone.now() - timedelta(minutes=1))

    expire_offers(None)

    assert not Change.objects.exists()
    assert SiteEpoch.objects.get().number == 1


def test_ending_what_is_missing_leaves_the_rest(title: Title) -> None:
    listed = OfferListing(regions={(title.pk, "DE")})
    kept = stored(title, origin="a", type=OfferType.RENT)
    stored(title, origin="a")
    stored(title, origin="b", type=OfferType.BUY)
    listed.offers.add(kept.pk)

    with transaction.atomic():
        assert end_unlisted(listed, origin="a", at=timezone.now()) == 1
    assert title.offers.filter(ends_at=None).count() == 2
