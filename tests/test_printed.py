"""What the terminal shows."""

import pytest

from routes import compare, critical, printed, reality
from routes.journey import Request


def test_the_ranking_names_parts_and_losses(real):
    found = critical.of_pairs(real, critical.named(real), Request())
    text = printed.criticality(real, found)
    assert "  1  Alat" in text and "no way" in text
    assert f"and {len(found.parts) - printed.MOST} more" in text
    assert "xian-halkali: 24" in text


def test_a_comparison_tells_ends_year_and_source_of_all_that_is_published(real):
    text = printed.comparison(real, compare.compare(real, "xian", "halkali"))
    assert "45-60 d, 2022" in text and "(sputnik-tr-2022-06)" in text
    assert "cost unknown" in text


@pytest.mark.parametrize("words", ["40 d, year not told", "no way from xian to alat", "not on map"])
def test_what_is_not_told_is_said(toy, words):
    assert words in printed.comparison(toy, compare.compare(toy, "xian", "alat"))


def test_reality_says_how_far_off_and_why(real):
    text = printed.reality(real, reality.cases(real))
    assert "longer than the model by 36.6 days" in text
    assert "goods queued" in text and "inside the model's range" in text
