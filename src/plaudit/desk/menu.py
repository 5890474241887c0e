"""The desk's menu: our tables in groups."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from plaudit.desk.viewsets.consensus import Consensuses
from plaudit.desk.viewsets.critics import Bylines, Critics, Publications, Reviews, TopStatuses
from plaudit.desk.viewsets.newsroom import Articles, Authors, Categories
from plaudit.desk.viewsets.shared import Companies, Genres, People, Providers
from plaudit.desk.viewsets.title_details import (
    Awards,
    CompanyParts,
    Credits,
    Gallery,
    Names,
    Offers,
    Quotes,
    Releases,
    Sums,
    Synopses,
    Tracks,
    Trailers,
)
from plaudit.desk.viewsets.titles import Titles


class Films(SnippetViewSetGroup):
    items = (Titles, People, Consensuses, Genres, Providers, Companies)
    menu_label = _("Titles")
    menu_icon = "media"
    menu_order = 100


class Reviewing(SnippetViewSetGroup):
    items = (Reviews, Critics, Publications, Bylines, TopStatuses)
    menu_label = _("Critics")
    menu_icon = "comment"
    menu_order = 110


class WhatIsTold(SnippetViewSetGroup):
    items = (Credits, Quotes, Offers, Gallery, Trailers, Names, Synopses, Releases, Sums, Awards, CompanyParts, Tracks)
    menu_label = _("Told of titles")
    menu_icon = "list-ul"
    menu_order = 120


class Newsroom(SnippetViewSetGroup):
    items = (Articles, Authors, Categories)
    menu_label = _("Newsroom")
    menu_icon = "doc-full"
    menu_order = 125


GROUPS = (Films, Reviewing, WhatIsTold, Newsroom)
# Of Wagtail's own menu: what Plaudit has no use for, or what leads to other people's sites.
LEFT_OUT = {"documents", "help", "snippets"}
