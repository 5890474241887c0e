"""Merging while others write: nothing is lost."""

import pytest

from factories import MemberFactory, TitleFactory, rating, review, reviews
from plaudit.audience.models import Rating
from plaudit.catalog.models import Title
from plaudit.critics.models import Review
from plaudit.merging.actions import MergeError, merge
from together import at_once

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_two_who_merge_the_same_two_at_once_merge_them_once():
    kept, gone = TitleFactory.create_batch(2)
    reviews(gone, fresh=3)

    raised = at_once(lambda: merge(kept, gone), lambda: merge(gone, kept))

    assert [type(each) for each in raised] == [MergeError]
    assert Title.objects.count() == 1
    assert Review.objects.filter(title=Title.objects.get()).count() == 3


def test_what_is_written_during_a_merge_is_moved_or_refused_but_never_lost(recount_check):
    for _ in range(4):
        kept, gone = TitleFactory.create_batch(2)
        reviews(gone, fresh=2)
        member = MemberFactory()

        refused = at_once(
            lambda here=kept, there=gone: merge(here, there),
            lambda there=gone: review(there, "rotten"),
            lambda there=gone, who=member: rating(there, 7, member=who),
        )

        assert not Title.objects.filter(pk=gone.pk).exists()
        written = Review.objects.filter(title=kept).count() - 2 + Rating.objects.filter(title=kept).count()
        assert written + len(refused) == 2
    recount_check()
