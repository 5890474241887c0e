"""Feeds: each is Atom as RFC 4287 has it, tells what its page shows, and is sent again only when it has changed."""

from datetime import date, datetime
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils.http import http_date

from factories import BylineFactory, CriticFactory, PublicationFactory, TitleFactory, review, reviews
from pages import make_title, text
from plaudit.catalog.models import Title
from plaudit.critics.actions.verdicts import withdraw_review
from plaudit.critics.models import Consensus
from plaudit.newsroom.models import Article
from plaudit.scoreboard.models import Score
from plaudit.site.metadata.feeds import reviews as review_feeds

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = "<script>alert(1)</script> & “it's” \x00\x0b\ud83d]]> \x08\ufffe<"


@pytest.fixture
def title(db: None) -> Title:
    made = make_title(4, name="Letters & <Tests>", year=2006, slug="letters")
    line = BylineFactory(critic=CriticFactory(name="Ada Critic"), publication=PublicationFactory(name="The Paper"))
    review(made, "fresh", byline=line, quote="Fine <b>work</b>.", rating="3/4", url="https://paper.example/a?b=1&c=2")
    Score.objects.filter(title=made).update(certified=True, certified_since=date(2020, 1, 2))
    return made


@pytest.fixture
def feeds(title: Title) -> list[str]:
    return [
        "/feeds/reviews.atom",
        "/feeds/consensus.atom",
        "/feeds/certified.atom",
        "/feeds/news.atom",
        "/title/letters/reviews.atom",
        "/critic/ada-critic/reviews.atom",
        "/publication/the-paper/reviews.atom",
    ]


def check(content: bytes, language: str) -> ElementTree.Element:
    """What RFC 4287 demands of every feed."""
    root = ElementTree.fromstring(content)  # noqa: S314 - our own
    assert root.tag == f"{ATOM}feed"
    assert root.get(LANG) == language
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(f"{ATOM}{name}")
            assert (one.text or "").strip(), name
        assert element.find(f"{ATOM}author/{ATOM}name") is not None or root.find(f"{ATOM}author") is not None
        for moment in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
            assert datetime.fromisoformat(str(moment.text)).tzinfo is not None
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert all(str(link.get("href")).startswith("http") for link in element.findall(f"{ATOM}link"))
    ids = [str(each.findtext(f"{ATOM}id")) for each in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("tag:") for each in ids)
    (own,) = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert root.findtext(f"{ATOM}id") == own
    return root


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/fr", "fr")])
def test_every_feed_is_valid(client, feeds, prefix, language):
    for address in feeds:
        answer = client.get(f"{prefix}{address}")
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert not answer.cookies
        root = check(answer.content, language)
        (own,) = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert own == f"http://testserver{prefix}{address}"
        parsed = feedparser.parse(answer.content)
        assert not parsed.bozo
        assert parsed.version == "atom10"


def test_a_feed_tells_of_a_review_what_the_page_shows(client, title, feeds):
    for address in ("/feeds/reviews.atom", feeds[4], feeds[5], feeds[6]):
        entries = feedparser.parse(client.get(address).content).entries
        (entry,) = [each for each in entries if "Ada Critic" in each.title]
        assert entry.title == "Letters & <Tests> (2006): Fresh, says Ada Critic, The Paper"
        assert entry.author == "Ada Critic, The Paper"
        assert entry.link == "http://testserver/title/letters/reviews/"
        assert [link.href for link in entry.links if link.rel == "related"] == ["https://paper.example/a?b=1&c=2"]
        assert "Fine &lt;b&gt;work&lt;/b&gt;." in entry.summary
        assert "Rating: 3/4" in entry.summary
        assert entry.published.startswith("2007-01-12")


def test_the_same_review_has_the_same_name_in_every_feed_of_a_language(client, title, feeds):
    def name(address: str) -> str:
        entries = feedparser.parse(client.get(address).content).entries
        return next(each.id for each in entries if "Ada Critic" in each.title)

    names = {name(address) for address in (feeds[0], feeds[4], feeds[5], feeds[6])}
    assert len(names) == 1
    Title.objects.filter(pk=title.pk).update(slug="another", name="Renamed")
    assert {name("/feeds/reviews.atom")} == names
    assert {name("/fr/feeds/reviews.atom")} == {f"{each}/fr" for each in names}


def test_a_feed_names_the_site_as_its_operator_does(client, feeds, settings):
    settings.SITE_URL = "https://films.example"
    for address in feeds:
        content = client.get(address).content.decode()
        assert "testserver" not in content
        assert "https://films.example" in content


