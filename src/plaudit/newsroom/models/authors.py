"""Authors and categories of articles."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plaudit.catalog.models import Person, Photo


class Author(models.Model):
    """Somebody who writes articles; may also be a member, or a person in the catalog."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True)
    biography = models.TextField(_("biography"), blank=True, max_length=2000)
    portrait = models.ForeignKey(
        Photo, verbose_name=_("portrait"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("member account"), on_delete=models.SET_NULL, null=True, blank=True
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    origin = models.CharField(_("origin"), max_length=40, blank=True, editable=False)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="author_has_a_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("news-author", args=[self.slug])


class Category(models.Model):
    """A subject of articles, such as festivals."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True, editable=False)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="category_has_a_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("news-category", args=[self.slug])
