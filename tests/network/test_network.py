"""The arcs of the toy, each number worked out by hand; and those of the real data."""

from dataclasses import replace

import pytest

from routes.facts.timeline import YEARS, status_in
from routes.kinds import Mode, Reach, Status
from routes.measure import distance_km
from routes.network.building import build
from routes.network.itinerary import amounts_of
from routes.network.network import Phase, State, waiting, without
from routes.network.search import Ask, best
from routes.tables import dataset
from tests.toys import TOY, copied

QUANTITIES = """border_h,h,number,0,500,,
border_out_h,h,number,0,500,,
port_h,h,number,0,500,,
wait_h,h,number,0,500,,
voyages_month,voyages/month,number,0,200,,
gauge_change_h,h,number,0,500,,
closure_h,h,number,0,1000,,
"""
FACTS = """dostyk,border_h,10,8,12,h,,,survey,,,yes
xian,border_out_h,7,,,h,,westbound,survey,,,yes
dostyk,gauge_change_h,2,,,h,2020,,survey,,,yes
dostyk,gauge_change_h,99,,,h,2024,,survey,,target,yes
dostyk,gauge_change_h,3,,,h,2025,,survey,,,yes
aktau,port_h,4,,,h,,one deck,survey,,,yes
aktau,port_h,6,5,8,h,,two decks,survey,,,yes
topic:handling_port,port_h,9,,,h,,,survey,,,yes
sea-aktau-alat,voyages_month,10,,,voyages/month,,,survey,,,yes
ferry-aktau-alat,wait_h,,10,30,h,,,survey,,,yes
topic:handling_closure,closure_h,30,24,40,h,,,survey,,,yes
"""
TOPICS = ("topic.handling_port,Port,,,,,,\n", "topic.handling_closure,Closure,,,,,,\n")


def extended(tmp_path, events: str = "", folder=None):
    """The toy, or a folder made of it, with the hours of stops."""
    folder = folder or copied(tmp_path)
    names = [line.partition(",")[0] for line in QUANTITIES.splitlines()]
    labels = [f"quantity.{name},{name},,,,,,\n" for name in names]
    for file, text in (
        ("quantities.csv", QUANTITIES),
        ("facts.csv", FACTS),
        ("events.csv", events),
        (
            "labels.csv",
            "".join(
                [
                    *labels,
                    "topic.handling_port,Port,,,,,,\n",
                    "topic.handling_closure,Closure,,,,,,\n",
                ]
            ),
        ),
    ):
        with (folder / file).open("a", encoding="utf-8") as out:
            out.write(text)
    return dataset.load(folder)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def arcs(data):
    return {arc.id: arc for arc in build(data, 2026).every}


def hours(arc):
    return (arc.hours.low, arc.hours.likely, arc.hours.high)


def test_a_run_takes_its_length_at_the_usual_speed(arcs):
    run = arcs["run rail-dostyk-shu to shu"]
    assert run.km.likely == 166 and run.km.basis == "own"
    assert hours(run) == pytest.approx((166 * 24 / 1100, 166 * 24 / 941, 166 * 24 / 800))
    assert run.hours.basis == "default"
    assert [fact.subject for fact in run.hours.facts] == ["mode:rail"]


def test_a_run_without_a_published_length_is_measured(arcs, data):
    run = arcs["run rail-xian-dostyk to xian"]
    assert run.km.basis == "drawn" and run.km.facts == ()
    assert run.km.likely == data.segments.at["rail-xian-dostyk", "length_km"]
    assert run.km.likely == pytest.approx(distance_km(61, 41, 59.97, 41), rel=1e-3)


def test_where_a_source_gives_a_range_its_middle_is_likely(arcs):
    run = arcs["run sea-aktau-alat to alat"]
    assert hours(run) == (20, 22, 24) and run.hours.basis == "own"
    assert [fact.year for fact in run.hours.facts] == [2024]


def test_a_border_is_passed_once_and_direction_matters(arcs):
    west = arcs["border rail-xian-dostyk to dostyk"]
    east = arcs["border rail-xian-dostyk to xian"]
    assert (west.node, hours(west)) == ("xian", pytest.approx((5.6, 7, 8.4)))
    assert (east.node, hours(east)) == ("dostyk", (8, 10, 12))
    assert len([arc for arc in arcs.values() if arc.kind == "border"]) == 2


