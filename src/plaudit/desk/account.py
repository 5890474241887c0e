"""An account at the desk as its owner sees it: name, language, look, password; nothing that Plaudit does not have."""

from typing import Any

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
    """Members have one name, in place of Wagtail's first and last ones."""

    name = "name_email"
    title = _("Name and e-mail address")
    order = 100
    form_class = ProfileForm


class DeskAccountView(account.AccountView):
    """Without a picture, that nobody would read as safely as photos, and without notices, as the desk sends no mail."""

    def get_panels(self) -> list[Any]:
        user = self.request.user
        profile = account.UserProfile.get_for_user(user)
        kinds = (ProfilePanel, account.LocaleSettingsPanel, account.ThemeSettingsPanel, account.ChangePasswordPanel)
        panels = [kind(self.request, user, profile) for kind in kinds]
        return [panel for panel in panels if panel.is_active()]


account_view = require_admin_access(DeskAccountView.as_view())
