"""A title: both scores and how they are calculated, its facts and people, and what is said of it."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse

from plaudit.content.titles import TitleContent, load_title
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.title_metadata import TitleData
from plaudit.site.pages.title.overview import TitleOverview
from plaudit.site.pages.title.sections import TitleSections
from plaudit.site.pages.title.series import SeriesSection, series_section
from plaudit.site.pages.title.similar_titles import SimilarTitleView, similar_title_views


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the page of a title shows; `series` is None for a film."""

    head: Head
    overview: TitleOverview
    sections: TitleSections
    series: SeriesSection | None
    similar_titles: list[SimilarTitleView]
    is_demo: bool

    @property
    def has_facts(self) -> bool:
        title, sections = self.overview.title, self.sections
        own = (title.languages, title.countries, title.released_on, title.runtime, title.age_rating)
        return bool(sections.people.crew or self.overview.genres or sections.details or any(own))

    @classmethod
    def of(cls, content: TitleContent) -> Self:
        overview, sections = TitleOverview.of(content), TitleSections.of(content)
        series = series_section(content.title, content.series)
        people = sections.people
        metadata = TitleData(
            title=content.title,
            score=content.score,
            directors=overview.directors,
            cast=[person.name for person in (*people.cast, *people.more_cast)],
            genres=[name for _slug, name in overview.genres],
            reviews=sections.reviews,
            ancestors=series.ancestors if series else [],
            children=[episode.card for episode in series.episodes] if series else [],
        )
        return cls(
            head=metadata.head(),
            overview=overview,
            sections=sections,
            series=series,
            similar_titles=similar_title_views(content.similar_titles),
            is_demo=content.is_demo,
        )


@public_view
def title_page(request: HttpRequest, slug: str) -> HttpResponse:
    return render("title.html", TitlePage.of(load_title(get_title_or_redirect(slug))))
