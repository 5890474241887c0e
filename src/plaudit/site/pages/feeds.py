"""The Atom feeds."""

from django.http import HttpRequest, HttpResponse

from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view
from plaudit.site.metadata.feeds import news, reviews, titles
from plaudit.site.metadata.feeds.atom import answer
from plaudit.site.pages.critic import get_critic_or_404
from plaudit.site.pages.publication import get_publication_or_404


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
    return answer(request, reviews.of_title(get_title_or_redirect(slug)))


@public_view
def critic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    return answer(request, reviews.of_critic(get_critic_or_404(slug)))


@public_view
def publication_feed(request: HttpRequest, slug: str) -> HttpResponse:
    return answer(request, reviews.of_publication(get_publication_or_404(slug)))
