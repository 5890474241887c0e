"""Every URL: the public pages in each language, what has no language, and the desk."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from plaudit.site import urls as site

handler400 = site.handler400
handler403 = site.handler403
handler404 = site.handler404
handler405 = site.handler405
handler500 = site.handler500

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("plaudit.desk.urls")),
    *site.urlpatterns_without_language,
    *i18n_patterns(*site.urlpatterns, prefix_default_language=False),
]
