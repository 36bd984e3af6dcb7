"""What is told of what parts can carry and carry: goals and parts of a place are never compared."""

from dataclasses import replace

import pytest

from routes.facts import carrying
from routes.facts.carrying import CAPACITY, CARRIED, DAY, UNITS, Amount
from routes.tables import dataset
from tests.toys import copied

PLAIN = Amount("t", "year", None, 5.0, None, 2024, "", ("survey",), "", "")


def with_rows(to, *rows):
    """The toy with more facts."""
    folder = copied(to)
    with (folder / "facts.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)
    with (folder / "quantities.csv").open("a", encoding="utf-8") as file:
        file.write("capacity_trains_day,trains/d,number,0,500,,\ncarried_t_year,t/a,number,0,,,\n")
    return dataset.load(folder)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((None, 5.0, None), (5.0, 5.0)),
        ((3.0, None, 8.0), (3.0, 8.0)),
        ((3.0, 5.0, 8.0), (3.0, 8.0)),
        ((3.0, None, None), (3.0, 3.0)),
    ],
)
def test_the_ends_are_all_that_is_told(ends, expected):
    low, value, high = ends
    amount = replace(PLAIN, low=low, value=value, high=high)
    assert amount.ends == expected
    assert amount.likely == value


def test_what_is_told_by_the_day_counts_365_times():
    assert replace(PLAIN, per=DAY).ends == (1825.0, 1825.0)
    assert replace(PLAIN, per=DAY).likely == 1825.0


@pytest.mark.parametrize("caveat", carrying.REFUSED)
def test_what_is_hoped_for_or_doubted_does_not_hold(caveat):
    assert not replace(PLAIN, caveat=caveat).holds


@pytest.mark.parametrize("caveat", ["", "derived", "low_precision", "press_report", "measured"])
def test_what_is_only_less_sure_holds(caveat):
    assert replace(PLAIN, caveat=caveat).holds


def test_a_stranger_can_carry_nothing_that_anybody_tells(toy):
    assert carrying.capacities(toy, "nobody") == ()
    assert carrying.carried(toy, "nobody", "t", 2026) is None


def test_a_part_of_a_year_a_rival_and_another_way_of_counting_are_not_what_was_carried(toy):
    assert carrying.carried(toy, "corridor:main", "t", 2021).value == 2_000_000
    assert carrying.carried(toy, "corridor:main", "t", 2022).value == 2_500_000
    assert carrying.carried(toy, "aktau", "t", 2019) is None  # counted in the old way
    assert carrying.carried(toy, "corridor:main", "t", 2025).year == 2024  # a forecast is no count


def test_a_unit_is_never_another(toy):
    assert carrying.carried(toy, "aktau", "TEU", 2026) is None


def test_the_newest_of_facts_and_volumes_is_what_was_carried(tmp_path):
    data = with_rows(
        tmp_path,
        "aktau,carried_t_year,360000,,,t/a,2023,,survey,,,yes",
        "aktau,carried_t_year,900000,,,t/a,2024,one berth,survey,,different_scope,yes",
    )
    found = carrying.carried(data, "aktau", "t", 2026)
    assert (found.value, found.basis) == (360_000, "fact")
    assert carrying.carried(data, "aktau", "t", 2022).value == 350_000


def test_a_rival_is_no_capacity(tmp_path):
    data = with_rows(tmp_path, "aktau,capacity_t_year,1,,,t/a,2022,the whole port,survey,,,no")
    told = [one.value for one in carrying.capacities(data, "aktau") if one.unit == "t"]
    assert told == [400_000]


def test_every_quantity_of_the_data_that_says_what_can_be_carried_is_known(real):
    for quantity in real.quantities.index:
        assert quantity.startswith("capacity_") == (quantity in CAPACITY)
        assert quantity.startswith("carried_") == (quantity in CARRIED)
    assert {unit for unit, _ in (*CAPACITY.values(), *CARRIED.values())} <= {*UNITS}


def test_units_of_the_quantities_are_those_that_are_compared(real):
    ending = {"year": "/a", "day": "/d"}
    for quantity, (unit, per) in (CAPACITY | CARRIED).items():
        assert real.quantities.at[quantity, "unit"] == f"{unit}{ending[per]}"