def test_consensus_and_certified_titles_are_told(client, feeds):
    (entry,) = feedparser.parse(client.get("/feeds/consensus.atom").content).entries
    assert "All agree." in entry.summary
    assert entry.author == "The editors"
    certified = feedparser.parse(client.get("/feeds/certified.atom").content)
    (entry,) = certified.entries
    assert "is Certified Fresh" in entry.title
    assert "was left out" not in text(client, certified.feed.link.removeprefix("http://testserver"))
    assert entry.published == "2020-01-02T12:00:00+00:00"
    assert entry.link == "http://testserver/title/letters/"


def test_unlisted_titles_are_in_no_feed_of_all(client, title, feeds):
    Title.objects.update(listed=False)
    for address in (*feeds[:3], feeds[5], feeds[6]):
        assert not feedparser.parse(client.get(address).content).entries
    assert feedparser.parse(client.get(feeds[4]).content).entries


def test_hostile_text_breaks_no_feed(client, feeds):
    said = HOSTILE.encode("utf-8", "ignore").decode().replace("\x00", "")
    title = TitleFactory(name=said, slug="hostile")
    line = BylineFactory(critic=CriticFactory(name=said, slug="h"), publication=PublicationFactory(name=said, slug="p"))
    review(title, "rotten", byline=line, quote=said, rating="<b>", url="https://x.example/<>\"'")
    Consensus.objects.create(title=title, text=said, author=said, published_at="2020-01-02T00:00:00Z")
    Score.objects.filter(title=title).update(certified=True, certified_since=date(2020, 1, 2))
    for address in (*feeds[:4], "/title/hostile/reviews.atom", "/critic/h/reviews.atom", "/publication/p/reviews.atom"):
        root = check(client.get(address).content, "en")
        summaries = "".join(each.text or "" for each in root.iter(f"{ATOM}summary"))
        assert "<script" not in summaries


def test_reviews_of_an_unknown_or_ancient_day_are_told(client, db, settings):
    settings.TIME_ZONE = "Europe/Paris"
    title = TitleFactory(slug="old")
    review(title, dated_on=None)
    review(title, dated_on=date(1896, 1, 1))
    root = check(client.get("/title/old/reviews.atom").content, "en")
    assert len(root.findall(f"{ATOM}entry")) == 2


def test_what_has_not_changed_is_not_sent_again(client, title, feeds):
    for address in feeds[:3]:
        first = client.get(address)
        assert client.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    first = client.get("/feeds/reviews.atom")
    review(TitleFactory(), dated_on=date(2021, 1, 1))
    again = client.get("/feeds/reviews.atom", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_an_empty_feed_is_a_feed(client, db):
    for address in ("reviews", "consensus", "certified", "news"):
        answer = client.get(f"/feeds/{address}.atom")
        assert not check(answer.content, "en").findall(f"{ATOM}entry")


def test_an_entry_that_was_withdrawn_goes_from_whoever_has_it(client, db):
    newest = review(TitleFactory(), dated_on=date(2021, 1, 1))
    review(TitleFactory(), dated_on=date(2020, 1, 1))
    first = client.get("/feeds/reviews.atom")
    withdraw_review(newest, by=None, reason="printed twice")

    for known in ({"if-none-match": first["ETag"]}, {"if-modified-since": http_date()}):
        again = client.get("/feeds/reviews.atom", headers=known)
        assert again.status_code == 200
        assert len(feedparser.parse(again.content).entries) == 1


def test_a_feed_ends(client, db):
    title = TitleFactory(slug="many")
    reviews(title, fresh=review_feeds.MOST + 5)
    assert len(feedparser.parse(client.get("/title/many/reviews.atom").content).entries) == review_feeds.MOST


def test_feeds_cost_the_same_for_one_entry_and_for_many(client, feeds, at_most):
    for more in range(2):
        for address, queries in zip(feeds, (2, 2, 2, 1, 2, 3, 3), strict=True):
            with at_most(queries):
                text(client, address)
        for number in range(20):
            make_title(2, name=f"More {more} {number}")


def test_a_feed_of_nothing_is_not_there_and_one_that_moved_is_followed(client, title):
    for address in ("/title/no/reviews.atom", "/critic/no/reviews.atom", "/publication/no/reviews.atom"):
        assert "<html" in text(client, address, 404)
    title.redirects.create(slug="old")
    assert client.get("/title/old/reviews.atom")["Location"] == "/title/letters/reviews.atom"


def test_pages_name_their_feeds_in_the_head(client, feeds):
    pages = {"/title/letters/": feeds[4], "/title/letters/reviews/": feeds[4], "/critic/ada-critic/": feeds[5]}
    pages |= {"/publication/the-paper/": feeds[6], "/": feeds[0], "/fr/critic/ada-critic/": f"/fr{feeds[5]}"}
    for address, feed in pages.items():
        head = text(client, address).partition("</head>")[0]
        assert 'type="application/atom+xml"' in head, address
        assert f'href="{feed}"' in head, address
    assert Article.objects.count() == 0
