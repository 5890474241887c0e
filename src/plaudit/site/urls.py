"""The public addresses."""

from django.conf import settings
from django.urls import URLPattern, path, register_converter

from plaudit.site.converters import Slug
from plaudit.site.pages import (
    browse,
    critic,
    health,
    home,
    person,
    publication,
    reviews,
    scores,
    search,
    style,
    title,
)
from plaudit.site.pages import credits as all_credits

register_converter(Slug, "name")

handler400 = "plaudit.site.pages.errors.bad_request"
handler403 = "plaudit.site.pages.errors.forbidden"
handler404 = "plaudit.site.pages.errors.not_found"
handler500 = "plaudit.site.pages.errors.broken"

urlpatterns: list[URLPattern] = [
    path("", home.home_page, name="home"),
    path("browse/", browse.browse_page, name="browse"),
    path("search/", search.search_page, name="search"),
    path("title/<name:slug>/", title.title_page, name="title"),
    path("title/<name:slug>/reviews/", reviews.reviews_page, name="reviews"),
    path("title/<name:slug>/credits/", all_credits.credits_page, name="credits"),
    path("critic/<name:slug>/", critic.critic_page, name="critic"),
    path("publication/<name:slug>/", publication.publication_page, name="publication"),
    path("person/<name:slug>/", person.person_page, name="person"),
    path("about/scores/", scores.scores_page, name="about-scores"),
    path("healthz", health.health, name="health"),
]

if settings.DEBUG:
    urlpatterns += [path("style/", style.style_page, name="style")]
