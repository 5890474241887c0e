"""What the desk and the newsroom need of Wagtail."""

from typing import Any

APPS = [
    "wagtail.embeds",
    "wagtail.sites",
    "plaudit.desk.users.DeskUsersAppConfig",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
]

# The desk's own templates are Wagtail's, in Django's language; the public pages are Jinja2's.
TEMPLATES: dict[str, Any] = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ],
    },
}

IMAGE_MODEL = "catalog.Photo"
SEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# An article of many blocks is a form of many fields.
MOST_FIELDS = 10_000

SIGN_IN_FORM = "plaudit.desk.sign_in.SignInForm"