def test_a_border_is_passed_at_its_crossing_in_the_order_of_travel(real):
    network = build(real, 2026, Reach.BEYOND)
    crossings = set(real.nodes.index[real.nodes["kind"] == "border_crossing"])
    borders = [arc for arc in network.every if arc.kind == "border"]
    assert borders
    for arc in borders:
        assert arc.tail.node == arc.head.node == arc.node
        ends = set(real.segments.loc[arc.segment, ["from_node", "to_node"]])
        assert arc.node in crossings or arc.hours.basis == "own" or not ends & crossings
    for origin, destination, border in (
        ("horgos_road", "almaty_road", "horgos_road"), ("sarpi", "samsun_road", "sarpi"),
        ("samsun_road", "sarpi", "sarpi"),
    ):  # fmt: skip
        way = best(network, Ask(origin, destination, service="truck"))
        assert [arc.node for arc in way if arc.kind == "border"] == [border]
        at = [arc.kind for arc in way].index("border")
        assert at == (0 if border == origin else len(way) - 1)


def test_a_line_through_the_corner_of_another_country_is_stopped_once(real):
    for ends in (("shymkent", "maymak_border"), ("maymak_border", "shymkent")):
        way = best(build(real, 2026), Ask(*ends))
        hours = [arc.hours.likely for arc in way if arc.kind == "border"]
        assert len(hours) == 2 and min(hours) == 0 < max(hours)


def test_the_wait_is_half_the_time_between_two_ships(arcs):
    assert hours(arcs["dwell sea-aktau-alat at aktau"]) == pytest.approx((0, 36.525, 73.05))
    assert hours(arcs["dwell ferry-aktau-alat at alat"]) == (10, 20, 30)


def test_a_port_is_its_own_or_as_usual_and_a_ferry_is_no_transshipment(arcs):
    own = arcs["transshipment aktau rail-1520 to sea"]
    usual = arcs["transshipment alat sea to rail-1520"]
    assert (hours(own), own.hours.basis) == ((4, 5, 8), "own")
    assert len(own.hours.facts) == 2
    assert (hours(usual), usual.hours.basis) == (pytest.approx((7.2, 9, 10.8)), "default")
    assert arcs["dwell aktau rail-1520 to ferry"].kind == "dwell"


def test_the_newest_fact_up_to_the_year_holds_and_no_target(data):
    name = "gauge_change dostyk rail-1435 to rail-1520"
    for year, expected in ((2019, 2), (2024, 2), (2025, 3), (2030, 3)):
        arc = next(arc for arc in build(data, year).every if arc.id == name)
        assert hours(arc) == pytest.approx((0.8 * expected, expected, 1.2 * expected))


def test_what_is_unknown_is_not_zero(arcs):
    road = arcs["run road-dostyk-aktau to aktau"]
    assert hours(road) == (None, None, None) and road.hours.basis == "unknown"
    road_way = arcs["run road-dostyk-aktau to aktau"]
    assert (road_way.usd.likely, road_way.kg_t.likely) == (None, None)
    assert arcs["transshipment aktau rail-1520 to sea"].usd.basis == "unknown"
    assert arcs["run sea-aktau-alat to alat"].kg_t.basis == "unknown"


def test_dollars_and_gases_of_each_arc_by_hand(arcs, data):
    """0.5 USD a km in China, 200 at the border, 2 a km by the average for 20 t, 900 by sea."""
    drawn = data.segments.at["rail-xian-dostyk", "length_km"]
    told = {
        "run rail-xian-dostyk to dostyk": (0.5 * drawn, "default"),
        "border rail-xian-dostyk to dostyk": (200, "default"),
        "gauge_change dostyk rail-1435 to rail-1520": (0, "included"),
        "run rail-dostyk-shu to shu": (332, "default"),
        "run rail-shu-aktau to aktau": (380, "default"),
        "run sea-aktau-alat to alat": (900, "own"),
        "dwell sea-aktau-alat at aktau": (0, "none"),
    }
    found = {id: (arcs[id].usd.likely, arcs[id].usd.basis) for id in told}
    assert found == {id: (pytest.approx(usd), basis) for id, (usd, basis) in told.items()}
    sea = arcs["run sea-aktau-alat to alat"].usd  # without a year, as four years old
    off = 0.14 * 5**0.5
    assert (sea.low, sea.high) == (pytest.approx(900 * (1 - off)), pytest.approx(900 * (1 + off)))
    gases = arcs["run rail-shu-aktau to aktau"].kg_t  # 190 km at 20, 30 and 40 g
    ends = (gases.low, gases.likely, gases.high)
    assert ends == pytest.approx((3.8, 5.7, 7.6)) and gases.basis == "default"


