"""Forms that no page of the desk sends, made by hand or cut off on their way. Wagtail takes them all to be whole."""

from collections.abc import Iterator
from traceback import walk_tb

from django.utils.datastructures import MultiValueDictKeyError

# Where Wagtail stumbles over what was sent, and over nothing else: in which function of its own, and how. A release of
# Wagtail that moves one of these makes it an error of the site again, never the other way round.
STUMBLES: dict[tuple[str, str], type[Exception]] = {
    # How many blocks there are, and in which order, is no number.
    ("wagtail.blocks.stream_block", "value_from_datadict"): ValueError,
    ("wagtail.blocks.list_block", "value_from_datadict"): ValueError,
    # The key of a row that was chosen is no number; what a row itself names always is one.
    ("wagtail.admin.widgets.chooser", "get_instance"): ValueError,
    # A link without its address: that of a form that was filled in is a text, be it empty.
    ("wagtail.admin.forms.choosers", "is_absolute_path"): AttributeError,
    # A place among the pages beside it, for the root, which has none: nothing else there can be lacking.
    ("wagtail.admin.views.pages.ordering", "post"): AttributeError,
}
# Where a key is looked up or compared for whoever asks: who asked is one further out.
BENEATH = ("django.db.", "django.utils.datastructures")


def is_malformed(error: Exception) -> bool:
    """Whether Wagtail itself stumbled over a form that no page sends. What our own code raises is never that."""
    where = list(_functions(error))
    if not where or not where[-1][0].startswith("wagtail."):
        return False
    return isinstance(error, MultiValueDictKeyError) or type(error) is STUMBLES.get(where[-1])


def _functions(error: Exception) -> Iterator[tuple[str, str]]:
    """The modules and functions that an error came through, the one that asked for what failed last."""
    for frame, _line in walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if not module.startswith(BENEATH):
            yield module, frame.f_code.co_name
