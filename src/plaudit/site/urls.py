"""The public URLs."""

from django.conf import settings
from django.urls import URLPattern, path, register_converter

from plaudit.site.http.converters import UnicodeSlugConverter, YearConverter
from plaudit.site.pages import (
    article,
    badge,
    best,
    browse,
    critic,
    details,
    embed,
    episodes,
    feeds,
    health,
    home,
    media,
    news,
    oembed,
    person,
    photos,
    publication,
    reviews,
    robots,
    scores,
    search,
    share_card,
    style_guide,
    title,
    watch,
    where_to_watch,
)
from plaudit.site.pages import credits as all_credits

register_converter(UnicodeSlugConverter, "unicode_slug")
register_converter(YearConverter, "year")

handler400 = "plaudit.site.pages.errors.bad_request"
handler403 = "plaudit.site.pages.errors.forbidden"
handler404 = "plaudit.site.pages.errors.not_found"
handler405 = "plaudit.site.pages.errors.method_not_allowed"
handler500 = "plaudit.site.pages.errors.server_error"

# The pages: each below the code of its language, but for the site's own.
urlpatterns: list[URLPattern] = [
    path("", home.home_page, name="home"),
    path("browse/", browse.browse_page, name="browse"),
    path("best/", best.index_page, name="best"),
    path("best/<unicode_slug:what>/", best.best_page, name="best-of"),
    path("watch/", watch.watch_page, name="watch"),
    path("search/", search.search_page, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("title/<unicode_slug:slug>/", title.title_page, name="title"),
    path("title/<unicode_slug:slug>/reviews/", reviews.reviews_page, name="reviews"),
    path("title/<unicode_slug:slug>/credits/", all_credits.credits_page, name="credits"),
    path("title/<unicode_slug:slug>/parts/", episodes.pieces_page, name="parts"),
    path("title/<unicode_slug:slug>/details/", details.details_page, name="details"),
    path("title/<unicode_slug:slug>/watch/", where_to_watch.watch_title_page, name="watch-title"),
    path("title/<unicode_slug:slug>/photos/", photos.photos_page, name="photos"),
    path("title/<unicode_slug:slug>/photos/<int:photo>/", photos.photo_page, name="photo"),
    path("title/<unicode_slug:slug>/embed/", embed.embed_page, name="embed-code"),
    path("title/<unicode_slug:slug>/card.png", share_card.title_card, name="card"),
    path("title/<unicode_slug:slug>/badge.svg", badge.badge, name="badge"),
    path("embed/title/<unicode_slug:slug>/", embed.embed_frame, name="embed"),
    path("card.png", share_card.site_card, name="site-card"),
    path("critic/<unicode_slug:slug>/", critic.critic_page, name="critic"),
    path("publication/<unicode_slug:slug>/", publication.publication_page, name="publication"),
    path("person/<unicode_slug:slug>/", person.person_page, name="person"),
    path("person/<unicode_slug:slug>/photos/", photos.person_photos_page, name="person-photos"),
    path("person/<unicode_slug:slug>/photos/<int:photo>/", photos.person_photo_page, name="person-photo"),
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

# What has no language and one URL alone, whatever languages the pages have.
everywhere: list[URLPattern] = [
    path("healthz", health.health, name="health"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("sitemap.xml", robots.sitemap_index, name="sitemaps"),
    path("sitemaps/fronts.xml", robots.sitemap_fronts, name="sitemap-fronts"),
    path("sitemaps/<slug:kind>-<int:number>.xml", robots.sitemap, name="sitemap"),
    path("oembed", oembed.oembed, name="oembed"),
    path("media/<path:name>", media.media_file, name="media"),
]

if settings.DEBUG:
    urlpatterns += [path("style/", style_guide.style_page, name="style")]