def test_a_box_of_twenty_feet_by_hand(data):
    """Half of what a box of forty pays, by the ratio or by half the load; the border alike."""
    small = {arc.id: arc.usd for arc in build(data, 2026, unit="20ft").every}
    drawn = data.segments.at["rail-xian-dostyk", "length_km"]
    assert small["run rail-xian-dostyk to dostyk"].likely == pytest.approx(0.25 * drawn)
    assert small["run rail-dostyk-shu to shu"].likely == pytest.approx(166)
    assert small["border rail-xian-dostyk to dostyk"].likely == 200
    sea = small["run sea-aktau-alat to alat"]
    assert (sea.likely, sea.basis) == (450, "converted")


def test_a_lorry_pays_its_own_price_and_no_box_s(data):
    paid = {arc.id: arc.usd for arc in build(data, 2026, unit="lorry").every}
    assert paid["run sea-aktau-alat to alat"].basis == "unknown"


def test_lines_open_in_the_year_of_their_opening(data):
    def shut(year):
        return {one.subject: one.kind for one in build(data, year).shut}

    waits = {"rail-alat-ganja": "unopened", "ganja": "unopened"}
    always = {"ferry-aktau-alat": "suspended", **waits}
    assert shut(2024) == always
    assert shut(2023) == {**always, "road-dostyk-aktau": "unopened"}
    assert shut(1990)["rail-dostyk-shu"] == "unopened"


def opening(data, **cells):
    """What is shut of the line to Ganja by years, with its opening or status changed."""
    segments = data.segments.copy()
    for column, value in cells.items():
        segments.loc["rail-alat-ganja", column] = value
    changed = replace(data, segments=segments)
    for year in (2029, 2030):
        found = [one for one in build(changed, year).shut if one.subject == "rail-alat-ganja"]
        yield [(one.kind, one.title, one.opened) for one in found]


def test_a_promised_date_opens_nothing_and_none_opens_what_is_suspended(data):
    undated = [("unopened", "planned", "")]
    assert list(opening(data)) == [undated, undated]
    assert list(opening(data, opened="2030-05")) == [undated, undated]
    assert list(opening(data, status="operating")) == [[], []]
    assert list(opening(data, status="operating", opened="2030")) == [
        [("unopened", "opened 2030", "2030")], [],
    ]  # fmt: skip
    shut = [("suspended", "suspended", "")]
    assert list(opening(data, status="suspended", opened="2030")) == [shut, shut]


def test_ends_on_land_of_one_country_have_no_border_and_a_node_its_own_price(data, arcs):
    nodes = data.nodes.copy()
    nodes.loc["xian", "country"] = "KZ"
    changed = {arc.id: arc for arc in build(replace(data, nodes=nodes), 2026).every}
    assert {*arcs} - {*changed} == {arc.id for arc in arcs.values() if arc.kind == "border"}
    run = changed["run rail-xian-dostyk to dostyk"]
    assert [run.tail, run.head] == [State(node, Mode.RAIL, 1435) for node in ("xian", "dostyk")]
    for name, node, paid in (
        ("transshipment aktau rail-1520 to sea", "aktau", None),
        ("dwell aktau rail-1520 to ferry", "aktau", 0),
        ("dwell sea-aktau-alat at aktau", "aktau", 0),
    ):
        assert (arcs[name].node, arcs[name].usd.likely) == (node, paid)


def _place(state):
    return state.carrier if state.phase == Phase.READY else f"{state.carrier}-{state.phase}"


def test_a_way_over_water_and_over_a_border_passes_each_phase(data, arcs):
    rail, sea = (Mode.RAIL, 1520), (Mode.SEA, None)
    ends = {id: (arc.tail[1:], arc.head[1:]) for id, arc in arcs.items()}
    aboard = (*sea, Phase.ABOARD, "sea-aktau-alat")
    assert ends["transshipment aktau rail-1520 to sea"] == (
        (*rail, Phase.READY, ""),
        (*sea, Phase.READY, ""),
    )
    assert ends["dwell sea-aktau-alat at aktau"] == ((*sea, Phase.READY, ""), aboard)
    assert ends["run sea-aktau-alat to alat"] == (aboard, (*sea, Phase.LANDED, ""))
    border = (Mode.RAIL, 1435, Phase.AT_BORDER, "rail-xian-dostyk")
    ready = (Mode.RAIL, 1435, Phase.READY, "")
    assert ends["border rail-xian-dostyk to dostyk"] == (ready, border)  # it is spent in Xi'an
    assert ends["run rail-xian-dostyk to dostyk"] == (border, ready)
    elsewhere = build(replace(data, facts=data.facts[data.facts["subject"] != "xian"]), 2026)
    ends = {arc.id: (arc.tail[1:], arc.head[1:]) for arc in elsewhere.every}
    assert ends["run rail-xian-dostyk to dostyk"] == (ready, border)  # it is spent in Dostyk
    assert ends["border rail-xian-dostyk to dostyk"] == (border, ready)


