"""Two titles with everything, all of it different: what belongs to the one is noticed on the pages of the other.

Around both stand the same critics, publications, people, members and services, so that a read that forgets one half
of a pair finds something: a member's stars for the one beside their review of the other. Whatever text belongs to
one title alone has that title's word in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.apps import apps

from factories import (
    BylineFactory,
    CreditFactory,
    CriticFactory,
    MemberFactory,
    PersonFactory,
    PublicationFactory,
    TitleFactory,
    rating,
    review,
)
from factories_newsroom import article, author, countdown
from factories_newsroom import photo as unhung_photo
from factories_offers import offer
from plaudit.audience.models import AudienceReview
from plaudit.catalog.models import (
    Award,
    BoxOffice,
    Company,
    CompanyCredit,
    Genre,
    Job,
    Person,
    PersonPhoto,
    Quote,
    QuoteLine,
    Release,
    Synopsis,
    Title,
    TitleName,
    TitlePhoto,
    Track,
    Trailer,
)
from plaudit.critics.actions.verdicts import withdraw_review
from plaudit.critics.models import Byline, Consensus, TopStatus
from plaudit.members.models import Member

BEGINNING = datetime(2020, 1, 2, 12, tzinfo=UTC)


@dataclass(frozen=True)
class ReviewOf:
    """What one critic says of one title; `line` is the number of their byline."""

    line: int
    verdict: str
    rating: str
    day: date


@dataclass(frozen=True)
class Part:
    """What is different about a title; `stars` and `cast` go by the numbers of members and people."""

    word: str
    year: int
    genre: str
    country: str
    language: str
    reviews: Sequence[ReviewOf]
    stars: Sequence[int | None]
    cast: Sequence[int]
    director: int
    region: str
    price: int
    amount: int
    won: bool


AMBER = Part(
    word="Amber", year=1971, genre="Drama", country="FR", language="fr",
    reviews=(
        ReviewOf(0, "fresh", "4/5", date(2001, 1, 11)),
        ReviewOf(1, "rotten", "2/10", date(2001, 1, 12)),
        ReviewOf(2, "fresh", "A-", date(2001, 1, 13)),
    ),
    stars=(2, 9, None, 4, None), cast=(0, 1), director=3, region="US", price=399, amount=1_234_567, won=True,
)  # fmt: skip
BASALT = Part(
    word="Basalt", year=1992, genre="War", country="JP", language="ja",
    reviews=(
        ReviewOf(0, "rotten", "1/5", date(2002, 2, 21)),
        ReviewOf(1, "fresh", "9/10", date(2002, 2, 22)),
        ReviewOf(2, "rotten", "D", date(2002, 2, 23)),
        ReviewOf(3, "fresh", "80%", date(2002, 2, 24)),
        ReviewOf(4, "fresh", "3/4", date(2002, 2, 25)),
    ),
    stars=(10, 3, 7, 1, 6), cast=(1, 2, 0), director=4, region="DE", price=799, amount=7_654_321, won=False,
)  # fmt: skip


# What stands on no list, whoever is around it.
COBALT = Part(
    word="Cobalt", year=2004, genre="Drama", country="FR", language="fr",
    reviews=(ReviewOf(4, "fresh", "5/5", date(2024, 3, 1)),),
    stars=(5, 5, 5, 5, 5), cast=(0, 1), director=3, region="US", price=99, amount=5_555_555, won=True,
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Both titles, and who is around both."""

    amber: Title
    basalt: Title
    lines: list[Byline]
    people: list[Person]
    members: list[Member]


def pair() -> Pair:
    """Both titles with everything, and a third that is not listed.

    A fourth is reviewed by somebody elsewhere than they usually write, and by a top critic. Two critics wrote of each
    title twice, and what they wrote first no longer counts.
    """
    people = [PersonFactory(name=f"Player {letter}") for letter in "VWXYZ"]
    papers = [PublicationFactory(name=f"Gazette {letter}") for letter in "PQRST"]
    critics = [CriticFactory(name=f"Reviewer {letter}") for letter in "FGHIJ"]
    lines = [BylineFactory(critic=critics[n], publication=papers[(n + 1) % 5]) for n in range(5)]
    elsewhere = BylineFactory(critic=critics[0], publication=papers[2])
    TopStatus.objects.create(byline=lines[1])
    TopStatus.objects.create(publication=papers[4])
    TopStatus.objects.create(byline=lines[0], ends_on=date(1990, 1, 1))
    members = [MemberFactory(name=f"Viewer {letter}") for letter in "KLMNO"]
    around = (lines, people, members)
    fourth = TitleFactory(name="The Fourth Room", slug="fourth", year=1950)
    for line in (elsewhere, lines[1]):
        review(fourth, "fresh", byline=line, dated_on=date(2000, 3, 4), quote=f"Fourth quote of {line.critic.name}.")
    Title.objects.filter(pk=_title(COBALT, *around).pk).update(listed=False)
    basalt, amber = (_title(part, *around) for part in (BASALT, AMBER))
    for title, verdict, printed in ((basalt, "fresh", "4/4"), (amber, "rotten", "1/4")):
        for line, month in ((elsewhere, 5), (lines[1], 6)):
            day = date(title.year, month, 9)
            review(title, verdict, byline=line, rating=printed, dated_on=day, quote=f"Older {title.slug} quote.")
        gone = review(title, verdict, byline=lines[2], rating="0/4", dated_on=date(title.year, 4, 1))
        withdraw_review(gone, by=None, reason="printed twice")
    return Pair(amber, basalt, *around)


