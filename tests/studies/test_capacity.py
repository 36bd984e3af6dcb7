"""What each part can carry against what it carries: by hand on the toy, by rule on the data."""

from dataclasses import replace

import pytest

from routes.facts import courses
from routes.studies import capacity
from routes.studies.capacity import APART, GATES, study
from routes.tables import dataset
from tests.toys import copied, spoil


def part(found, subject, unit):
    return next(one for one in found.parts if (one.subject, one.unit) == (subject, unit))


def spoilt(to, *changes):
    folder = copied(to)
    for file, old, new in changes:
        spoil(folder, file, old, new)
    return dataset.load(folder)


def test_the_toy_by_hand(toy):
    found = study(toy, 2024)
    assert [(one.subject, one.unit) for one in found.parts] == [
        ("aktau", "t"),
        ("aktau", "TEU"),
    ]
    port = part(found, "aktau", "t")
    assert port.full == (350_000 / 400_000,) * 3
    assert (port.carried.year, port.capacity.year) == (2021, 2022)
    goal = part(found, "aktau", "TEU")  # 100000 TEU are a goal
    assert goal.capacity is None
    assert goal.full is None
    assert [one.value for one in goal.beside] == [100_000]
    main, truck = found.corridors
    assert (main.corridor, main.narrowest) == ("main", port)
    assert [one.subject for one in main.least] == ["aktau"]
    assert main.unknown == (
        "xian",
        "rail-xian-dostyk",
        "dostyk",
        "rail-dostyk-shu",
        "rail-shu-aktau",
        "sea-aktau-alat",
        "alat",
    )
    assert main.known_km == 0
    assert truck.corridor == "truck"


def test_years_that_are_too_far_apart_are_not_compared(tmp_path):
    row = "aktau,capacity_t_year,400000,,,t/a,"
    near = spoilt(tmp_path / "a", ("facts.csv", f"{row}2022", f"{row}{2021 + APART}"))
    far = spoilt(tmp_path / "b", ("facts.csv", f"{row}2022", f"{row}{2022 + APART}"))
    none = spoilt(tmp_path / "c", ("facts.csv", f"{row}2022", row))
    assert part(study(near, 2026), "aktau", "t").full
    for data in (far, none):
        found = part(study(data, 2026), "aktau", "t")
        assert found.full is None
        assert found.capacity
        assert found.carried


def test_the_capacity_of_the_nearest_year_is_compared_and_the_newest_is_the_least(tmp_path):
    row = "aktau,capacity_t_year,400000,,,t/a,2022,the whole port,survey,,,yes"
    later = "aktau,capacity_t_year,700000,,,t/a,2024,rebuilt,survey,,,yes"
    data = spoilt(tmp_path, ("facts.csv", row, f"{later}\n{row}"))
    found = part(study(data, 2026), "aktau", "t")
    assert found.capacity.value == 400_000
    assert found.newest.value == 700_000
    assert part(study(data, 2023), "aktau", "t").newest.value == 400_000


def test_ranges_give_a_range_and_order_by_its_middle(tmp_path):
    row = "aktau,capacity_t_year,400000,,,"
    data = spoilt(tmp_path, ("facts.csv", row, "aktau,capacity_t_year,,350000,700000,"))
    found = part(study(data, 2026), "aktau", "t")
    assert found.full == (0.5, None, 1.0)
    assert found.fullness == 0.75


def test_a_line_carries_what_the_course_over_it_does_but_not_what_a_whole_route_does(tmp_path):
    more = "rail-shu-aktau,capacity_t_year,2000000,,,t/a,2024,,survey,,,yes\n"
    data = spoilt(
        tmp_path, ("facts.csv", "aktau,capacity_t_year,", f"{more}aktau,capacity_t_year,")
    )
    assert part(study(data, 2026), "rail-shu-aktau", "t").carried is None
    rows = data.volumes.replace({"subject": {"corridor:main": "journey:shu-aktau"}})
    along = data.courses.iloc[:1].assign(subject="journey:shu-aktau", part="rail-shu-aktau")
    shorter = replace(data, volumes=rows, courses=along, digest="shorter")
    found = part(study(shorter, 2026), "rail-shu-aktau", "t")
    assert found.carried.value == 3_300_000
    assert found.full == (1.65,) * 3  # more than was told to be possible


def test_a_corridor_is_asked_for_alone(toy):
    found = study(toy, 2024, ("truck",))
    assert [one.corridor for one in found.corridors] == ["truck"]
    assert {one.subject for one in found.parts} <= {"aktau"}
    assert found.lines == ()


@pytest.fixture(scope="module")
def found(real):
    return study(real, real.year)


def test_a_share_is_of_one_unit_and_of_years_that_are_near(found):
    assert sum(one.full is not None for one in found.parts) >= 15
    for one in found.parts:
        if one.full is None:
            continue
        assert one.capacity.unit == one.carried.unit == one.unit
        assert abs(one.capacity.year - one.carried.year) <= APART
        assert one.capacity.holds
        low, likely, high = one.full
        assert 0 < low <= high
        assert likely is None or low <= likely <= high


def test_the_fullest_comes_first_and_no_goal_is_a_capacity(found):
    shares = [one.fullness for one in found.parts]
    assert shares == sorted(shares, reverse=True)
    assert all(one.capacity is None or one.capacity.caveat != "target" for one in found.parts)
    assert any(told.caveat == "target" for one in found.parts for told in one.beside)


def test_the_narrowest_of_a_corridor_is_its_fullest_part(real, found):
    for one in found.corridors:
        fitting = [part for part in one.parts if part.full and part.capacity and not part.whole]
        assert one.narrowest == max(fitting, key=lambda part: part.fullness, default=None)
        assert 0 <= one.known_km <= one.km


def test_of_every_line_and_gate_something_is_known_or_it_is_told_unknown(real, found):
    for one in found.corridors:
        rows = real.corridors[real.corridors["corridor"] == one.corridor]
        known = {id for part in one.parts if part.capacity and not part.whole for id in part.on}
        ends = real.segments.loc[rows["segment"]]
        gates = {
            node
            for node in {*ends["from_node"], *ends["to_node"]}
            if real.nodes.at[node, "kind"] in GATES
        }
        assert {*one.unknown} == ({*rows["segment"]} | gates) - known


def test_lorries_say_nothing_of_a_corridor_without_a_road(found):
    by_id = {one.corridor: one for one in found.corridors}
    assert by_id["truck"].narrowest.unit == "vehicles"
    assert all(part.unit != "vehicles" for part in by_id["main_poti"].parts)
    assert all(part.unit in ("t", "vehicles") for part in by_id["truck"].parts)


def test_an_earlier_year_knows_nothing_of_a_later_one(real):
    for one in capacity.parts(real, 2022):
        told = [one.carried, one.capacity, *(x for x in one.beside if x.caveat != "target")]
        assert all(x is None or x.year is None or x.year <= 2022 for x in told)


def test_what_is_compared_can_be_found_in_the_tables(real, found):
    """The Port of Baku by hand: 107,054 TEU in 2025 of 150,000."""
    alat = part(found, "alat", "TEU")
    assert alat.full[1] == pytest.approx(107_054 / 150_000)
    railway = part(found, "topic:georgian_railway", "t")
    assert railway.full == (12 / 27, None, 13 / 27)
    assert {*railway.on} == {*courses.of(real, "topic:georgian_railway")}
