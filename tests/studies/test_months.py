"""The twelve months of a way: by hand on the toy, and of real ways."""

import csv
import io

import pytest

from routes.network.journey import plan
from routes.network.network import Slow
from routes.network.request import Request
from routes.studies import months
from routes.words import study_csv
from tests.network.test_network import extended


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def journey(data):
    return plan(data, Request("dostyk", "alat"))


@pytest.fixture(scope="module")
def found(data, journey):
    return months.of_way(data, journey, journey.itineraries[0])


def likely(found):
    return [month.hours.likely for month in found.months]


def test_each_month_has_its_hours(found, journey):
    calm = journey.itineraries[0].hours.likely
    # The box is loaded at Aktau in 5 h and waits for half of 73.05 h, see test_season.
    added = {
        1: 5 / 0.75 - 5 + 36.525 / 0.75 + 0.25 * 30 - 36.525,
        3: 5 / 0.8 - 5 + 36.525 / 0.8 + 0.2 * 30 - 36.525,
        12: 5 / 0.65 - 5 + 36.525 / 0.65 + 0.35 * 30 - 36.525,
    }
    expected = [calm + added.get(month, 0) for month in range(1, 13)]
    assert likely(found) == pytest.approx(expected)


def test_the_safest_month_is_among_those_that_tell(found):
    assert found.ports == ("aktau",)
    assert [month.month for month in found.comparable] == [1, 3, 7, 12]
    assert [month.month for month in found.months if not month.untold] == [1, 3, 7, 12]
    assert found.safest.month == 7
    p90 = {month.month: month.spread.p90 for month in found.comparable}
    assert p90[7] == min(p90.values())


def test_the_months_are_those_of_the_networks(data, journey, found):
    for month in found.months:
        planned = plan(data, Request("dostyk", "alat", month=month.month))
        assert planned.itineraries[0].hours == month.hours
    asked = plan(data, Request("dostyk", "alat", month=3))
    assert months.of_way(data, asked, asked.itineraries[0]).months == found.months


def test_a_what_if_slows_every_month(data, found):
    slow = plan(data, Request("dostyk", "alat", slow=(Slow("aktau", 2),)))
    slower = months.of_way(data, slow, slow.itineraries[0])
    in_port = 5 + 36.525
    assert likely(slower)[6] == pytest.approx(likely(found)[6] + in_port)
    assert likely(slower)[2] == pytest.approx(likely(found)[2] + in_port / 0.8 + 6)


def test_a_way_without_a_port_or_with_untold_ones_has_no_safest_month(data, real):
    inland = plan(data, Request("dostyk", "shu"))
    found = months.of_way(data, inland, inland.itineraries[0])
    assert (found.ports, found.comparable, found.safest) == ((), (), None)
    black_sea = plan(real, Request("poti", "constanta"))
    found = months.of_way(real, black_sea, black_sea.itineraries[0])
    assert found.ports == ("poti",) and found.safest is None
    assert len({month.hours for month in found.months}) == 1


def test_august_is_the_safest_month_over_the_caspian(real):
    journey = plan(real, Request("xian", "poti"))
    found = months.of_way(real, journey, journey.itineraries[0])
    # Aktau is shut on 1 % of the days and Alat on 3 %: less than in any other month.
    assert found.safest.month == 8 and len(found.comparable) == 12
    assert min(found.months, key=lambda month: month.hours.likely).month == 8


def test_the_csv_has_a_row_for_each_month(found):
    rows = list(csv.DictReader(io.StringIO(study_csv.months(found, "tr")[1:])))
    assert [row["month"] for row in rows] == [str(month) for month in range(1, 13)]
    assert rows[2]["month_name"] == "Mart" and rows[1]["untold"] == "aktau"
    assert float(rows[2]["likely_h"]) == pytest.approx(likely(found)[2], abs=0.005)
    assert [row["month"] for row in rows if row["safest"] == "True"] == ["7"]
    assert [row["month"] for row in rows if row["comparable"] == "True"] == ["1", "3", "7", "12"]
