"""What an account may be called."""

import pytest
from django.core.exceptions import ValidationError

from plaudit.members.models import Member


@pytest.mark.parametrize("name", ["movielens-1", "Demo-7"])
def test_names_of_imported_accounts_are_kept_for_them(name: str) -> None:
    with pytest.raises(ValidationError, match="is kept for imported accounts"):
        Member(username=name).clean()

    Member(username=name, origin="movielens").clean()


@pytest.mark.parametrize("name", ["movie", "movielensfan", "ada-vale"])
def test_other_names_are_free(name: str) -> None:
    Member(username=name).clean()
