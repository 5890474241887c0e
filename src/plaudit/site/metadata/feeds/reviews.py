"""Feeds of critics' reviews: of a title, of a critic, of a publication, and of all."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.critics.models import Critic, Publication
from plaudit.critics.queries import feeds as newest
from plaudit.critics.queries.feeds import FeedRecord
from plaudit.listing.cards import TitleCard, cards_by_id
from plaudit.site.components import cards
from plaudit.site.components.icons import VERDICTS
from plaudit.site.http import languages
from plaudit.site.http.urls import external_url, page_url
from plaudit.site.metadata.feeds import naming
from plaudit.site.metadata.feeds.atom import Entry, Feed, moment

MOST = 50


def of_all() -> Feed:
    """Two queries."""
    return Feed(
        own=naming.reviews(),
        said=_("The newest critics' reviews of all titles."),
        page=reverse("home"),
        entries=_of_titles(newest.newest(MOST)),
    )


def of_title(title: Title) -> Feed:
    """One query beside those that found the title."""
    name = cards.named(title)
    found = newest.newest_of_title(title.pk, MOST)
    return Feed(
        own=naming.of_title(name, title.slug),
        said=_("What critics say of %(name)s, the newest first.") % {"name": name},
        page=page_url("reviews", title.slug),
        entries=[_entry(row, name, title.slug) for row in found],
    )


def of_critic(critic: Critic) -> Feed:
    """Two queries beside the one that found the critic."""
    return Feed(
        own=naming.of_critic(critic.name, critic.slug),
        said=_("What %(name)s says of films and series, the newest first.") % {"name": critic.name},
        page=page_url("critic", critic.slug),
        entries=_of_titles(newest.newest_of_critic(critic.pk, MOST)),
    )


def of_publication(publication: Publication) -> Feed:
    """Two queries beside the one that found the publication."""
    return Feed(
        own=naming.of_publication(publication.name, publication.slug),
        said=_("What stands in %(name)s of films and series, the newest first.") % {"name": publication.name},
        page=page_url("publication", publication.slug),
        entries=_of_titles(newest.newest_in_publication(publication.pk, MOST)),
    )


def _of_titles(rows: Iterable[FeedRecord]) -> list[Entry]:
    rows = list(rows)
    titles: Mapping[int, TitleCard] = cards_by_id(row.review.title_id for row in rows)
    known = ((row, titles[row.review.title_id]) for row in rows if row.review.title_id in titles)
    return [_entry(row, cards.named(title), title.slug) for row, title in known]


def _entry(row: FeedRecord, name: str, slug: str) -> Entry:
    review = row.review
    who = [each for each in (review.critic_name, review.publication_name) if each]
    values = {"title": name, "verdict": VERDICTS[review.verdict].word, "who": ", ".join(who)}
    said = _("%(title)s: %(verdict)s, says %(who)s") if who else _("%(title)s: %(verdict)s")
    return Entry(
        key=f"review/{review.id}",
        title=said % values,
        url=page_url("reviews", slug),
        html=_html(row),
        had_on=row.entered_at.date(),
        published_at=moment(review.dated_on) if review.dated_on else row.entered_at,
        changed_at=row.changed_at,
        author=", ".join(who),
        outside=external_url(review.url),
        categories=(str(VERDICTS[review.verdict].word),),
    )


def _html(row: FeedRecord) -> str:
    """The quote in its own language, then the verdict and the rating as printed."""
    review = row.review
    language = review.language or languages.current_language()
    quote = format_html('<blockquote lang="{}"><p>{}</p></blockquote>', language, review.quote) if review.quote else ""
    facts = [str(VERDICTS[review.verdict].word)]
    if review.rating:
        facts.append(_("Rating: %(rating)s") % {"rating": review.rating})
    return quote + format_html("<p>{}</p>", format_html_join(" · ", "{}", ((fact,) for fact in facts)))
