"""Critics' reviews come in as they are: every row accounted for, nothing twice, nothing of ours overwritten."""

from collections.abc import Callable
from datetime import date

import pytest

from factories import MemberFactory
from importing import Report, rejected
from plaudit.catalog.models import Credit, Title, TitleRedirect
from plaudit.critics.actions.verdicts import decide_verdict, withdraw_review
from plaudit.critics.models import Critic, Publication, Review, TopStatus
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.verdict import Verdict

Take = Callable[..., Report]
pytestmark = pytest.mark.usefixtures("noise")
OURS = {"source": "critic-reviews"}


def the_review() -> Review:
    return Review.objects.get(**OURS)


def test_a_review_is_stored_as_it_was_printed(take: Take) -> None:
    report = take({"review": "Plain &amp; patient.", "rating": "3/4"})

    stored = the_review()
    assert report == {
        "read": 1, "added": 1, "changed": 0, "unchanged": 0, "rejected": 0, "rejects_file": None,
    }  # fmt: skip
    assert (stored.quote, stored.rating, stored.verdict, stored.verdict_by) == (
        "Plain & patient.", "3/4", "fresh", "curator",
    )  # fmt: skip
    assert (stored.critic.name, stored.publication.name) == ("Ada Vale", "The Evening Lamp")
    assert stored.dated_on == date(2007, 1, 12)
    assert stored.counts


def test_every_row_is_accounted_for(take: Take) -> None:
    report = take({}, {}, {"critic": "Bo Reed"}, {"fresh": "ripe"}, {"rating": "4/4"})

    assert (report["added"], report["unchanged"], report["changed"], report["rejected"]) == (2, 1, 1, 1)
    assert report["read"] == 5


def test_a_second_run_adds_nothing_and_changes_nothing(take: Take, recount_check: Callable[[], None]) -> None:
    rows = [{}, {"critic": "Bo Reed", "fresh": "rotten"}, {"critic": ""}, {"date": ""}, {"rating": "4/4"}]
    take(*rows)
    entries = LogEntry.objects.count()

    report = take(*rows)

    assert (report["unchanged"], report["read"]) == (5, 5)
    assert LogEntry.objects.count() == entries
    recount_check()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": " "}, "names no film"),
        ({"critic": "", "publisher": ""}, "nobody could check"),
        ({"critic": "--", "publisher": "."}, "nobody could check"),
        ({"fresh": "ripe"}, "must be fresh or rotten"),
        ({"date": "30 February 2007"}, "cannot be read"),
        ({"rating": "3" * 101}, "longer than 100"),
        ({"critic": "A" * 201}, "longer than 200"),
        ({"id": "1" * 121}, "longer than 120"),
    ],
)
def test_a_row_without_sense_is_rejected_with_its_line_and_the_reason(
    take: Take, row: dict[str, str], reason: str
) -> None:
    report = take({}, row)

    assert (report["added"], report["rejected"]) == (1, 1)
    (line,) = rejected(report)
    assert line["line"] == "3"
    assert reason in line["reason"]
    assert line["review"] == "Plain and patient."


def test_the_line_is_where_the_row_begins_even_after_quotes_of_several_lines(take: Take) -> None:
    report = take({"review": "One,\ntwo,\nthree."}, {"fresh": "ripe", "review": "Four,\nfive."})

    assert rejected(report)[0]["line"] == "5"


def test_unknown_days_are_kept_unknown(take: Take) -> None:
    take({"date": "January 1, 2000"}, {"critic": "Bo Reed", "date": "January 1, 1800"}, {"critic": "Cy Ng", "date": ""})

    assert list(Review.objects.filter(**OURS).values_list("dated_on", flat=True)) == [None] * 3


def test_a_rating_that_cannot_be_read_stays_as_printed_with_the_given_verdict(take: Take) -> None:
    take({"rating": "2.1/2", "fresh": "rotten"})

    stored = the_review()
    assert (stored.rating, stored.value, stored.verdict) == ("2.1/2", None, "rotten")


def test_without_a_given_verdict_the_rating_decides(take: Take) -> None:
    take({"rating": "3/4", "fresh": ""})

    assert (the_review().verdict, the_review().verdict_by) == ("fresh", "rule")


def test_a_changed_row_changes_that_review_once_and_the_log_says_so(take: Take) -> None:
    take({})
    report = take({"fresh": "rotten", "rating": "1/4", "review": "Flat."})

    stored = the_review()
    assert report["changed"] == 1
    assert (stored.verdict, stored.rating, stored.quote) == ("rotten", "1/4", "Flat.")
    log = LogEntry.objects.filter(review_id=stored.pk, kind=LogEntry.Kind.VERDICT).order_by("number")
    assert list(log.values_list("before", "after")) == [("", "fresh"), ("fresh", "rotten")]
    assert Score.objects.get(title_id=stored.title_id).rotten == 1


def test_a_changed_quote_is_no_change_of_the_verdict(take: Take) -> None:
    take({})
    take({"review": "Patient, and plain."})

    assert LogEntry.objects.filter(review_id=the_review().pk).count() == 1


