"""Similar titles on a title's page."""

import re

import pytest

from factories import TitleFactory
from pages import text
from plaudit.recommendations.models import SimilarTitle
from plaudit.site.pages.title.similar_titles import reasons

pytestmark = pytest.mark.django_db


def test_they_stand_in_their_order_with_the_reason(client):
    title = TitleFactory(slug="ran")
    for position, (name, why) in enumerate(
        [("Kagemusha", {"people": [["director", "Akira Kurosawa"]], "likes": 40}), ("Ikiru", {"genres": ["drama"]})], 1
    ):
        other = TitleFactory(name=name)
        SimilarTitle.objects.create(
            title=title, similar=other, position=position, similarity=900 - position, reasons=why
        )
    part = re.search(r'aria-labelledby="similar-titles".*?</section>', text(client, "/title/ran/"), re.DOTALL).group()
    assert re.findall(r'class="card-name"><a[^>]*>([^<]+)', part) == ["Kagemusha", "Ikiru"]
    assert "Same director: Akira Kurosawa. Liked by the same people" in part


def test_a_title_that_is_like_none_has_no_such_part(client):
    TitleFactory(slug="alone")
    assert "More like this" not in text(client, "/title/alone/")


def test_what_is_hidden_since_is_left_out(client):
    title = TitleFactory(slug="ran")
    hidden = TitleFactory(name="Hidden Title", listed=False)
    SimilarTitle.objects.create(title=title, similar=hidden, position=1, similarity=1, reasons={})
    assert "Hidden Title" not in text(client, "/title/ran/")


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({"people": [["actor", "Toshirō Mifune"]]}, ["Also with Toshirō Mifune"]),
        (
            {"people": [["effects", "A"], ["actor", "B"], ["actor", "C"]]},
            ["A worked on both", "2 more people in common"],
        ),
        ({"genres": ["drama", "war"], "decade": 1940}, ["Drama, War, 1940s"]),
        ({"genres": ["never-heard-of"]}, ["Never heard of"]),
        ({}, []),
    ],
)
def test_every_reason_is_said_in_words(stored, said):
    assert list(reasons(stored)) == said
