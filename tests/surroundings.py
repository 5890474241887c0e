"""What of this machine the tests may use: a browser, a PostgreSQL server, folders of real data."""

import os
import shutil
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
NO_BROWSER = "no Chromium was found; install it, or name one in PLAUDIT_TEST_BROWSER"
NO_JAVA = "no Java was found; install a JRE, such as default-jre-headless"


def browser() -> str | None:
    """The path of PLAUDIT_TEST_BROWSER or of the system's Chromium; None without one."""
    named = os.environ.get("PLAUDIT_TEST_BROWSER")
    names = (named,) if named else BROWSERS
    return next((path for name in names if (path := shutil.which(name))), None)


def java() -> str | None:
    """The path of the Java that the Nu HTML checker runs on; None without one."""
    return shutil.which("java")


def outside_data() -> Path:
    """The folder of real data that the repository does not carry, which need not exist."""
    return Path(os.environ.get("DATA") or CHECKOUT.parent / "shared" / "data").resolve()
