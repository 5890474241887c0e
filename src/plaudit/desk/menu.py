"""The desk's menu: our tables in groups."""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from plaudit.desk.viewsets.consensus import ConsensusViewSet
from plaudit.desk.viewsets.critics import (
    BylineViewSet,
    CriticViewSet,
    PublicationViewSet,
    ReviewViewSet,
    TopStatusViewSet,
)
from plaudit.desk.viewsets.newsroom import ArticleViewSet, AuthorViewSet, CategoryViewSet
from plaudit.desk.viewsets.people import PersonViewSet
from plaudit.desk.viewsets.reference_data import CompanyViewSet, GenreViewSet, ProviderViewSet
from plaudit.desk.viewsets.title_details import (
    AwardViewSet,
    BoxOfficeViewSet,
    CompanyCreditViewSet,
    CreditViewSet,
    OfferViewSet,
    QuoteViewSet,
    ReleaseViewSet,
    SynopsisViewSet,
    TitleNameViewSet,
    TitlePhotoViewSet,
    TrackViewSet,
    TrailerViewSet,
)
from plaudit.desk.viewsets.titles import TitleViewSet


class TitleGroup(SnippetViewSetGroup):
    items = (TitleViewSet, PersonViewSet, ConsensusViewSet, GenreViewSet, ProviderViewSet, CompanyViewSet)
    menu_label = _("Titles")
    menu_icon = "media"
    menu_order = 100


class CriticGroup(SnippetViewSetGroup):
    items = (ReviewViewSet, CriticViewSet, PublicationViewSet, BylineViewSet, TopStatusViewSet)
    menu_label = _("Critics")
    menu_icon = "comment"
    menu_order = 110


class TitleDetailGroup(SnippetViewSetGroup):
    items = (
        CreditViewSet,
        QuoteViewSet,
        OfferViewSet,
        TitlePhotoViewSet,
        TrailerViewSet,
        TitleNameViewSet,
        SynopsisViewSet,
        ReleaseViewSet,
        BoxOfficeViewSet,
        AwardViewSet,
        CompanyCreditViewSet,
        TrackViewSet,
    )
    menu_label = _("Title details")
    menu_icon = "list-ul"
    menu_order = 120


class NewsroomGroup(SnippetViewSetGroup):
    items = (ArticleViewSet, AuthorViewSet, CategoryViewSet)
    menu_label = _("Newsroom")
    menu_icon = "doc-full"
    menu_order = 125


GROUPS = (TitleGroup, CriticGroup, TitleDetailGroup, NewsroomGroup)
# Items of Wagtail's menu without a use here, or with links to other sites.
HIDDEN_ITEMS = {"documents", "help", "snippets"}


class PermissionMenuItem(MenuItem):
    """A menu item for those with a permission."""

    def __init__(self, permission: str, label: str | Promise, url: str, *, icon_name: str, order: int) -> None:
        super().__init__(label, url, icon_name=icon_name, order=order)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))
