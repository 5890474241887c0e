"""Compile every template through the engine that renders the pages; exit 1 if one is wrong."""

import os
import sys

import django
from jinja2 import TemplateSyntaxError


def main() -> int:
    """The number of wrong templates, at most 1, as an exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plaudit.settings")
    django.setup()
    from django.template import engines  # noqa: PLC0415 - Django must be set up before

    environment = engines["jinja2"].env
    names = environment.list_templates()
    wrong = [trouble for name in names if (trouble := _trouble(environment, name))]
    for trouble in wrong:
        print(trouble, file=sys.stderr)
    print(f"{len(names)} templates, {len(wrong)} wrong")
    return min(len(wrong), 1)


def _trouble(environment, name):
    try:
        environment.get_template(name)
    except TemplateSyntaxError as error:
        return f"{error.filename}:{error.lineno}: {error.message}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