def test_what_a_curator_decided_here_stays(take: Take) -> None:
    take({"rating": ""})
    decide_verdict(the_review(), Verdict.ROTTEN, by=MemberFactory(is_superuser=True), reason="Read again.")

    take({"rating": "", "review": "Patient, and plain."})

    stored = the_review()
    assert (stored.verdict, stored.quote) == ("rotten", "Patient, and plain.")


def test_what_was_withdrawn_here_stays_withdrawn(take: Take) -> None:
    take({})
    withdraw_review(the_review(), by=MemberFactory(is_superuser=True), reason="Not theirs.")

    take({"review": "Patient, and plain."})

    assert the_review().withdrawn_at is not None
    assert Score.objects.get(title_id=the_review().title_id).fresh == 0


def test_of_one_critics_two_outlets_with_two_verdicts_one_counts_and_both_are_flagged(take: Take) -> None:
    take({}, {"publisher": "Morning Bell", "fresh": "rotten", "date": "March 1, 2007"})

    both = Review.objects.filter(**OURS).order_by("dated_on")
    assert list(both.values_list("counts", "contradicted")) == [(False, True), (True, True)]
    score = Score.objects.get(title_id=both[0].title_id)
    assert (score.fresh, score.rotten) == (0, 1)


def test_a_later_review_in_one_outlet_is_the_newer_version_of_the_first(take: Take) -> None:
    take({"rating": "8"}, {"rating": "3/5", "date": "March 1, 2017"})

    older, newer = Review.objects.filter(**OURS).order_by("dated_on")
    assert older.newer == newer
    assert (older.counts, newer.counts) == (False, True)


def test_reviews_without_a_critic_are_their_publications_own_and_all_count(take: Take) -> None:
    take({"critic": ""}, {"critic": "", "review": "Another voice.", "fresh": "rotten"})

    assert Review.objects.filter(**OURS, counts=True, critic=None).count() == 2


def test_two_printings_of_one_name_are_one_critic(take: Take) -> None:
    take({"critic": "José Pérez"}, {"id": "2", "critic": "JOSE PEREZ", "publisher": "Evening Lamp"})

    assert Critic.objects.filter(name_key="jose perez").count() == 1
    assert Publication.objects.filter(name_key="evening lamp").count() == 1


def test_nobody_whom_the_demo_invented_is_joined(take: Take) -> None:
    Critic.objects.create(name="Ada Vale", slug="ada-vale", name_key="ada vale", origin="demo")

    take({})

    assert the_review().critic.origin == ""
    assert the_review().critic.slug == "ada-vale-2"


def test_a_byline_that_turns_out_top_is_top_for_the_films_before_too(
    take: Take, recount_check: Callable[[], None]
) -> None:
    take({})
    take({}, {"id": "2", "top_critic": "1"})

    assert TopStatus.objects.count() == 1
    assert Review.objects.filter(**OURS, counts_as_top=True).count() == 2
    recount_check()


def test_a_film_that_nobody_names_is_scored_but_unlisted(take: Take) -> None:
    take({"id": "77"})

    title = the_review().title
    assert (title.name, title.listed) == ("Unknown film (critic-reviews 77)", False)
    assert title.score.fresh == 1


def test_a_later_import_names_it_and_its_address_leads_on(take: Take) -> None:
    take({})
    old = the_review().title.slug

    take({}, films=[{}])

    title = the_review().title
    assert (title.name, title.year, title.listed) == ("Letters from Iwo Jima", 2006, True)
    assert title.slug == "letters-from-iwo-jima-2006"
    assert TitleRedirect.objects.get(slug=old).title == title


def test_the_director_that_the_films_table_names_is_credited(take: Take) -> None:
    for _ in range(2):
        take({}, films=[{}])

    assert Credit.objects.get(job="director").person.name == "Clint Eastwood"


def test_guessed_names_are_used_only_when_trusted(take: Take) -> None:
    guess = {"confidence": "unverified"}

    take({}, films=[guess])
    assert not the_review().title.listed

    take({}, films=[guess], words=["--trust-guesses"])
    assert the_review().title.listed


def test_a_film_that_another_source_knows_is_the_same_film(take: Take) -> None:
    take({}, films=[{"title_guess": "Flags of Our Fathers"}])

    assert the_review().title == Title.objects.get(name="Flags of Our Fathers")


@pytest.mark.parametrize(
    "film",
    [
        {"title_guess": "x" * 301},
        {"theater_date": "0001-01-01"},
        {"title_guess": " "},
    ],
)
def test_a_film_that_cannot_be_a_title_leaves_its_reviews_unlisted(take: Take, film: dict[str, str]) -> None:
    take({}, films=[film])

    assert not the_review().title.listed


def test_facts_that_no_film_can_have_are_left_out(take: Take) -> None:
    take({}, films=[{"runtime": "99999", "theater_date": "soon"}])

    assert (the_review().title.runtime, the_review().title.year) == (None, None)
