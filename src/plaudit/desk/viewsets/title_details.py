"""What belongs to a title beside its own fields: credits, quotes, offers, names, releases and so on, row by row."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList

from plaudit.catalog.actions import details, offers
from plaudit.catalog.actions.people import delete_credit, save_credit
from plaudit.catalog.actions.photos import add_photos_to_title, set_title_photos
from plaudit.catalog.actions.quotes import delete_quote, save_quote
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
from plaudit.desk.filters import QuoteFilterSet
from plaudit.desk.views import DeskViewSet
from plaudit.errors import DomainError
from plaudit.members.models import Member

DetailT = TypeVar("DetailT", bound=Model)


class FixedPhotoError(DomainError):
    """A photo that would move to another title."""


def _fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class TitleDetailViewSet(DeskViewSet[DetailT]):
    """Rows of titles, each saved by one action and deleted by another; after that the title's form is shown."""

    add_to_reference_index = False
    query_fields: tuple[str, ...] = ("title",)
    list_select_related: tuple[str, ...] = ("title",)
    search_fields: tuple[str, ...] = ("title__name_key",)
    save_action: ClassVar[Callable[..., Model]] = staticmethod(details.save_detail)
    delete_action: ClassVar[Callable[..., None]] = staticmethod(details.delete_detail)

    def create(self, form: WagtailAdminModelForm, by: Member) -> DetailT:
        return self.edit(form, by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> DetailT:
        row: DetailT = form.save(commit=False)
        type(self).save_action(row, by=by)
        return row

    def delete(self, instance: DetailT, by: Member) -> None:
        type(self).delete_action(instance, by=by)

    def url_after_save(self, instance: DetailT) -> str:
        return Title.snippet_viewset.edit_url(instance.title) + "#tab-details"  # type: ignore[attr-defined]

    def url_after_delete(self, instance: DetailT) -> str:
        return self.url_after_save(instance)


class CreditViewSet(TitleDetailViewSet[Credit]):
    model = Credit
    base_url_path = "credits"
    icon = "group"
    query_fields = ("title", "person")
    list_select_related = ("title", "person")
    search_fields = ("title__name_key", "person__name_key", "character")
    list_display = ("person", "title", "get_job_display", "character", "billing")
    list_filter = ("job",)
    panels = _fields("title", "person", "job", "character", "billing")
    save_action = staticmethod(save_credit)
    delete_action = staticmethod(delete_credit)


class QuoteViewSet(TitleDetailViewSet[Quote]):
    model = Quote
    base_url_path = "quotes"
    icon = "openquote"
    list_display = ("__str__", "title", "position")
    filterset_class = QuoteFilterSet
    search_fields = ("title__name_key", "lines__text", "lines__character")
    edit_handler = ObjectList(
        [
            *_fields("title", "position"),
            InlinePanel(
                "lines", heading=gettext_lazy("Lines"), label=gettext_lazy("Line"), min_num=1, max_num=20,
                panels=_fields("character", "speaker", "text", "position"),
            ),
        ]
    )  # fmt: skip
    save_action = staticmethod(save_quote)
    delete_action = staticmethod(delete_quote)


class OfferViewSet(TitleDetailViewSet[Offer]):
    model = Offer
    base_url_path = "offers"
    icon = "desktop"
    query_fields = ("title", "provider")
    list_select_related = ("title", "provider")
    search_fields = ("title__name_key", "provider__name_key")
    list_display = ("provider", "title", "get_type_display", "region", "starts_at", "ends_at")
    list_filter = ("type", "region")
    panels = _fields(
        "title", "provider", "type", "region", "language", "quality", "url", "price", "currency", "starts_at",
        "ends_at", "position",
    )  # fmt: skip
    save_action = staticmethod(offers.save_offer)
    delete_action = staticmethod(offers.delete_offer)


class TitleNameViewSet(TitleDetailViewSet[TitleName]):
    model = TitleName
    base_url_path = "names"
    icon = "tag"
    search_fields = ("name_key", "title__name_key")
    list_display = ("name", "title", "language", "country", "displayed")
    list_filter = ("language",)
    panels = _fields("title", "name", "language", "country", "note", "displayed")


class SynopsisViewSet(TitleDetailViewSet[Synopsis]):
    model = Synopsis
    base_url_path = "synopses"
    icon = "doc-full"
    list_display = ("title", "language", "source")
    list_filter = ("language",)
    panels = _fields("title", "language", "text", "source")


class ReleaseViewSet(TitleDetailViewSet[Release]):
    model = Release
    base_url_path = "releases"
    icon = "calendar"
    list_display = ("title", "country", "get_type_display", "released_on", "age_rating")
    list_filter = ("type",)
    panels = _fields("title", "country", "type", "released_on", "age_rating", "note")


class BoxOfficeViewSet(TitleDetailViewSet[BoxOffice]):
    model = BoxOffice
    base_url_path = "box-office"
    icon = "order"
    list_display = ("title", "get_kind_display", "territory", "amount", "currency", "as_of")
    list_filter = ("kind",)
    panels = _fields("title", "kind", "territory", "amount", "currency", "as_of")


class AwardViewSet(TitleDetailViewSet[Award]):
    model = Award
    base_url_path = "awards"
    icon = "pick"
    query_fields = ("title", "person")
    list_select_related = ("title", "person")
    search_fields = ("title__name_key", "body", "category")
    list_display = ("body", "title", "category", "year", "won", "person")
    list_filter = ("won", "year")
    panels = _fields("title", "person", "body", "category", "year", "won")


class CompanyCreditViewSet(TitleDetailViewSet[CompanyCredit]):
    model = CompanyCredit
    base_url_path = "company-credits"
    icon = "site"
    query_fields = ("title", "company")
    list_select_related = ("title", "company")
    search_fields = ("title__name_key", "company__name_key")
    list_display = ("company", "title", "get_role_display")
    list_filter = ("role",)
    panels = _fields("title", "company", "role", "position")


class TrackViewSet(TitleDetailViewSet[Track]):
    model = Track
    base_url_path = "tracks"
    icon = "media"
    search_fields = ("title__name_key", "name", "artist")
    list_display = ("name", "artist", "title", "position")
    panels = _fields("title", "position", "name", "artist", "note")


class TrailerViewSet(TitleDetailViewSet[Trailer]):
    model = Trailer
    base_url_path = "trailers"
    icon = "media"
    search_fields = ("title__name_key", "name")
    list_display = ("name", "title", "kind", "language", "published_on")
    list_filter = ("kind", "language")
    panels = _fields("title", "name", "url", "kind", "language", "published_on", "still", "position")


class TitlePhotoViewSet(TitleDetailViewSet[TitlePhoto]):
    """The photos of titles, in their order."""

    model = TitlePhoto
    base_url_path = "title-photos"
    icon = "image"
    query_fields = ("title", "photo")
    list_select_related = ("title", "photo")
    list_display = ("photo", "title", "position")
    list_filter = {"photo__kind": ["exact"]}
    panels = _fields("title", "photo", "position")

    def create(self, form: WagtailAdminModelForm, by: Member) -> TitlePhoto:
        values = form.cleaned_data
        add_photos_to_title([values["photo"]], values["title"], by=by)
        return self._move(TitlePhoto.objects.get(title=values["title"], photo=values["photo"]), values["position"], by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> TitlePhoto:
        if {"title", "photo"} & set(form.changed_data):
            raise FixedPhotoError(_("Only the order can be changed. Delete this entry and add another one."))
        return self._move(TitlePhoto.objects.get(pk=form.instance.pk), form.cleaned_data["position"], by)

    def delete(self, instance: TitlePhoto, by: Member) -> None:
        set_title_photos(instance.title, [pk for pk in self._photo_ids(instance) if pk != instance.photo_id], by=by)

    def _move(self, row: TitlePhoto, position: int, by: Member) -> TitlePhoto:
        photo_ids = [pk for pk in self._photo_ids(row) if pk != row.photo_id]
        photo_ids.insert(max(position - 1, 0), row.photo_id)
        set_title_photos(row.title, photo_ids, by=by)
        row.refresh_from_db()
        return row

    def _photo_ids(self, row: TitlePhoto) -> list[int]:
        photos = TitlePhoto.objects.filter(title_id=row.title_id).order_by("position", "pk")
        return list(photos.values_list("photo_id", flat=True))
