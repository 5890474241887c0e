"""Articles as pages show them: on cards, and with their bodies read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.listing.cards import cards_by_id
from plaudit.newsroom import body_parts, queries, rich_text, web_urls
from plaudit.newsroom.body_parts import BodyPart
from plaudit.newsroom.models import ArticleKind
from plaudit.newsroom.queries import ArticlePhotoRecord, ArticleRecord
from plaudit.site.components import pictures
from plaudit.site.components.cards import Card, shown_cards
from plaudit.site.components.pictures import Picture
from plaudit.site.components.trailers import ShownTrailer, shown_trailer
from plaudit.site.http import languages
from plaudit.site.http.urls import page_url

KINDS: dict[str, str | Promise] = {kind.value: kind.label for kind in ArticleKind}
MANY: dict[str, str | Promise] = {
    ArticleKind.NEWS: _("News"),
    ArticleKind.INTERVIEW: _("Interviews"),
    ArticleKind.FEATURE: _("Features"),
    ArticleKind.LIST: _("Lists"),
}


class ArticleCard(NamedTuple):
    """An article on a card. `language` is "" where it is that of the page."""

    headline: str
    url: str
    kind: str
    standfirst: str
    language: str
    published_at: datetime
    picture: Picture | None
    is_demo: bool


class ShownPicture(NamedTuple):
    """A picture with what stands below it."""

    picture: Picture
    caption: str
    credit: str


class ShownTitle(NamedTuple):
    card: Card
    text: str


class ShownPiece(NamedTuple):
    """A piece of a body: the name of its macro in `components/body.html`, and what that draws."""

    kind: str
    piece: object


def article_cards(rows: Iterable[ArticleRecord]) -> list[ArticleCard]:
    """The cards of articles, in their order (no query)."""
    return [article_card(row) for row in rows]


def article_card(row: ArticleRecord) -> ArticleCard:
    """One card."""
    return ArticleCard(
        headline=row.headline,
        url=page_url("article", row.slug),
        kind=str(KINDS[row.kind]),
        standfirst=row.standfirst,
        language=other_language(row.language),
        published_at=row.published_at,
        picture=pictures.picture(row.picture, row.picture_alt or ""),
        is_demo=row.origin == DEMO,
    )


def other_language(code: str) -> str:
    """The code of an article's language where it is not that of the page; else ""."""
    return "" if code == languages.current_language() else code


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pieces of bodies and lists point at, read all at once: three queries, or less."""

    photos: Mapping[int, ArticlePhotoRecord]
    cards: Mapping[int, Card]
    urls: Mapping[int, str]

    @classmethod
    def of(cls, pieces: Iterable[BodyPart], titles: Iterable[int] = (), photos: Iterable[int | None] = ()) -> Self:
        """All that these pieces show, and further titles and photos."""
        pieces = list(pieces)
        wanted = {*titles, *(piece.title for piece in pieces if isinstance(piece, body_parts.TitlePart))}
        found = list(cards_by_id(wanted).values()) if wanted else []
        pages = rich_text.linked_page_ids(piece.html for piece in pieces if isinstance(piece, body_parts.TextPart))
        slugs = queries.article_slugs(pages)
        return cls(
            photos=queries.article_photos([*photos, *(pk for piece in pieces for pk in _photos(piece))]),
            cards=dict(zip([card.id for card in found], shown_cards(found), strict=True)) if found else {},
            urls={pk: page_url("article", slug) for pk, slug in slugs.items()},
        )

    def pieces(self, pieces: Iterable[BodyPart]) -> list[ShownPiece]:
        """The pieces with what they point at; one whose photo or title is gone is left out."""
        shown = (self._piece(piece) for piece in pieces)
        return [piece for piece in shown if piece is not None]

    def text(self, html: str) -> Markup:
        """Rich text, cleaned."""
        return Markup(rich_text.clean_rich_text(html, self.urls))  # noqa: S704 - nothing but the tags listed there is left

    def _piece(self, piece: BodyPart) -> ShownPiece | None:
        match piece:
            case body_parts.TextPart(html):
                return ShownPiece("text", self.text(html))
            case body_parts.QuotePart():
                return ShownPiece("quote", piece)
            case body_parts.PhotoPart(photo, caption):
                return _found("picture", self.picture(photo, caption))
            case body_parts.GalleryPart(pictures):
                return _found("gallery", [shown for each in pictures if (shown := self.picture(*each))])
            case body_parts.TitlePart(title, text):
                return ShownPiece("title", ShownTitle(self.cards[title], text)) if title in self.cards else None
            case body_parts.EmbedPart():
                return _found("embed", self._embed(piece))

    def picture(self, photo: int | None, caption: str = "") -> ShownPicture | None:
        """A photo that was among those read, with its own caption where no other is given."""
        found = self.photos.get(photo or 0)
        seen = pictures.picture(found.sources, found.alt) if found else None
        return ShownPicture(seen, caption or found.caption, found.credit) if found and seen else None

    def _embed(self, outside: body_parts.EmbedPart) -> ShownTrailer | None:
        if not web_urls.is_web_url(outside.url):
            return None
        still = self.picture(outside.still)
        return shown_trailer(outside.caption, outside.url, still.picture if still else None)


def _photos(piece: BodyPart) -> list[int | None]:
    match piece:
        case body_parts.PhotoPart(photo):
            return [photo]
        case body_parts.GalleryPart(pictures):
            return [picture.photo for picture in pictures]
        case body_parts.EmbedPart(still=still):
            return [still]
        case _:
            return []


def _found(kind: str, piece: object) -> ShownPiece | None:
    return ShownPiece(kind, piece) if piece else None
