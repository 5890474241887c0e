"""JSON-LD: what a page says, for programs that read pages."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from plaudit.catalog.models import Title
from plaudit.scoreboard.displayed_scores import DisplayedScore
from plaudit.site.components.articles import ArticleCard
from plaudit.site.components.cards import Card
from plaudit.site.components.icons import FRESH
from plaudit.site.components.reviews import ShownReview
from plaudit.site.http import languages
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata.head import Crumb, Head

Thing = dict[str, Any]

TYPES = {"film": "Movie", "series": "TVSeries", "season": "TVSeason", "episode": "TVEpisode"}
ORDER = "https://schema.org/ItemListOrder"
ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def block(content: Thing) -> str:
    """Schema.org text that can stand inside a script element: nothing in it can end the element."""
    said = {"@context": "https://schema.org", **known(content)}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPED)


def known(content: Thing) -> Thing:
    """Without what is not known."""
    return {key: value for key, value in content.items() if value not in (None, "", [], {})}


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def pictured(image: str) -> Thing:
    """The picture at a URL; nothing for ""."""
    return {"image": absolute_url(image)} if image else {}


def duration(minutes: int | None) -> str:
    """A length as ISO 8601 writes it."""
    return f"PT{minutes}M" if minutes else ""


def percentage(name: str, percent: int | None, counted: str, count: int) -> Thing | None:
    """A score of 0 to 100 over `count` reviews or ratings (`counted` names which)."""
    if percent is None:
        return None
    return {
        "@type": "AggregateRating",
        "name": name,
        "ratingValue": percent,
        "bestRating": 100,
        "worstRating": 0,
        counted: count,
    }


def scores(critics: int | None, reviews: int, audience: int | None, ratings: int) -> list[Thing]:
    """The two scores of a title, those that are shown."""
    both = [
        percentage("Critics", critics, "reviewCount", reviews),
        percentage("Audience", audience, "ratingCount", ratings),
    ]
    return [score for score in both if score]


def title(kind: str, name: str, slug: str) -> Thing:
    """A title by its name and its page."""
    return {"@type": TYPES[kind], "name": name, "url": absolute_url(page_url("title", slug))}


def review(shown: ShownReview) -> Thing:
    """A critic's review: 1 is fresh and 0 is rotten, beside the rating as it was printed."""
    fresh = shown.mark is FRESH
    rating = {
        "@type": "Rating",
        "ratingValue": int(fresh),
        "bestRating": 1,
        "worstRating": 0,
        "alternateName": str(shown.mark.word),
        "description": shown.rating,
    }
    about = shown.title
    return known(
        {
            "@type": "Review",
            "author": person(shown.critic) if shown.critic else _publisher(shown),
            "publisher": _publisher(shown),
            "datePublished": shown.on.isoformat() if shown.on else "",
            "inLanguage": shown.language,
            "reviewBody": shown.quote,
            "reviewRating": known(rating),
            "url": shown.link,
            "itemReviewed": title(about.kind, about.name, about.slug) if about else None,
        }
    )


def wrote(count: int) -> Thing:
    """How many reviews are somebody's, for what is said of them."""
    counted = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/ReviewAction",
        "userInteractionCount": count,
    }
    return {"agentInteractionStatistic": counted}


def reviews(shown: Iterable[ShownReview]) -> list[Thing]:
    return [review(each) for each in shown]


def carded(card: Card) -> Thing:
    """A title with the scores of its card, of as many reviews and ratings as there are."""
    critics, audience = card.critics, card.audience
    return known(
        {
            "@type": TYPES[card.form],
            "name": card.name,
            "url": absolute_url(card.url),
            "aggregateRating": scores(critics.percent, critics.of, audience.percent, audience.of),
        }
    )


def listing(name: str, things: Iterable[Thing], first: int = 1) -> Thing:
    """A list of things in their order; the first of them has the number `first` in the whole list."""
    return placed(name, enumerate(things, first))


def placed(name: str, things: Iterable[tuple[int, Thing]]) -> Thing:
    """A list of things, each with the number that the page gives it."""
    items = [{"@type": "ListItem", "position": place, "item": each} for place, each in things]
    return {"@type": "ItemList", "name": name, "numberOfItems": len(items), "itemListElement": items}


def ranked(name: str, places: Iterable[tuple[int, Card]], *, descending: bool = False) -> str:
    """Return a block with the titles of a list, each at the place that the page gives it; "" without any."""
    things = [(place, carded(card)) for place, card in places]
    order = f"{ORDER}{'Descending' if descending else 'Ascending'}"
    return block(placed(name, things) | {"itemListOrder": order}) if things else ""


def parts(kind: str, shown: Iterable[Card]) -> Thing:
    """What a series or a season says of its seasons or episodes that a page shows."""
    return {"containsSeason" if kind == "series" else "episode": [carded(card) for card in shown]}


def cards(name: str, shown: Iterable[Card], first: int = 1) -> str:
    """A block with the titles that a page shows on cards, from the number `first` on; "" for a page without any."""
    things = [carded(card) for card in shown]
    return block(listing(name, things, first)) if things else ""


def articles(name: str, shown: Iterable[ArticleCard], first: int = 1) -> str:
    """A block with the articles of a list, from the number `first` on; "" without any."""
    things = [
        {
            "@type": "NewsArticle",
            "headline": card.headline,
            "url": absolute_url(card.url),
            "datePublished": card.published_at.isoformat(),
        }
        for card in shown
    ]
    return block(listing(name, things, first)) if things else ""


def website() -> Thing:
    """The site, and how it is searched."""
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": absolute_url(reverse("home")),
        "inLanguage": languages.current_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute_url(reverse('search'))}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(head: Head) -> str:
    """The way from the front to a page; "" for the front itself and for what is kept out of search engines."""
    home = Crumb(settings.SITE_NAME, reverse("home"))
    if head.noindex or head.path in {"", home.url}:
        return ""
    steps = [home, *head.breadcrumbs, Crumb(head.title, head.path)]
    items = [
        {"@type": "ListItem", "position": place, "name": step.name, "item": absolute_url(step.url)}
        for place, step in enumerate(steps, 1)
    ]
    return block({"@type": "BreadcrumbList", "itemListElement": items})


def _publisher(shown: ShownReview) -> Thing | None:
    return {"@type": "Organization", "name": shown.publication} if shown.publication else None


def title_with_scores(film: Title, shown: DisplayedScore) -> Thing:
    """A title with its displayed scores."""
    critics, audience = shown.critics, shown.audience
    rating = scores(critics.percent, critics.reviews, audience.percent, audience.tally.ratings)
    return {**title(film.kind, film.name, film.slug), "aggregateRating": rating}
