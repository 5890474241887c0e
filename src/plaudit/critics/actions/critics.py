"""A curator's writes of critics, publications and bylines."""

from fractions import Fraction
from typing import TypeVar

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plaudit.catalog.slugs import assign_slugs
from plaudit.changes import actions as changes
from plaudit.critics.actions.review_edits import reassess_reviews
from plaudit.critics.models import Byline, Critic, Publication, Review
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import person_key, publication_key, slugify
from plaudit.scoring.notation import Scale

Row = TypeVar("Row", Critic, Publication)


class HasReviewsError(DomainError):
    """Somebody whose reviews are here, and who is therefore not deleted."""


class InvalidCutoffError(DomainError):
    """A cut-off that is no share."""


def read_cutoff(text: str) -> Fraction | None:
    """A cut-off from what a curator types: "60 %", "3/5", "0.6", or nothing.

    Raises InvalidCutoffError for anything else.
    """
    words = text.strip().replace(",", ".")
    if not words:
        return None
    try:
        share = Fraction(words.removesuffix("%").strip()) / (100 if words.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1 or share.denominator > 10_000:
        raise InvalidCutoffError(_("Write the cut-off as a share: 60 %, 3/5 or 0.6."))
    return share


@transaction.atomic
def save_critic(critic: Critic, *, by: Member | None = None) -> Critic:
    """Store a critic, new or renamed;

    the address stays. Raises PermissionDeniedError, and ValidationError for a taken name.
    """
    require(by, "critics.change_critic" if critic.pk else "critics.add_critic")
    critic.name_key = person_key(critic.name) or critic.name
    return _put(critic)


@transaction.atomic
def save_publication(
    publication: Publication, *, cutoff: Fraction | None = None, by: Member | None = None
) -> Publication:
    """Store a publication, new or changed; with another scale or cut-off its reviews are judged again.

    Raises PermissionDeniedError, ValidationError for a taken name, and UnknownScaleError for a scale that cannot be
    read.
    """
    require(by, "critics.change_publication" if publication.pk else "critics.add_publication")
    if publication.scale:
        Scale.parse(publication.scale)
    before = Publication.objects.select_for_update().filter(pk=publication.pk).first() if publication.pk else None
    publication.name_key = publication_key(publication.name) or publication.name
    publication.cutoff_numerator = None if cutoff is None else cutoff.numerator
    publication.cutoff_denominator = None if cutoff is None else cutoff.denominator
    _put(publication)
    if before and (before.scale, before.cutoff) != (publication.scale, publication.cutoff):
        reassess_reviews(publication, by=by)
    return publication


@transaction.atomic
def remove_name(row: Critic | Publication | Byline, *, by: Member | None = None) -> None:
    """Delete a critic, publication or byline that no review names. Raises PermissionDeniedError and HasReviewsError."""
    require(by, f"critics.delete_{row._meta.model_name}")
    key = _key(row) if not isinstance(row, Byline) else ""
    try:
        row.delete()
    except ProtectedError as error:
        raise HasReviewsError(_("%(name)s is not deleted: there are reviews that name it.") % {"name": row}) from error
    if key:
        changes.record(key)


@transaction.atomic
def add_byline(byline: Byline, *, by: Member | None = None) -> Byline:
    """Pair a critic with a publication.

    Raises PermissionDeniedError, and ValidationError for a pair that is there already.
    """
    require(by, "critics.add_byline")
    byline.full_clean()
    byline.save()
    return byline


def _put(row: Row) -> Row:
    if not row.slug:
        assign_slugs(type(row), [(row, slugify(row.name, fallback=row._meta.model_name or ""))])
    row.full_clean()
    row.save()
    changes.record(_key(row))
    # Their names stand on the pages of all titles that they wrote of.
    titles = Review.objects.filter(**{str(row._meta.model_name): row}).values_list("title_id", flat=True)
    changes.record_titles(sorted(set(titles)))
    return row


def _key(row: Critic | Publication) -> str:
    return f"{row._meta.model_name}:{row.pk}"
