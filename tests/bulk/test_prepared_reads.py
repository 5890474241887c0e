"""Reads that are compiled once give what Django's own would."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import CreditFactory, TitleFactory, reviews
from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Title
from plaudit.listing.titles import title_by_slug

pytestmark = pytest.mark.django_db


def test_a_prepared_read_runs_again_with_other_values():
    by_name = PreparedQuery(
        lambda name, year: Title.objects.filter(name=name, year=year).values_list("slug", "countries"), str, int
    )
    TitleFactory(name="Ran", year=1985, slug="ran", countries=["JP"])
    TitleFactory(name="Ran", year=1986, slug="other")
    assert by_name.rows("Ran", 1985) == [("ran", ["JP"])]
    assert by_name.rows("Ran", 1986) == [("other", [])]
    assert by_name.rows("'; --", 1) == []


def test_a_value_that_the_query_does_not_use_is_a_mistake():
    forgetful = PreparedQuery(lambda title_id: Title.objects.values_list("pk"), int)
    with pytest.raises(ValueError, match="does not pass on"):
        forgetful.rows(1)


def test_a_prepared_title_is_the_title():
    made = TitleFactory(slug="same", countries=["JP"], field_sources={"name": "demo"})
    reviews(made, fresh=6)
    expected = Title.objects.select_related("score").get(slug="same")
    with CaptureQueriesContext(connection) as captured:
        found = title_by_slug("same")
        assert found is not None
        for read, kept in ((found, expected), (found.score, expected.score)):
            values = [field.attname for field in read._meta.concrete_fields]
            assert [getattr(read, name) for name in values] == [getattr(kept, name) for name in values]
    assert len(captured) == 1
    assert not hasattr(found, "consensus")


def test_a_title_without_a_score_has_none_prepared():
    CreditFactory(title__slug="bare")
    found = title_by_slug("bare")
    assert found is not None
    assert not hasattr(found, "score")
    assert title_by_slug("nothing") is None
