"""What opens in a what-if: the toy by hand, and what must hold of all that can be opened."""

from dataclasses import replace

import pytest

from routes.errors import NoItineraryError, RoutesError, UnknownNameError
from routes.kinds import ArcKind
from routes.network import opening, scenario, search
from routes.network.building import build
from routes.network.journey import plan, understood
from routes.network.network import Opened
from routes.network.request import Request, usual
from routes.studies import whatif
from routes.tables import dataset

PAIRS = [
    ("xian", "halkali"),
    ("xian", "constanta"),
    ("urumqi", "tashkent"),
    ("tashkent", "poti"),
    ("baku", "nakhchivan"),
    ("karamay", "aktau"),
    ("nakhchivan", "kars"),
]
NAMES = whatif.offered(dataset.load())


def hours(network, segment, kind=ArcKind.RUN):
    arcs = (arc for arc in network.every if arc.segment == segment and arc.kind == kind)
    return [arc.hours.likely for arc in arcs]


def test_an_opening_counts_once_whichever_option_names_it(real):
    asked = Request("altynkol", "baku", open=("caspian_ships",))
    once = plan(real, asked).itineraries[0]
    both = plan(real, replace(asked, scenario=("caspian_ships",))).itineraries[0]
    named = plan(real, Request("altynkol", "baku", scenario=("caspian_ships",))).itineraries[0]
    assert once.hours.likely == both.hours.likely == named.hours.likely
    assert once.hours.likely < plan(real, replace(asked, open=())).itineraries[0].hours.likely


def test_an_opened_line_leads_where_there_was_no_way(toy):
    with pytest.raises(NoItineraryError):
        plan(toy, Request("xian", "ganja"))
    journey = plan(toy, Request("xian", "ganja", open=("to_ganja",)))
    assert journey.itineraries[0].segments[-1] == "rail-alat-ganja"
    assert journey.before is None and journey.request.supposes
    assert {one.subject for one in journey.network.opened} == {"rail-alat-ganja", "ganja"}


def test_a_named_scenario_opens_as_the_option_does(toy):
    by_name = plan(toy, Request("xian", "ganja", scenario=("to_ganja",)))
    by_option = plan(toy, Request("xian", "ganja", open=("to_ganja",)))
    assert by_name.itineraries == by_option.itineraries
    alone = plan(toy, Request("xian", "ganja", open=("rail-alat-ganja",)))
    assert alone.itineraries == by_option.itineraries


def test_a_promise_holds_only_where_it_is_opened(toy):
    # 84.15 km at 941 km a day are 2.15 hours; the railway promises at most two.
    usual_h = hours(build(toy, 2026), "rail-alat-ganja")
    assert usual_h == pytest.approx([84.15 / 941 * 24] * 2, abs=0.01)
    opened = scenario.named(toy, build(toy, 2026), "to_ganja")
    assert hours(opened, "rail-alat-ganja") == [2.0, 2.0]
    arc = next(arc for arc in opened.every if arc.segment == "rail-alat-ganja")
    assert arc.hours.basis == "promised" and arc.hours.facts[0].source == "railway-2024"
    assert hours(build(toy, 2026), "rail-alat-ganja") == usual_h


def test_a_promise_of_more_hours_changes_nothing(toy):
    slow = toy.facts.replace({"high": 2.0}, 3.0)
    data = replace(toy, facts=slow)
    opened = scenario.named(data, build(data, 2026), "to_ganja")
    assert hours(opened, "rail-alat-ganja") == hours(build(data, 2026), "rail-alat-ganja")


