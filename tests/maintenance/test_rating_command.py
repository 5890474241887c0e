"""`plaudit rating`: how a printed rating is read."""

import json

import pytest
from django.core.management import CommandError, call_command

from commandline import plaudit
from plaudit.maintenance.management.commands.rating import dashes_as_text


def test_it_says_value_scale_and_verdict(capsys):
    call_command("rating", "3.5/4")
    assert capsys.readouterr().out == (
        "3.5/4\n"
        "  value    7/8 (87.5 %)\n"
        "  scale    /4\n"
        "  verdict  fresh by the general rule, since it is at least 60 %\n"
    )


def test_a_rating_of_several_words_needs_no_quotes(capsys):
    call_command("rating", "1", "out", "of", "4")
    assert "rotten by the general rule, since it is less than 60 %" in capsys.readouterr().out


def test_a_verdict_has_no_value(capsys):
    call_command("rating", "Not recommended")
    told = capsys.readouterr().out
    assert "none, it is a verdict by itself" in told
    assert "rotten, as the critic says" in told


def test_programs_get_json(capsys):
    call_command("rating", "★★★½☆", "--json")
    assert json.loads(capsys.readouterr().out) == {
        "text": "★★★½☆",
        "value": "7/10",
        "basis_points": 7000,
        "scale": "stars/5",
        "verdict": "fresh",
        "by": "rule",
        "reason": "general_rule",
    }


def test_what_cannot_be_read_is_a_sentence():
    with pytest.raises(CommandError, match="only with the outlet's scale"):
        call_command("rating", "7")


def test_the_outlets_scale_helps(capsys):
    call_command("rating", "7", "--scale", "10")
    assert "7/10 (70 %)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["-3"], ["--", "-3"]),
        (["-3", "--scale", "-4..+4"], ["--scale=-4..+4", "--", "-3"]),
        (["--scale", "-4..+4", "--json", "-3"], ["--scale=-4..+4", "--json", "--", "-3"]),
        (["--scale", "-4..+4", "--", "-3"], ["--scale=-4..+4", "--", "-3"]),
        (["-3/4"], ["--", "-3/4"]),
        (["B-"], ["B-"]),
        (["-h"], ["-h"]),
        (["--scale"], ["--scale"]),
    ],
)
def test_a_dash_begins_a_rating_and_no_option(words, read):
    assert dashes_as_text(words) == read


def test_from_the_command_line_below_zero(environment):
    told = plaudit(environment, "rating", "-3", "--scale", "-4..+4", "--json")
    assert json.loads(told.stdout)["value"] == "1/8"
    assert told.returncode == 0


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["nonsense"], 1, "This is not in any notation for ratings that Plaudit knows.\n"),
        (["9/5"], 1, "The rating is above the top of its scale.\n"),
        ([""], 1, "There is no rating here.\n"),
        (["x" * 10_000], 1, "This is longer than any rating; a rating takes a few words at most.\n"),
    ],
)
def test_a_refusal_is_one_sentence_and_nothing_else(environment, words, status, sentence):
    told = plaudit(environment, "rating", *words)
    assert (told.returncode, told.stdout, told.stderr) == (status, "", sentence)


def test_a_scale_that_is_none_is_wrong_usage(environment):
    told = plaudit(environment, "rating", "3", "--scale", "0")
    assert told.returncode == 2
    assert "'0' is not a scale" in told.stderr
