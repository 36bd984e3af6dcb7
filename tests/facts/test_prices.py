"""Dollars of boxes and lorries, each worked out by hand; and those of the real data."""

from dataclasses import replace

import pandas as pd
import pytest

from routes.facts import prices
from routes.facts.amounts import UNKNOWN, Amount
from routes.facts.prices import Line
from routes.network.building import build
from tests.facts.test_amounts import knowing

RAIL, SEA = "rail-shu-aktau", "sea-aktau-alat"
KM = Amount(100.0, 100.0, 100.0)
THERE, BACK = (Line(SEA, "sea", *ends) for ends in (("aktau", "alat"), ("alat", "aktau")))
LAND = Line(RAIL, "rail", "shu", "aktau")
BORDER = Line("rail-xian-dostyk", "rail", "xian", "dostyk")
LOADS = (("topic:box_40ft", "load_t", 20), ("topic:box_20ft", "load_t", 10))


def over(data, line, unit="40ft", year=2026):
    return prices.over_line(data, line, year, KM, unit)


def with_course(data, *rows):
    """The data with journeys over lines: subject and segment."""
    frame = pd.DataFrame(
        [(subject, 1, part, "", "survey") for subject, part in rows], columns=data.courses.columns
    )
    return replace(data, courses=frame.astype(data.courses.dtypes))


def test_a_charge_of_the_line_comes_before_the_railways_and_the_average(toy):
    rows = [
        *LOADS,
        ("mode:rail", "usd_500km_20t", 1000, None, None, 2026),
        ("country:KZ", "usd_40ft_km", 0.5, None, None, 2026),
        (RAIL, "usd_40ft", 70, None, None, 2026),
    ]
    expected = [(200, "default"), (50, "default"), (70, "own")]
    for count, answer in enumerate(expected, len(LOADS) + 1):
        price = over(knowing(toy, *rows[:count]), LAND)
        assert (price.likely, price.basis) == (pytest.approx(answer[0]), answer[1])
    assert over(knowing(toy, *LOADS), LAND) == UNKNOWN


def test_the_average_counts_by_the_load(toy):
    data = knowing(toy, *LOADS, ("mode:rail", "usd_500km_20t", 1000, None, None, 2026))
    assert [over(data, LAND, unit).likely for unit in ("40ft", "20ft")] == pytest.approx([200, 100])
    assert over(data, THERE) == UNKNOWN  # no such average for ships
    assert over(data, LAND, "lorry") == UNKNOWN  # nor a load


@pytest.mark.parametrize(
    ("told", "asked", "off"),
    [
        (2026, 2026, 0.14),
        (2025, 2026, 0.198),
        (None, 2026, 0.31305),
        (2000, 2026, 0.5),
    ],
)
def test_the_older_a_price_the_wider_it_is(toy, told, asked, off):
    price = over(knowing(toy, (SEA, "usd_40ft", 1000, None, None, told)), THERE, year=asked)
    assert (price.low, price.likely) == (pytest.approx(1000 * (1 - off), 1e-3), 1000)
    assert price.high == pytest.approx(1000 * (1 + off), 1e-3)


def test_a_journey_s_price_falls_to_its_lines_by_kilometres_and_takes_in_its_border(toy):
    rows = (("journey:xian-shu", BORDER.segment), ("journey:xian-shu", "rail-dostyk-shu"))
    data = with_course(knowing(toy, ("journey:xian-shu", "usd_40ft", 600)), *rows)
    drawn = data.segments["length_km"]
    part = drawn[BORDER.segment] / (drawn[BORDER.segment] + drawn["rail-dostyk-shu"])
    assert over(data, BORDER).likely == pytest.approx(600 * part)
    assert prices.at_border(data, BORDER, 2026, "40ft").basis == "included"


def test_a_price_holds_one_way_where_the_way_back_has_its_own(toy):
    out, back = (("journey:aktau-alat", SEA), ("journey:alat-aktau", SEA))
    both = (("journey:aktau-alat", "usd_40ft", 900), ("journey:alat-aktau", "usd_40ft", 500))
    data = with_course(knowing(toy, *both), out, back)
    assert (over(data, THERE).likely, over(data, BACK).likely) == (900, 500)
    data = with_course(knowing(toy, both[0]), out)
    assert (over(data, THERE).likely, over(data, BACK).likely) == (900, 900)


def test_the_other_box_and_another_currency_are_converted(toy):
    rows = [
        ("topic:box_40ft", "price_ratio", 1.5),
        ("topic:exchange", "usd_per_cny", 0.1, None, None, 2026),
        (SEA, "usd_20ft", 200),
        ("country:KZ", "cny_40ft_km", 3),
    ]
    data = knowing(toy, *rows)
    assert (over(data, THERE).likely, over(data, THERE).basis) == (300, "converted")
    assert over(data, LAND).likely == pytest.approx(30)
    assert over(data, LAND, "20ft").likely == pytest.approx(20)
    assert over(knowing(toy, *rows[1:]), THERE) == UNKNOWN  # no ratio
    assert over(knowing(toy, rows[0], rows[3]), LAND) == UNKNOWN  # no rate


