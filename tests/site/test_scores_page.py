"""The page on how scores are calculated, made from the rules themselves."""

import pytest

from pages import text
from plaudit.scoring.policy import POLICIES
from plaudit.site.components.policy_table import thresholds


def test_every_threshold_of_the_policy_stands_on_the_page(client, settings):
    settings.POLICY = "classic, 2024 from 2024-08-21"
    page = text(client, "/about/scores/")
    for policy in POLICIES.values():
        for threshold in thresholds(policy):
            assert threshold.label.replace("'", "&#39;") in page
            assert threshold.value in page
    assert "from August 21, 2024" in page


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_every_threshold_has_a_label_and_a_unit(policy):
    for threshold in thresholds(policy):
        assert "_" not in threshold.label
        assert threshold.value.strip()


def test_the_worked_example_is_worked_by_the_rules(client):
    page = text(client, "/about/scores/")
    assert "183 ÷ 201, rounded to the nearest whole percent, halves up, is 91%." in page
    assert "after 6 it is wide, 43–97%" in page
