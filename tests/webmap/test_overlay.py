"""What the page lays over the map."""

import pytest

from routes.studies import compare, critical
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import overlay


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query())


def test_each_chosen_way_has_its_line_colour_and_days(view):
    one = compare.compare(view.dataset, "xian", "halkali")
    told = overlay.of_ways(view, one, {"middle", "northern"})
    assert [row["name"] for row in told["rows"]] == [
        view.word("way.middle"),
        view.word("way.northern"),
    ]
    for row, way in zip(told["rows"], one.ways, strict=False):
        assert row["ids"] == list(way.itinerary.segments)
        median = f"{way.itinerary.spread.p50 / 24:.1f}".removesuffix(".0")
        assert row["text"].startswith(f"{median} days (")
    looks = {(row["colour"], row["dash"]) for row in told["rows"]}
    assert len(looks) == 2


def test_a_halo_grows_with_the_hours_and_a_cut_is_a_ring(view):
    found = critical.of_pairs(view.dataset, critical.named(view.dataset), view.query)
    told = overlay.of_critical(view, found)["halos"]
    assert set(told) == {part.subject for part in found.parts if part.cut or part.added_h}
    assert {one["size"] for one in told.values()} <= {round(size / 1000, 3) for size in range(1001)}
    for part in found.parts:
        assert told[part.subject]["cut"] == bool(part.cut)
    longest = max((part for part in found.parts if not part.cut), key=lambda part: part.added_h)
    assert told[longest.subject]["size"] == 1.0


def test_no_part_means_no_halo(view):
    nothing = critical.Criticality(2026, (), (), ())
    assert overlay.of_critical(view, nothing)["halos"] == {}
