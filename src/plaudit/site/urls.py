"""The public addresses."""

from django.conf import settings
from django.urls import URLPattern, path, register_converter

from plaudit.site.http.converters import Slug, Year
from plaudit.site.pages import (
    badge,
    best,
    browse,
    card,
    critic,
    details,
    embed,
    episodes,
    feeds,
    health,
    home,
    media,
    news,
    news_article,
    oembed,
    person,
    photos,
    publication,
    reviews,
    robots,
    scores,
    search,
    style,
    title,
    watch,
    watch_title,
)
from plaudit.site.pages import credits as all_credits

register_converter(Slug, "name")
register_converter(Year, "year")

handler400 = "plaudit.site.pages.errors.bad_request"
handler403 = "plaudit.site.pages.errors.forbidden"
handler404 = "plaudit.site.pages.errors.not_found"
handler500 = "plaudit.site.pages.errors.broken"

# The pages: each below the code of its language, but for the site's own.
urlpatterns: list[URLPattern] = [
    path("", home.home_page, name="home"),
    path("browse/", browse.browse_page, name="browse"),
    path("best/", best.index_page, name="best"),
    path("best/<name:what>/", best.best_page, name="best-of"),
    path("watch/", watch.watch_page, name="watch"),
    path("search/", search.search_page, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("title/<name:slug>/", title.title_page, name="title"),
    path("title/<name:slug>/reviews/", reviews.reviews_page, name="reviews"),
    path("title/<name:slug>/credits/", all_credits.credits_page, name="credits"),
    path("title/<name:slug>/parts/", episodes.pieces_page, name="parts"),
    path("title/<name:slug>/details/", details.details_page, name="details"),
    path("title/<name:slug>/watch/", watch_title.watch_title_page, name="watch-title"),
    path("title/<name:slug>/photos/", photos.photos_page, name="photos"),
    path("title/<name:slug>/photos/<int:photo>/", photos.photo_page, name="photo"),
    path("title/<name:slug>/embed/", embed.embed_page, name="embed-code"),
    path("title/<name:slug>/card.png", card.title_card, name="card"),
    path("title/<name:slug>/badge.svg", badge.badge, name="badge"),
    path("embed/title/<name:slug>/", embed.embed_frame, name="embed"),
    path("card.png", card.site_card, name="site-card"),
    path("critic/<name:slug>/", critic.critic_page, name="critic"),
    path("publication/<name:slug>/", publication.publication_page, name="publication"),
    path("person/<name:slug>/", person.person_page, name="person"),
    path("person/<name:slug>/photos/", photos.person_photos_page, name="person-photos"),
    path("person/<name:slug>/photos/<int:photo>/", photos.person_photo_page, name="person-photo"),
    path("news/", news.news_page, name="news"),
    path("news/<year:year>/", news.archive_page, name="news-year"),
    path("news/<year:year>/<int:month>/", news.archive_page, name="news-month"),
    path("news/in/<name:slug>/", news.category_page, name="news-category"),
    path("news/by/<name:slug>/", news.author_page, name="news-author"),
    path("news/<name:slug>/", news_article.article_page, name="article"),
    path("about/scores/", scores.scores_page, name="about-scores"),
    path("feeds/reviews.atom", feeds.reviews_feed, name="reviews-feed"),
    path("feeds/consensus.atom", feeds.consensus_feed, name="consensus-feed"),
    path("feeds/certified.atom", feeds.certified_feed, name="certified-feed"),
    path("feeds/news.atom", feeds.news_feed, name="news-feed"),
    path("title/<name:slug>/reviews.atom", feeds.title_feed, name="title-feed"),
    path("critic/<name:slug>/reviews.atom", feeds.critic_feed, name="critic-feed"),
    path("publication/<name:slug>/reviews.atom", feeds.publication_feed, name="publication-feed"),
]

# What has no language and one address alone, whatever languages the pages have.
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
    urlpatterns += [path("style/", style.style_page, name="style")]
