"""The pages of the news: what stands on them, what never leaks, and what they cost."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone, translation

from factories import CreditFactory, TitleFactory, reviews
from factories_newsroom import article, author, countdown, photo
from pages import make_title, text
from plaudit.newsroom.models import Article, Category
from plaudit.site.jinja import lang_attributes

pytestmark = pytest.mark.django_db

BODY = [
    ("text", '<p>Plain <b>bold</b> <a href="/title/x/">a link</a>.</p>'),
    ("quote", {"text": "Cut on the breath.", "who": "An editor"}),
]


def embed(url, caption="A talk", still=None):
    return ("embed", {"url": url, "caption": caption, "still": still})


def test_the_index_shows_the_newest_large_and_the_rest_below(client):
    article("Older", published_at=datetime(2024, 3, 1, tzinfo=UTC))
    article("Newest", standfirst="What it is about.", published_at=datetime(2024, 5, 1, tzinfo=UTC))

    page = text(client, "/news/")

    assert page.index("story-large") < page.index("Newest") < page.index("Older")
    assert "What it is about." in page
    assert 'href="/news/2024/5/"' in page


def test_an_empty_newsroom_says_so(client):
    assert "No articles yet" in text(client, "/news/")


@pytest.mark.parametrize("address", ["/news/draft/", "/news/later/", "/news/gone/", "/news/nothing/"])
def test_what_is_not_published_is_not_found(client, address):
    article("Draft", publish=False)
    article("Later", go_live_at=timezone.now() + timedelta(hours=1))
    gone = article("Gone", expire_at=timezone.now() + timedelta(hours=1))
    Article.objects.filter(pk=gone.pk).update(expire_at=timezone.now() - timedelta(seconds=1))

    text(client, address, 404)
    assert "/news/gone/" not in text(client, "/news/") + text(client, "/")


def test_the_news_is_narrowed_by_kind_category_author_and_time(client):
    craft = Category.objects.create(name="Craft", slug="craft", description="How it is made.")
    then = datetime(2023, 11, 5, 12, tzinfo=UTC)
    article("The talk", kind="interview", category=craft, authors=(author(),), published_at=then)
    article("The report")

    for address in (
        "/news/?kind=interview",
        "/news/in/craft/",
        "/news/by/ann-author/",
        "/news/2023/",
        "/news/2023/11/",
    ):
        page = text(client, address)
        assert "The talk" in page, address
        assert "The report" not in page, address


@pytest.mark.parametrize(
    "address",
    [
        *("/news/in/nothing/", "/news/by/nobody/", "/news/1901/", "/news/2023/13/", "/news/2023/0/"),
        *("/news/0/", "/news/0000/", "/news/0001/", "/news/9999/", "/news/10000/", f"/news/{'9' * 30}/"),
        *("/news/0000/1/", "/news/99999/1/", f"/news/2023/{'9' * 30}/"),
    ],
)
def test_a_part_of_the_news_that_is_not_there_is_not_found(client, address):
    text(client, address, 404)


def test_only_four_figures_are_a_year_so_that_an_article_may_be_called_300(client):
    article("300", slug="300")

    assert "<h1" in text(client, "/news/300/")


def test_an_article_is_read_at_the_longest_address_that_the_desk_takes(client):
    made = article(slug="x" * Article._meta.get_field("slug").max_length)

    assert made.get_absolute_url() in text(client, "/news/")
    assert "<h1" in text(client, made.get_absolute_url())


def test_an_unknown_kind_is_left_out_with_a_sentence(client):
    article()
    page = text(client, "/news/?kind=gossip")
    assert "Unknown kind “gossip”" in page
    assert "A headline" in page


def test_an_article_shows_its_words_its_authors_and_what_it_is_about(client):
    title = make_title(6, name="Letters from a Test")
    person = title.credits.first().person
    article("What it says", standfirst="In short.", body=BODY, authors=(author(),), titles=(title,), people=(person,))

    page = text(client, "/news/what-it-says/")

    for said in ("What it says", "In short.", "<b>bold</b>", "Cut on the breath.", "An editor", "Ann Author"):
        assert said in page
    assert 'href="/title/letters-from-a-test-2006/"' in page
    assert f'href="/person/{person.slug}/"' in page


def test_hostile_rich_text_is_cleaned(client):
    hostile = (
        '<p onclick="x()">A<script>alert(1)</script><img src=x onerror=y>'
        '<a href="javascript:x()" style="color:red">b</a><iframe src="https://e.example"></iframe></p>'
    )
    article("Clean", body=[("text", hostile)])

    main = text(client, "/news/clean/").partition('class="prose article-body"')[2].partition("</article>")[0]

    assert not re.search(r"onclick|alert|<img|javascript|style=|<iframe", main)


def test_a_link_to_another_article_leads_to_its_address_and_to_a_draft_nowhere(client):
    there, draft = article("There"), article("Draft", publish=False)
    links = f'<p><a linktype="page" id="{there.pk}">there</a> <a linktype="page" id="{draft.pk}">draft</a></p>'
    article("Here", body=[("text", links)])

    page = text(client, "/news/here/")

    assert re.search(r'<a href="/news/there/"[^>]*>there</a>', page)
    assert "/news/draft/" not in page


def test_pictures_stand_with_their_captions_credits_and_true_sizes(client):
    still = photo(description="A cave", caption="The way out.", credit="Somebody")
    other = photo(description="The sea", caption="Its own.")
    pictures = [{"photo": still, "caption": ""}, {"photo": other, "caption": "Another caption."}]
    article("Pictures", lead=still, body=[("picture", pictures[0]), ("gallery", pictures)])

    page = text(client, "/news/pictures/")

    for said in ('alt="A cave"', "The way out.", "Somebody", "Another caption.", 'width="1600" height="900"'):
        assert said in page
    assert "Its own." not in page


def test_a_photo_that_was_removed_leaves_the_rest_of_the_article(client):
    still = photo()
    article("Left", lead=still, body=[("picture", {"photo": still, "caption": ""}), *BODY])
    still.__class__.objects.all().delete()

    assert "Cut on the breath." in text(client, "/news/left/")


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://www.youtube.com/watch?v=abcDEF_123-", "https://www.youtube-nocookie.com/embed/abcDEF_123-"),
        ("https://youtu.be/abcDEF_123-?t=3", "https://www.youtube-nocookie.com/embed/abcDEF_123-"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871"),
        ("https://talks.example/one", None),
        ('https://youtu.be/"><script>', None),
    ],
)
def test_an_embed_is_a_link_that_names_its_player(client, url, player):
    article("Talk", body=[embed(url)])

    page = text(client, "/news/talk/")

    assert "<iframe" not in page
    assert "A talk" in page
    assert (f'data-player="{player}' in page) if player else ("data-player" not in page)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example/b", "https://user:pass@a.example/", "http://[", ""]
)
def test_an_embed_that_may_not_be_linked_is_left_out(client, url):
    article("Talk", body=[embed(url), *BODY])
    assert 'class="embed"' not in text(client, "/news/talk/")


def test_a_countdown_follows_the_scores_or_the_editor(client):
    poor, good = TitleFactory(name="Poor"), TitleFactory(name="Good")
    unknown = TitleFactory(name="Unknown")
    reviews(poor, fresh=4, rotten=16)
    reviews(good, fresh=20)
    titles = [unknown, poor, good]
    countdown("Live", entries=titles)
    countdown("By hand", entries=titles, order="hand", direction="up")

    live, by_hand = text(client, "/news/live/"), text(client, "/news/by-hand/")

    assert numbers(live) == [("3", "Unknown"), ("2", "Poor"), ("1", "Good")]
    assert numbers(by_hand) == [("1", "Unknown"), ("2", "Poor"), ("3", "Good")]
    assert "Why Good." in live

    reviews(poor, fresh=200)
    reviews(good, rotten=40)
    assert numbers(text(client, "/news/live/")) == [("3", "Unknown"), ("2", "Good"), ("1", "Poor")]


def numbers(page):
    return re.findall(r'value="(\d+)">.*?class="row-name"><a [^>]*>([^<]+)<', page, re.DOTALL)


def test_a_title_s_page_shows_the_news_and_the_features_about_it(client):
    title = make_title(6, name="Letters from a Test")
    article("News of it", titles=(title,))
    article("Essay on it", kind="feature", titles=(title,))
    article("Not yet", titles=(title,), publish=False)

    page = text(client, "/title/letters-from-a-test-2006/")

    assert page.index('id="news"') < page.index("News of it") < page.index('id="features"') < page.index("Essay on it")
    assert "Not yet" not in page


def test_structured_data_say_what_the_page_shows(client):
    made = article("What it says", standfirst="In short.", authors=(author(),), language="fr")
    page = text(client, "/news/what-it-says/")
    found = json.loads(re.search(r'ld\+json">(.*?)</script>', page).group(1))

    assert (found["@type"], found["headline"], found["inLanguage"]) == ("NewsArticle", "What it says", "fr")
    assert found["author"] == [{"@type": "Person", "name": "Ann Author"}]
    assert found["datePublished"] == made.published_at.isoformat()
    assert '<h1 class="heading">' in page.partition('lang="fr"')[2]


def full_article(rows):
    titles = [make_title(1) for _row in range(rows)]
    stills = [photo(f"Still {row}") for row in range(rows)]
    body = [
        *[("title", {"title": title, "text": ""}) for title in titles],
        *[("picture", {"photo": still, "caption": ""}) for still in stills],
        *[("text", f"<p>Words {row}.</p>") for row in range(rows)],
    ]
    people = tuple(CreditFactory(title=title).person for title in titles)
    given = {"body": body, "lead": stills[0], "titles": tuple(titles), "people": people, "authors": (author(),)}
    return article(f"Full {rows}", **given), countdown(f"List {rows}", entries=titles, **given)


def test_an_article_and_a_list_take_as_many_queries_however_long_they_are(client, django_assert_num_queries):
    for made in full_article(1):
        text(client, made.get_absolute_url())
    few, few_listed = full_article(1)[0], None
    many, many_listed = full_article(30)
    few_listed = countdown("One", entries=[make_title(1)])
    counted = {}
    for name, made in {"few": few, "many": many}.items():
        counted[name] = queries_of(client, made.get_absolute_url(), django_assert_num_queries, 7)
    assert counted["few"] == counted["many"]
    assert queries_of(client, many_listed.get_absolute_url(), django_assert_num_queries, 10)
    text(client, few_listed.get_absolute_url())


def queries_of(client, address, django_assert_num_queries, count):
    with django_assert_num_queries(count) as asked:
        text(client, address)
    return len(asked)


def test_the_index_takes_as_many_queries_with_one_article_as_with_fifty(client, at_most):
    article("First", lead=photo())
    for number in range(50):
        article(f"Article {number}", lead=photo())
    with at_most(5):
        page = text(client, "/news/")
    assert page.count("story-name") == 24


def test_a_draft_is_previewed_as_the_page_it_will_be_and_nobody_else_sees_it(client):
    title, still = make_title(1, name="Shown"), photo(description="A cave")
    made = article("Draft", publish=False, authors=(author(),), titles=(title,))
    made.title = "Draft, again"
    made.body = [("title", {"title": title, "text": ""}), ("picture", {"photo": still, "caption": ""})]
    made.save_revision()

    answer = made.get_latest_revision_as_object().serve_preview(RequestFactory().get("/"), "")

    shown = answer.content.decode()
    for said in ("Draft, again", "Ann Author", "/title/shown-2006/", 'alt="A cave"'):
        assert said in shown
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer["Cache-Control"]
    text(client, "/news/draft/", 404)


def test_the_desk_links_to_the_addresses_that_readers_know():
    made = article()
    assert made.get_url() == made.url == "/news/a-headline/"
    assert made.get_parent().specific.get_url() == "/news/"
    assert made.get_parent().get_parent().specific.get_url() == "/"


def test_an_article_is_read_in_the_direction_of_its_language(client):
    article("مهرجان", slug="festival", language="ar", standfirst="يبدأ.")
    article("Plain", slug="plain")
    assert '<div lang="ar" dir="rtl">\n<h1' in text(client, "/news/festival/")
    assert '<div class="prose article-body" lang="ar" dir="rtl">' in text(client, "/fr/news/festival/")
    assert '<div lang="en">\n<h1' in text(client, "/fr/news/plain/")
    with translation.override("ar"):
        assert lang_attributes("en") == ' lang="en" dir="ltr"'
        assert lang_attributes("he") == ' lang="he"'


def test_authors_and_categories_without_a_published_article_are_kept_out_of_search_engines(client):
    category = Category.objects.create(name="Festivals", slug="festivals")
    made = article("A draft", publish=False, authors=(author(),), category=category)
    for address in ("/news/by/ann-author/", "/news/in/festivals/"):
        assert 'content="noindex"' in text(client, address)
    made.save_revision().publish()
    for address in ("/news/by/ann-author/", "/news/in/festivals/"):
        assert 'content="noindex"' not in text(client, address)
