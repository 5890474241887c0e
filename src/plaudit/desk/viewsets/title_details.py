"""What is told of a title beside its facts: credits, quotes, offers, names, releases and so on, one row at a time."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList

from plaudit.catalog.actions import details, offers
from plaudit.catalog.actions.people import put_credit, remove_credit
from plaudit.catalog.actions.photos import arrange, hang
from plaudit.catalog.actions.quotes import put_quote, remove_quote
from plaudit.catalog.models import (
    Award,
    BoxOffice,
    CompanyCredit,
    Credit,
    Offer,
    Quote,
    Release,
    Synopsis,
    Title,
    TitleName,
    TitlePhoto,
    Track,
    Trailer,
)
from plaudit.desk.views import DeskViewSet
from plaudit.desk.viewsets.filters import QuoteFilters
from plaudit.members.models import Member


def _fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class TitleDetailViewSet(DeskViewSet):
    """Rows of titles: each is stored by one action and taken away by another; afterwards the title's form is shown."""

    add_to_reference_index = False
    query_fields: tuple[str, ...] = ("title",)
    list_select_related: tuple[str, ...] = ("title",)
    search_fields: Any = ("title__name_key",)
    put: Callable[..., Any] = staticmethod(details.put)
    take_away: Callable[..., Any] = staticmethod(details.remove)

    def create(self, form: Any, by: Member) -> Any:
        return type(self).put(form.save(commit=False), by=by)

    def change(self, form: Any, by: Member) -> Any:
        return type(self).put(form.save(commit=False), by=by)

    def remove(self, instance: Any, by: Member) -> None:
        type(self).take_away(instance, by=by)

    def success_url(self, instance: Any) -> str:
        return reverse(Title.snippet_viewset.get_url_name("edit"), args=[quote(instance.title_id)]) + "#tab-told"  # type: ignore[attr-defined]


class CreditViewSet(TitleDetailViewSet):
    model = Credit
    base_url_path = "credits"
    icon = "group"
    query_fields = ("title", "person")
    list_select_related = ("title", "person")
    search_fields = ("title__name_key", "person__name_key", "character")
    list_display = ("person", "title", "get_job_display", "character", "billing")
    list_filter = ("job",)
    panels = _fields("title", "person", "job", "character", "billing")
    put = staticmethod(put_credit)
    take_away = staticmethod(remove_credit)


class QuoteViewSet(TitleDetailViewSet):
    model = Quote
    base_url_path = "quotes"
    icon = "openquote"
    list_display = ("__str__", "title", "position")
    filterset_class = QuoteFilters
    search_fields = ("title__name_key", "lines__text", "lines__character")
    edit_handler = ObjectList(
        [
            *_fields("title", "position"),
            InlinePanel(
                "lines", heading=_("Lines"), label=_("Line"), min_num=1, max_num=20,
                panels=_fields("character", "speaker", "text", "position"),
            ),
        ]
    )  # fmt: skip
    put = staticmethod(put_quote)
    take_away = staticmethod(remove_quote)


class OfferViewSet(TitleDetailViewSet):
    model = Offer
    base_url_path = "offers"
    icon = "desktop"
    query_fields = ("title", "provider")
    list_select_related = ("title", "provider")
    search_fields = ("title__name_key", "provider__name_key")
    list_display = ("provider", "title", "get_way_display", "region", "starts_at", "ends_at")
    list_filter = ("way", "region")
    panels = _fields(
        "title", "provider", "way", "region", "language", "quality", "url", "price", "currency", "starts_at",
        "ends_at", "position",
    )  # fmt: skip
    put = staticmethod(offers.put)
    take_away = staticmethod(offers.remove)


class TitleNameViewSet(TitleDetailViewSet):
    model = TitleName
    base_url_path = "names"
    icon = "tag"
    search_fields = ("name_key", "title__name_key")
    list_display = ("name", "title", "language", "country", "shown")
    list_filter = ("language",)
    panels = _fields("title", "name", "language", "country", "note", "shown")


