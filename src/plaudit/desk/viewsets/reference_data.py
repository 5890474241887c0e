"""Genres, providers and companies at the desk."""

from typing import TypeVar

from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel

from plaudit.catalog.actions.reference_data import delete_reference_data, save_reference_data
from plaudit.catalog.models import Company, Genre, Provider
from plaudit.desk.views import DeskViewSet
from plaudit.members.models import Member

NamedT = TypeVar("NamedT", Genre, Provider, Company)


class ReferenceDataViewSet(DeskViewSet[NamedT]):
    """A table that titles refer to."""

    add_to_reference_index = False

    def create(self, form: WagtailAdminModelForm, by: Member) -> NamedT:
        return save_reference_data(form.save(commit=False), by=by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> NamedT:
        return save_reference_data(form.save(commit=False), by=by)

    def delete(self, instance: NamedT, by: Member) -> None:
        delete_reference_data(instance, by=by)


class GenreViewSet(ReferenceDataViewSet[Genre]):
    model = Genre
    base_url_path = "genres"
    icon = "tag"
    search_fields = ("name", "slug")
    chooser_search_fields = ("slug",)
    list_display = ("name", "slug")
    panels = [FieldPanel("name")]


class ProviderViewSet(ReferenceDataViewSet[Provider]):
    model = Provider
    base_url_path = "providers"
    icon = "desktop"
    search_fields = ("name_key",)
    chooser_search_fields = ("name_key",)
    list_display = ("name", "url")
    panels = [FieldPanel("name"), FieldPanel("url"), FieldPanel("logo")]


class CompanyViewSet(ReferenceDataViewSet[Company]):
    model = Company
    base_url_path = "companies"
    icon = "site"
    search_fields = ("name_key",)
    chooser_search_fields = ("name_key",)
    list_display = ("name", "country")
    list_filter = ("country",)
    panels = [FieldPanel("name"), FieldPanel("country")]
