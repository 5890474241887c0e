"""The page of a person: their life, all that they did, with whom, and how it was received."""

import re
from datetime import date

import pytest

from factories import CreditFactory, PersonFactory, TitleFactory, reviews
from factories_television import make_series
from pages import text
from plaudit.catalog.models import Award, Job, Person
from plaudit.scoreboard.models import Score

pytestmark = pytest.mark.django_db
QUERIES = 7


def credit(person: Person, *, percent: int | None = None, job: str = Job.ACTOR, **given) -> None:
    """A part in a new title, with a critics' score as if it had reviews."""
    character = given.pop("character", "")
    title = TitleFactory(**given)
    CreditFactory(person=person, title=title, job=job, character=character, billing=1)
    if percent is not None:
        shown = {"critics_percent": percent, "critics_rank": percent, "critics_first_shown": date(2007, 1, 1)}
        Score.objects.create(title=title, **shown)


def names(page: str) -> list[str]:
    return re.findall(r'<h3 class="row-name"><a[^>]*>([^<]*)</a>', page)


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Ada Director", slug="ada")


@pytest.mark.parametrize("many", [1, 50])
def test_it_takes_the_same_queries_however_much_they_did(client, at_most, person, many):
    other = PersonFactory()
    for number in range(many):
        credit(person, percent=number % 101, year=1950 + number)
        title = person.credits.last().title
        CreditFactory(title=title, person=other)
        Award.objects.create(title=title, person=person, body="The Guild", year=1960 + number)
    with at_most(QUERIES):
        text(client, "/person/ada/")


def test_it_tells_of_their_life_with_the_age_they_reached(client, person):
    Person.objects.filter(pk=person.pk).update(
        born_on=date(1910, 3, 23), died_on=date(1998, 9, 6), born_in="Tokyo", biography="Painted first.",
        biography_source="Our editors",
    )  # fmt: skip
    page = text(client, "/person/ada/")
    assert "aged 88" in page
    assert "Tokyo" in page
    assert "Painted first." in page
    assert "Biography: Our editors" in page
    assert '"birthDate":"1910-03-23"' in page


def test_each_title_stands_once_with_all_that_they_did(client, person):
    credit(person, name="Both", character="The Captain")
    CreditFactory(person=person, title=person.credits.get().title, job=Job.DIRECTOR)
    page = text(client, "/person/ada/")
    assert names(page) == ["Both"]
    assert "Director · The Captain" in page


def test_it_can_be_narrowed_to_a_job_and_sorted(client, person):
    credit(person, name="Old", year=1950, percent=90)
    credit(person, name="New", year=2000, percent=40)
    credit(person, name="Directed", year=1970, percent=70, job=Job.DIRECTOR)
    assert names(text(client, "/person/ada/")) == ["New", "Directed", "Old"]
    assert names(text(client, "/person/ada/?sort=oldest")) == ["Old", "Directed", "New"]
    assert names(text(client, "/person/ada/?sort=critics")) == ["Old", "Directed", "New"]
    narrowed = text(client, "/person/ada/?job=director")
    assert names(narrowed) == ["Directed"]
    assert "Director (1)" in narrowed
    assert 'content="noindex"' in narrowed


@pytest.mark.parametrize("query", ["job=nothing", "sort=sideways", "job=%00&sort=<script>"])
def test_what_the_address_cannot_mean_is_said_and_left_out(client, person, query):
    credit(person, name="Only")
    page = text(client, f"/person/ada/?{query}")
    assert "Unknown " in page
    assert "<script>alert" not in page
    assert names(page) == ["Only"]


def test_the_highest_and_lowest_rated_are_different_titles(client, person):
    for percent in (10, 20, 80, 90):
        credit(person, name=f"Film of {percent}", percent=percent, year=1990 + percent)
    page = text(client, "/person/ada/")
    highest = re.search(r'aria-labelledby="highest-rated".*?</section>', page, re.DOTALL).group()
    lowest = re.search(r'aria-labelledby="lowest-rated".*?</section>', page, re.DOTALL).group()
    assert re.findall(r"Film of (\d+)", highest) == ["90", "80"]
    assert re.findall(r"Film of (\d+)", lowest) == ["10", "20"]


def test_of_few_titles_none_is_the_highest(client, person):
    for percent in (10, 20, 80):
        credit(person, percent=percent)
    assert "Highest rated" not in text(client, "/person/ada/")


def test_the_line_over_the_years_has_a_table_behind_it(client, person):
    credit(person, name="First", year=1950, percent=90)
    credit(person, name="Second", year=1960, percent=40)
    page = text(client, "/person/ada/")
    assert '<svg class="line-chart"' in page
    assert re.search(r">First</a>.*?<td>90%</td>.*?>Second</a>.*?<td>40%</td>", page, re.DOTALL)


def test_those_with_whom_they_worked_more_than_once_are_named(client, person):
    often, once = PersonFactory(name="Often There"), PersonFactory(name="Once There")
    for number in range(3):
        credit(person)
        title = person.credits.order_by("id").last().title
        CreditFactory(title=title, person=often, job=Job.COMPOSER, billing=1)
        CreditFactory(title=title, person=often, job=Job.WRITER, billing=1)
        if not number:
            CreditFactory(title=title, person=once, billing=2)
    page = text(client, "/person/ada/")
    together = re.search(r'aria-labelledby="collaborators".*?</section>', page, re.DOTALL).group()
    assert "Often There" in together
    assert "3 titles" in together
    assert "Once There" not in together


def test_awards_say_whether_they_were_won(client, person):
    credit(person, name="The Prized")
    title = person.credits.get().title
    Award.objects.create(title=title, person=person, body="The Guild", category="Best", year=1999, won=True)
    Award.objects.create(title=title, person=person, body="The Guild", category="Boldest", year=1999)
    page = text(client, "/person/ada/")
    assert re.search(r"Won</strong>.*1999.*<br>The Guild, Best: <a[^>]*>The Prized</a>", page)
    assert re.search(r"Nominated<.*1999.*<br>The Guild, Boldest: ", page)


def test_an_episode_is_left_out_where_the_series_is_named(client, person):
    series, (season,) = make_series(1, episodes=2, name="The House")
    _alone, (other,) = make_series(1, episodes=1, name="Elsewhere")
    for title in (series, season, *season.children.all(), *other.children.all()):
        CreditFactory(person=person, title=title)
    assert sorted(names(text(client, "/person/ada/"))) == ["Part 1 of 1", "The House"]


def test_six_hundred_credits_stay_small(client, person):
    for number in range(600):
        credit(person, name=f"A title with a rather usual name {number}", year=1930 + number % 90, percent=number % 101)
    page = text(client, "/person/ada/")
    assert len(page.encode()) < 80_000
    assert len(names(text(client, "/person/ada/?page=15"))) == 40
    text(client, "/person/ada/?page=16", 404)


def test_somebody_without_a_title_or_a_life_is_shown_all_the_same(client):
    PersonFactory(slug="nobody-yet")
    page = text(client, "/person/nobody-yet/")
    assert "No credits yet" in page
    assert "No biography yet" in page


def test_scores_come_from_the_titles_themselves(client, person):
    credit(person, name="Reviewed")
    reviews(person.credits.get().title, fresh=3, rotten=2)
    assert "60%" in text(client, "/person/ada/")
