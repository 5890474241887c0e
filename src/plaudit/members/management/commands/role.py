"""`plaudit role`: gives a member a role at the desk, or takes it away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plaudit.members.actions import set_roles
from plaudit.members.models import Member
from plaudit.members.roles import Role, ensure_roles


class Command(BaseCommand):
    help = "Give a member a role at the desk: role editor ada. --remove takes it away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", choices=[each.value for each in Role], help="what they are to be")
        parser.add_argument("member", help="the name by which they sign in")
        parser.add_argument("--remove", action="store_true", help="take the role away")

    def handle(self, *_args: Any, **options: Any) -> None:
        member = Member.objects.filter(username=options["member"]).first()
        if member is None:
            raise CommandError(f"Nobody signs in as {options['member']!r}. `plaudit createsuperuser` makes an account.")
        ensure_roles()
        roles = {Role(name) for name in member.groups.filter(name__in=list(Role)).values_list("name", flat=True)}
        role = Role(options["role"])
        set_roles(member, roles - {role} if options["remove"] else roles | {role})
        verb = "is no longer" if options["remove"] else "is now"
        self.stdout.write(f"{member} {verb} {role.value}.")
