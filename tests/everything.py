"""A site with something of everything, and an address of every kind of public page on it."""

from urllib.parse import urlencode

from factories import BylineFactory, CreditFactory, CriticFactory, PublicationFactory, TitleFactory, review, reviews
from factories_newsroom import article, author, countdown
from factories_offers import offer
from factories_photos import hung_photo
from factories_television import first_review, make_series
from pages import make_title
from plaudit.catalog.models import Award, Person, Photo, Release, Title
from plaudit.newsroom.models import Category
from plaudit.search.actions import update_index
from plaudit.site.metadata.sitemaps.rows import SPAN

TITLE = "/title/letters-from-a-test-2006/"
MISSING = {"no title": "/title/nothing/", "missing": "/nowhere"}
LONG = "The Whole and Unabridged Account of Everybody Who Ever Missed the Very Last Train Out of a Nameless Town"


def one_of_everything(rows: int = 6) -> dict[str, str]:
    """Fills the site with lists of so many rows; gives the addresses by the names of the pages."""
    title = make_title(rows, name="Letters from a Test", year=2006)
    line = BylineFactory(critic=CriticFactory(name="Ada Critic"), publication=PublicationFactory(name="The Paper"))
    review(title, "fresh", byline=line, quote="Fine.")
    person = title.credits.first().person
    photo = hung_photo(title, people=[person])
    Release.objects.create(title=title, country="US", released_on="2006-12-20", age_rating="R")
    Award.objects.create(title=title, body="The Prize", year=2007, category="Best Test", won=True)
    for country in ("US", "DE"):
        offer(title, "Service One", region=country)
    extremes(person)
    pages = {**_fixed(), **_about(person, photo.pk), **_television(), **_news(title), **MISSING}
    update_index()
    return pages


def not_pages() -> dict[str, str]:
    """The URLs of what is no page, on a site with something of everything: pictures, feeds, what programs ask for."""
    photo = Photo.objects.earliest("pk")
    title = Title.objects.earliest("pk")
    return {
        "suggestions": "/search/suggest?q=letters",
        "frame": f"/embed{TITLE}",
        "card": f"{TITLE}card.png",
        "card of the site": "/card.png",
        "small badge": f"{TITLE}badge.svg",
        "large badge": f"{TITLE}badge.svg?size=large",
        "feed of reviews": "/feeds/reviews.atom",
        "feed of consensus": "/feeds/consensus.atom",
        "feed of certified titles": "/feeds/certified.atom",
        "feed of news": "/feeds/news.atom",
        "feed of a title": f"{TITLE}reviews.atom",
        "feed of a critic": "/critic/ada-critic/reviews.atom",
        "feed of a publication": "/publication/the-paper/reviews.atom",
        "health": "/healthz",
        "robots": "/robots.txt",
        "icon": "/favicon.ico",
        "sitemaps": "/sitemap.xml",
        "sitemap of lists": "/sitemaps/site.xml",
        "sitemap of titles": f"/sitemaps/titles-{title.pk // SPAN}.xml",
        "oembed": f"/oembed?{urlencode({'url': f'http://testserver{TITLE}'})}",
        "oembed as XML": f"/oembed?{urlencode({'url': f'http://testserver{TITLE}', 'format': 'xml'})}",
        "picture": f"/media/{photo.file.name}",
    }


def in_french(pages: dict[str, str]) -> dict[str, str]:
    """The same pages at their French addresses."""
    return {f"{name}, in French": f"/fr{address}" for name, address in pages.items()}


def extremes(person: Person) -> None:
    """What strains a page: a name of 120 letters, other scripts, nothing known at all, very many in the cast."""
    CreditFactory(title=TitleFactory(name="羅生門の向こう側", slug="other-script", year=1950), person=person)
    TitleFactory(name="M", slug="nothing-known", year=None)
    long: Title = TitleFactory(name=LONG, slug="long-name", languages=["ar"], original_name="اليوم السابع")
    for number in range(40):
        CreditFactory(title=long, character=f"Passenger {number}", billing=number + 1)


def _fixed() -> dict[str, str]:
    return {
        "home": "/",
        "browse": "/browse/",
        "narrowed": "/browse/?genre=drama&sort=name&from=1990",
        "nothing found": "/browse/?genre=drama&from=2090",
        "best": "/best/",
        "best of a genre": "/best/drama/",
        "watch": "/watch/",
        "watch in a region": "/watch/?region=DE",
        "title": TITLE,
        "reviews": f"{TITLE}reviews/",
        "rotten reviews": f"{TITLE}reviews/?show=rotten",
        "credits": f"{TITLE}credits/",
        "details": f"{TITLE}details/",
        "where to watch": f"{TITLE}watch/",
        "photos": f"{TITLE}photos/",
        "embed code": f"{TITLE}embed/",
        "critic": "/critic/ada-critic/",
        "publication": "/publication/the-paper/",
        "search": "/search/",
        "found": "/search/?q=letters",
        "found of a kind": "/search/?q=letters&kind=title",
        "not found": "/search/?q=qqqqzzz",
        "about": "/about/scores/",
        "long name": "/title/long-name/",
        "other script": "/title/other-script/",
        "nothing known": "/title/nothing-known/",
    }


def _about(person: Person, photo: int) -> dict[str, str]:
    return {
        "photo": f"{TITLE}photos/{photo}/",
        "person": f"/person/{person.slug}/",
        "photos of a person": f"/person/{person.slug}/photos/",
        "photo of a person": f"/person/{person.slug}/photos/{photo}/",
    }


def _television() -> dict[str, str]:
    series, seasons = make_series(2, 2, name="The House", slug="the-house")
    for season in seasons:
        reviews(season, fresh=6, rotten=2)
    first_review(seasons[0])
    episode = Title.objects.filter(parent=seasons[0]).earliest("pk")
    return {
        "series": f"/title/{series.slug}/",
        "seasons": f"/title/{series.slug}/episodes/",
        "season": f"/title/{seasons[0].slug}/",
        "episode": f"/title/{episode.slug}/",
    }


def _news(title: Title) -> dict[str, str]:
    craft = Category.objects.get_or_create(slug="craft", defaults={"name": "Craft"})[0]
    words = [("text", "<h2>A part</h2><p>Words.</p>"), ("quote", {"text": "Cut on the breath.", "who": "An editor"})]
    body = [*words, ("title", {"title": title, "text": "What it is shown for."})]
    told = article("The talk", body=body, standfirst="In short.", category=craft, authors=(author(),), titles=(title,))
    listed = countdown(entries=[title])
    return {
        "news": "/news/",
        "news of a year": f"/news/{told.published_at.year}/",
        "news of a month": f"/news/{told.published_at.year}/{told.published_at.month}/",
        "news of a category": "/news/in/craft/",
        "news by an author": "/news/by/ann-author/",
        "article": told.get_absolute_url(),
        "countdown": listed.get_absolute_url(),
    }
