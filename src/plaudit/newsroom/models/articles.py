"""News, interviews and features, and what they are tied to."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from plaudit.catalog.models import Person, Photo, Title
from plaudit.changes import actions as changes
from plaudit.newsroom.blocks.article import ArticleBlocks
from plaudit.newsroom.choosers import PersonWidget, TitleWidget
from plaudit.newsroom.models.authors import Author, Category
from plaudit.newsroom.models.public import PublicPage

MOST_AUTHORS = 8
MOST_TIED = 60
YEAR_LENGTH = 4


class ArticleKind(models.TextChoices):
    NEWS = "news", _("News")
    INTERVIEW = "interview", _("Interview")
    FEATURE = "feature", _("Feature")
    LIST = "list", _("List")


class NewsIndex(PublicPage, Page):
    """Where all articles lie."""

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
    """A piece of the newsroom. Its headline is the page's `title`; `published_at` is the date it carries."""

    kind = models.CharField(_("kind"), max_length=10, choices=ArticleKind.choices, default=ArticleKind.NEWS)
    standfirst = models.TextField(
        _("standfirst"), max_length=400, blank=True, help_text=_("What it is about, in a sentence or two.")
    )
    lead = models.ForeignKey(
        Photo, verbose_name=_("lead picture"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
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
        help_text=_("The code of the language it is written in: en, fr, pt-br."),
    )
    published_at = models.DateTimeField(
        _("dated"), null=True, blank=True, help_text=_("The date it carries. Left empty: when it is first published.")
    )
    origin = models.CharField(_("origin"), max_length=40, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("standfirst"),
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("bylines", heading=_("Authors"), label=_("Author"), max_num=MOST_AUTHORS),
        MultiFieldPanel([FieldPanel("category"), FieldPanel("language")], heading=_("Where it belongs")),
        InlinePanel("tied_titles", heading=_("Titles it is about"), label=_("Title"), max_num=MOST_TIED),
        InlinePanel("tied_people", heading=_("People it is about"), label=_("Person"), max_num=MOST_TIED),
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
            raise ValidationError({"kind": _("A list has entries: make a countdown for it.")})
        if self.slug and self.slug.isdecimal() and len(self.slug) == YEAR_LENGTH:
            raise ValidationError({"slug": _("Four figures are the address of a year's news: add a word.")})
        if self.published_at and self.published_at > max(timezone.now(), self.go_live_at or timezone.now()):
            raise ValidationError(
                {"published_at": _("It cannot carry a date to come. To publish it later, set a schedule.")}
            )

    @property
    def is_list(self) -> bool:
        return False

    def keys(self) -> set[str]:
        """What changes with the published article: itself, and the titles and people it is tied to now."""
        if not self.pk:
            return set()
        titles = ArticleTitle.objects.filter(article_id=self.pk).values_list("title_id", flat=True)
        people = ArticlePerson.objects.filter(article_id=self.pk).values_list("person_id", flat=True)
        return {f"article:{self.pk}", *(f"title:{pk}" for pk in titles), *(f"person:{pk}" for pk in people)}

    @transaction.atomic
    def publish(self, revision: Any, user: Any = None, **given: Any) -> Any:
        """Publish a revision; in the same transaction, what it was tied to before is noted as changed too."""
        changes.record_all(self.keys())
        return super().publish(revision, user=user, **given)


class ArticleAuthor(Orderable):
    """One of those who wrote an article.

    Nothing here keeps a tie from being there twice: a form that takes a row away and adds the same again saves the
    new one first. What reads ties counts each once.
    """

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="bylines")

    panels = [FieldPanel("author")]


class ArticleTitle(Orderable):
    """A title that an article is about."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="tied_titles")
    title = models.ForeignKey(Title, verbose_name=_("title"), on_delete=models.CASCADE, related_name="articles")

    panels = [FieldPanel("title", widget=TitleWidget)]


class ArticlePerson(Orderable):
    """A person that an article is about."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="tied_people")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="articles")

    panels = [FieldPanel("person", widget=PersonWidget)]
