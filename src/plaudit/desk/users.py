"""Wagtail's pages for accounts, with members and their roles in place of its own users and groups."""

from wagtail.users.apps import WagtailUsersAppConfig


class DeskUsersAppConfig(WagtailUsersAppConfig):
    user_viewset = "plaudit.desk.viewsets.members.MemberViewSet"
    group_viewset = "plaudit.desk.viewsets.members.RoleViewSet"
