"""Every environment variable of Plaudit; `docs/settings.md` describes each (a test compares them)."""

from plaudit.settings.environment import Variable
from plaudit.settings.readers import database_url, flag, hosts, origin, policy, time_zone

HOME = Variable("PLAUDIT_HOME", str, "", "The folder of the database, media and the generated secret key.")
DATABASE_URL = Variable(
    "PLAUDIT_DATABASE_URL",
    database_url,
    "",
    "The database; an SQLite file in PLAUDIT_HOME when unset.",
    secret=True,
)
SECRET_KEY = Variable(
    "SECRET_KEY",
    str,
    "",
    "Signs what is handed to browsers; made in PLAUDIT_HOME when unset.",
    secret=True,
)
DEBUG = Variable("PLAUDIT_DEBUG", flag, default=False, about="Development: error details and the style page.")
HOSTS = Variable("PLAUDIT_HOSTS", hosts, ["*"], "The host names that the site answers to.")
URL = Variable("PLAUDIT_URL", origin, "", "Where the site is for everybody: https://example.org.")
SITE_NAME = Variable("PLAUDIT_SITE_NAME", str, "Plaudit", "The name that the pages carry.")
POLICY = Variable("PLAUDIT_POLICY", policy, "classic", "The scoring policy, or several with dates.")
TIME_ZONE = Variable("PLAUDIT_TIME_ZONE", time_zone, "UTC", "The time zone of the site, such as Europe/Paris.")

ALL: tuple[Variable[object], ...] = (
    HOME,
    DATABASE_URL,
    SECRET_KEY,
    DEBUG,
    HOSTS,
    URL,
    SITE_NAME,
    POLICY,
    TIME_ZONE,
)
