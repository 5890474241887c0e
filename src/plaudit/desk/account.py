"""A member's own account at the desk: name, language, theme, password."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import account

from plaudit.members.models import Member


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Member
        fields = ("name", "email")


class ProfilePanel(account.BaseSettingsPanel):
    """Members have one name, unlike Wagtail's users."""

    name = "name_email"
    title = _("Name and email address")
    order = 100
    form_class = ProfileForm


class DeskAccountView(account.AccountView):
    """Without an avatar, which our decoder would not check, and without notifications, as the desk sends no mail."""

    def get_panels(self) -> list[account.BaseSettingsPanel]:
        user = self.request.user
        profile = account.UserProfile.get_for_user(user)
        panel_classes = (
            ProfilePanel,
            account.LocaleSettingsPanel,
            account.ThemeSettingsPanel,
            account.ChangePasswordPanel,
        )
        panels = [panel_class(self.request, user, profile) for panel_class in panel_classes]
        return [panel for panel in panels if panel.is_active()]


account_view = require_admin_access(DeskAccountView.as_view())
