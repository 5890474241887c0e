"""The front: good by itself, and as its editors put it together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factories import TitleFactory, reviews
from factories_newsroom import article, countdown
from pages import make_title, text
from plaudit.catalog.models import Offer, Provider, Title
from plaudit.newsroom.actions import ensure_pages
from plaudit.newsroom.models import HomePage
from plaudit.scoreboard.models import Score

pytestmark = pytest.mark.django_db

ALL = ("lead", "opening", "at_home", "talked", "certified", "latest", "rated", "list", "consensus", "disputes", "news")


def set_up(*blocks):
    ensure_pages()
    home = HomePage.objects.get()
    home.body = list(blocks)
    home.save_revision().publish()
    return home


def certify(title):
    Score.objects.filter(title=title).update(certified=True, certified_since=timezone.localdate())


def offer(title, region="US", way="stream"):
    provider = Provider.objects.get_or_create(slug="screen", defaults={"name": "Screen", "name_key": "screen"})[0]
    return Offer.objects.create(title=title, provider=provider, type=way, region=region)


def busy_site(rows=1):
    """Something for every block."""
    today = timezone.localdate()
    for row in range(Title.objects.count(), Title.objects.count() + rows):
        title = make_title(6, name=f"Busy {row}", released_on=today + timedelta(days=1))
        reviews(title, fresh=14, dated_on=today)
        certify(title)
        offer(title)
        Score.objects.filter(title=title).update(audience_percent=20, audience_rank=1)
        article(f"Headline {row}", titles=(title,))


def test_an_empty_site_says_how_it_is_filled(client):
    assert "plaudit demo" in text(client, "/")


def test_a_front_that_nobody_set_up_is_the_same_with_and_without_a_page_of_its_own(client):
    busy_site()
    with_page = text(client, "/")
    HomePage.objects.update(live=False)

    assert text(client, "/") == with_page
    for heading in (
        "Opening this week",
        "New to watch at home",
        "Most talked about",
        "Certified Fresh this week",
        "Headline 0",
    ):
        assert heading in with_page


def test_what_only_cinemas_show_is_not_new_at_home(client):
    offer(TitleFactory(name="On the sofa"))
    offer(TitleFactory(name="On the big screen"), way="cinema")
    set_up(("at_home", {}))
    page = text(client, "/")
    assert "On the sofa" in page
    assert "On the big screen" not in page


def test_where_the_sites_region_has_cinemas_alone_another_takes_its_place(client):
    offer(TitleFactory(name="On the big screen"), "US", "cinema")
    offer(TitleFactory(name="On the sofa"), "DE")

    page = text(client, "/")
    assert "On the sofa" in page
    assert "?region=DE" in page


def test_where_the_sites_region_offers_nothing_the_one_with_most_takes_its_place(client):
    for number in range(2):
        offer(TitleFactory(name=f"Much {number}"), "DE")
    offer(TitleFactory(name="Newest"), "FR")

    page = text(client, "/")
    assert "?region=DE" in page
    assert "?region=FR" not in page


def test_editors_choose_the_blocks_their_order_and_their_words(client):
    busy_site()
    chosen = TitleFactory(name="The chosen one")
    set_up(
        ("text", "<p>Welcome <script>x</script>all.</p>"),
        ("lead", {"title": chosen, "text": "Because we say so."}),
        ("news", {"heading": "From our desk"}),
    )

    page = text(client, "/")

    assert page.index("Welcome") < page.index("The chosen one") < page.index("Because we say so.")
    assert page.index("Because we say so.") < page.index("From our desk")
    assert "Latest reviews" not in page
    assert "<script>x" not in page


def test_a_list_is_the_best_of_a_sort_or_the_head_of_a_countdown(client):
    good, poor = TitleFactory(name="Good one"), TitleFactory(name="Poor one")
    reviews(good, fresh=20)
    reviews(poor, rotten=20)
    made = countdown("Counted down", entries=[poor, good])
    set_up(("list", {"countdown": made}), ("list", {"heading": "Best films", "kind": "film", "most": 1}))

    page = text(client, "/")

    assert page.index("Counted down") < page.index("Good one") < page.index("Poor one") < page.index("Best films")
    assert 'href="/news/counted-down/"' in page


def test_blocks_without_anything_to_show_are_left_out(client):
    TitleFactory()
    set_up(*((name, {}) for name in ALL))
    assert "<h2" not in text(client, "/").partition("<main")[2].partition('class="empty"')[0]


def test_a_draft_of_the_front_is_seen_by_nobody(client):
    busy_site()
    home = set_up(("news", {"heading": "As it is"}))
    home.body = [("news", {"heading": "As it will be"})]
    home.save_revision()

    page = text(client, "/")

    assert "As it is" in page
    assert "As it will be" not in page
    assert "As it will be" in home.get_latest_revision_as_object().serve_preview(None, "").content.decode()


def queries_of_the_front(client, django_assert_max_num_queries):
    text(client, "/")
    with django_assert_max_num_queries(30) as asked:
        text(client, "/")
    return len(asked)


def test_the_front_takes_as_many_queries_with_one_title_as_with_many(client, django_assert_max_num_queries):
    set_up(*((name, {}) for name in ALL))
    busy_site()
    few = queries_of_the_front(client, django_assert_max_num_queries)
    busy_site(8)
    assert queries_of_the_front(client, django_assert_max_num_queries) == few
