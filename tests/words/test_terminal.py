"""What the terminal shows, in every language."""

import re

import pytest

from routes.facts import labels
from routes.network.request import Request
from routes.studies import compare, critical, reality
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import reality_text, study_tables, terminal
from tests.conftest import worded
from tests.network.test_network import extended

ENGLISH = (
    "Under way",
    "Border",
    "Railway",
    "Transit time",
    "no way",
    "unknown",
    "days",
    "Computed",
)


@pytest.fixture(scope="module")
def views(real):
    return {lang: answer(real, Query(lang=lang)) for lang in labels.LANGUAGES}


def test_the_ranking_names_parts_and_losses(real, views):
    found = critical.of_pairs(real, critical.named(real), Request())
    text = terminal.criticality(views["en"], found)
    assert "  1 Alat" in text and "no way" in text
    assert f"and {len(found.parts) - terminal.MOST} more" in text
    median = found.before[0].spread.p50 / 24
    assert f"Xi'an → Halkalı (xian-halkali): {median:.1f} days" in text
    rows = [line for line in text.splitlines() if re.match(r" +\d+ ", line)]
    assert len(rows) == terminal.MOST


def test_asked_by_cost_each_way_and_that_without_the_what_if_lead_with_the_dollars(real):
    view = answer(real, Query("xian", "poti", by="cost", close=("aktau",)))
    text = terminal.journey(view, view.journey)
    assert re.search(r"^Without the what-if: [\d,]+ USD, Transit time", text, re.MULTILINE)
    ways = re.findall(r"^\d\. by .*: ([\d,]+) USD, Transit time", text, re.MULTILINE)
    assert len(ways) == len(view.journey.itineraries)


def test_a_comparison_tells_ends_year_and_source_of_all_that_is_published(real, views):
    text = terminal.comparison(views["en"], compare.compare(real, "xian", "halkali"))
    assert "52.5 (45–60) d, 2022" in text and "(sputnik-tr-2022-06" in text
    assert "USD per 40-foot container: at least " in text
    assert "CO₂e for 20 t of goods: " in text and "(1520-2025-09)" in text


@pytest.mark.parametrize(
    "words",
    ["40 d, year not told", "no way from Xi'an (xian) to Alat (alat)", "not on the map"],
)
def test_what_is_not_told_is_said(toy, words):
    found = compare.compare(toy, "xian", "alat")
    assert words in terminal.comparison(answer(toy, Query()), found)


def test_reality_says_how_far_off_and_why(real, views):
    cases = reality.cases(real)
    text = reality_text.times(views["en"], cases)
    off = cases[0].off_days
    assert "53 d (reported) | " in text and f"longer than the model (Days off: {off:.1f})" in text
    for one in reality.summaries(cases):
        kind = views["en"].word(f"ui.{one.kind}")
        assert f"{kind}; Times compared: {one.count}; Inside P10 to P90: " in text
    assert "so goods wait" in text and "inside the model's range" in text
    assert "Xi'an → Absheron, December 2025" in text
    measured = next(one for one in reality.summaries(cases) if one.kind == reality.MEASURED)
    told = f"Of {measured.count} measured times {measured.inside} lie inside P10 to P90: "
    assert f"{told}{round(100 * measured.share)} %." in text
    assert ("Three reasons are likely" in text) == (measured.share < study_tables.AIM)


def test_a_journey_names_every_arc_and_says_at_least(tmp_path):
    (tmp_path / "words").mkdir()
    data = extended(tmp_path, folder=worded(tmp_path / "words"))
    view = answer(data, Query("xian", "alat", scenario=("storm",)))
    text = terminal.journey(view, view.journey)
    assert "Without the what-if: " in text
    drawn = data.segments.at["rail-xian-dostyk", "length_km"]
    usd = round(0.5 * drawn + 200 + 332 + 380 + 900)
    assert f"USD per 40-foot container: at least {usd:,} USD (" in text
    assert "; parts unknown: 1" in text or "1 part" in text
    assert "900 USD (618–1,182)" in text and "5.7 kg CO₂e/t (3.8–7.6)" in text
    assert "  2,500 USD/FEU, year not told, " in text
    assert re.search(r"Transshipment +Aktau +10 h \(8–16\)", text)


@pytest.mark.parametrize("lang", [lang for lang in labels.LANGUAGES if lang != "en"])
def test_no_english_word_of_the_product_is_left_in_another_language(real, lang):
    view = answer(real, Query("xian", "poti", close=("aktau",), lang=lang))
    plain = answer(real, Query(lang=lang))
    text = "\n".join(
        [
            terminal.journey(view, view.journey),
            terminal.criticality(plain, critical.of_pairs(real, [("xian", "poti")], Request())),
            reality_text.times(plain, reality.cases(real)[:1]),
            terminal.written(plain, "map.html", 1234),
        ]
    )
    assert not [word for word in ENGLISH if word in text]
    assert labels.name(real, "poti", lang) in text
