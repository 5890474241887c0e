"""The shelf that browsing reads: as the database is, whatever has happened to it since it was filled."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from factories import TitleFactory, rating, reviews
from factories_offers import offer
from plaudit.catalog.models import Genre, Offer, Title
from plaudit.catalog.queries.offers import offers_of
from plaudit.changes import actions as changes
from plaudit.listing.browse_index import Order, bitsets, browse_index, forget
from plaudit.listing.browse_index.best_lists import Sort, best, scored
from plaudit.listing.browse_index.cache import offers_in

places = st.sets(st.integers(0, 200))


@given(places, places)
def test_sets_of_places_are_sets(one, other):
    left, right = bitsets.of(one, 201), bitsets.of(other, 201)
    everywhere = list(range(201))
    assert bitsets.in_order(left & right, everywhere, 0, 201) == sorted(one & other)
    assert bitsets.in_order(bitsets.union([left, right]), everywhere, 0, 201) == sorted(one | other)
    assert left.bit_count() == len(one)


@given(st.permutations(range(40)), st.sets(st.integers(0, 39)), st.integers(0, 45), st.integers(0, 45))
def test_a_page_of_a_set_keeps_the_order(order, chosen, start, stop):
    expected = [place for place in order if place in chosen][start : max(start, stop)]
    assert bitsets.in_order(bitsets.of(chosen, 40), order, start, max(start, stop)) == expected


def ids(order=Order.NAME, chosen=None):
    titles = browse_index()
    return titles.in_order(titles.listed if chosen is None else chosen, order, 0, 100)


@pytest.mark.django_db
class TestFollowing:
    def test_a_new_title_stands_on_it_at_once(self):
        first = TitleFactory(name="B")
        assert ids() == [first.pk]
        second = TitleFactory(name="A")
        assert ids() == [second.pk, first.pk]

    def test_a_noted_change_is_seen(self):
        title = TitleFactory(year=1999, countries=["FR"])
        browse_index()
        Title.objects.filter(pk=title.pk).update(year=2001, countries=["DE", "FR"])
        changes.record(f"title:{title.pk}")
        values = browse_index().values
        assert {*values("year")} == {2001}
        assert {*values("country")} == {"DE", "FR"}

    def test_a_title_that_is_unlisted_or_gone_leaves_no_trace(self):
        unlisted, deleted, kept = TitleFactory(), TitleFactory(), TitleFactory()
        for title in (unlisted, deleted):
            title.genres.add(Genre.objects.get_or_create(slug="war", defaults={"name": "War"})[0])
        assert browse_index().true_of("genre", ["war"]).bit_count() == 2
        Title.objects.filter(pk=unlisted.pk).update(listed=False)
        Title.objects.filter(pk=deleted.pk).delete()
        changes.record(f"title:{unlisted.pk}", f"title:{deleted.pk}")
        assert ids() == [kept.pk]
        assert not browse_index().values("genre")

    def test_a_review_and_a_rating_move_its_orders(self):
        liked, disliked = TitleFactory(), TitleFactory()
        reviews(disliked, rotten=6)
        assert ids(Order.CRITICS)[0] == disliked.pk
        reviews(liked, fresh=6)
        assert ids(Order.CRITICS) == [liked.pk, disliked.pk]
        rating(disliked, 9)
        assert ids(Order.RATED)[0] == disliked.pk

    def test_a_bulk_change_fills_it_anew(self):
        title = TitleFactory(year=1999)
        browse_index()
        Title.objects.filter(pk=title.pk).update(year=2001)
        changes.move_epoch()
        assert set(browse_index().values("year")) == {2001}

    def test_it_is_the_same_however_it_came_to_be(self):
        titles = [TitleFactory(year=1990 + number % 3, name=f"Film {number % 4}") for number in range(12)]
        browse_index()
        for title in titles[::2]:
            Title.objects.filter(pk=title.pk).update(year=2020)
            changes.record(f"title:{title.pk}")
        followed = {order: ids(order) for order in Order}, {k: v for k, v in browse_index().values("year").items() if v}
        forget()
        assert followed == ({order: ids(order) for order in Order}, dict(browse_index().values("year")))

    def test_it_costs_a_few_reads_where_nothing_changed(self):
        TitleFactory()
        browse_index()
        with CaptureQueriesContext(connection) as captured:
            browse_index()
        assert len(captured) <= 4

    def test_what_is_taken_back_is_not_kept(self):
        title = TitleFactory(year=1999)
        browse_index()
        with transaction.atomic():
            Title.objects.filter(pk=title.pk).update(year=2001)
            changes.record(f"title:{title.pk}")
            transaction.set_rollback(True)
        assert set(browse_index().values("year")) == {1999}


@pytest.mark.django_db
class TestOffers:
    def test_only_what_runs_now_is_on_offer(self):
        now, day = timezone.now(), timedelta(days=1)
        title = TitleFactory()
        offer(title, "Running", starts_at=now - day, ends_at=now + day)
        offer(title, "Ended", starts_at=now - 2 * day, ends_at=now - day)
        offer(title, "Later", starts_at=now + day)
        assert [row.provider for row in offers_of(title.pk)] == ["Running"]
        assert set(offers_in(browse_index(), "US")) == {("running", "stream")}

    def test_an_offer_that_has_ended_vanishes_by_itself(self):
        ends = timezone.now() + timedelta(seconds=1)
        title = TitleFactory()
        offer(title, "Short", "DE", ends_at=ends)
        assert browse_index().true_of("region", ["DE"]).bit_count() == 1
        while timezone.now() <= ends:
            pass
        assert not browse_index().values("region")
        assert not offers_in(browse_index(), "DE")

    def test_what_was_over_by_a_clock_that_was_ahead_is_looked_at_again(self, monkeypatch):
        right = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: right + timedelta(days=2000))
        offer(TitleFactory(), "Short", "DE")
        assert set(browse_index().values("region")) == {"DE"}
        Offer.objects.all().delete()  # without a word to anybody
        assert set(browse_index().values("region")) == {"DE"}
        monkeypatch.setattr(timezone, "now", lambda: right)
        assert not browse_index().values("region")

    def test_a_region_that_was_asked_for_follows_changes(self):
        title = TitleFactory()
        offer(title, "One", "DE")
        offers_in(browse_index(), "DE")
        offer(title, "Two", "DE", "rent")
        changes.record(f"title:{title.pk}")
        assert set(offers_in(browse_index(), "DE")) == {("one", "stream"), ("two", "rent")}
        Offer.objects.filter(provider__slug="one").delete()
        changes.record(f"title:{title.pk}")
        assert set(offers_in(browse_index(), "DE")) == {("two", "rent")}


@pytest.mark.django_db
def test_the_best_need_enough_reviews_and_stand_by_rank():
    good, better, few = TitleFactory(), TitleFactory(), TitleFactory()
    reviews(good, fresh=8, rotten=4)
    reviews(better, fresh=12)
    reviews(few, fresh=6)
    titles = browse_index()
    assert best(titles, Sort(), 10) == [better.pk, good.pk]
    assert best(titles, Sort(), 10, least=1) == [better.pk, few.pk, good.pk]
    assert scored(titles).bit_count() == 3
    ranks = [titles.number(pk, Order.CRITICS) for pk in best(titles, Sort(), 10, least=1)]
    assert all(one >= other for one, other in pairwise(ranks))
