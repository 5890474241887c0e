"""The URLs of the public pages."""

from django.conf import settings
from django.urls import URLPattern, path, register_converter

from plaudit.site.http.converters import UnicodeSlugConverter, YearConverter
from plaudit.site.pages import (
    article,
    badge,
    best,
    best_list,
    critic,
    details,
    embed,
    embed_code,
    episodes,
    feeds,
    health,
    home,
    media,
    news,
    oembed,
    person,
    photo,
    photos,
    publication,
    reviews,
    robots,
    scores,
    search,
    share_card,
    sitemaps,
    style_guide,
    suggestions,
    watch,
    where_to_watch,
)
from plaudit.site.pages import credits as credits_
from plaudit.site.pages.browse import page as browse
from plaudit.site.pages.title import page as title

register_converter(UnicodeSlugConverter, "unicode_slug")
register_converter(YearConverter, "year")

handler400 = "plaudit.site.pages.errors.bad_request"
handler403 = "plaudit.site.pages.errors.forbidden"
handler404 = "plaudit.site.pages.errors.not_found"
handler405 = "plaudit.site.pages.errors.method_not_allowed"
handler500 = "plaudit.site.pages.errors.server_error"

# Every page has a URL in each language, below its code; those in the site's own language have no code.
urlpatterns: list[URLPattern] = [
    path("", home.home_page, name="home"),
    path("browse/", browse.browse_page, name="browse"),
    path("best/", best.best_page, name="best"),
    path("best/<unicode_slug:slug>/", best_list.best_list_page, name="best-list"),
    path("watch/", watch.watch_page, name="watch"),
    path("search/", search.search_page, name="search"),
    path("search/suggest", suggestions.suggestions_page, name="suggestions"),
    path("title/<unicode_slug:slug>/", title.title_page, name="title"),
    path("title/<unicode_slug:slug>/reviews/", reviews.reviews_page, name="reviews"),
    path("title/<unicode_slug:slug>/credits/", credits_.credits_page, name="credits"),
    path("title/<unicode_slug:slug>/episodes/", episodes.episodes_page, name="episodes"),
    path("title/<unicode_slug:slug>/details/", details.details_page, name="details"),
    path("title/<unicode_slug:slug>/watch/", where_to_watch.where_to_watch_page, name="where-to-watch"),
    path("title/<unicode_slug:slug>/photos/", photos.photos_page, name="photos"),
    path("title/<unicode_slug:slug>/photos/<int:photo>/", photo.photo_page, name="photo"),
    path("title/<unicode_slug:slug>/embed/", embed_code.embed_code_page, name="embed-code"),
    path("title/<unicode_slug:slug>/card.png", share_card.title_card, name="card"),
    path("title/<unicode_slug:slug>/badge.svg", badge.badge, name="badge"),
    path("embed/title/<unicode_slug:slug>/", embed.embed_page, name="embed"),
    path("card.png", share_card.site_card, name="site-card"),
    path("critic/<unicode_slug:slug>/", critic.critic_page, name="critic"),
    path("publication/<unicode_slug:slug>/", publication.publication_page, name="publication"),
    path("person/<unicode_slug:slug>/", person.person_page, name="person"),
    path("person/<unicode_slug:slug>/photos/", photos.person_photos_page, name="person-photos"),
    path("person/<unicode_slug:slug>/photos/<int:photo>/", photo.person_photo_page, name="person-photo"),
    path("news/", news.news_page, name="news"),
    path("news/<year:year>/", news.archive_page, name="news-year"),
    path("news/<year:year>/<int:month>/", news.archive_page, name="news-month"),
    path("news/in/<unicode_slug:slug>/", news.category_page, name="news-category"),
    path("news/by/<unicode_slug:slug>/", news.author_page, name="news-author"),
    path("news/<unicode_slug:slug>/", article.article_page, name="article"),
    path("about/scores/", scores.scores_page, name="about-scores"),
    path("feeds/reviews.atom", feeds.reviews_feed, name="reviews-feed"),
    path("feeds/consensus.atom", feeds.consensus_feed, name="consensus-feed"),
    path("feeds/certified.atom", feeds.certified_feed, name="certified-feed"),
    path("feeds/news.atom", feeds.news_feed, name="news-feed"),
    path("title/<unicode_slug:slug>/reviews.atom", feeds.title_feed, name="title-feed"),
    path("critic/<unicode_slug:slug>/reviews.atom", feeds.critic_feed, name="critic-feed"),
    path("publication/<unicode_slug:slug>/reviews.atom", feeds.publication_feed, name="publication-feed"),
]

# One URL each, whatever languages the pages have.
urlpatterns_without_language: list[URLPattern] = [
    path("healthz", health.health, name="health"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap-index"),
    path("sitemaps/site.xml", sitemaps.site_sitemap, name="site-sitemap"),
    path("sitemaps/<slug:kind>-<int:number>.xml", sitemaps.sitemap, name="sitemap"),
    path("oembed", oembed.oembed, name="oembed"),
    path("media/<path:name>", media.media_file, name="media"),
]

if settings.DEBUG:
    urlpatterns += [path("style/", style_guide.style_page, name="style-guide")]
