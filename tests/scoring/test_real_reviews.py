"""The rules on real reviews and on scores that were published; skipped where the files are not."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench():
    spec = spec_from_file_location("bench_notation", CHECKOUT / "bench" / "notation.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(bench, outside_data):
    return bench.measure(bench.read_reviews(outside_data / "critic-reviews"))


@pytest.mark.outside_data
def test_nearly_all_real_ratings_that_carry_a_scale_are_read(measured):
    assert measured.with_scale.read >= 0.98 * measured.with_scale.occurrences


@pytest.mark.outside_data
def test_the_general_rule_agrees_with_most_real_verdicts(measured):
    assert measured.with_scale.agreed >= 0.94 * measured.with_scale.read


@pytest.mark.outside_data
def test_what_is_mangled_above_its_scale_or_without_one_is_refused(measured):
    refused = {text for text, *_ in measured.rejected}

    assert {"2.1/2", "5/4", "1-5", "1", "3 1/2"} <= refused
    assert not any("/" in text for text in refused - {"2.1/2", "5/4", "3 1/2"})


@pytest.mark.outside_data
def test_our_percentage_is_the_published_one_but_at_exactly_half_a_percent(bench, outside_data):
    films = list(bench.read_films(outside_data / "published-scores.csv"))

    differing = [film for film in films if film.tally.percent_fresh != film.published]

    assert len(films) > 2_700
    assert all(film.stands_at_a_half for film in differing)


def test_without_the_reviews_the_measurement_says_so(bench, tmp_path, capsys):
    assert bench.main([str(tmp_path)]) == 2
    assert "nothing to measure" in capsys.readouterr().err
