"""Accounts."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Member(AbstractUser):
    """An account. One that an import made has no e-mail and no usable password, and names its origin."""

    name = models.CharField(_("display name"), max_length=80, blank=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True)
    origin_id = models.CharField(_("id at the origin"), max_length=64, blank=True)
    super_reviewer_since = models.DateField(_("Super Reviewer since"), null=True, blank=True)
    suspended_at = models.DateTimeField(_("suspended at"), null=True, blank=True)

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "origin_id"],
                condition=~Q(origin=""),
                name="one_member_per_origin_id",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    @property
    def is_super_reviewer(self) -> bool:
        return self.super_reviewer_since is not None

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)
