"""The region whose offers are shown to those who chose none."""

import pytest

from plaudit.settings import readers


@pytest.mark.parametrize(("printed", "code"), [("DE", "DE"), ("jp", "JP")])
def test_a_region_is_a_countrys_code(printed, code):
    assert readers.region(printed) == code


@pytest.mark.parametrize("printed", ["Germany", "D", "D3", "DEU", "ДЕ", "D\u0130"])
def test_anything_else_is_answered_with_what_to_write(printed):
    with pytest.raises(ValueError, match="two letters, such as US"):
        readers.region(printed)