def test_all_changes_at_a_port_by_hand(arcs):
    """From each carrier and each landed ship to each other carrier, and from ship to ship."""
    changes = {
        (arc.kind, _place(arc.tail), _place(arc.head), arc.mode)
        for arc in arcs.values()
        if arc.node == "aktau" and not arc.segment
    }
    assert changes == {
        ("dwell", "ferry-landed", "ferry", "ferry"),
        ("dwell", "ferry-landed", "rail-1520", "rail"),
        ("dwell", "ferry-landed", "road", "road"),
        ("dwell", "rail-1520", "ferry", "ferry"),
        ("dwell", "road", "ferry", "ferry"),
        ("transshipment", "ferry-landed", "sea", "sea"),
        ("transshipment", "rail-1520", "road", "road"),
        ("transshipment", "rail-1520", "sea", "sea"),
        ("transshipment", "road", "rail-1520", "rail"),
        ("transshipment", "road", "sea", "sea"),
        ("transshipment", "sea-landed", "ferry", "ferry"),
        ("transshipment", "sea-landed", "rail-1520", "rail"),
        ("transshipment", "sea-landed", "road", "road"),
        ("transshipment", "sea-landed", "sea", "sea"),
    }


@pytest.mark.parametrize(
    ("event", "kind"),
    [("2024-06-01,2024-12-31", "shut"), ("2024-07-20,2024-12-31", "limited"), ("2023,2023", "")],
)
def test_a_closure_of_half_a_year_closes(tmp_path, event, kind):
    network = build(extended(tmp_path, f"{event},rail-shu-aktau,closure,Works,survey\n"), 2024)
    where = {
        "shut": [one.subject for one in network.shut if one.kind == "closure"],
        "limited": [one.subject for one in network.limited],
    }
    assert [name for name, subjects in where.items() if "rail-shu-aktau" in subjects] == (
        [kind] if kind else []
    )


def test_nodes_open_in_the_year_of_their_opening(data):
    def shut(year):
        return {one.subject: one.opened for one in build(data, year).shut}

    assert shut(2017)["alat"] == "2018-05-14" and "alat" not in shut(2018)
    assert not [arc.id for arc in build(data, 2017).arcs if "alat" in arc.subjects]
    assert shut(2017)["ganja"] == ""  # planned as its line is


def unlike(data, years):
    """What the planner and the bar of years say differently, of every line and place."""
    for year in years:
        network = build(data, year, Reach.BEYOND)
        shut = {change.subject for change in network.shut}
        for subject in (*data.segments.index, *network.places):
            if (status_in(data, subject, year) == "operating") == (subject in shut):
                yield subject, year


def test_planner_and_bar_of_years_agree_on_every_subject_in_every_year(real):
    first, last = YEARS
    assert not list(unlike(real, range(first, last + 1)))


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("opened", ["", "2025", "2028-05"])
def test_they_agree_whatever_the_tables_say(data, status, opened):
    segments, nodes = data.segments.copy(), data.nodes.copy()
    for table, subject in ((segments, "rail-shu-aktau"), (nodes, "shu")):
        table.loc[subject, ["status", "opened"]] = status, opened
    changed = replace(data, segments=segments, nodes=nodes)
    assert not list(unlike(changed, (2024, 2026, 2030)))
    used = {subject for arc in build(changed, 2030).arcs for subject in arc.subjects}
    assert {"rail-shu-aktau", "shu"} & used == (
        {"rail-shu-aktau", "shu"} if status == "operating" else set()
    )


def test_with_a_line_open_the_places_that_only_waited_for_it(data):
    network = build(data, 2026)
    (line,) = [change for change in network.shut if change.subject == "rail-alat-ganja"]
    assert {change.subject for change in without(network, line).shut} == {"ferry-aktau-alat"}
    assert waiting(network, "ferry-aktau-alat") == ()  # its ends are open


def test_two_closures_of_one_line_add_up(tmp_path):
    spring, autumn = "2024-01-01,2024-04-30", "2024-10-01,2024-12-31"
    rows = [f"{one},rail-shu-aktau,closure,Works,survey\n" for one in (spring, autumn)]
    network = build(extended(tmp_path, "".join(rows)), 2024)
    (shut,) = [one for one in network.shut if one.subject == "rail-shu-aktau"]
    assert (shut.kind, shut.share) == ("closure", (121 + 92) / 366)


