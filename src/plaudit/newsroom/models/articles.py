"""News, interviews and features, and the titles and people they are about."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, Revision
from wagtail.search import index

from plaudit.catalog.models import Person, Photo, Title
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.newsroom.blocks.article import ArticleBlocks
from plaudit.newsroom.models.authors import Author, Category
from plaudit.newsroom.models.base import PublicPage

MAX_AUTHORS = 8
MAX_ABOUT = 60
YEAR = re.compile(r"\d{4}", re.ASCII)


class ArticleKind(models.TextChoices):
    NEWS = "news", _("News")
    INTERVIEW = "interview", _("Interview")
    FEATURE = "feature", _("Feature")
    LIST = "list", _("List")


class NewsIndex(PublicPage, Page):
    """The parent of all articles."""

    content_panels = [*Page.content_panels]
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Article", "newsroom.Countdown"]
    max_count = 1

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_absolute_url(self) -> str:
        return reverse("news")


class Article(PublicPage, Page):
    """A news item, interview or feature. The headline is the page's `title`; `published_at` is the date shown."""

    kind = models.CharField(_("kind"), max_length=10, choices=ArticleKind.choices, default=ArticleKind.NEWS)
    standfirst = models.TextField(
        _("standfirst"),
        max_length=400,
        blank=True,
        help_text=_("The story in a sentence or two. Shown below the headline and on cards."),
    )
    lead = models.ForeignKey(
        Photo, verbose_name=_("lead photo"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = StreamField(ArticleBlocks(), verbose_name=_("body"), blank=True)
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        default="en",
        validators=[MinLengthValidator(2)],
        help_text=_("Language code of the text, such as en, fr or pt-br."),
    )
    published_at = models.DateTimeField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("The date shown. Leave empty to use the day of first publication."),
    )
    origin = models.CharField(_("origin"), max_length=40, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("standfirst"),
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("bylines", heading=_("Authors"), label=_("Author"), max_num=MAX_AUTHORS),
        MultiFieldPanel([FieldPanel("category"), FieldPanel("language")], heading=_("Category and language")),
        InlinePanel("article_titles", heading=_("Titles in this article"), label=_("Title"), max_num=MAX_ABOUT),
        InlinePanel("article_people", heading=_("People in this article"), label=_("Person"), max_num=MAX_ABOUT),
    ]
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]
    settings_panels = [PublishingPanel(), FieldPanel("published_at")]
    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.FilterField("kind")]
    parent_page_types = ["newsroom.NewsIndex"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["-published_at"], name="article_by_date")]

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug]) if self.slug else reverse("news")

    def clean(self) -> None:
        super().clean()
        if (self.kind == ArticleKind.LIST) != self.is_list:
            raise ValidationError({"kind": _("A list needs entries: create a countdown instead.")})
        if YEAR.fullmatch(self.slug):
            raise ValidationError({"slug": _("/news/2024/ is the archive of a year: add a word to this slug.")})
        if self.published_at and self.published_at > max(timezone.now(), self.go_live_at or timezone.now()):
            raise ValidationError(
                {"published_at": _("The date cannot be in the future. To publish later, set a schedule.")}
            )

    @property
    def is_list(self) -> bool:
        return False

    def keys(self) -> set[str]:
        """Return the keys for `changes`: the article, and the titles and people it is about now."""
        if not self.pk:
            return set()
        titles = ArticleTitle.objects.filter(article_id=self.pk).values_list("title_id", flat=True)
        people = ArticlePerson.objects.filter(article_id=self.pk).values_list("person_id", flat=True)
        return {f"article:{self.pk}", *(f"title:{pk}" for pk in titles), *(f"person:{pk}" for pk in people)}

    @transaction.atomic
    def publish(self, revision: Revision, user: Member | None = None, **options: object) -> None:
        """Publish a revision; the titles and people that it was about before have changed as well."""
        changes.record_all(self.keys())
        super().publish(revision, user=user, **options)


class ArticleAuthor(Orderable):
    """One of the authors of an article.

    An author, title or person may be there twice: a form that removes a row and adds the same one again saves the new
    row first, so that a unique constraint would refuse it. Queries count each once.
    """

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="bylines")

    panels = [FieldPanel("author")]


class ArticleTitle(Orderable):
    """A title that an article is about."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_titles")
    title = models.ForeignKey(Title, verbose_name=_("title"), on_delete=models.CASCADE, related_name="articles")

    panels = [FieldPanel("title")]


class ArticlePerson(Orderable):
    """A person that an article is about."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_people")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="articles")

    panels = [FieldPanel("person")]
