"""Files of offers say where titles can be watched; what a newer file no longer lists has ended."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.utils import timezone

from answers import FILM
from factories import TitleFactory
from importing import Report, rejected, run, table, told
from plaudit.catalog.actions.offers import delete_offer, end_offer, save_offer
from plaudit.catalog.models import Offer, Provider, Title, TitleId, TitleName
from plaudit.changes.models import SiteEpoch
from plaudit.names.folding import title_key

pytestmark = pytest.mark.usefixtures("noise")
COLUMNS = (
    "title", "year", "imdb", "tmdb", "provider", "way", "region", "price", "currency", "language", "quality", "url",
    "from", "until",
)  # fmt: skip
ROW = {"title": "The Lamplighter", "year": "2011", "provider": "Lampflix", "way": "stream", "region": "DE"}
Take = Callable[..., Report]


@pytest.fixture
def title(db: None) -> Title:
    title = TitleFactory(name="The Lamplighter", year=2011)
    TitleId.objects.create(title=title, source="tmdb", value="9001")
    return title


@pytest.fixture
def take(title: Title, tmp_path: Path) -> Take:
    def taken(*rows: dict[str, str], words: tuple[str, ...] = ()) -> Report:
        path = table(tmp_path / "offers.csv", COLUMNS, ({**ROW, **row} for row in rows))
        return run("offers", path, *words)

    return taken


def test_an_offer_comes_in_with_all_that_the_row_says(take: Take, title: Title) -> None:
    report = take(
        {
            "way": "rent",
            "region": "jp",
            "price": "399",
            "currency": "jpy",
            "language": "ja",
            "quality": "4K",
            "url": "https://example.org/watch",
            "from": "2026-01-01",
            "until": "2026-01-31",
        },
        {"way": "buy", "price": "9,99", "currency": "EUR", "until": "2026-01-31T18:00:00+00:00"},
    )

    assert (report["added"], SiteEpoch.objects.get().number > 0) == (2, True)
    rent, buy = title.offers.order_by("id")
    assert (rent.type, rent.region, rent.price, rent.currency, rent.language, rent.quality, rent.url) == (
        "rent", "JP", 399, "JPY", "ja", "4K", "https://example.org/watch",
    )  # fmt: skip
    assert timezone.localtime(rent.starts_at).isoformat()[:16] == "2026-01-01T00:00"
    assert timezone.localtime(rent.ends_at).isoformat()[:16] == "2026-02-01T00:00"
    assert (buy.price, buy.currency, buy.origin, buy.ends_at) == (
        999, "EUR", "offers", datetime(2026, 1, 31, 18, tzinfo=UTC),
    )  # fmt: skip


def test_a_second_import_changes_nothing(take: Take) -> None:
    rows = [{}, {"way": "rent", "price": "3.99", "currency": "EUR"}, {"region": "FR"}, {}]
    assert take(*rows)["added"] == 3
    before = list(Offer.objects.order_by("id").values_list())

    assert take(*rows)["unchanged"] == 4
    assert list(Offer.objects.order_by("id").values_list()) == before


def test_another_price_is_a_change(take: Take, title: Title) -> None:
    take({"way": "rent", "price": "3.99", "currency": "EUR"})

    assert take({"way": "rent", "price": "0.99", "currency": "EUR"})["changed"] == 1
    assert title.offers.get().price == 99


def test_what_the_source_no_longer_lists_there_has_ended_and_stays_stored(take: Take, title: Title) -> None:
    take({}, {"provider": "Store+"}, {"region": "FR"}, {"provider": "Other"})
    take({}, words=("--source", "somebody"))
    take({"provider": "Lampflix"}, {"provider": "Other"})

    assert set(title.offers.filter(ends_at=None).values_list("provider__name", "region")) == {
        ("Lampflix", "DE"), ("Other", "DE"), ("Lampflix", "FR"),
    }  # fmt: skip
    assert title.offers.get(provider__name="Store+").ends_at <= timezone.now()
    assert title.offers.count() == 4


def test_a_row_that_makes_no_sense_ends_nothing_in_its_region(take: Take, title: Title) -> None:
    rented = {"way": "rent", "price": "3.99", "currency": "EUR"}
    take({}, rented, {"region": "FR"}, {**rented, "region": "FR"})
    assert take({}, {**rented, "price": "3,99 Euro"}, {"region": "FR"})["rejected"] == 1

    ended = title.offers.filter(ends_at__isnull=False)
    assert list(ended.values_list("region", "type")) == [("FR", "rent")]


def test_a_row_whose_year_makes_no_sense_ends_nothing_either(take: Take, title: Title) -> None:
    rented = {"way": "rent", "price": "3.99", "currency": "EUR"}
    take({}, rented)
    assert take({}, {**rented, "year": "MMXI"})["rejected"] == 1

    assert not title.offers.filter(ends_at__isnull=False).exists()


def test_an_offer_that_comes_back_runs_again(take: Take, title: Title) -> None:
    take({}, {"provider": "Store+"})
    take({})
    assert take({}, {"provider": "Store+"})["changed"] == 1

    assert title.offers.filter(ends_at=None).count() == 2


def test_one_source_ends_nothing_of_another(take: Take, title: Title) -> None:
    take({"provider": "Store+"}, words=("--source", "somebody"))
    take({})

    assert title.offers.filter(ends_at=None).count() == 2


def test_an_announced_offer_that_is_withdrawn_is_gone(take: Take, title: Title) -> None:
    take({"provider": "Store+", "from": "2190-01-01"}, {})
    take({})

    assert title.offers.get().provider.name == "Lampflix"


def test_what_an_editor_did_stays(take: Take, title: Title) -> None:
    rows = [{}, {"provider": "Store+"}, {"provider": "Other"}]
    take(*rows)
    save_offer(title.offers.get(provider__name="Lampflix"))
    Offer.objects.filter(provider__name="Lampflix").update(price=1, currency="EUR")
    end_offer(title.offers.get(provider__name="Store+"))
    delete_offer(title.offers.get(provider__name="Other"))

    assert take(*rows)["unchanged"] == 3
    take({"provider": "Fourth"})
    assert title.offers.get(provider__name="Lampflix").ends_at is None
    assert title.offers.get(provider__name="Store+").ends_at is not None
    assert not title.offers.filter(provider__name="Other").exists()


def test_a_title_is_known_by_id_name_or_another_name(take: Take, title: Title) -> None:
    TitleName.objects.create(title=title, name="L'Allumeur", name_key=title_key("L'Allumeur"), language="fr")
    report = take(
        {"title": "", "tmdb": "9001", "region": "AT"},
        {"title": "lamplighter, the (2011)", "year": "", "region": "CH"},
        {"title": "L’ALLUMEUR", "year": "", "region": "FR"},
    )

    assert (report["added"], title.offers.count()) == (3, 3)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"title": "Emma"}, "There is no title Emma"),
        ({"year": "1999"}, "There is no title The Lamplighter (1999)"),
        ({"title": "Twice", "year": ""}, "2 titles are called Twice"),
        ({"title": ""}, "names no title"),
        ({"year": "MMXI"}, "year"),
        ({"provider": "…"}, "names no provider"),
        ({"provider": "x" * 121}, "longer than 120"),
        ({"way": "steal"}, 'The way "steal" is none of stream, free, rent, buy, cinema'),
        ({"region": "UK"}, 'The region "UK" is none'),
        ({"region": "EUR"}, "region"),
        ({"price": "3.99"}, "has no currency"),
        ({"price": "3.99", "currency": "XQX"}, "currency"),
        ({"price": "3.999", "currency": "EUR"}, "more places"),
        ({"price": "-3", "currency": "EUR"}, "is no sum"),
        ({"price": "NaN", "currency": "EUR"}, "is no sum"),
        ({"language": "German!"}, "language"),
        ({"quality": "x" * 13}, "longer than 12"),
        ({"url": "javascript:alert(1)"}, "no address of the web"),
        ({"url": "https://example.org/" + "x" * 500}, "no address of the web"),
        ({"from": "2026-02-01", "until": "2026-01-01"}, "before it begins"),
        ({"until": "soon"}, "is no moment"),
        ({"until": "9999-12-31"}, "is no moment"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(take: Take, row: dict[str, str], reason: str) -> None:
    for number in range(2):
        TitleFactory(name="Twice", slug=f"twice-{number}")
    report = take(row, {})

    assert (report["added"], report["rejected"]) == (1, 1)
    assert reason in rejected(report)[0]["reason"]


def test_rejected_cells_are_no_formulas(take: Take) -> None:
    report = take({"title": '=HYPERLINK("https://example.org")', "provider": "@x", "region": "-2", "way": "+1+1"})

    (line,) = rejected(report)
    assert (line["title"][0], line["provider"], line["region"], line["way"]) == ("'", "'@x", "-2", "'+1+1")


def test_a_table_without_a_title_or_a_way_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="does not say which title is meant"):
        run("offers", table(tmp_path / "offers.csv", ["provider", "way", "region"], []))
    with pytest.raises(CommandError, match="lacks the columns way"):
        run("offers", table(tmp_path / "offers.csv", ["title", "provider", "region"], []))
    with pytest.raises(CommandError, match="separated by tabs; here they must be separated by commas"):
        run("offers", table(tmp_path / "offers.tsv", COLUMNS, [], delimiter="\t"))


@pytest.mark.parametrize("name", ["demo", "editor", "x" * 41])
def test_a_source_that_cannot_be_is_refused(take: Take, name: str) -> None:
    with pytest.raises(CommandError) as failure:
        take({}, words=("--source", name))
    assert failure.value.returncode == 2


def answer(**regions: Any) -> dict[str, Any]:
    return {"id": 9001, "results": regions}


LAMPFLIX = {"provider_id": 8, "provider_name": "Lampflix", "logo_path": "/x.jpg", "display_priority": 4}
STORE = {"provider_id": 3, "provider_name": "Store+", "display_priority": 0}


def take_answers(tmp_path: Path, *answers: Any) -> Report:
    path = tmp_path / "offers.json"
    path.write_text(json.dumps(answers[0] if len(answers) == 1 else answers))
    return run("offers", path)


def test_tmdbs_answer_comes_in(title: Title, tmp_path: Path) -> None:
    link = "https://www.themoviedb.org/movie/9001/watch?locale=DE"
    there = {"link": link, "flatrate": [LAMPFLIX], "ads": [STORE], "free": [STORE], "rent": [STORE], "buy": []}
    first = take_answers(tmp_path, answer(DE=there, FR={"link": link}))

    assert first["added"] == 1
    assert set(title.offers.values_list("provider__tmdb_id", "type", "region", "url", "position", "origin")) == {
        (8, "stream", "DE", link, 4, "tmdb"), (3, "free", "DE", link, 1, "tmdb"), (3, "rent", "DE", link, 1, "tmdb"),
    }  # fmt: skip
    assert take_answers(tmp_path, answer(DE=there, FR={"link": link}))["unchanged"] == 1


def test_a_region_that_tmdb_no_longer_names_has_ended(title: Title, tmp_path: Path) -> None:
    take_answers(tmp_path, answer(DE={"flatrate": [LAMPFLIX]}, FR={"flatrate": [LAMPFLIX]}))
    take_answers(tmp_path, answer(DE={"flatrate": [LAMPFLIX]}))

    assert title.offers.get(region="FR").ends_at is not None
    assert title.offers.get(region="DE").ends_at is None


def test_answers_that_cannot_be_used_say_why(title: Title, tmp_path: Path) -> None:
    report = take_answers(tmp_path, {"id": 404, "results": {}}, {"id": 9001}, [], FILM)

    assert (report["added"], report["rejected"]) == (1, 3)
    assert "There is no title tmdb 404" in rejected(report)[0]["reason"]


def test_a_provider_is_one_by_its_id_or_its_name(take: Take, title: Title, tmp_path: Path) -> None:
    take({}, {"provider": "LAMPFLIX", "region": "FR"}, {"provider": "Store", "region": "FR"})
    take_answers(
        tmp_path, answer(DE={"flatrate": [LAMPFLIX, STORE]}, AT={"rent": [{**LAMPFLIX, "provider_name": "Neu"}]})
    )

    assert set(Provider.objects.values_list("name", "tmdb_id")) == {("Lampflix", 8), ("Store", None), ("Store+", 3)}


def test_the_report_tells_how_many_have_ended(take: Take, tmp_path: Path) -> None:
    take({}, {"provider": "Store+"})

    path = table(tmp_path / "offers.csv", COLUMNS, [ROW])
    assert "no longer listed and have ended: 1." in told("offers", path)


def test_a_dry_run_ends_nothing(take: Take, title: Title) -> None:
    take({}, {"provider": "Store+"})
    take({}, words=("--dry-run",))

    assert title.offers.filter(ends_at=None).count() == 2
