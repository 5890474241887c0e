"""Wagtail's pages for accounts, with our members and roles in place of its users and groups."""

from wagtail.users.apps import WagtailUsersAppConfig


class DeskUsersAppConfig(WagtailUsersAppConfig):
    user_viewset = "plaudit.desk.viewsets.members.MemberViewSet"
    group_viewset = "plaudit.desk.viewsets.members.RoleViewSet"
