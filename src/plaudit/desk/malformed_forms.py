"""Malformed forms: sent by hand or cut off on the way. Wagtail assumes that every form is complete."""

from traceback import walk_tb

from django.utils.datastructures import MultiValueDictKeyError

# The functions of Wagtail that fail over a malformed form and over nothing else, and how they fail. If a release of
# Wagtail moves one of them, its failure is an error of the site again, never the other way round.
FAILURES: dict[tuple[str, str], type[Exception]] = {
    # The number or the order of blocks is not a number.
    ("wagtail.blocks.stream_block", "value_from_datadict"): ValueError,
    ("wagtail.blocks.list_block", "value_from_datadict"): ValueError,
    # The id of the chosen row is not a number.
    ("wagtail.admin.widgets.chooser", "get_instance"): ValueError,
    # A link without its URL; a form that somebody filled in sends at least an empty one.
    ("wagtail.admin.forms.choosers", "is_absolute_path"): AttributeError,
    # A position among the siblings of the root page, which has none.
    ("wagtail.admin.views.pages.ordering", "post"): AttributeError,
}
# Library code in which a key is looked up for the caller, who is one frame further out.
LIBRARIES = ("django.db.", "django.utils.datastructures")


def is_malformed(error: Exception) -> bool:
    """Return whether Wagtail failed over a malformed form; an error raised by our own code never counts as that."""
    frames = [frame for frame, _line in walk_tb(error.__traceback__)]
    functions = [(str(frame.f_globals.get("__name__", "")), frame.f_code.co_name) for frame in frames]
    functions = [function for function in functions if not function[0].startswith(LIBRARIES)]
    if not functions or not functions[-1][0].startswith("wagtail."):
        return False
    return isinstance(error, MultiValueDictKeyError) or type(error) is FAILURES.get(functions[-1])
