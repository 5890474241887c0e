"""Titles, people, what joins them, and all that is told about them."""

from plaudit.catalog.models.offers import Offer, Provider, Way
from plaudit.catalog.models.particulars import (
    Award,
    Company,
    CompanyPart,
    Dismissal,
    Likeness,
    Money,
    Release,
    Synopsis,
    TitleName,
    Track,
)
from plaudit.catalog.models.people import Credit, Job, Person, PersonId, PersonRedirect, UnnamedCredit
from plaudit.catalog.models.photos import PersonPhoto, Photo, PhotoKind, PhotoRendition, TitlePhoto, Trailer
from plaudit.catalog.models.quotes import Quote, QuoteLine
from plaudit.catalog.models.titles import RELEASE_CLASSES, TAKINGS, Genre, Kind, Title, TitleId, TitleRedirect

__all__ = [
    "RELEASE_CLASSES", "TAKINGS", "Award", "Company", "CompanyPart", "Credit", "Dismissal", "Genre", "Job", "Kind",
    "Likeness", "Money", "Offer", "Person", "PersonId", "PersonPhoto", "PersonRedirect", "Photo", "PhotoKind",
    "PhotoRendition", "Provider", "Quote", "QuoteLine", "Release", "Synopsis", "Title", "TitleId", "TitleName",
    "TitlePhoto", "TitleRedirect", "Track", "Trailer", "UnnamedCredit", "Way",
]  # fmt: skip
