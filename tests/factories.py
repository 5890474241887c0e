"""Rows that tests stand on, made as the product makes them: reviews and ratings come in through their actions."""

from datetime import date
from typing import Any

import factory
from django.contrib.auth.models import Permission
from factory.django import DjangoModelFactory

from plaudit.audience.actions.ratings import rate
from plaudit.audience.models import Rating
from plaudit.catalog.models import Credit, Job, Person, Title
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_review
from plaudit.critics.models import Byline, Critic, Publication, Review
from plaudit.members.models import Member
from plaudit.names.folding import person_key, publication_key, slugify, title_key
from plaudit.scoring.verdict import Verdict


class TitleFactory(DjangoModelFactory[Title]):
    class Meta:
        model = Title

    name = factory.Sequence(lambda number: f"Film {number}")
    year = 2006
    slug = factory.LazyAttribute(lambda title: slugify(title.name, title.year, fallback="title"))
    name_key = factory.LazyAttribute(lambda title: title_key(title.name))
    original_name = ""
    original_name_key = factory.LazyAttribute(lambda title: title.original_name and title_key(title.original_name))


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    name = factory.Sequence(lambda number: f"Person {number}")
    slug = factory.LazyAttribute(lambda person: slugify(person.name, fallback="person"))
    name_key = factory.LazyAttribute(lambda person: person_key(person.name))


class CreditFactory(DjangoModelFactory[Credit]):
    class Meta:
        model = Credit

    title = factory.SubFactory(TitleFactory)
    person = factory.SubFactory(PersonFactory)
    job = Job.ACTOR
    billing = factory.Sequence(lambda number: number + 1)


class CriticFactory(DjangoModelFactory[Critic]):
    class Meta:
        model = Critic

    name = factory.Sequence(lambda number: f"Critic {number}")
    slug = factory.LazyAttribute(lambda critic: slugify(critic.name, fallback="critic"))
    name_key = factory.LazyAttribute(lambda critic: person_key(critic.name))


class PublicationFactory(DjangoModelFactory[Publication]):
    class Meta:
        model = Publication

    name = factory.Sequence(lambda number: f"Paper {number}")
    slug = factory.LazyAttribute(lambda paper: slugify(paper.name, fallback="publication"))
    name_key = factory.LazyAttribute(lambda paper: publication_key(paper.name))


class BylineFactory(DjangoModelFactory[Byline]):
    class Meta:
        model = Byline

    critic = factory.SubFactory(CriticFactory)
    publication = factory.SubFactory(PublicationFactory)


class MemberFactory(DjangoModelFactory[Member]):
    class Meta:
        model = Member

    username = factory.Sequence(lambda number: f"member-{number}")
    name = factory.Sequence(lambda number: f"Member {number}")


def review(title: Title, verdict: str | None = "fresh", *, byline: Byline | None = None, **given: Any) -> Review:
    """A review published through the action; `verdict` is a curator's."""
    given.setdefault("dated_on", date(2007, 1, 12))
    curated = Verdict(verdict) if verdict else None
    return publish_review(ReviewInput(title_id=title.pk, byline=byline or BylineFactory(), curated=curated, **given))


def reviews(title: Title, fresh: int = 0, rotten: int = 0, **given: Any) -> list[Review]:
    """As many fresh and rotten reviews, each by another critic."""
    return [review(title, verdict, **given) for verdict in ["fresh"] * fresh + ["rotten"] * rotten]


def rating(title: Title, half_stars: int, *, member: Member | None = None, **given: Any) -> Rating:
    """A rating given through the action."""
    return rate(member=member or MemberFactory(), title=title, half_stars=half_stars, **given)


def member_with_permissions(*names: str, **given: Any) -> Member:
    """A member who holds these permissions, such as `critics.change_review`, and no other."""
    member: Member = MemberFactory(**given)
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    member.user_permissions.set([pk for label, code, pk in rows if f"{label}.{code}" in names])
    return member