def test_a_lorry_pays_by_the_piece_the_metre_or_in_euros(toy):
    rows = [
        (SEA, "eur_lorry", 1000, None, None, 2025),
        ("topic:exchange", "usd_per_eur", 1.2, None, None, 2025),
        (SEA, "usd_lorry_m", 60),
        ("topic:box_lorry", "length_m", 16.5),
        (SEA, "usd_lorry", 980),
    ]
    found = [over(knowing(toy, *rows[:count]), THERE, "lorry") for count in range(1, 6)]
    assert [one.likely for one in found] == [None, 1200, 1200, 990, 980]
    assert [one.basis for one in found][1:] == ["converted", "converted", "own", "own"]


def test_a_border_is_paid_unless_it_is_in_the_price_of_the_line(toy):
    usual = ("topic:handling_rail_border", "usd_border", 200)
    average = ("mode:rail", "usd_500km_20t", 1000)
    country = ("country:CN", "usd_40ft_km", 0.5)
    expected = [
        ((), ("unknown", None)),
        ((usual,), ("unknown", None)),
        ((usual, average, *LOADS), ("included", 0)),
        ((usual, average, country, *LOADS), ("default", 200)),
        ((usual, average, ("dostyk", "usd_border", 50), *LOADS), ("own", 50)),
    ]
    for rows, answer in expected:
        data = knowing(toy, *rows) if rows else knowing(toy, LOADS[0])
        paid = prices.at_border(data, BORDER, 2026, "40ft")
        assert (paid.basis, paid.likely) == answer


def test_a_change_at_a_place_is_its_own_included_or_unknown(toy):
    data = knowing(toy, ("aktau", "usd_40ft", 290), ("shu", "usd_gauge_change", 300))
    assert prices.at_node(data, "aktau", "transshipment", 2026, "40ft").likely == 290
    assert prices.at_node(data, "aktau", "transshipment", 2026, "lorry") == UNKNOWN
    assert prices.at_node(data, "shu", "gauge_change", 2026, "40ft").likely == 300
    assert prices.at_node(data, "alat", "gauge_change", 2026, "40ft") == UNKNOWN
    usual = knowing(toy, ("topic:handling_rail_border", "usd_border", 200))
    assert prices.at_node(usual, "alat", "gauge_change", 2026, "40ft").basis == "included"


@pytest.fixture(scope="module")
def paid(real):
    return {
        unit: {arc.id: arc.usd for arc in build(real, 2026, "beyond", unit).every}
        for unit in ("40ft", "20ft", "lorry")
    }


def test_a_small_box_pays_no_more_than_a_large_one(paid):
    for id, large in paid["40ft"].items():
        small = paid["20ft"][id]
        assert (small.likely is None) == (large.likely is None)
        if large.likely is not None:
            assert small.low <= large.low + 1e-9 and small.likely <= large.likely + 1e-9
            assert small.high <= large.high + 1e-9


def test_the_real_tariffs_by_hand(paid, real):
    """ASCO's ferries; 73 and 54.5 USD a metre of 16.5 m; EUR 1,820 and 970; 0.24 USD a km."""
    out, back = "run ferry-kuryk-alat to kuryk", "run ferry-kuryk-alat to alat"
    assert (paid["40ft"][back].likely, paid["20ft"][out].likely) == (1200, 600)
    assert (paid["lorry"][out].likely, paid["lorry"][back].likely) == (73 * 16.5, 54.5 * 16.5)
    assert paid["lorry"]["run ferry-turkmenbashi-alat to alat"].likely == 1000
    varna = [paid["lorry"][f"run ferry-batumi-varna to {end}"] for end in ("batumi", "varna")]
    assert [one.likely for one in varna] == pytest.approx([1820 * 1.13, 970 * 1.13])
    line = "run rail-beyneu-mangystau to mangystau"
    km = next(arc.km for arc in build(real, 2026, "beyond").every if arc.id == line)
    assert paid["40ft"][line].likely == pytest.approx(0.24 * km.likely)


def test_no_price_of_there_and_back_and_none_of_oil_is_taken_for_one_way(real):
    for unit in ("40ft", "20ft", "lorry"):
        facts = {fact for arc in build(real, 2026, "beyond", unit).every for fact in arc.usd.facts}
        assert not [fact for fact in facts if "back" in fact.scope or "oil" in fact.scope]
