"""Ships by name and what their sailings can carry, worked out by hand on the toy."""

import pytest

from routes.facts import fleets
from routes.tables import dataset
from tests.toys import copied, spoil

OWN = "ship:tulpar,voyages_month,5,,,voyages/month,2023,,survey,,,yes"
OF_LINE = "sea-aktau-alat,voyages_month,,4,6,voyages/month,2023,,survey,,,yes"


def loaded(to, *rows):
    """The toy with sailings."""
    folder = copied(to)
    with (folder / "quantities.csv").open("a", encoding="utf-8") as file:
        file.write("voyages_month,voyages/month,number,0,200,,\n")
    with (folder / "facts.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)
    return folder


def offers(folder, year=2026):
    line = fleets.lines(dataset.load(folder), year)[0]
    return [(one.low, one.value, one.high, one.caveat) for one in line.offers]


def test_a_ship_with_sailings_of_its_own_counts_for_itself_alone(tmp_path):
    assert offers(loaded(tmp_path, OWN)) == [(12_000, None, 18_000, "different_scope")]


def test_the_sailings_of_a_line_count_for_the_ships_without_any(tmp_path):
    folder = loaded(tmp_path, OF_LINE)
    assert offers(folder) == [(24 * 4 * 100, None, 24 * 6 * 150, "derived")]


def test_a_ship_being_built_carries_nothing_yet(toy):
    samal = next(ship for ship in fleets.ships(toy) if ship.subject == "ship:samal")
    assert samal.planned
    tulpar = next(ship for ship in fleets.ships(toy) if ship.subject == "ship:tulpar")
    assert not tulpar.planned


def test_what_came_later_counts_for_nothing(tmp_path):
    assert offers(loaded(tmp_path, OWN, OF_LINE), 2022) == []


@pytest.mark.parametrize("caveat", fleets.DOUBTED)
def test_sailings_that_are_doubted_or_hoped_for_count_for_nothing(tmp_path, caveat):
    assert offers(loaded(tmp_path, OF_LINE.replace(",survey,,,", f",survey,,{caveat},"))) == []


def test_a_ship_has_a_label(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "courses.csv", "ship:samal", "ship:nobody")
    problems = [str(one) for one in dataset.problems(folder)]
    assert len(problems) == 1
    assert "'ship:nobody'" in problems[0]


def test_the_caspian_by_hand(real):
    """4.7 to 9.4 sailings a month of ships that take 225 to 314 TEU, both ways, 12 months."""
    line = next(one for one in fleets.lines(real, 2026) if one.segment == "sea-aktau-alat")
    assert {"ship:turkestan", "ship:barys"} <= {ship.subject for ship in line.ships}
    offer = next(one for one in line.offers if one.unit == "TEU")
    assert (offer.low, offer.high) == (round(2 * 12 * 4.7 * 225), round(2 * 12 * 9.4 * 314))
    assert [fact.value for fact in line.loads] == [5_500, 10_000]


def test_every_ship_sails_on_lines_over_water_and_every_figure_has_limits(real):
    for ship in fleets.ships(real):
        assert ship.lines
        assert {real.segments.at[line, "mode"] for line in ship.lines} <= {"ferry", "sea"}
    for line in fleets.lines(real, 2026):
        for offer in line.offers:
            assert 0 < offer.low <= offer.high
            assert offer.sources
