"""The feeds, each at a URL of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.critics.queries import pages as critics
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view
from plaudit.site.metadata.feeds import news, reviews, titles
from plaudit.site.metadata.feeds.atom import answer


@public_view
def reviews_feed(request: HttpRequest) -> HttpResponse:
    return answer(request, reviews.of_all())


@public_view
def consensus_feed(request: HttpRequest) -> HttpResponse:
    return answer(request, titles.consensus())


@public_view
def certified_feed(request: HttpRequest) -> HttpResponse:
    return answer(request, titles.certified())


@public_view
def news_feed(request: HttpRequest) -> HttpResponse:
    return answer(request, news.articles())


@public_view
def title_feed(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return answer(request, reviews.of_title(title))


@public_view
def critic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    critic = critics.critic_at(slug)
    if critic is None:
        raise Http404(_("There is no critic at this address."))
    return answer(request, reviews.of_critic(critic))


@public_view
def publication_feed(request: HttpRequest, slug: str) -> HttpResponse:
    publication = critics.publication_at(slug)
    if publication is None:
        raise Http404(_("There is no publication at this address."))
    return answer(request, reviews.of_publication(publication))
