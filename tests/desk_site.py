"""What the desk edits: a site with something in every table, and what the form of each is filled in with for a row."""

from django.utils import timezone
from wagtail.snippets.models import get_snippet_models

from everything import one_of_everything
from factories import CriticFactory, MemberFactory, PersonFactory, PublicationFactory, TitleFactory
from factories_photos import photo
from plaudit.audience.actions.reviews import save_audience_review
from plaudit.audience.models import AudienceReview
from plaudit.catalog.actions.details import save_detail
from plaudit.catalog.actions.photos import add_photos_to_title, add_trailer, set_poster
from plaudit.catalog.ingest.offers import provider_key
from plaudit.catalog.models import BoxOffice, Company, CompanyCredit, Provider, Quote, QuoteLine, Synopsis, Track
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.models import Byline
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.views import DeskViewSet
from plaudit.merging.actions import merge


def tables():
    return [each for each in get_snippet_models() if isinstance(each.snippet_viewset, DeskViewSet)]


def desk_site():
    """Something of everything that the desk edits, and the rows that addresses name."""
    one_of_everything(2)
    title, other = TitleFactory(name="A title"), TitleFactory(name="Another")
    still = photo(64, 64)
    set_poster(title, still)
    add_photos_to_title([still], title)
    add_trailer(title, "Trailer", "https://videos.example/1")
    QuoteLine.objects.create(quote=Quote.objects.create(title=title), text="Hush.", speaker=PersonFactory())
    made = Company.objects.get_or_create(name="A studio", slug="a-studio", name_key="a studio")[0]
    for row in (
        CompanyCredit(title=title, company=made),
        BoxOffice(title=title, kind="gross", amount=1, currency="USD"),
        Synopsis(title=title, language="fr", text="Une île."),
        Track(title=title, name="Main theme"),
    ):
        save_detail(row)
    add_top_status(Byline.objects.first(), starts_on=None)
    member = MemberFactory()
    save_audience_review(member=member, title=title, text="Awful words.")
    troll = MemberFactory(suspended_at=timezone.now())
    AudienceReview.objects.create(
        member=troll, title=title, text="Worse.", written_at=timezone.now(), hidden_at=timezone.now()
    )
    ConsensusDraft.objects.create(title=other, text="All agree.", live=False)
    merged = merge(other, TitleFactory(name="A third"))
    return {"title": title, "other": other, "photo": still, "member": member, "troll": troll, "merge": merged}


def new_rows():
    """What the form of each table is filled in with for a new row."""
    title, person = TitleFactory(), PersonFactory()
    provider = Provider.objects.create(name="P", slug="p", name_key=provider_key("P"))
    company = Company.objects.create(name="C", slug="c", name_key="c")
    free = Byline.objects.create(critic=CriticFactory(), publication=PublicationFactory())
    add_photos_to_title([photo(72, 72)], title)
    of = {"title": title.pk}
    no_lines = {f"lines-{name}_FORMS": number for name, number in {"TOTAL": 1, "INITIAL": 0, "MIN_NUM": 1}.items()}
    return {
        "catalog.Title": {"name": "New", "kind": "film", "release_class": "wide", "listed": "on"},
        "catalog.Person": {"name": "New"},
        "catalog.Genre": {"name": "New"},
        "catalog.Provider": {"name": "New"},
        "catalog.Company": {"name": "New"},
        "catalog.Credit": {**of, "person": person.pk, "job": "director", "billing": 1},
        "catalog.Quote": {**of, "position": 1, **no_lines, "lines-0-text": "New.", "lines-0-position": 1},
        "catalog.Offer": {**of, "provider": provider.pk, "type": "stream", "region": "FR", "position": 1},
        "catalog.TitlePhoto": {**of, "photo": photo(64, 64).pk, "position": 1},
        "catalog.Trailer": {**of, "name": "New", "url": "https://videos.example/2", "position": 1},
        "catalog.TitleName": {**of, "name": "New", "language": "fr"},
        "catalog.Synopsis": {**of, "language": "fr", "text": "New."},
        "catalog.Release": {**of, "country": "FR", "type": "cinemas", "released_on": "2007-02-21"},
        "catalog.BoxOffice": {**of, "kind": "gross", "amount": 1, "currency": "USD"},
        "catalog.Award": {**of, "body": "New", "category": "New", "year": 2007},
        "catalog.CompanyCredit": {**of, "company": company.pk, "role": "production", "position": 1},
        "catalog.Track": {**of, "name": "New", "position": 1},
        "critics.Critic": {"name": "New"},
        "critics.Publication": {"name": "New"},
        "critics.Byline": {"critic": CriticFactory().pk},
        "critics.TopStatus": {"byline": free.pk},
        "critics.Review": {**of, "byline": free.pk, "rating": "3/4", "covers": "whole"},
        "desk.ConsensusDraft": {**of, "text": "New."},
        "newsroom.Author": {"name": "New", "slug": "new"},
        "newsroom.Category": {"name": "New", "slug": "new"},
    }
