"""What is published is read by everybody, what is not by nobody, and every change is noted."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Site

from factories import CreditFactory, PersonFactory, TitleFactory
from factories_newsroom import article, countdown
from plaudit.changes.models import Change
from plaudit.maintenance.tasks import publish_what_is_due
from plaudit.newsroom import queries
from plaudit.newsroom.actions import ensure_pages
from plaudit.newsroom.models import Article, ArticleTitle, HomePage, NewsIndex

pytestmark = pytest.mark.django_db


def keys():
    return set(Change.objects.values_list("key", flat=True))


def headlines():
    return [row.headline for row in queries.latest_articles(20)]


def its_time_has_come(article):
    """As if the hour had passed for which the article was scheduled."""
    revision = article.get_latest_revision()
    past = timezone.now() - timedelta(seconds=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()


def test_the_tree_is_made_once_on_a_fresh_site():
    first, second = ensure_pages(), ensure_pages()

    assert first == second
    assert (HomePage.objects.count(), NewsIndex.objects.count(), Page.objects.count()) == (1, 1, 3)
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_the_tree_is_made_from_nothing_at_all():
    Page.objects.all().delete()
    Site.objects.all().delete()
    Collection.objects.all().delete()
    Locale.objects.all().delete()

    assert article().live
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_article_is_dated_when_it_is_first_published_and_keeps_that_date():
    made = article()
    first = made.published_at

    made.save_revision().publish()

    made.refresh_from_db()
    assert first == made.published_at == made.first_published_at


def test_drafts_scheduled_and_expired_articles_are_read_by_nobody():
    article("Draft", publish=False)
    article("Later", go_live_at=timezone.now() + timedelta(hours=1))
    gone = article("Gone", expire_at=timezone.now() + timedelta(hours=1))
    Article.objects.filter(pk=gone.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    article("Now")

    assert headlines() == ["Now"]
    assert queries.article_by_slug("draft") is None
    assert queries.article_by_slug("gone") is None


def test_what_is_due_is_published_and_taken_back_by_time_alone():
    later = article("Later", go_live_at=timezone.now() + timedelta(hours=1))
    its_time_has_come(later)
    gone = article("Gone")
    Article.objects.filter(pk=gone.pk).update(expire_at=timezone.now() - timedelta(seconds=1))

    publish_what_is_due(None)

    assert headlines() == ["Later"]
    assert f"article:{later.pk}" in keys()
    assert not Article.objects.get(pk=gone.pk).live


def test_publishing_notes_the_article_and_what_it_is_and_was_tied_to():
    before, after, person = TitleFactory(), TitleFactory(), PersonFactory()
    made = article(titles=(before,), people=(person,))
    assert {f"article:{made.pk}", f"title:{before.pk}", f"person:{person.pk}"} <= keys()
    Change.objects.all().delete()

    made.article_titles = [ArticleTitle(title=after)]
    made.save_revision().publish()

    assert {f"article:{made.pk}", f"title:{before.pk}", f"title:{after.pk}"} <= keys()


def test_a_saved_draft_changes_nothing_that_is_read():
    made = article()
    Change.objects.all().delete()

    made.title = "Another headline"
    made.save_revision()

    assert headlines() == ["A headline"]
    assert keys() == set()


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_taking_an_article_back_is_noted(how):
    title = TitleFactory()
    made = article(titles=(title,))
    pk = made.pk
    Change.objects.all().delete()

    getattr(made, how)()

    assert headlines() == []
    assert {f"article:{pk}", f"title:{title.pk}"} <= keys()


def test_an_article_cannot_carry_a_date_to_come_nor_the_address_of_a_year():
    with pytest.raises(ValidationError, match="cannot be in the future"):
        article(published_at=timezone.now() + timedelta(days=1))
    with pytest.raises(ValidationError, match="archive of a year"):
        article("Of that year", slug="2024")


def test_a_list_is_a_countdown_and_a_countdown_a_list():
    with pytest.raises(ValidationError, match="create a countdown"):
        article(kind="list")
    assert countdown(entries=[TitleFactory()], kind="news").kind == "list"


def test_articles_stand_with_their_titles_and_the_leading_people_of_these():
    title, other = TitleFactory(), TitleFactory()
    star = CreditFactory(title=title, billing=1).person
    extra = CreditFactory(title=title, billing=90).person
    article("About the title", titles=(title,))
    article("With the star", kind="interview", people=(star,))
    article("With an extra", kind="interview", people=(extra,))
    article("A feature", kind="feature", titles=(title,))
    article("About another", titles=(other,))
    article("Not yet", titles=(title,), publish=False)
    countdown("A list", entries=[other, title])

    news = queries.news_about(title.pk)
    features = queries.features_about(title.pk)

    assert {row.headline for row in news} == {"About the title", "With the star"}
    assert {row.headline for row in features} == {"A feature", "A list"}
    assert [row.headline for row in queries.articles_about_person(star.pk, 9)] == ["With the star"]
