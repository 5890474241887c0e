"""The `plaudit` command as a process of its own, as an operator runs it."""

import subprocess
import sys
from collections.abc import Mapping
from urllib.parse import quote

from django.db import connection

PLAUDIT = [sys.executable, "-m", "plaudit"]
LONGEST = 120


def plaudit(environment: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """One command, run to its end; see the fixture `environment`."""
    return subprocess.run(
        [*PLAUDIT, *words], env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
    )


def database_url() -> str:
    """The address of the database that the tests run on."""
    its = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{its['NAME']}"
    who = f"{quote(its['USER'])}:{quote(its['PASSWORD'])}"
    return f"postgresql://{who}@{its['HOST']}:{its['PORT']}/{its['NAME']}"
