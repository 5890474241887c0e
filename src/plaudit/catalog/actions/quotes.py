"""An editor's changes to quotes."""

from django.db import transaction
from django.utils.translation import gettext as _

from plaudit.catalog.errors import EmptyQuoteError
from plaudit.catalog.models import Quote
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require


@transaction.atomic
def save_quote(quote: Quote, *, by: Member | None = None) -> Quote:
    """Store a quote with its lines, new or changed, as the editors'.

    Raises PermissionDeniedError without the permission to change quotes, EmptyQuoteError for one without a line.
    """
    require(by, "catalog.change_quote")
    if not quote.lines.exists():
        raise EmptyQuoteError(_("A quote needs at least one line."))
    before = Quote.objects.filter(pk=quote.pk).values_list("title_id", flat=True) if quote.pk else ()
    titles = {quote.title_id, *before}
    quote.origin = ""
    quote.save()
    changes.record_titles(sorted(titles))
    return quote


@transaction.atomic
def delete_quote(quote: Quote, *, by: Member | None = None) -> None:
    """Delete a quote. Raises PermissionDeniedError without the permission to delete quotes."""
    require(by, "catalog.delete_quote")
    title_id = quote.title_id
    quote.delete()
    changes.record_titles([title_id])
