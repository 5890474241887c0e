"""Every list in every order, with scored and unscored titles, unknown years and ties among them.

What has no number comes last, ties always stand alike, and no page repeats or leaves out what another shows.
"""

import re
from datetime import UTC, date, datetime

import pytest

from factories import BylineFactory, CreditFactory, MemberFactory, PersonFactory, TitleFactory, review
from factories_newsroom import article
from pages import text
from plaudit.audience.models import AudienceReview
from plaudit.catalog.models import Genre, Title
from plaudit.changes.actions import move_epoch
from plaudit.scoreboard.models import Score

pytestmark = pytest.mark.django_db
CARD = re.compile(r'<h3 class="card-name"><a [^>]*>([^<]*)</a>')
ROW = re.compile(r'<h3 class="row-name"><a[^>]*>([^<]*)</a>')


def scored(name: str, critics: int | None, audience: int | None, *, fresh: int = 0, rotten: int = 0, ratings: int = 0,
           **given) -> Title:  # fmt: skip
    """A title whose stored scores are these, whatever reviews and ratings there are."""
    title: Title = TitleFactory(name=name, slug=name.lower(), **given)
    Score.objects.create(
        title=title, fresh=fresh, rotten=rotten, stars_8=ratings,
        critics_percent=critics, critics_rank=None if critics is None else critics * 10_000,
        critics_first_shown=None if critics is None else date(2007, 1, 1),
        audience_percent=audience, audience_rank=None if audience is None else audience * 10_000,
    )  # fmt: skip
    return title


@pytest.fixture
def mixed():
    """Titles made in an order that is none of those asked for; A and B, and E and F, are alike in everything."""
    scored("D", None, 70, ratings=60, year=1990, released_on=date(1990, 3, 1))
    alike = {"fresh": 9, "rotten": 1, "ratings": 80, "year": 2001, "released_on": date(2001, 5, 1)}
    scored("B", 90, 60, **alike)
    TitleFactory(name="G", slug="g", year=None)
    scored("A", 90, 60, **alike)
    scored("C", 40, None, fresh=4, rotten=6, ratings=7, year=2001, released_on=date(2001, 6, 1))
    TitleFactory(name="F", slug="f", year=1950)
    scored("H", 70, 95, fresh=7, rotten=3, ratings=100, year=2001)
    TitleFactory(name="E", slug="e", year=1950)
    move_epoch()


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("critics", "B A H C  D G F E"),
        ("audience", "H D B A  G C F E"),
        ("newest", "C B A H D F E  G"),
        ("reviewed", "B A C H  D G F E"),
        ("rated", "H B A D C  G F E"),
        ("divided", "B A H  D G C F E"),
        ("name", "A B C D E F G H"),
    ],
)
def test_browse_puts_what_has_no_number_last_and_ties_as_they_came_in(client, mixed, sort, expected):
    for _again in range(2):
        assert CARD.findall(text(client, f"/browse/?sort={sort}")) == expected.split()
    everything = Genre.objects.create(name="Drama", slug="drama")
    everything.titles.set(Title.objects.all())
    move_epoch()
    assert CARD.findall(text(client, f"/browse/?sort={sort}&genre=drama&kind=film")) == expected.split()


@pytest.mark.parametrize("sort", ["critics", "audience", "newest", "reviewed", "rated", "divided", "name"])
def test_pages_of_alike_titles_repeat_and_leave_out_none(client, sort):
    names = [f"Alike {number:02}" for number in range(50)]
    Title.objects.bulk_create([
        Title(name="Alike" if sort != "name" else name, slug=name, name_key="alike", year=2001) for name in names
    ])  # fmt: skip
    Title.objects.filter(slug__in=names[::2]).update(name="Alike too")
    Score.objects.bulk_create([
        Score(title=title, fresh=9, rotten=1, stars_8=50, critics_percent=90, critics_rank=900_000,
              critics_first_shown=date(2007, 1, 1), audience_percent=60, audience_rank=600_000)
        for title in Title.objects.order_by("-pk")
    ])  # fmt: skip
    move_epoch()
    pages = [text(client, f"/browse/?sort={sort}&page={number}") for number in (1, 2, 3)]
    found = [re.findall(r'<h3 class="card-name"><a href="/title/([^"]*)/"', page) for page in pages]
    assert [len(each) for each in found] == [24, 24, 2]
    assert [slug.replace("%20", " ") for each in found for slug in each] == names


