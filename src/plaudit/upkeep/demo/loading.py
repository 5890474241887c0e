"""Bringing the demo in: everything in one transaction, through the same actions as real films and reviews."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from random import Random

from django.db import transaction
from django.utils import timezone

from plaudit.audience.actions.taking_in import take_in
from plaudit.audience.models import Comment
from plaudit.catalog.facts import DEMO
from plaudit.catalog.genres import set_genres
from plaudit.catalog.identity import Sighting, recognise
from plaudit.catalog.models import Job, Title, TitleId
from plaudit.catalog.names import person_key, slug
from plaudit.catalog.people import Part, credit_all, parts_by_name
from plaudit.changes import actions as changes
from plaudit.critics.actions.badges import seed_badges
from plaudit.critics.actions.bylines import Bylines, bylines, make_top
from plaudit.critics.actions.consensus import publish_consensus
from plaudit.critics.actions.reviews import publish_all
from plaudit.critics.actions.submission import Submission
from plaudit.critics.models import BylineStatus, Consensus, Publication
from plaudit.members.models import Member
from plaudit.scoreboard.actions import lock
from plaudit.tables import queries as tables
from plaudit.upkeep.demo import crowd
from plaudit.upkeep.demo.casting import Notice, notices
from plaudit.upkeep.demo.story import Film, Story

EDITORS = "The demo's editors"
INVENTED = "Written for the demo"
# Most films are rated by the same few thousand people, as on a real site.
REGULARS = 12_000
Say = Callable[[str], None]


def is_loaded() -> bool:
    return TitleId.objects.filter(source=DEMO).exists()


@transaction.atomic
def load(story: Story, say: Say) -> None:
    """Bring the whole demo in, or nothing of it if something fails on the way."""
    say("Films, people and casts")
    titles = _films(story)
    say("Critics and their reviews")
    known = _critics(story)
    lock(title.pk for title in titles)
    for film, title in zip(story.films, titles, strict=True):
        publish_all([_submission(film, title, known, notice) for notice in notices(story, film)])
        _summarise(film, title)
    seed_badges(DEMO)
    say("Members and their ratings")
    members = _members(story)
    for film, title in zip(story.films, titles, strict=True):
        _rate(film, title, members, named=len(story.members))
    changes.move_epoch()


def _films(story: Story) -> list[Title]:
    titles = [found.title for found in recognise([_sighting(film) for film in story.films])]
    set_genres(((title, film.genres) for film, title in zip(story.films, titles, strict=True)), source=DEMO)
    parts = [part for film, title in zip(story.films, titles, strict=True) for part in _parts(film, title)]
    credit_all(parts, origin=DEMO)
    return titles


def _sighting(film: Film) -> Sighting:
    facts = {
        "original_name": film.original_name,
        "released_on": film.released_on,
        "runtime": film.runtime,
        "age_rating": film.age_rating,
        "release_class": film.release_class,
        "synopsis": film.synopsis,
        "synopsis_source": INVENTED,
        "countries": list(film.countries),
        "languages": list(film.languages),
    }
    return Sighting(
        source=DEMO,
        name=film.name,
        year=film.year,
        ids=((DEMO, film.slug),),
        director=", ".join(film.directors),
        facts=facts,
    )


def _parts(film: Film, title: Title) -> list[Part]:
    jobs = (
        (film.directors, Job.DIRECTOR),
        (film.writers, Job.WRITER),
        (film.composers, Job.COMPOSER),
        (film.cinematographers, Job.CINEMATOGRAPHER),
    )
    crew = [part for names, job in jobs for part in parts_by_name(title, names, job, source=DEMO)]
    cast = [
        Part(
            title=title,
            name=role.person,
            job=Job.ACTOR,
            source=DEMO,
            value=person_key(role.person),
            character=role.character,
            billing=billing,
        )
        for billing, role in enumerate(film.cast, start=1)
    ]
    return crew + cast


def _critics(story: Story) -> Bylines:
    pairs = [(critic.name, name) for critic in story.critics for name in critic.publications]
    known = bylines(pairs, origin=DEMO)
    make_top(known[critic.name, name] for critic in story.critics if critic.top for name in critic.publications)
    outlets = {outlet.pk: outlet for pair in pairs if (outlet := known[pair].publication)}
    for outlet in outlets.values():
        invented = story.publications[outlet.name]
        outlet.country, outlet.url, outlet.scale = invented.country, _site(outlet.name), _scale(invented.notation)
    Publication.objects.bulk_update(outlets.values(), ["country", "url", "scale"])
    tops = [outlet for outlet in outlets.values() if story.publications[outlet.name].top]
    BylineStatus.objects.bulk_create([BylineStatus(publication=outlet) for outlet in tops])
    return known


def _scale(notation: str) -> str:
    """The scale of stars, which do not say themselves out of how many they are."""
    return notation.removeprefix("stars/") if notation.startswith("stars/") else ""


def _site(publication: str) -> str:
    """An address that can belong to nobody: `.example` is kept free for such uses (RFC 2606)."""
    return f"https://{slug(publication, fallback='outlet').encode('ascii', 'ignore').decode()}.example/"


def _submission(film: Film, title: Title, known: Bylines, notice: Notice) -> Submission:
    return Submission(
        title_id=title.pk,
        byline=known[notice.critic, notice.publication],
        quote=notice.quote,
        url=f"{_site(notice.publication)}{film.slug}",
        rating=notice.rating,
        label=notice.verdict if notice.own_label or not notice.rating else None,
        dated_on=notice.dated_on,
        source=DEMO,
        source_key=f"{film.slug} {known[notice.critic, notice.publication].pk}",
    )


def _summarise(film: Film, title: Title) -> None:
    """Publish the invented consensus, unless somebody has written one."""
    if not Consensus.objects.filter(title=title).exists():
        publish_consensus(title, film.consensus, author=EDITORS, origin=DEMO)


MEMBER = (
    "password", "is_superuser", "username", "email", "is_staff", "is_active", "date_joined", "name", "origin",
    "origin_id", "super_reviewer_since",
)  # fmt: skip
# A password that no text can match: Django's mark of an unusable one.
UNUSABLE = "!demo"


def _members(story: Story) -> list[int]:
    now = timezone.now()
    total = max(film.ratings for film in story.films)
    rows = (
        (UNUSABLE, False, f"{DEMO}-{number}", "", False, True, now, *_name(story, number), None)
        for number in range(total)
    )
    tables.insert(Member, MEMBER, rows)
    supers = [str(number) for number, member in enumerate(story.members) if member.super]
    demo = Member.objects.filter(origin=DEMO)
    demo.filter(origin_id__in=supers).update(super_reviewer_since=date(2012, 5, 1))
    return list(demo.order_by("id").values_list("id", flat=True))


def _name(story: Story, number: int) -> tuple[str, str, str]:
    name = story.members[number].name if number < len(story.members) else f"Film-goer {number}"
    return name, DEMO, str(number)


def _rate(film: Film, title: Title, members: Sequence[int], *, named: int) -> None:
    chance = Random(f"{film.slug} comments")  # noqa: S311 - nothing secret, and the same every time
    commenting = chance.sample(members[:named], len(film.comments))
    everyone = members if film.ratings > REGULARS else members[:REGULARS]
    who = crowd.raters(film, commenting, everyone)
    take_in(list(crowd.ratings(film, title.pk, who)))
    Comment.objects.bulk_create(_comments(film, title, commenting, chance))


def _comments(film: Film, title: Title, members: Iterable[int], chance: Random) -> Iterable[Comment]:
    for comment, member in zip(film.comments, members, strict=True):
        year = max(film.year + 1, 2008) + chance.randrange(16)
        moment = datetime(min(year, 2025), chance.randrange(1, 13), chance.randrange(1, 28), 20, tzinfo=UTC)
        yield Comment(title=title, member_id=member, text=comment.text, spoiler=comment.spoiler, written_at=moment)
