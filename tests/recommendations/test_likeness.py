"""Which titles are like which, and why."""

import pytest
from django.core.management import CommandError, call_command

from factories import CreditFactory, MemberFactory, PersonFactory, TitleFactory, rating
from factories_television import make_series
from plaudit.catalog.models import Genre, Job, SimilarTitle, Title
from plaudit.changes.models import Change
from plaudit.recommendations.shared_likes import FEWEST_TOGETHER, Tastes
from plaudit.recommendations.similarity import weight
from plaudit.recommendations.update import work_out_likenesses
from plaudit.scoring.rounding import half_up


def likes(title: Title) -> dict[str, dict]:
    """What is like a title by name, in order, with the reasons."""
    found = SimilarTitle.objects.filter(title=title).order_by("position")
    return {like.other.name: like.reasons for like in found.select_related("other")}


@pytest.fixture
def ran(db: None) -> Title:
    """A film with a director, a genre and a decade, among films that share nothing with it."""
    for _ in range(5):
        CreditFactory(job=Job.DIRECTOR)
    return film("Ran", 1985, "drama", PersonFactory(name="Akira Kurosawa"))


def film(name: str, year: int, genre: str = "", director=None) -> Title:
    title = TitleFactory(name=name, year=year, slug=name.lower())
    if genre:
        title.genres.add(Genre.objects.get_or_create(slug=genre, defaults={"name": genre})[0])
    if director:
        CreditFactory(title=title, person=director, job=Job.DIRECTOR)
    return title


def test_a_title_by_the_same_director_is_like_it_and_the_reason_says_so(ran):
    film("Kagemusha", 1980, "drama", ran.credits.get().person)
    work_out_likenesses()
    reasons = {"people": [["director", "Akira Kurosawa"]], "genres": ["drama"], "decade": 1980}
    assert likes(ran) == {"Kagemusha": reasons}


def test_the_same_director_says_more_than_the_same_genre(ran):
    film("Kagemusha", 1980, "", ran.credits.get().person)
    film("Amadeus", 1984, "drama")
    film("Elsewhere", 1984, "horror")
    work_out_likenesses()
    assert list(likes(ran)) == ["Kagemusha", "Amadeus"]
    assert likes(ran)["Amadeus"] == {"genres": ["drama"], "decade": 1980}


def test_what_the_same_people_like_is_alike_but_not_what_everybody_likes(ran):
    twin, everybodys = film("Twin", 2010), film("Everybody's", 2011)
    members = MemberFactory.create_batch(60)
    for place, member in enumerate(members):
        rating(everybodys, 9, member=member)
        for title in (ran, twin):
            rating(title, 9 if place < 15 else 2, member=member)
        rating(TitleFactory(), 8, member=member)
    work_out_likenesses()
    assert list(likes(ran)) == ["Twin"]
    assert likes(ran)["Twin"] == {"taste": 15}


def test_a_season_or_a_hidden_title_is_like_nothing(ran):
    director = ran.credits.get().person
    _series, (season,) = make_series(1)
    CreditFactory(title=season, person=director, job=Job.DIRECTOR)
    hidden = film("Hidden", 1980, "drama", director)
    work_out_likenesses()
    assert list(likes(ran)) == ["Hidden"]
    Title.objects.filter(pk=hidden.pk).update(listed=False)
    work_out_likenesses()
    assert likes(ran) == {}
    assert not SimilarTitle.objects.filter(title=hidden).exists()


def test_nothing_is_written_that_has_not_changed(ran):
    film("Kagemusha", 1980, "drama", ran.credits.get().person)
    assert work_out_likenesses() == 2
    Change.objects.all().delete()
    ids = set(SimilarTitle.objects.values_list("id", flat=True))
    assert work_out_likenesses() == 0
    assert set(SimilarTitle.objects.values_list("id", flat=True)) == ids
    assert not Change.objects.exists()


def test_some_titles_can_be_worked_out_alone(ran):
    other = film("Kagemusha", 1980, "drama", ran.credits.get().person)
    assert work_out_likenesses([other.pk, 10**9]) == 1
    assert likes(ran) == {}
    assert list(likes(other)) == ["Ran"]


@pytest.mark.parametrize("many", [1, 30])
def test_the_queries_do_not_grow_with_the_titles(ran, many, django_assert_max_num_queries):
    for number in range(many):
        film(f"Film-{number}-of-them", 1980, "drama", ran.credits.get().person)
    with django_assert_max_num_queries(22):
        work_out_likenesses()


def test_at_most_twelve_are_kept_the_strongest(ran):
    for number in range(20):
        film(f"Film-{number}-of-them", 1980 + number % 2 * 20, "drama", ran.credits.get().person)
    work_out_likenesses()
    found = SimilarTitle.objects.filter(title=ran).order_by("position")
    strengths = [like.strength for like in found]
    assert len(strengths) == 12
    assert strengths == sorted(strengths, reverse=True)
    assert all(like.reasons.get("decade") for like in found[:10])


def test_the_command_works_out_all_or_some(ran, capsys):
    film("Kagemusha", 1980, "drama", ran.credits.get().person)
    call_command("likeness", "ran")
    assert "1 titles" in capsys.readouterr().out
    call_command("likeness")
    assert SimilarTitle.objects.count() == 2
    with pytest.raises(CommandError, match="no title at the address nothing"):
        call_command("likeness", "nothing")


def test_tastes_that_are_independent_are_not_alike():
    likes_of_members = [[n for n in range(4) if member >> n & 1] for member in range(16)] * 20
    tastes = Tastes(likes_of_members)
    for title in range(4):
        assert all(half_up(10 * liking.alike) <= 1 for liking in tastes.near(title, 5))


def test_too_few_who_like_both_say_nothing():
    assert Tastes([[1, 2]] * (FEWEST_TOGETHER - 1) + [[3, 4]] * 50).near(1, 5) == []
    assert [liking.other for liking in Tastes([[1, 2]] * 9 + [[3, 4]] * 50).near(1, 5)] == [2]


def test_nobody_likes_anything_and_a_member_who_likes_everything_says_nothing():
    assert Tastes([]).near(1, 5) == []
    assert Tastes([range(600)] * 20).near(1, 5) == []


def test_somebody_with_very_many_titles_says_less():
    assert weight(Job.DIRECTOR, 1, 2) == 1
    assert weight(Job.DIRECTOR, 1, 22) == 0.5
    assert weight(Job.ACTOR, 1, 2) > weight(Job.ACTOR, 9, 2) > weight(Job.ACTOR, 40, 2) > 0
