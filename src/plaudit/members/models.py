"""Accounts, and the attempts to sign in to them that failed."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# How the names of accounts begin that imports and the demo make: whoever comes later finds them free.
RESERVED_PREFIXES = ("movielens-", "demo-")


class Member(AbstractUser):  # type: ignore[django-manager-missing]
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
        permissions = [("suspend_member", "Can suspend members")]
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "origin_id"],
                condition=~Q(origin=""),
                name="one_member_per_origin_id",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def clean(self) -> None:
        super().clean()
        if not self.origin and self.username.casefold().startswith(RESERVED_PREFIXES):
            said = _("A name that begins with %(beginning)s is kept for imported accounts; choose another.")
            raise ValidationError({"username": said % {"beginning": self.username.split("-")[0] + "-"}})

    @property
    def is_super_reviewer(self) -> bool:
        return self.super_reviewer_since is not None

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    # Whoever is suspended may do nothing, administrators too, from that moment on.
    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.suspended_at is None and super().has_perm(perm, obj)

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:
        return self.suspended_at is None and super().has_perms(perm_list, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return self.suspended_at is None and super().has_module_perms(app_label)


class FailedSignIn(models.Model):
    """A wrong password: for which account and from where, both as digests."""

    account = models.CharField(max_length=32)
    place = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="failed_sign_in_by_account"),
            models.Index(fields=["place", "at"], name="failed_sign_in_by_place"),
            models.Index(fields=["at"], name="failed_sign_in_by_moment"),
        ]