def test_the_best_share_a_place_and_stand_as_they_came_in(client):
    for name, percent, fresh in (("B", 90, 9), ("A", 90, 9), ("C", 95, 9), ("Few", 99, 4), ("D", 80, 8)):
        scored(name, percent, None, fresh=fresh, rotten=10 - fresh if name != "Few" else 0, year=2001)
    scored("Unscored", None, 70, fresh=12, year=2001)
    move_epoch()
    page = text(client, "/best/2001/")
    places = re.findall(
        r'<span class="place-number">.*?</span>(\d+)</span>.*?<a href="/title/[^>]*>([^<]*)</a></h', page, re.DOTALL
    )
    assert places == [("1", "C"), ("2", "B"), ("2", "A"), ("4", "D")]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", "C B A H D F E G"),
        ("oldest", "F E D H B A C G"),
        ("critics", "B A H C D G F E"),
        ("audience", "H D B A G C F E"),
    ],
)
def test_a_filmography_puts_what_has_no_number_last_and_ties_as_they_came_in(client, mixed, sort, expected):
    person = PersonFactory(name="Everywhere", slug="everywhere")
    for title in Title.objects.order_by("-pk"):
        CreditFactory(person=person, title=title)
    assert ROW.findall(text(client, f"/person/everywhere/?sort={sort}")) == expected.split()


@pytest.mark.parametrize("sort", ["newest", "oldest", "critics", "audience"])
def test_pages_of_a_filmography_of_alike_titles_repeat_and_leave_out_none(client, sort):
    person = PersonFactory(slug="everywhere")
    for number in range(45):
        CreditFactory(person=person, title=TitleFactory(name=f"Alike {number:02}", year=2001))
    pages = [ROW.findall(text(client, f"/person/everywhere/?sort={sort}&page={number}")) for number in (1, 2)]
    assert [len(page) for page in pages] == [40, 5]
    assert [name for page in pages for name in page] == [f"Alike {number:02}" for number in range(45)]


def test_reviews_stand_by_their_day_those_of_one_day_the_latest_entered_first_and_undated_ones_last(client):
    """In every list of reviews alike, over its pages."""
    title, line = TitleFactory(slug="reviewed"), BylineFactory(critic__slug="busy", publication__slug="broad")
    days = [date(2001, 1, 1), None, date(2002, 2, 2), date(2001, 1, 1)]
    for number in range(32):
        review(title, "fresh", quote=f"Quote {number:02}.", dated_on=days[number % 4])
        review(TitleFactory(), "fresh", byline=line, quote=f"Quote {number:02}.", dated_on=days[number % 4])
    wanted = [number for day in (days[2], days[0], None) for number in range(31, -1, -1) if days[number % 4] == day]
    for url in (
        "/title/reviewed/reviews/",
        "/title/reviewed/reviews/?show=fresh",
        "/critic/busy/",
        "/publication/broad/",
    ):
        sign = "&" if "?" in url else "?"
        pages = [text(client, f"{url}{sign}page={number}") for number in (1, 2)]
        found = [re.findall(r"<p>Quote (\d\d)\.</p>", page) for page in pages]
        assert [len(page) for page in found] == [30, 2], url
        assert [int(number) for page in found for number in page] == wanted, url
    first = re.findall(r"<p>Quote (\d\d)\.</p>", text(client, "/title/reviewed/"))
    assert [int(number) for number in first] == wanted[:10]


def test_audience_reviews_of_one_moment_stand_by_who_joined_first(client):
    title, moment = TitleFactory(slug="commented"), datetime(2020, 1, 2, tzinfo=UTC)
    members = [MemberFactory(name=f"Member {letter}") for letter in "ABCD"]
    for member, day in zip(members, (2, 2, 3, 1), strict=True):
        AudienceReview.objects.create(title=title, member=member, text="Words.", written_at=moment.replace(day=day))
    found = re.findall(r'<span class="comment-name">([^<]*)</span>', text(client, "/title/commented/"))
    assert found == ["Member C", "Member A", "Member B", "Member D"]


def test_news_of_one_moment_stands_latest_made_first_over_its_pages(client):
    for number in range(30):
        article(f"Story {number:02}", published_at="2020-01-02T12:00:00Z" if number else "2021-01-02T12:00:00Z")
    pages = [re.findall(r">(Story \d\d)<", text(client, f"/news/?page={number}")) for number in (1, 2)]
    found = [list(dict.fromkeys(page)) for page in pages]
    assert [len(page) for page in found] == [24, 6]
    assert [name for page in found for name in page] == [
        "Story 00",
        *(f"Story {number:02}" for number in range(29, 0, -1)),
    ]
