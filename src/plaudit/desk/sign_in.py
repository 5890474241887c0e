"""The form at the desk's door."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm

from plaudit.members.sign_in_limits import TooManyAttemptsError, forget_failures, note_failure, require_few_failures


class SignInForm(LoginForm):
    """Wagtail's form, that does not listen to those who guess, nor to suspended members."""

    def clean(self) -> dict[str, Any]:
        name, address = self.cleaned_data.get("username") or "", self._address()
        try:
            require_few_failures(name, address)
        except TooManyAttemptsError as failures:
            message = _("Too many wrong passwords. Try again after %(time)s.") % {"time": f"{failures.again_at:%H:%M}"}
            raise ValidationError(message, code="too_many_failures") from failures
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            note_failure(name, address)
            raise
        forget_failures(name)
        return cleaned

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        super().confirm_login_allowed(user)
        if getattr(user, "suspended_at", None) is not None:
            raise ValidationError(_("This account is suspended."), code="suspended")

    def _address(self) -> str:
        return str(self.request.META.get("REMOTE_ADDR", "")) if self.request else ""
