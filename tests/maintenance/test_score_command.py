"""`plaudit score` says the counts, what is shown of them, and since when."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from factories import MemberFactory, TitleFactory, review, reviews
from plaudit.audience.actions.bulk import RatingInput, import_ratings
from plaudit.catalog.models import Title
from plaudit.catalog.slugs import change_slug

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("score", *arguments, stdout=out)
    return out.getvalue()


def account(title: Title) -> dict[str, Any]:
    return dict(json.loads(said(title.slug, "--json")))


def test_programs_get_the_counts_and_what_is_shown_of_them() -> None:
    title = TitleFactory(name="Letters from Iwo Jima")
    reviews(title, fresh=183, rotten=18, rating="4/5")

    critics = account(title)["critics"]

    assert (critics["fresh"], critics["rotten"], critics["reviews"], critics["percent"]) == (183, 18, 201, 91)
    assert (critics["average"], critics["interval"]) == (8.0, [86, 95])
    assert critics["since"]


def test_too_few_reviews_are_counted_but_not_shown() -> None:
    title = TitleFactory()
    reviews(title, fresh=2)

    critics = account(title)["critics"]

    assert (critics["shown"], critics["percent"], critics["missing"], critics["fresh"]) == (False, None, 3, 2)
    assert "not enough reviews yet, 3 more are needed" in said(title.slug)


def test_the_audience_stands_beside_the_critics() -> None:
    title = TitleFactory()
    stars = [2] * 7 + [9] * 43
    given = zip(MemberFactory.create_batch(50), stars, strict=True)
    import_ratings([RatingInput(title.pk, member.pk, half, title.added_at) for member, half in given])

    audience = account(title)["audience"]

    assert (audience["ratings"], audience["liked"], audience["percent"]) == (50, 43, 86)
    assert audience["half_stars"] == [0, 7, 0, 0, 0, 0, 0, 0, 43, 0]
    assert "Audience: 86 % of 50 ratings" in said(title.slug)


def test_a_title_that_nobody_has_judged_has_an_account_too() -> None:
    assert account(TitleFactory())["critics"]["reviews"] == 0


def test_an_address_of_before_a_rename_still_leads_there() -> None:
    title = TitleFactory(name="Working Title")
    old = title.slug
    change_slug(title, "final-title-2006")

    assert json.loads(said(old, "--json"))["title"]["slug"] == "final-title-2006"


def test_an_unknown_address_is_told_so() -> None:
    with pytest.raises(CommandError, match="No title has the address"):
        said("nothing-1900")


def test_a_policy_of_2024_asks_for_more_reviews(settings: Any) -> None:
    title = TitleFactory()
    reviews(title, fresh=6)
    assert account(title)["critics"]["shown"]

    settings.POLICY = "2024"
    assert account(title)["critics"]["missing"] == 4


def test_a_title_first_shown_under_an_earlier_policy_keeps_its_minimum(settings: Any) -> None:
    settings.POLICY = "classic, 2024 from 2026-01-01"
    title = TitleFactory()
    reviews(title, fresh=4)
    title.score.critics_first_shown = title.added_at.date().replace(year=2020)
    title.score.save()
    review(title)

    assert account(title)["critics"]["shown"]
