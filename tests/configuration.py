"""The settings of a test run: Plaudit's own, in a folder that is thrown away afterwards.

The folder is chosen before Plaudit's settings are read, so that no test can touch a real site, and of the
variables only the database's is kept. Every worker of a parallel run reads this file by itself and so has a
folder of its own.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="plaudit-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
for name in [name for name in os.environ if name.startswith("PLAUDIT_")]:
    if name != "PLAUDIT_DATABASE_URL" and not name.startswith("PLAUDIT_TEST_"):
        del os.environ[name]
os.environ["PLAUDIT_HOME"] = str(HOME)

from plaudit.settings import *  # noqa: E402, F403
from plaudit.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# A file like a real site's, not memory: several connections, and the same pragmas.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}

STATIC_ROOT.mkdir()
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
