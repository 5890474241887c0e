"""Members and roles at the desk: Wagtail's pages, with our fields and our actions, and no deletion."""

from typing import NoReturn

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.users.forms import UsernameForm
from wagtail.users.views import groups, users

from plaudit.desk.views import ActionFormMixin
from plaudit.members.actions import save_member, set_roles, set_suspended
from plaudit.members.models import Member
from plaudit.members.roles import ROLES, Role


class MemberForm(UsernameForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        choices=[(role.value, name) for role, name in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    suspended = forms.BooleanField(
        label=_("Suspended"),
        required=False,
        help_text=_("A suspended member cannot write, rate or use the desk. What they have written stays."),
    )

    class Meta:
        model = Member
        fields = ("username", "name", "email")

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.pop("editing_self", None)
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            roles = self.instance.groups.values_list("name", flat=True)
            self.initial |= {"roles": list(roles), "suspended": self.instance.suspended_at is not None}


class NewMemberForm(MemberForm):
    """An administrator sets the first password; its owner changes it."""

    password = forms.CharField(
        label=_("Password"), min_length=10, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )


class MemberFormMixin(ActionFormMixin):
    def save_instance(self) -> Member:
        form, is_new = self.form, self.form.instance.pk is None
        member: Member = form.save(commit=False)
        if is_new:
            member.set_password(form.cleaned_data["password"])
        save_member(member, by=self.by)
        if "roles" in form.changed_data:
            set_roles(member, [Role(role) for role in form.cleaned_data["roles"]], by=self.by)
        if "suspended" in form.changed_data:
            set_suspended(member, suspended=form.cleaned_data["suspended"], by=self.by)
        action = "wagtail.create" if is_new else "wagtail.edit"
        log(instance=member, action=action, user=self.by, content_changed=True)
        return member


class MemberCreateView(MemberFormMixin, users.CreateView):
    pass


class MemberEditView(MemberFormMixin, users.EditView):
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class MemberDeleteView(users.DeleteView):
    """Members are suspended, not deleted, so that their ratings and reviews stay."""

    def dispatch(self, _request: HttpRequest, *_args: object, **_kwargs: object) -> NoReturn:
        raise PermissionDenied


class MemberIndexView(users.IndexView):
    page_title = _("Members")
    add_item_label = _("Add a member")
    search_fields = ("username", "name", "email")
    template_name = "wagtailadmin/generic/index.html"

    @cached_property
    def columns(self) -> list[Column]:
        # Without the checkboxes: Wagtail's bulk actions for accounts would bypass our actions.
        return [*super().columns[1:], Column("roles", label=_("Roles"), accessor=_role_names)]

    def get_base_queryset(self) -> "QuerySet[Member]":
        return super().get_base_queryset().prefetch_related("groups")

    def get_delete_url(self, instance: Member) -> None:
        return None


def _role_names(member: Member) -> str:
    names: dict[str, object] = {role.value: name for role, name in ROLES.items()}
    return ", ".join(str(names.get(group.name, group.name)) for group in member.groups.all())


class MemberViewSet(users.UserViewSet):
    menu_label = _("Members")
    index_view_class = MemberIndexView
    add_view_class = MemberCreateView
    edit_view_class = MemberEditView
    delete_view_class = MemberDeleteView
    copy_view_enabled = False
    template_prefix = "desk/members/"

    def get_form_class(self, for_update: bool = False) -> type[MemberForm]:  # noqa: FBT001, FBT002 - Wagtail's signature
        return MemberForm if for_update else NewMemberForm


class RoleViewSet(groups.GroupViewSet):
    """Groups beside our roles, for superusers."""

    model = Group
    menu_label = _("Groups")