class SynopsisViewSet(TitleDetailViewSet):
    model = Synopsis
    base_url_path = "synopses"
    icon = "doc-full"
    list_display = ("title", "language", "source")
    list_filter = ("language",)
    panels = _fields("title", "language", "text", "source")


class ReleaseViewSet(TitleDetailViewSet):
    model = Release
    base_url_path = "releases"
    icon = "calendar"
    list_display = ("title", "country", "get_way_display", "released_on", "age_rating")
    list_filter = ("way",)
    panels = _fields("title", "country", "way", "released_on", "age_rating", "note")


class BoxOfficeViewSet(TitleDetailViewSet):
    model = BoxOffice
    base_url_path = "box-office"
    icon = "order"
    list_display = ("title", "get_kind_display", "territory", "amount", "currency", "as_of")
    list_filter = ("kind",)
    panels = _fields("title", "kind", "territory", "amount", "currency", "as_of")


class AwardViewSet(TitleDetailViewSet):
    model = Award
    base_url_path = "awards"
    icon = "pick"
    query_fields = ("title", "person")
    list_select_related = ("title", "person")
    search_fields = ("title__name_key", "body", "category")
    list_display = ("body", "title", "category", "year", "won", "person")
    list_filter = ("won", "year")
    panels = _fields("title", "person", "body", "category", "year", "won")


class CompanyCreditViewSet(TitleDetailViewSet):
    model = CompanyCredit
    base_url_path = "company-parts"
    icon = "site"
    query_fields = ("title", "company")
    list_select_related = ("title", "company")
    search_fields = ("title__name_key", "company__name_key")
    list_display = ("company", "title", "get_role_display")
    list_filter = ("role",)
    panels = _fields("title", "company", "role", "position")


class TrackViewSet(TitleDetailViewSet):
    model = Track
    base_url_path = "tracks"
    icon = "media"
    search_fields = ("title__name_key", "name", "by")
    list_display = ("name", "by", "title", "position")
    panels = _fields("title", "position", "name", "by", "note")


class TrailerViewSet(TitleDetailViewSet):
    model = Trailer
    base_url_path = "trailers"
    icon = "media"
    search_fields = ("title__name_key", "name")
    list_display = ("name", "title", "kind", "language", "published_on")
    list_filter = ("kind", "language")
    panels = _fields("title", "name", "url", "kind", "language", "published_on", "still", "position")


class TitlePhotoViewSet(TitleDetailViewSet):
    """The pictures of titles, in their order."""

    model = TitlePhoto
    base_url_path = "gallery"
    icon = "image"
    query_fields = ("title", "photo")
    list_select_related = ("title", "photo")
    list_display = ("photo", "title", "position")
    list_filter = {"photo__kind": ["exact"]}
    panels = _fields("title", "photo", "position")

    def create(self, form: Any, by: Member) -> TitlePhoto:
        told = form.cleaned_data
        hang([told["photo"]], told["title"], by=by)
        return self._placed(TitlePhoto.objects.get(title=told["title"], photo=told["photo"]), by, told["position"])

    def change(self, form: Any, by: Member) -> TitlePhoto:
        if {"title", "photo"} & set(form.changed_data):
            raise ValueError(_("A picture stays where it hangs: hang another one."))
        return self._placed(TitlePhoto.objects.get(pk=form.instance.pk), by, form.cleaned_data["position"])

    def remove(self, instance: TitlePhoto, by: Member) -> None:
        arrange(instance.title, [pk for pk in self._order(instance) if pk != instance.photo_id], by=by)

    def _placed(self, row: TitlePhoto, by: Member, place: int) -> TitlePhoto:
        order = [pk for pk in self._order(row) if pk != row.photo_id]
        order.insert(max(place - 1, 0), row.photo_id)
        arrange(row.title, order, by=by)
        row.refresh_from_db()
        return row

    def _order(self, row: TitlePhoto) -> list[int]:
        hanging = TitlePhoto.objects.filter(title_id=row.title_id).order_by("position", "pk")
        return list(hanging.values_list("photo_id", flat=True))
