"""In a language that is written from right to left every page turns round, and nothing is pushed over the edge."""

import pytest
from django.conf import settings
from django.urls import clear_url_caches

from factories import TitleFactory
from factories_offers import offer
from factories_photos import photo_of

ADDRESSES = (
    "",
    "browse/",
    "browse/?genre=drama&sort=name&from=1990",
    "best/",
    "best/drama/",
    "watch/",
    "title/letters-from-a-test-2006/",
    "title/letters-from-a-test-2006/reviews/",
    "title/letters-from-a-test-2006/credits/",
    "title/letters-from-a-test-2006/watch/",
    "title/letters-from-a-test-2006/photos/",
    "critic/ada-critic/",
    "publication/the-paper/",
    "person/somebody-directing/",
    "news/",
    "search/?q=test",
    "about/scores/",
    "nowhere",
)
