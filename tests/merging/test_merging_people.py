"""Two people become one and two again."""

import pytest
from django.test import Client

from factories import CreditFactory, PersonFactory, TitleFactory
from plaudit.catalog.models import Award, Credit, Person, PersonId, PersonRedirect, Quote, QuoteLine
from plaudit.merging.actions import MergeError, merge, undo
from plaudit.merging.rows import plain


def dump():
    return {
        model: sorted((plain(row) for row in model._default_manager.all()), key=str)
        for model in (Person, Credit, PersonId, PersonRedirect, Award, QuoteLine)
    }


@pytest.fixture
def pair(db):
    kept, gone = PersonFactory(name="Ken Watanabe"), PersonFactory(name="Watanabe Ken", born_in="Koide")
    both, other = TitleFactory(), TitleFactory()
    for person in (kept, gone):
        CreditFactory(title=both, person=person, character="Kuribayashi", billing=1)
    CreditFactory(title=other, person=gone, character="Katsumoto", billing=2)
    PersonId.objects.create(person=gone, source="tmdb", value="3899")
    PersonRedirect.objects.create(slug="k-watanabe", person=gone)
    Award.objects.create(title=other, person=gone, body="Academy Awards", year=2004)
    QuoteLine.objects.create(quote=Quote.objects.create(title=other), speaker=gone, text="Life in every breath.")
    return kept, gone


def test_one_person_has_the_credits_of_both(pair):
    kept, gone = pair

    merge(kept, gone)

    kept.refresh_from_db()
    assert sorted(kept.credits.values_list("character", flat=True)) == ["Katsumoto", "Kuribayashi"]
    assert kept.born_in == "Koide"
    assert QuoteLine.objects.get().speaker == kept
    for slug in (gone.slug, "k-watanabe"):
        assert Client().get(f"/person/{slug}/").headers["Location"] == f"/person/{kept.slug}/"


def test_undo_gives_both_back_exactly(pair):
    before = dump()

    undo(merge(*pair))

    assert dump() == before


def test_what_was_changed_since_stays(pair):
    kept, gone = pair
    merged = merge(kept, gone)
    Person.objects.filter(pk=kept.pk).update(born_in="Uonuma")

    undo(merged)

    kept.refresh_from_db()
    assert kept.born_in == "Uonuma"
    assert Person.objects.get(pk=gone.pk).born_in == "Koide"


def test_an_address_that_somebody_else_has_by_now_stays_theirs(pair):
    kept, gone = pair
    merged = merge(kept, gone)
    PersonRedirect.objects.filter(slug=gone.slug).delete()
    PersonFactory(slug=gone.slug)

    undo(merged)

    assert Person.objects.get(pk=gone.pk).slug == f"{gone.slug}-2"


def test_nobody_is_merged_with_themselves(pair):
    with pytest.raises(MergeError, match="one and the same"):
        merge(pair[0], pair[0])
