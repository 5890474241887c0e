"""What the desk's templates say of the site."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def our_name() -> str:
    """The name of the site."""
    return str(settings.SITE_NAME)