def test_opening_again_restores_exactly(data):
    network = build(data, 2026)
    assert without(network) == network
    assert without(network, *network.shut).arcs == network.every


def test_every_amount_is_in_order_and_nothing_lies_on_two_arcs(real, data):
    for source in (real, data):
        arcs = build(source, 2026).every
        assert len({arc.id for arc in arcs}) == len(arcs)
        for arc in arcs:
            for one in amounts_of(arc):
                assert one.low is None or one.low <= one.likely <= one.high
                assert (one.likely is None) == (one.basis == "unknown")
                assert one.basis in ("none", "included", "unknown", "drawn") or one.facts
            assert (arc.km.basis == "none") == (arc.kind != "run")


def test_every_hour_of_the_real_network_is_known(real):
    assert not [arc.id for arc in build(real, 2026).every if arc.hours.likely is None]


def test_the_toy_on_disk_is_small_enough_to_build_twice():
    assert build(dataset.load(TOY), 2026).every == build(dataset.load(TOY), 2026).every


LANES = (
    ("nodes.csv", "strait,Strait,sea_junction,,55.5,41,3,operating,,survey\n"),
    ("labels.csv", "node.strait,Strait,,,,,,\nkind.sea_junction,Junction at sea,,,,,,\n"),
)


def lane(one: str, other: str, lon: float, end: float) -> str:
    about = (
        f'"id":"sea-{one}-{other}","from_node":"{one}","to_node":"{other}","mode":"sea",'
        '"gauge_mm":null,"status":"operating","opened":"","trace":"waypoints","reach":"beyond",'
        '"source":"survey"'
    )
    line = f'{{"type":"LineString","coordinates":[[{lon},41],[{(lon + end) / 2},40.9],[{end},41]]}}'
    return f'{{"type":"Feature","properties":{{{about}}},"geometry":{line}}}'


@pytest.fixture
def parted(tmp_path):
    """The toy with a lane from Aktau to Alat that is parted at sea."""
    extended(tmp_path)
    folder = tmp_path / "geodata"
    for file, text in LANES:
        path = folder / file
        known = path.read_text(encoding="utf-8")
        rows = [row for row in text.splitlines() if row.partition(",")[0] not in known]
        path.write_text(known + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    path = folder / "segments.geojson"
    text = path.read_text(encoding="utf-8").rstrip().removesuffix("]}").rstrip()
    new = ",\n".join((lane("aktau", "strait", 56, 55.5), lane("strait", "alat", 55.5, 54)))
    path.write_text(f"{text},\n{new}\n]}}\n", encoding="utf-8")
    return dataset.load(folder)


def test_ships_pass_a_junction_at_sea_without_an_hour(parted):
    arcs = build(parted, 2026, "beyond").every
    assert {arc.kind for arc in arcs if "strait" in (arc.tail.node, arc.head.node)} == {"run"}
    ask = Ask("aktau", "alat", via=("strait",))
    way = best(build(parted, 2026, "beyond"), ask)
    kinds = [(arc.kind, arc.head.node) for arc in way]
    assert kinds[-3:] == [("dwell", "aktau"), ("run", "strait"), ("run", "alat")]


def test_what_lies_beyond_is_left_out_unless_asked_for(parted):
    assert "strait" not in build(parted, 2026).places
    assert "strait" in build(parted, 2026, "beyond").places


def test_only_roads_beyond_the_corridor_are_links_of_containers(data):
    """Its lorries take containers from a joint on, the corridor's own road does not."""
    segments = data.segments.copy()
    assert build(data, 2026, "beyond").links == build(data, 2026).joints == frozenset()
    ask = Ask("dostyk", "aktau", avoid=("rail-dostyk-shu",))
    assert best(build(data, 2026, "beyond"), ask) is None
    segments.loc[["road-dostyk-aktau", "sea-aktau-alat"], "reach"] = "beyond"
    network = build(replace(data, segments=segments), 2026, "beyond")
    assert network.links == {"road-dostyk-aktau"} and network.joints == {"dostyk", "aktau"}
    assert [arc.segment for arc in best(network, ask)] == ["road-dostyk-aktau"]
    ask = replace(ask, origin="xian")
    assert [(arc.kind, arc.node) for arc in best(network, ask)][-2:] == [
        ("transshipment", "dostyk"), ("run", ""),
    ]  # fmt: skip
