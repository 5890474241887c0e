"""What the feeds are called and where they are: for the heads of pages, and for the feeds themselves."""

from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.site.http.urls import page_url
from plaudit.site.metadata.head import FeedLink


def reviews() -> FeedLink:
    return FeedLink(_("Critics' reviews"), reverse("reviews-feed"))


def consensus() -> FeedLink:
    return FeedLink(_("Critics consensus"), reverse("consensus-feed"))


def certified() -> FeedLink:
    return FeedLink(_("Certified Fresh"), reverse("certified-feed"))


def news() -> FeedLink:
    return FeedLink(_("News"), reverse("news-feed"))


def of_title(name: str, slug: str) -> FeedLink:
    return FeedLink(_("Reviews of %(name)s") % {"name": name}, page_url("title-feed", slug))


def of_critic(name: str, slug: str) -> FeedLink:
    return FeedLink(_("Reviews by %(name)s") % {"name": name}, page_url("critic-feed", slug))


def of_publication(name: str, slug: str) -> FeedLink:
    return FeedLink(_("Reviews in %(name)s") % {"name": name}, page_url("publication-feed", slug))


def of_the_site() -> tuple[FeedLink, ...]:
    """The feeds that are about no one thing."""
    return (reviews(), consensus(), certified(), news())
