"""What refers to a row: rows of the desk's tables by their foreign keys, and what Wagtail's index of references knows.

That index hears of nothing that an action writes many rows at once of, so it is asked for pages and authors alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from typing import Any

from django.db import models
from django.db.models import ManyToManyRel, QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.side_panels import StatusSidePanel
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views import snippets

from plaudit.catalog.models import Title

# What stands for a row that has no form of its own.
INSTEAD = {
    "catalog.QuoteLine.speaker": "quote",
    "catalog.PersonPhoto.person": "photo",
    "catalog.PersonPhoto.photo": "person",
}
# What becomes of a row when what it names is deleted.
FATES: dict[Any, str | Promise] = {
    models.CASCADE: _("it goes too"),
    models.SET_NULL: _("it stays, without this"),
    models.PROTECT: _("it stands in the way"),
}
Use = tuple[models.Model, list[Any]]


@dataclass(frozen=True, slots=True)
class Reference:
    """By what something is named, in the words that Wagtail's table of usage asks for."""

    model_name: str
    describe_source_field: str
    describe_on_delete: str
    content_path: str


class ForeignKeyUses:
    """The rows of a table that name something by one of its columns."""

    def __init__(self, field: "models.Field[Any, Any]", row: models.Model) -> None:
        self.field = field
        found: QuerySet[Any] = field.model._default_manager.filter(**{field.name: row.pk})
        viewset = getattr(field.model, "snippet_viewset", None)
        self.rows = found.select_related(*getattr(viewset, "list_select_related", ())).order_by("pk")

    def count(self) -> int:
        return self.rows.order_by().count()

    def __getitem__(self, part: slice) -> list[Use]:
        return [(self._shown(row), [self._reference]) for row in self.rows[part]]

    def _shown(self, row: Any) -> Any:
        instead = INSTEAD.get(_label(self.field))
        return attrgetter(instead)(row) if instead else row

    @cached_property
    def _reference(self) -> Reference:
        fate = FATES.get(getattr(self.field.remote_field, "on_delete", None), FATES[models.SET_NULL])
        name = str(self.field.model._meta.verbose_name)
        return Reference(name, capfirst(str(self.field.verbose_name)), str(fate), self.field.name)


class Uses:
    """Everything that names a row, one table after the other; reads no more than the slice that is looked at."""

    # What may not be deleted says the action, in a sentence.
    is_protected = False

    def __init__(self, row: models.Model) -> None:
        self.parts: list[Any] = [ForeignKeyUses(field, row) for field in _fields_to(type(row))]
        self.parts.append(ReferenceIndex.get_references_to(row).group_by_source_object())

    def count(self) -> int:
        return len(self)

    def __len__(self) -> int:
        return sum(self._sizes)

    def __getitem__(self, part: slice) -> list[Use]:
        start, stop, _step = part.indices(len(self))
        return [use for each, low, high in self._within(start, stop) for use in each[low:high]]

    def _within(self, start: int, stop: int) -> Iterator[tuple[Any, int, int]]:
        """The parts that a slice touches, each with where it begins and ends in it."""
        before = 0
        for part, size in zip(self.parts, self._sizes, strict=True):
            low, high = max(start - before, 0), min(stop - before, size)
            if low < high:
                yield part, low, high
            before += size

    @cached_property
    def _sizes(self) -> list[int]:
        return [part.count() for part in self.parts]


class UsageMixin(UsageView):
    """The list of what refers to a row. Whoever may look at it there reads its name here too."""

    def get_queryset(self) -> Uses:
        return Uses(self.object)

    def get_table(self, object_list: Any, **given: Any) -> Any:
        finder = AdminURLFinder(self.request.user)
        rows = [self._row(finder.get_edit_url(each), each, references) for each, references in object_list]
        return BaseListingView.get_table(self, rows, **given)

    def _row(self, address: str | None, each: models.Model, references: list[Any]) -> dict[str, Any]:
        what = each._meta.verbose_name
        is_told = address or self.request.user.has_perm(f"{each._meta.app_label}.view_{each._meta.model_name}")
        return {
            "object": each,
            "references": references,
            "edit_url": address,
            "label": label_beside(each, beside=self.object)
            if is_told
            else gettext("(Private %(object)s)") % {"object": what},
            "edit_link_title": gettext("Edit this %(object)s") % {"object": what} if address else None,
        }


class DeskUsageView(UsageMixin, snippets.UsageView):
    """The same of a row of one of our tables."""


def label_beside(row: models.Model, *, beside: models.Model) -> str:
    """A row's name; with its title, unless that is said already or is the row beside which it stands."""
    name, title = str(row), getattr(row, "title", None)
    is_said = not isinstance(title, Title) or title == beside or str(title) in name
    return name if is_said else f"{name}: {title}"


def show_use_count(panels: Iterable[Any], row: models.Model) -> None:
    """Let the panel beside a form say how often its row is used as we count it, not as Wagtail's index does."""
    for panel in panels:
        if isinstance(panel, StatusSidePanel) and row.pk:
            panel.get_usage_context = partial(_counted, row, panel.usage_url)


def _counted(row: models.Model, address: str | None) -> dict[str, Any]:
    return {"usage_count": len(Uses(row)), "usage_url": address}


def _fields_to(model: type[models.Model]) -> Iterator["models.Field[Any, Any]"]:
    """The columns of the desk's tables that name rows of a table."""
    edited = set(get_snippet_models()) - set(ReferenceIndex.indexed_models)
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and relation.is_relation):
            continue
        field: Any = relation.field  # type: ignore[union-attr]
        through: Any = relation.through if isinstance(relation, ManyToManyRel) else None
        has_rows_of_its_own = through is not None and not through._meta.auto_created
        if not has_rows_of_its_own and (field.model in edited or _label(field) in INSTEAD):
            yield field


def _label(field: "models.Field[Any, Any]") -> str:
    return f"{field.model._meta.label}.{field.name}"