def rows_of(title: Title) -> dict[str, list[dict[str, object]]]:
    """Every row that belongs to a title, and the title itself, by table."""
    found = {"catalog.Title": [*Title.objects.filter(pk=title.pk).values()]}
    for model in apps.get_models():
        if "title_id" in {field.attname for field in model._meta.concrete_fields}:
            rows = model._default_manager.filter(title_id=title.pk)
            found[model._meta.label] = sorted(rows.values(), key=repr)
    found["genres"] = [*title.genres.order_by("pk").values()]
    found["lines"] = [*QuoteLine.objects.filter(quote__title=title).order_by("pk").values()]
    return found


def _title(part: Part, lines: list[Byline], people: list[Person], members: list[Member]) -> Title:
    word = part.word
    title: Title = TitleFactory(
        name=f"The {word} Room", slug=word.lower(), original_name=f"{word}zimmer", year=part.year,
        released_on=date(part.year, 5, 6), runtime=part.year % 100, age_rating=f"{word}-12",
        synopsis=f"{word} story.", synopsis_source=f"{word} source", tagline=f"{word} tagline.",
        countries=[part.country], languages=[part.language],
    )  # fmt: skip
    title.genres.add(Genre.objects.get_or_create(slug=part.genre.lower(), defaults={"name": part.genre})[0])
    for said in part.reviews:
        review(
            title, said.verdict, byline=lines[said.line], rating=said.rating, dated_on=said.day,
            quote=f"{word} quote of {lines[said.line].critic.name}.",
            url=f"https://paper.example/{word.lower()}/{said.line}",
        )  # fmt: skip
    for number, (member, stars) in enumerate(zip(members, part.stars, strict=True)):
        if stars is not None:
            rating(title, stars, member=member)
        at = BEGINNING + timedelta(days=number if word == "Amber" else 10 + number)
        AudienceReview.objects.create(title=title, member=member, text=f"{word} words of {member.name}.", written_at=at)
    CreditFactory(title=title, person=people[part.director], job=Job.DIRECTOR)
    for billing, number in enumerate(part.cast, 1):
        character = f"{word} part of {people[number].name}"
        CreditFactory(title=title, person=people[number], character=character, billing=billing)
    _offered(title, part)
    _particulars(title, part, people)
    _newsroom(title, word)
    Consensus.objects.create(
        title=title, text=f"{word} consensus.", author=f"{word} editors", published_at=BEGINNING,
    )  # fmt: skip
    return title


def _offered(title: Title, part: Part) -> None:
    link = f"https://watch.example/{part.word.lower()}"
    offer(title, "Both Services", part.region, "rent", price=part.price, currency="USD", url=link)
    offer(title, f"{part.word} Service", "GB", "stream")


def _particulars(title: Title, part: Part, people: list[Person]) -> None:
    word, lower = part.word, part.word.lower()
    company = Company.objects.create(name=f"{word} Pictures", slug=lower, name_key=lower)
    for role in ("production", "distribution"):
        CompanyCredit.objects.create(title=title, company=company, role=role)
    for place, kind in enumerate(("gross", "budget")):
        BoxOffice.objects.create(title=title, kind=kind, territory="GB", amount=part.amount // 10 + place)
        BoxOffice.objects.create(title=title, kind=kind, amount=part.amount + place)
    category = f"{word} category"
    Award.objects.create(title=title, body="The Prize", category=category, year=2003, won=part.won, person=people[0])
    Release.objects.create(
        title=title, country=part.country, released_on=date(part.year, 7, 8), note=f"{word} run", age_rating=word,
    )  # fmt: skip
    for name, language, shown in (("Zimmer", "de", True), ("Salle", "fr", False), ("Chambre", "fr", True)):
        TitleName.objects.create(title=title, name=f"{name} {word}", name_key=lower, language=language, displayed=shown)
    for language, text in (("de", "Geschichte"), ("fr", "Histoire")):
        Synopsis.objects.create(title=title, language=language, text=f"{text} {word}.", source=f"Source {text} {word}")
    Track.objects.create(title=title, name=f"{word} theme", artist=f"{word} band")
    quote = Quote.objects.create(title=title)
    QuoteLine.objects.create(
        quote=quote, text=f"{word} line.", character=f"{word} speaker", speaker=people[part.cast[0]]
    )
    for place, person in enumerate(people[:2], 1):
        still = unhung_photo(f"{word} still", caption=f"{word} caption {place}", credit=f"{word} credit {place}")
        TitlePhoto.objects.create(title=title, photo=still, position=place)
        PersonPhoto.objects.create(person=person, photo=still)
    Trailer.objects.create(title=title, name=f"{word} trailer", url=f"https://www.youtube.com/watch?v={lower:_<11}")


def _newsroom(title: Title, word: str) -> None:
    by = (author(f"{word} Author", f"{word.lower()}-author"),)
    article(f"{word} news", standfirst=f"{word} standfirst", titles=(title,), authors=by)
    countdown(f"{word} countdown", entries=[title])
