"""The sign-in form of the desk."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm

from plaudit.members.sign_in_limits import TooManyAttemptsError, clear_failures, record_failure, require_few_failures


class SignInForm(LoginForm):
    """Refuses members who are suspended, and anyone after too many wrong passwords."""

    def clean(self) -> dict[str, object]:
        username = self.cleaned_data.get("username") or ""
        ip_address = str(self.request.META.get("REMOTE_ADDR", "")) if self.request else ""
        try:
            require_few_failures(username, ip_address)
        except TooManyAttemptsError as error:
            message = _("Too many wrong passwords. Try again after %(time)s.") % {"time": f"{error.again_at:%H:%M}"}
            raise ValidationError(message, code="too_many_failures") from error
        try:
            cleaned: dict[str, object] = super().clean()
        except ValidationError:
            record_failure(username, ip_address)
            raise
        clear_failures(username)
        return cleaned

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        super().confirm_login_allowed(user)
        if getattr(user, "suspended_at", None) is not None:
            raise ValidationError(_("This account is suspended."), code="suspended")
