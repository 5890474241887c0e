"""The desk's menu: our tables in groups."""

from django.utils.translation import gettext_lazy as _
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
from plaudit.desk.viewsets.reference_data import CompanyViewSet, GenreViewSet, PersonViewSet, ProviderViewSet
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
    menu_label = _("TitleViewSet")
    menu_icon = "media"
    menu_order = 100


class CriticGroup(SnippetViewSetGroup):
    items = (ReviewViewSet, CriticViewSet, PublicationViewSet, BylineViewSet, TopStatusViewSet)
    menu_label = _("CriticViewSet")
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
    menu_label = _("Told of titles")
    menu_icon = "list-ul"
    menu_order = 120


class NewsroomGroup(SnippetViewSetGroup):
    items = (ArticleViewSet, AuthorViewSet, CategoryViewSet)
    menu_label = _("NewsroomGroup")
    menu_icon = "doc-full"
    menu_order = 125


GROUPS = (TitleGroup, CriticGroup, TitleDetailGroup, NewsroomGroup)
# Of Wagtail's own menu: what Plaudit has no use for, or what leads to other people's sites.
LEFT_OUT = {"documents", "help", "snippets"}
