"""Titles, people, the credits between them, and all details about them."""

from plaudit.catalog.models.details import (
    Award,
    BoxOffice,
    Company,
    CompanyCredit,
    Release,
    ReleaseType,
    Synopsis,
    TitleName,
    Tombstone,
    Track,
)
from plaudit.catalog.models.offers import Offer, OfferType, Provider
from plaudit.catalog.models.people import Credit, Job, Person, PersonId, PersonRedirect, UnnamedCredit
from plaudit.catalog.models.photos import PersonPhoto, Photo, PhotoKind, PhotoRendition, TitlePhoto, Trailer
from plaudit.catalog.models.quotes import Quote, QuoteLine
from plaudit.catalog.models.titles import GROSS_BANDS, RELEASE_CLASSES, Genre, Kind, Title, TitleId, TitleRedirect

__all__ = [
    "GROSS_BANDS",
    "RELEASE_CLASSES",
    "Award",
    "BoxOffice",
    "Company",
    "CompanyCredit",
    "Credit",
    "Genre",
    "Job",
    "Kind",
    "Offer",
    "OfferType",
    "Person",
    "PersonId",
    "PersonPhoto",
    "PersonRedirect",
    "Photo",
    "PhotoKind",
    "PhotoRendition",
    "Provider",
    "Quote",
    "QuoteLine",
    "Release",
    "ReleaseType",
    "Synopsis",
    "Title",
    "TitleId",
    "TitleName",
    "TitlePhoto",
    "TitleRedirect",
    "Tombstone",
    "Track",
    "Trailer",
    "UnnamedCredit",
]  # fmt: skip
