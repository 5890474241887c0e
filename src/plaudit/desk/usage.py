"""What refers to a row: rows of the desk's tables by their foreign keys, and pages and authors by Wagtail's index.

Wagtail's reference index misses what our actions write in bulk, so it is asked about pages and authors alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from django.db import models
from django.db.models import Field, ManyToManyRel, Model, QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.side_panels import StatusSidePanel
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views import snippets

from plaudit.catalog.models import Title

# Rows without a form of their own, and the field that leads to the row to show in their place.
SHOWN_INSTEAD = {
    "catalog.QuoteLine.speaker": "quote",
    "catalog.PersonPhoto.person": "photo",
    "catalog.PersonPhoto.photo": "person",
}
ON_DELETE: dict[object, str | Promise] = {
    models.CASCADE: _("is deleted as well"),
    models.SET_NULL: _("stays, with this field empty"),
    models.PROTECT: _("prevents deletion"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference, with the attributes that Wagtail's table of usage reads."""

    model_name: str
    describe_source_field: str
    describe_on_delete: str
    content_path: str


Use = tuple[Model, list[Reference]]


class UseSource(Protocol):
    def count(self) -> int: ...

    def __getitem__(self, part: slice) -> Sequence[Use]: ...


class ForeignKeyUses:
    """The rows of one table that refer to a row by one of its foreign keys."""

    def __init__(self, field: "Field[object, object]", row: Model) -> None:
        self.field = field
        viewset = getattr(field.model, "snippet_viewset", None)
        referring: QuerySet[Model] = field.model._default_manager.filter(**{field.name: row.pk})
        self.rows = referring.select_related(*getattr(viewset, "list_select_related", ())).order_by("pk")

    def count(self) -> int:
        return self.rows.order_by().count()

    def __getitem__(self, part: slice) -> list[Use]:
        path = SHOWN_INSTEAD.get(_field_label(self.field))
        return [(attrgetter(path)(row) if path else row, [self._reference]) for row in self.rows[part]]

    @cached_property
    def _reference(self) -> Reference:
        on_delete = ON_DELETE.get(getattr(self.field.remote_field, "on_delete", None), ON_DELETE[models.SET_NULL])
        model_name = str(self.field.model._meta.verbose_name)
        return Reference(model_name, capfirst(str(self.field.verbose_name)), str(on_delete), self.field.name)


class Uses:
    """Everything that refers to a row, table by table; a slice reads no more rows than it shows."""

    # Wagtail asks for this; our actions say what cannot be deleted, and why.
    is_protected = False

    def __init__(self, row: Model) -> None:
        self.sources: list[UseSource] = [ForeignKeyUses(field, row) for field in _fields_to(type(row))]
        self.sources.append(ReferenceIndex.get_references_to(row).group_by_source_object())

    def count(self) -> int:
        return len(self)

    def __len__(self) -> int:
        return sum(self._counts)

    def __getitem__(self, part: slice) -> list[Use]:
        start, stop, _step = part.indices(len(self))
        uses: list[Use] = []
        before = 0
        for source, count in zip(self.sources, self._counts, strict=True):
            low, high = max(start - before, 0), min(stop - before, count)
            if low < high:
                uses += source[low:high]
            before += count
        return uses

    @cached_property
    def _counts(self) -> list[int]:
        return [source.count() for source in self.sources]


if TYPE_CHECKING:
    # What the mixin is mixed into.
    from wagtail.admin.views.generic.usage import UsageView
else:
    UsageView = object


class UsageMixin(UsageView):
    """The list of what refers to a row. A referring row is named only to those who may view it."""

    def get_queryset(self) -> Uses:
        return Uses(self.object)

    def get_table(self, object_list: Sequence[Use], **_kwargs: object) -> Table:
        finder = AdminURLFinder(self.request.user)
        rows = [self._table_row(row, references, finder.get_edit_url(row)) for row, references in object_list]
        return BaseListingView.get_table(self, rows)

    def _table_row(self, row: Model, references: list[Reference], edit_url: str | None) -> dict[str, object]:
        model_name = {"object": row._meta.verbose_name}
        may_view = edit_url or self.request.user.has_perm(f"{row._meta.app_label}.view_{row._meta.model_name}")
        return {
            "object": row,
            "references": references,
            "edit_url": edit_url,
            "label": label_beside(row, self.object) if may_view else gettext("(Private %(object)s)") % model_name,
            "edit_link_title": gettext("Edit this %(object)s") % model_name if edit_url else None,
        }


class DeskUsageView(UsageMixin, snippets.UsageView):
    pass


def label_beside(row: Model, other: Model) -> str:
    """Return a row's name with its title, unless it stands beside that title or the name contains it."""
    name, title = str(row), getattr(row, "title", None)
    needs_title = isinstance(title, Title) and title != other and str(title) not in name
    return f"{name}: {title}" if needs_title else name


def show_use_count(panels: Iterable[Component], row: Model) -> None:
    """Make the status panel beside a form show our count of uses in place of that of Wagtail's index."""
    for panel in panels:
        if isinstance(panel, StatusSidePanel) and row.pk:
            panel.get_usage_context = partial(_usage_context, row, panel.usage_url)


def _usage_context(row: Model, usage_url: str | None) -> dict[str, object]:
    return {"usage_count": len(Uses(row)), "usage_url": usage_url}


def _fields_to(model: type[Model]) -> Iterator["Field[object, object]"]:
    """Yield the foreign keys of the desk's tables that refer to a table."""
    edited = set(get_snippet_models()) - set(ReferenceIndex.indexed_models)
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and relation.is_relation):
            continue
        field = relation.field  # type: ignore[union-attr]
        through = relation.through if isinstance(relation, ManyToManyRel) else None
        if through is not None and not through._meta.auto_created:
            # The rows of such a table refer to the row by foreign keys of their own.
            continue
        if field.model in edited or _field_label(field) in SHOWN_INSTEAD:
            yield field


def _field_label(field: "Field[object, object]") -> str:
    return f"{field.model._meta.label}.{field.name}"
