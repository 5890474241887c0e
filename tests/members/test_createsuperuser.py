"""`plaudit createsuperuser`, at a keyboard and in a script."""

from commandline import plaudit
from plaudit.members.models import Member

IN_A_SCRIPT = ("createsuperuser", "--noinput", "--username", "editor", "--email", "editor@example.org")


def test_a_script_makes_an_administrator(environment, transactional_db):
    made = plaudit({**environment, "DJANGO_SUPERUSER_PASSWORD": "kept in a safe"}, *IN_A_SCRIPT)

    assert made.returncode == 0
    member = Member.objects.get(username="editor")
    assert member.is_superuser
    assert member.has_usable_password()


def test_without_a_keyboard_it_says_what_to_add_and_fails(environment, transactional_db):
    refused = plaudit(environment, "createsuperuser")

    assert refused.returncode == 1
    assert "add --noinput, --username and --email" in refused.stderr
    assert "manage.py" not in refused.stdout + refused.stderr
    assert not Member.objects.exists()
