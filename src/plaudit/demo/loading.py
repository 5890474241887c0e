"""Bringing the demo in: everything in one transaction, through the same actions as real films and reviews."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from random import Random

from django.db import transaction
from django.utils import timezone

from plaudit import bulk
from plaudit.audience.actions.bulk import import_ratings
from plaudit.audience.models import AudienceReview
from plaudit.catalog.ingest.credits import CreditInput, credits_by_name, upsert_credits
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.ingest.genres import upsert_genres
from plaudit.catalog.ingest.titles import upsert_titles
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.models import Job, Title, TitleId
from plaudit.changes import actions as changes
from plaudit.critics.actions.badge_history import seed_badge_history
from plaudit.critics.actions.bylines import Bylines, ensure_top_status, get_or_create_bylines
from plaudit.critics.actions.consensus import publish_consensus
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_reviews
from plaudit.critics.models import Consensus, Publication, TopStatus
from plaudit.demo import crowd
from plaudit.demo.casting import Notice, notices
from plaudit.demo.newsroom import write_articles
from plaudit.demo.particulars import INVENTED, tell_french_names, tell_particulars
from plaudit.demo.people import tell_lives
from plaudit.demo.pictures import hang_pictures
from plaudit.demo.story import Film, Story
from plaudit.demo.television import Series, Shown, make_parts
from plaudit.members.models import Member
from plaudit.names.folding import person_key, slugify
from plaudit.recommendations.update import update_similar_titles
from plaudit.scoreboard.actions import lock

EDITORS = "The demo's editors"
# Most films are rated by the same few thousand people, as on a real site.
REGULARS = 12_000
Say = Callable[[str], None]


def is_loaded() -> bool:
    return TitleId.objects.filter(source=DEMO).exists()


@transaction.atomic
def load(story: Story, series: Sequence[Series], say: Say) -> None:
    """Bring the whole demo in, or nothing of it if something fails on the way."""
    say("Films, people and casts")
    titles = _films(story)
    say("Where to watch them, and what else is known")
    tell_particulars({film.slug: title for film, title in zip(story.films, titles, strict=True)})
    say("Pictures")
    hang_pictures({film.slug: title for film, title in zip(story.films, titles, strict=True)})
    say("Critics and their reviews")
    known = _critics(story)
    shown = [*map(Shown, story.films, titles), *_television(series)]
    tell_lives()
    lock(each.title.pk for each in shown)
    for each in shown:
        publish_reviews([_review_input(each, known, notice) for notice in notices(story, each.film)])
        _summarise(each.film, each.title)
    seed_badge_history(DEMO)
    say("Members and their ratings")
    members = _members(story)
    for film, title in ((each.film, each.title) for each in shown if each.film.ratings):
        _rate(film, title, members, named=len(story.members))
    say("News, interviews and features")
    write_articles({film.slug: title for film, title in zip(story.films, titles, strict=True)})
    say("Which titles are like which")
    update_similar_titles()
    changes.move_epoch()


def _television(every: Sequence[Series]) -> list[Shown]:
    """The series of the demo with their seasons and episodes, made and credited as the films are."""
    titles = [found.title for found in upsert_titles([_candidate(series.whole) for series in every])]
    shown = [part for series, title in zip(every, titles, strict=True) for part in make_parts(series, title)]
    upsert_genres([(part.title, part.film.genres) for part in shown if part.film.genres], source=DEMO)
    parts = [part for each in shown for part in _parts(each.film, each.title)]
    for series, title in zip(every, titles, strict=True):
        parts += credits_by_name(title, series.creators, Job.CREATOR, source=DEMO)
    upsert_credits(parts, origin=DEMO)
    tell_french_names({part.film.slug: part.title for part in shown})
    return shown


def _films(story: Story) -> list[Title]:
    titles = [found.title for found in upsert_titles([_candidate(film) for film in story.films])]
    upsert_genres(((title, film.genres) for film, title in zip(story.films, titles, strict=True)), source=DEMO)
    parts = [part for film, title in zip(story.films, titles, strict=True) for part in _parts(film, title)]
    upsert_credits(parts, origin=DEMO)
    return titles


def _candidate(film: Film) -> TitleCandidate:
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
    return TitleCandidate(
        source=DEMO,
        name=film.name,
        year=film.year,
        ids=((DEMO, film.slug),),
        directors=tuple(film.directors),
        facts=facts,
    )


def _parts(film: Film, title: Title) -> list[CreditInput]:
    jobs = (
        (film.directors, Job.DIRECTOR),
        (film.writers, Job.WRITER),
        (film.composers, Job.COMPOSER),
        (film.cinematographers, Job.CINEMATOGRAPHER),
    )
    crew = [part for names, job in jobs for part in credits_by_name(title, names, job, source=DEMO)]
    cast = [
        CreditInput(
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
    known = get_or_create_bylines(pairs, origin=DEMO)
    ensure_top_status(
        known[critic.name, name] for critic in story.critics if critic.top for name in critic.publications
    )
    outlets = {outlet.pk: outlet for pair in pairs if (outlet := known[pair].publication)}
    for outlet in outlets.values():
        invented = story.publications[outlet.name]
        outlet.country, outlet.url, outlet.scale = invented.country, _site(outlet.name), _scale(invented.notation)
    Publication.objects.bulk_update(outlets.values(), ["country", "url", "scale"])
    tops = [outlet for outlet in outlets.values() if story.publications[outlet.name].top]
    TopStatus.objects.bulk_create([TopStatus(publication=outlet) for outlet in tops])
    return known


def _scale(notation: str) -> str:
    """The scale of stars, which do not say themselves out of how many they are."""
    return notation.removeprefix("stars/") if notation.startswith("stars/") else ""


def _site(publication: str) -> str:
    """An address that can belong to nobody: `.example` is kept free for such uses (RFC 2606)."""
    return f"https://{slugify(publication, fallback='outlet').encode('ascii', 'ignore').decode()}.example/"


def _review_input(shown: Shown, known: Bylines, notice: Notice) -> ReviewInput:
    film = shown.film
    return ReviewInput(
        title_id=shown.title.pk,
        covers=shown.covers,
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
    if film.consensus and not Consensus.objects.filter(title=title).exists():
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
    bulk.insert(Member, MEMBER, rows)
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
    import_ratings(list(crowd.ratings(film, title.pk, who)))
    AudienceReview.objects.bulk_create(_comments(film, title, commenting, chance))


def _comments(film: Film, title: Title, members: Iterable[int], chance: Random) -> Iterable[AudienceReview]:
    for comment, member in zip(film.comments, members, strict=True):
        year = max(film.year + 1, 2008) + chance.randrange(16)
        moment = datetime(min(year, 2025), chance.randrange(1, 13), chance.randrange(1, 28), 20, tzinfo=UTC)
        yield AudienceReview(
            title=title, member_id=member, text=comment.text, spoiler=comment.spoiler, written_at=moment
        )