def test_more_ships_shorten_the_wait_alone(real):
    base = build(real, 2026)
    more = opening.apply(real, base, *opening.of(real, "caspian_ships"))
    waits = hours(base, "sea-aktau-alat", ArcKind.DWELL)
    assert hours(more, "sea-aktau-alat", ArcKind.DWELL) == [wait / 2 for wait in waits]
    assert hours(more, "sea-aktau-alat") == hours(base, "sea-aktau-alat")
    assert more.shut == base.shut


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("aktau", "Aktau (aktau) is open in 2026 already; allowed to open: to_ganja, rail-alat"),
        ("ganja", "Ganja (ganja) opens with its lines; allowed to open: rail-alat-ganja"),
        ("ferry-aktau-alat", "is shut in 2026 (suspended); allowed to open"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_the_reason(toy, name, told):
    with pytest.raises(RoutesError) as caught:
        plan(toy, Request("xian", "alat", open=(name,)))
    assert told in str(caught.value)


def test_what_is_open_by_now_is_refused_as_a_group_too(toy):
    rows = {
        name: table.assign(status=table["status"].replace("planned", "operating"))
        for name, table in (("segments", toy.segments), ("nodes", toy.nodes))
    }
    with pytest.raises(RoutesError, match=r"Railway to Ganja \(to_ganja\) is open in 2026 already"):
        plan(replace(toy, **rows), Request("xian", "alat", open=("to_ganja",)))
    with pytest.raises(UnknownNameError, match="rail-alat-ganja"):
        plan(toy, Request("xian", "alat", open=("rail-alat-ganya",)))


def test_a_line_that_opened_later_can_be_opened_in_an_earlier_year(real):
    asked = Request("xian", "halkali", year=2012, open=("rail-kartsakhi-kars",))
    assert "rail-kartsakhi-kars" not in {
        one.subject for one in understood(real, asked).network.shut
    }


def test_what_is_opened_can_be_closed_and_slowed_besides(toy):
    with pytest.raises(NoItineraryError):
        plan(toy, Request("xian", "ganja", open=("to_ganja",), close=("rail-alat-ganja",)))
    slow = scenario.slow(scenario.named(toy, build(toy, 2026), "to_ganja"), "rail-alat-ganja", 3)
    assert {arc.hours.likely for arc in slow.arcs if arc.segment == "rail-alat-ganja"} == {6.0}


@pytest.mark.parametrize("name", NAMES)
def test_an_opening_shuts_nothing_and_lengthens_no_best_journey(real, name):
    base = build(real, 2026)
    opened = opening.apply(real, base, *opening.of(real, name))
    assert opened != base
    assert {arc.id for arc in opened.arcs} >= {arc.id for arc in base.arcs}
    assert {one.subject for one in opened.shut} <= {one.subject for one in base.shut}
    was = {arc.id: arc.hours.likely for arc in base.every}
    for arc in opened.every:
        assert was[arc.id] is None or arc.hours.likely <= was[arc.id]
    for by in ("time", "distance", "transshipments"):
        for origin, destination in PAIRS:
            asked = Request(origin, destination, by=by, open=(name,))
            question = understood(real, asked)
            before = search.best(understood(real, usual(asked)).network, question.ask)
            after = search.best(question.network, question.ask)
            if before:
                assert after is not None
                counts = [sum(search.weight(arc, by) for arc in way) for way in (after, before)]
                assert counts[0] <= counts[1] + 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_every_opening_opens_something_that_somebody_promises(real, name):
    group = opening.of(real, name)
    assert group and all(isinstance(one, Opened) for one in group)
    network = build(real, 2026)
    shut = {one.subject for one in network.shut if one.kind == opening.UNOPENED}
    does = [one for one in group if one.subject in shut or one.factor < 1 or ":" in one.subject]
    assert does
    for line in (one.subject for one in group if one.subject in network.segments):
        ends = real.segments.loc[line, ["from_node", "to_node"]]
        planned = [node for node in ends if real.nodes.at[node, "status"] != "operating"]
        assert {*planned} <= {one.subject for one in group} or name not in opening.named(real)


def test_what_opens_is_told_apart_from_what_is_open_in_every_year(real):
    for year in (2010, 2019, 2026, 2032):
        base = build(real, year)
        assert opening.apply(real, base, *opening.of(real, "tripp")).arcs != base.arcs
