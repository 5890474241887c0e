"""Columns of the desk's own lists."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from django.db.models import Model
from django.middleware.csrf import get_token
from django.utils.functional import Promise
from wagtail.admin.ui.tables import Column

ModelT = TypeVar("ModelT", bound=Model)


class RowButton(NamedTuple):
    """A button in a row: its label, and the URL that it posts to."""

    label: str
    url: str


class ButtonColumn(Column, Generic[ModelT]):
    """A column with a button in each row for which `get_button` returns one, and else a text."""

    cell_template_name = "desk/button_cell.html"

    def __init__(self, name: str, *, label: str | Promise, get_button: Callable[[ModelT], RowButton | str]) -> None:
        super().__init__(name, label=label, accessor=get_button)

    def get_cell_context_data(self, instance: Model, parent_context: dict[str, object]) -> dict[str, object]:
        context = super().get_cell_context_data(instance, parent_context)
        # The list is rendered without a request, which would bring the token along.
        return {**context, "csrf_token": get_token(context["request"])}
