"""How Plaudit is configured: Django's settings, filled from the environment (see variables.py)."""

from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from plaudit.settings import variables, wagtail
from plaudit.settings.databases import database
from plaudit.settings.home import home, secret_key
from plaudit.settings.languages import NAMES

PACKAGE = Path(__file__).resolve().parents[1]
PLAUDIT_HOME = home(variables.HOME.value())

SECRET_KEY = variables.SECRET_KEY.value() or secret_key(PLAUDIT_HOME)
DEBUG = variables.DEBUG.value()
LOCAL_HOSTS = [".localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = LOCAL_HOSTS if DEBUG and not variables.HOSTS.is_set else variables.HOSTS.value()

SITE_NAME = variables.SITE_NAME.value()
SITE_URL = variables.URL.value()
POLICY = variables.POLICY.value()
REGION = variables.REGION.value()

INSTALLED_APPS = [
    "plaudit.members",
    "plaudit.changes",
    "plaudit.scheduling",
    "plaudit.names",
    "plaudit.catalog",
    "plaudit.scoreboard",
    "plaudit.critics",
    "plaudit.audience",
    "plaudit.newsroom",
    "plaudit.recommendations",
    "plaudit.search",
    "plaudit.imports",
    "plaudit.merging",
    "plaudit.site",
    "plaudit.desk",
    "plaudit.maintenance",
    "plaudit.server",
    "plaudit.demo",
    *wagtail.APPS,
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "plaudit.site.http.middleware.CompressPublicPagesMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "plaudit.site.http.middleware.StripCookiesMiddleware",
    "plaudit.desk.middleware.DeskHeadersMiddleware",
    "plaudit.desk.middleware.DeskErrorsMiddleware",
    "plaudit.site.http.middleware.LocaleFromPathMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# Where a page may know who is looking; everywhere else cookies are not read.
PRIVATE_PATHS = ("/me/", "/desk/")

ROOT_URLCONF = "plaudit.urls"
WSGI_APPLICATION = "plaudit.site.http.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "site" / "templates"],
        "OPTIONS": {
            "environment": "plaudit.site.jinja.environment",
            "auto_reload": DEBUG,
        },
    },
    wagtail.TEMPLATES,
]

DATABASES = {"default": database(variables.DATABASE_URL.value(), PLAUDIT_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "members.Member"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# What the background worker does: rows of a table, so that no broker is needed.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The first stands at the plain addresses, the others below their code (see plaudit.site.http.languages).
LANGUAGES = [(code, NAMES[code]) for code in variables.LANGUAGES.value()]
LANGUAGE_CODE = LANGUAGES[0][0]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = variables.TIME_ZONE.value()

STATIC_URL = "/static/"
STATIC_ROOT = PLAUDIT_HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = PLAUDIT_HOME / "media"
STORAGES = {
    "default": {"BACKEND": "plaudit.catalog.images.storage.PhotoStorage"},
    "staticfiles": {"BACKEND": "plaudit.site.http.static_storage.BundledStorage"},
}

WAGTAIL_SITE_NAME = SITE_NAME
# Wagtail writes to whoever may approve a text, in the request that submits it, to whatever listens on port 25.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# Names that browsers know too; a system may have others, such as its own `localtime`.
WAGTAIL_USER_TIME_ZONES = sorted(each for each in available_timezones() if "/" in each or each == "UTC")
# An editor chooses among the languages that the pages have, since the desk links to the pages in its own language.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = wagtail.IMAGE_MODEL
WAGTAILIMAGES_IMAGE_FORM_BASE = "plaudit.desk.photos.forms.PhotoForm"
PHOTO_BYTES = variables.PHOTO_MEGABYTES.value() * 1_000_000
PHOTO_PIXELS = variables.PHOTO_MEGAPIXELS.value() * 1_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = PHOTO_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = PHOTO_PIXELS
# Trailers play in a frame of these hosts alone, and only once somebody has pressed one.
TRAILER_PLAYERS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]
WAGTAILADMIN_USER_LOGIN_FORM = wagtail.SIGN_IN_FORM
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILSEARCH_BACKENDS = wagtail.SEARCH_BACKENDS
DATA_UPLOAD_MAX_NUMBER_FIELDS = wagtail.MOST_FIELDS

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-src": ["'self'", *TRAILER_PLAYERS],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []

LINE = {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"full": LINE, "line": {**LINE, "()": "plaudit.settings.logs.OneLine"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "full"},
        "brief": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "loggers": {
        # Whoever asks for a page that is not there makes no work for the operator.
        "django.request": {"level": "ERROR"},
        "django.security": {"handlers": ["brief"], "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
