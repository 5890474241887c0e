"""Which titles are similar, and why."""

import pytest
from django.core.management import CommandError, call_command

from factories import CreditFactory, MemberFactory, PersonFactory, TitleFactory, rating
from factories_television import make_series
from plaudit.catalog.models import Genre, Job, Title
from plaudit.changes.models import Change
from plaudit.recommendations.models import SimilarTitle
from plaudit.recommendations.shared_likes import MIN_MEMBERS, SharedLikes
from plaudit.recommendations.similarity import credit_weight
from plaudit.recommendations.update import update_similar_titles
from plaudit.scoring.rounding import half_up


def similar(title: Title) -> dict[str, dict]:
    """The titles similar to one by name, in order, with the reasons."""
    rows = SimilarTitle.objects.filter(title=title).order_by("position")
    return {row.similar.name: row.reasons for row in rows.select_related("similar")}


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


def test_a_title_by_the_same_director_is_similar_and_the_reason_says_so(ran):
    film("Kagemusha", 1980, "drama", ran.credits.get().person)
    update_similar_titles()
    reasons = {"people": [["director", "Akira Kurosawa"]], "genres": ["drama"], "decade": 1980}
    assert similar(ran) == {"Kagemusha": reasons}


def test_the_same_director_says_more_than_the_same_genre(ran):
    film("Kagemusha", 1980, "", ran.credits.get().person)
    film("Amadeus", 1984, "drama")
    film("Elsewhere", 1984, "horror")
    update_similar_titles()
    assert list(similar(ran)) == ["Kagemusha", "Amadeus"]
    assert similar(ran)["Amadeus"] == {"genres": ["drama"], "decade": 1980}


def test_what_the_same_people_like_is_similar_but_not_what_all_like(ran):
    twin, everybodys = film("Twin", 2010), film("Everybody's", 2011)
    members = MemberFactory.create_batch(60)
    for place, member in enumerate(members):
        rating(everybodys, 9, member=member)
        for title in (ran, twin):
            rating(title, 9 if place < 15 else 2, member=member)
        rating(TitleFactory(), 8, member=member)
    update_similar_titles()
    assert list(similar(ran)) == ["Twin"]
    assert similar(ran)["Twin"] == {"likes": 15}


def test_a_season_or_a_hidden_title_is_similar_to_nothing(ran):
    director = ran.credits.get().person
    _series, (season,) = make_series(1)
    CreditFactory(title=season, person=director, job=Job.DIRECTOR)
    hidden = film("Hidden", 1980, "drama", director)
    update_similar_titles()
    assert list(similar(ran)) == ["Hidden"]
    Title.objects.filter(pk=hidden.pk).update(listed=False)
    update_similar_titles()
    assert similar(ran) == {}
    assert not SimilarTitle.objects.filter(title=hidden).exists()


def test_nothing_is_written_that_has_not_changed(ran):
    film("Kagemusha", 1980, "drama", ran.credits.get().person)
    assert update_similar_titles() == 2
    Change.objects.all().delete()
    ids = set(SimilarTitle.objects.values_list("id", flat=True))
    assert update_similar_titles() == 0
    assert set(SimilarTitle.objects.values_list("id", flat=True)) == ids
    assert not Change.objects.exists()


def test_some_titles_can_be_computed_alone(ran):
    other = film("Kagemusha", 1980, "drama", ran.credits.get().person)
    assert update_similar_titles([other.pk, 10**9]) == 1
    assert similar(ran) == {}
    assert list(similar(other)) == ["Ran"]


@pytest.mark.parametrize("many", [1, 30])
def test_the_queries_do_not_grow_with_the_titles(ran, many, django_assert_max_num_queries):
    for number in range(many):
        film(f"Film-{number}-of-them", 1980, "drama", ran.credits.get().person)
    with django_assert_max_num_queries(22):
        update_similar_titles()


def test_at_most_twelve_are_kept_the_strongest(ran):
    for number in range(20):
        film(f"Film-{number}-of-them", 1980 + number % 2 * 20, "drama", ran.credits.get().person)
    update_similar_titles()
    rows = SimilarTitle.objects.filter(title=ran).order_by("position")
    strengths = [row.similarity for row in rows]
    assert len(strengths) == 12
    assert strengths == sorted(strengths, reverse=True)
    assert all(row.reasons.get("decade") for row in rows[:10])


def test_the_command_computes_all_or_some(ran, capsys):
    film("Kagemusha", 1980, "drama", ran.credits.get().person)
    call_command("similar", "ran")
    assert "Titles with new similar titles: 1\n" in capsys.readouterr().out
    call_command("similar")
    assert SimilarTitle.objects.count() == 2
    with pytest.raises(CommandError, match="No title found at /title/nothing/"):
        call_command("similar", "nothing")


def test_independent_likes_make_no_titles_similar():
    likes_of_members = [[n for n in range(4) if member >> n & 1] for member in range(16)] * 20
    likes = SharedLikes(likes_of_members)
    for title in range(4):
        assert all(half_up(10 * pair.similarity) <= 1 for pair in likes.most_similar(title, 5))


def test_too_few_who_like_both_say_nothing():
    assert SharedLikes([[1, 2]] * (MIN_MEMBERS - 1) + [[3, 4]] * 50).most_similar(1, 5) == []
    assert [pair.title_id for pair in SharedLikes([[1, 2]] * 9 + [[3, 4]] * 50).most_similar(1, 5)] == [2]


def test_nobody_likes_anything_and_a_member_who_likes_everything_says_nothing():
    assert SharedLikes([]).most_similar(1, 5) == []
    assert SharedLikes([range(600)] * 20).most_similar(1, 5) == []


def test_somebody_with_very_many_titles_says_less():
    assert credit_weight(Job.DIRECTOR, 1, 2) == 1
    assert credit_weight(Job.DIRECTOR, 1, 22) == 0.5
    assert credit_weight(Job.ACTOR, 1, 2) > credit_weight(Job.ACTOR, 9, 2) > credit_weight(Job.ACTOR, 40, 2) > 0
