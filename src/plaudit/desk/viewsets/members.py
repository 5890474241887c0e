"""Members and roles at the desk: Wagtail's pages, with our fields, our actions, and no way around them."""

from typing import Any

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

from plaudit.desk.views import ActionFormMixin, refusing
from plaudit.members.actions import save_member, set_roles, set_suspended
from plaudit.members.models import Member
from plaudit.members.roles import ROLES, Role


class MemberForm(UsernameForm):
    """Who somebody is. Passwords are their own: a new account gets one here, and its owner changes it."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        choices=[(role.value, name) for role, name in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    suspended = forms.BooleanField(
        label=_("Suspended"),
        required=False,
        help_text=_("Can neither write nor work at the desk. What is there stays."),
    )

    class Meta:
        model = Member
        fields = ("username", "name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("editing_self", None)
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            names = self.instance.groups.values_list("name", flat=True)
            self.initial |= {"roles": list(names), "suspended": self.instance.suspended_at is not None}


class NewMemberForm(MemberForm):
    password = forms.CharField(
        label=_("Password"), min_length=10, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )


class MemberFormMixin(ActionFormMixin):
    def write(self, form: Any) -> Member:
        """Store the account, its roles and whether it is suspended: actions with permissions of their own."""
        by = self.by
        member: Member = form.save(commit=False)
        if form.cleaned_data.get("password"):
            member.set_password(form.cleaned_data["password"])
        save_member(member, by=by)
        if "roles" in form.changed_data:
            set_roles(member, [Role(each) for each in form.cleaned_data["roles"]], by=by)
        if "suspended" in form.changed_data:
            set_suspended(member, suspended=form.cleaned_data["suspended"], by=by)
        return member


class MemberCreateView(MemberFormMixin, users.CreateView):
    def save_instance(self) -> Member:
        with refusing():
            member = self.write(self.form)
            log(instance=member, action="wagtail.create", user=self.by, content_changed=True)
        return member


class MemberEditView(MemberFormMixin, users.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """An account that may do everything is changed only by another such."""
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def save_instance(self) -> Member:
        with refusing():
            member = self.write(self.form)
            log(instance=member, action="wagtail.edit", user=self.by, content_changed=True)
        return member


class MemberDeleteView(users.DeleteView):
    """An account is suspended; its ratings and words stay."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        raise PermissionDenied


class MemberIndexView(users.IndexView):
    page_title = _("Members")
    add_item_label = _("Add a member")
    search_fields = ("username", "name", "email")
    template_name = "wagtailadmin/generic/index.html"

    @cached_property
    def columns(self) -> list[Any]:
        """Without Wagtail's boxes: what it does to many accounts at once would pass our actions by."""
        return [*super().columns[1:], Column("roles", label=_("Roles"), accessor=_roles)]

    def get_base_queryset(self) -> "QuerySet[Member]":
        return super().get_base_queryset().prefetch_related("groups")

    def get_delete_url(self, instance: Member) -> None:
        return None


def _roles(member: Member) -> str:
    return ", ".join(str(ROLES.get(each.name, each.name)) for each in member.groups.all())  # type: ignore[call-overload]


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
    """Groups beyond our roles, for those who may do everything."""

    model = Group
    menu_label = _("Groups")
