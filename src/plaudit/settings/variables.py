"""Every environment variable of Plaudit; `docs/settings.md` describes each (a test compares them)."""

from plaudit.settings.environment import Variable
from plaudit.settings.languages import languages
from plaudit.settings.readers import database_url, flag, hosts, origin, policy, region, time_zone, up_to

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
LANGUAGES = Variable("PLAUDIT_LANGUAGES", languages, ["en", "fr"], "The languages of the pages, the site's own first.")
PHOTO_MEGABYTES = Variable("PLAUDIT_PHOTO_MEGABYTES", up_to(1000), 15, "How large the file of a picture may be.")
PHOTO_MEGAPIXELS = Variable("PLAUDIT_PHOTO_MEGAPIXELS", up_to(500), 50, "How many million pixels a picture may have.")
REGION = Variable("PLAUDIT_REGION", region, "US", "The region whose offers are shown to those who chose none.")
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
    LANGUAGES,
    PHOTO_MEGABYTES,
    PHOTO_MEGAPIXELS,
    REGION,
    TIME_ZONE,
)
