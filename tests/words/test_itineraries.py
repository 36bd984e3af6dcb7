"""A journey as the map's script and its table twins tell it."""

import json
import re
from dataclasses import replace

import pytest

from routes.errors import RoutesError
from routes.facts import labels
from routes.kinds import Reach
from routes.network import alternatives, measures
from routes.network.itinerary import Total
from routes.network.network import Slow
from routes.network.search import Service
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import journey_payload
from routes.words import headline, itineraries, journey_tables, passport, ranges
from routes.writing.strict import script


@pytest.fixture(scope="module")
def view(real):
    asked = Query(
        "xian",
        "halkali",
        avoid=("TM",),
        close=("kuryk",),
        slow=(Slow("alat", 2),),
        scenario=("low_caspian",),
        alternatives=3,
    )
    return answer(real, asked)


def test_no_journey_is_none(real):
    assert journey_payload.journey_data(answer(real, Query())) is None


def test_what_was_asked_is_told_in_words(view):
    told = journey_payload.journey_data(view)
    assert told["title"] == "Xi'an → Halkalı"
    for part in ("2026", "Shortest transit time", "Closed: Kuryk", "Alat × 2", "Turkmenistan"):
        assert part in told["about"]
    assert told["closed"] == ["kuryk"] and told["ends"] == ["xian", "halkali"]
    assert any("6500/5500" in note for note in told["notes"])


def test_the_hours_by_kind_add_up_to_the_days(view):
    for one, told in zip(
        view.journey.itineraries, journey_payload.journey_data(view)["ways"], strict=True
    ):
        hours = sum(bar["hours"] for bar in told["bars"])
        assert hours == pytest.approx(one.hours.likely, abs=0.5)
        assert told["segments"] == list(one.segments)


def test_every_number_of_an_arc_names_a_source_that_is_told(view):
    told = journey_payload.journey_data(view)
    arcs = [arc for way in told["ways"] for leg in way["legs"] for arc in leg["arcs"]]
    assert {source for arc in arcs for source in arc["sources"]} <= set(told["sources"])
    assert all(arc["sources"] for arc in arcs if arc.get("default"))


def test_alternatives_have_names_of_their_own(view):
    names = itineraries.names(view)
    assert len(set(names)) == len(names)


def test_what_changes_is_the_difference_of_both_ways(view):
    one, before = itineraries.itinerary(view), view.journey.before
    frame = journey_tables.changes(view).frame
    assert set(frame.index) == set(one.segments) ^ set(before.segments)
    assert journey_tables.changes(answer(view.dataset, Query("xian", "poti"))) is None


def test_the_table_has_each_arc_with_its_sources(view):
    frame = journey_tables.arcs(view).frame
    assert len(frame) == len(itineraries.itinerary(view).arcs)
    known = frame["Where it comes from"] != "Unknown"
    assert (frame.loc[known, "Sources"] != "").all()


def test_a_choice_beyond_the_alternatives_is_refused(real):
    with pytest.raises(RoutesError, match="choice: found 9, allowed: 1 to 1, as there are no more"):
        answer(real, Query("xian", "poti", choice=9))
    assert itineraries.chosen(answer(real, Query(choice=9))) == 0  # of no journey


def test_ways_are_listed_with_what_they_are_ranked_by(real):
    known = {"cost": "USD", "distance": "km", "transshipments": "Transshipments: ", "time": ""}
    for by, unit in known.items():
        view = answer(real, Query("xian", "halkali", by, alternatives=3))
        told = [itineraries.ranked(view, way) for way in view.journey.itineraries]
        assert all(unit in one and bool(one) == bool(unit) for one in told), by
    view = answer(real, Query("xian", "halkali", "cost", alternatives=3))
    way = view.journey.itineraries[0]
    usd = ranges.number_text(view, way.usd_spread.p50, 0)
    least = "at least " if way.usd.at_least else ""
    assert itineraries.ranked(view, way) == f"{least}{usd} USD"


def test_that_unknown_parts_stand_last_is_said_where_they_do(real):
    by_cost = answer(real, Query("xian", "halkali", "cost", alternatives=4))
    missing = [len(way.usd.missing) for way in by_cost.journey.itineraries]
    assert missing == sorted(missing) and len({*missing}) > 1
    assert itineraries.order(by_cost) == by_cost.word("ui.unknown_last")
    by_time = answer(real, Query("xian", "halkali", alternatives=4))
    assert itineraries.order(by_time) == itineraries.order(answer(real, Query())) == ""


def test_the_cheapest_way_alone_names_one_that_may_be_cheaper(real):
    view = answer(real, Query("urumqi", "tbilisi", "cost", month=3))
    found = view.journey
    (told,) = found.itineraries
    other = alternatives.quicker(found.network, found.ask, told)
    assert other.usd.missing and not told.usd.missing and other.usd.likely < told.usd.likely
    usd = ranges.number_text(view, other.usd_spread.p50, 0)
    unknown = view.word("ui.unknown_last")
    assert itineraries.order(view) == f"{unknown} (by Aktau: at least {usd} USD)"
    by_time = answer(real, Query("urumqi", "tbilisi", month=3))
    found = by_time.journey
    assert alternatives.quicker(found.network, found.ask, found.itineraries[0]) is None


def test_without_a_month_it_is_said_that_no_storm_counts(real):
    calm = answer(real, Query("xian", "poti"))
    assert itineraries.calm(calm) == "Without storms and ice: ask for a month."
    storm = answer(real, Query("xian", "poti", scenario=("storm_aktau",)))
    assert itineraries.calm(storm).startswith("But for what is supposed, without storms")
    for other in (Query("xian", "poti", month=3), Query("xian", "almaty"), Query()):
        assert itineraries.calm(answer(real, other)) == ""


def test_no_two_ways_have_a_number_where_they_run_over_other_lines(real):
    for ends in (("xian", "halkali"), ("altynkol", "poti"), ("tashkent", "mersin")):
        for by in ("time", "cost", "distance"):
            view = answer(real, Query(*ends, by, alternatives=12))
            assert not [name for name in itineraries.names(view) if name.endswith(" (1)")]


def test_unknown_and_at_least_are_said(view):
    assert ranges.ranged(view, Total(None, None, None, ("a",)), "USD", 1, 0) == "Unknown"
    told = ranges.ranged(view, Total(1.0, 2.0, 3.0, ("a", "b")), "USD", 1, 0)
    assert told == "at least 2 USD (1–3); 2 parts unknown"


def test_hostile_names_stay_text(real, view):
    assert "</script>" not in script({"title": "</script><img src=x onerror=alert(1)>"})
    assert json.loads(script(journey_payload.journey_data(view)))


@pytest.mark.parametrize("lang", labels.LANGUAGES)
@pytest.mark.parametrize(
    "ends",
    [
        {"origin": "xian", "destination": "halkali"},
        {"origin": "altynkol", "destination": "constanta"},
        {"origin": "horgos_road", "destination": "istanbul_road", "service": Service.TRUCK},
        {"origin": "shu", "destination": "almaty"},
        {"origin": "xian", "destination": "rotterdam", "reach": Reach.BEYOND},
    ],
)
def test_no_two_ways_of_an_answer_are_called_the_same(real, lang, ends):
    view = answer(real, Query(**ends, alternatives=8, lang=lang))
    names = itineraries.names(view)
    assert len(set(names)) == len(names) == len(view.journey.itineraries)
    assert all(names) and not any("{" in name for name in names)


def test_ways_have_the_names_that_people_use_in_the_order_of_travel(real):
    def named(**asked):
        return itineraries.names(answer(real, Query(**asked)))

    (rail,) = named(origin="xian", destination="halkali")
    assert rail == "by Aktau, Baku–Tbilisi–Kars"
    (back,) = named(origin="halkali", destination="xian")
    assert back == "by Baku–Tbilisi–Kars, Aktau"
    assert named(origin="xian", destination="halkali", close=("aktau", "turkmenbashi")) == [
        "by Kuryk, Baku–Tbilisi–Kars"
    ]
    assert "by Aktau, Poti and the Black Sea" in named(
        origin="xian", destination="constanta", alternatives=2
    )
    assert named(origin="altynkol", destination="zhetygen") == [
        "Altynkol → Zhetygen"
    ]  # no place between


def test_ways_that_nothing_tells_apart_have_numbers(real):
    view = answer(real, Query("xian", "halkali"))
    (way,) = view.journey.itineraries
    assert itineraries.called(view, (way, replace(way))) == [
        "by Aktau, Baku–Tbilisi–Kars (1)", "by Aktau, Baku–Tbilisi–Kars (2)",
    ]  # fmt: skip


@pytest.mark.parametrize("ends", [("xian", "poti"), ("baku", "istanbul")])
def test_each_number_means_one_thing_wherever_it_is_told(real, ends):
    """Days, the hours of the sentence and dollars are the median, with P10 to P90 beside them."""
    view = answer(real, Query(*ends))
    way, found = itineraries.itinerary(view), headline.headline(view)
    told, money = ranges.totals(view, way), ranges.price(view, way)
    assert told["Transit time, median (P10–P90)"] == f"{found.lead} ({found.range})"
    assert f" of {round(way.told().likely)} hours" in found.lost
    assert abs(way.told().likely / 24 - float(found.lead.split()[0])) < 0.06
    assert found.totals["USD per 40-foot container"] == money
    assert told["USD per 40-foot container"].startswith(money)
    middle = f"{way.usd_spread.p50:,.0f} USD ({way.usd_spread.p10:,.0f}–"
    assert middle in money or (not measures.is_priced(way) and money.startswith("Unknown"))
    low, high = (f"{end:,.0f}" for end in (way.usd.low, way.usd.high))
    assert f"USD ({low}–{high})" in told["Sum of the likely dollars (lowest to highest)"]


def test_a_scenario_says_what_it_adds_where_and_by_which_source(real):
    """A wait of 60 h 1.5 times as long adds 30: a third of the 90 that it then takes."""
    view = answer(real, Query("xian", "poti", scenario=("storm_aktau",)))
    told = itineraries.slower(view, view.journey)
    way, before = view.journey.itineraries[0], view.journey.before
    added = [int(text.split("+")[1].split(" h")[0]) for text in told]
    assert all(text.startswith("Aktau: +") and text.endswith("2025)") for text in told)
    assert abs(sum(added) - (way.hours.likely - before.hours.likely)) <= 1
    assert all(text in itineraries.notes(view, view.journey) for text in told)
    elsewhere = answer(real, Query("baku", "poti", scenario=("storm_aktau",)))
    assert all("+" not in text for text in itineraries.slower(elsewhere, elsewhere.journey))


@pytest.mark.parametrize("lang", [lang for lang in labels.LANGUAGES if lang not in ("en", "tr")])
def test_units_are_written_as_the_language_writes_them(real, lang):
    """On the map's card, above it and in a comparison: no Latin km or kg but in Latin languages."""
    view = answer(real, Query("xian", "poti", lang=lang, alternatives=2, close=("aktau",)))
    km, kg = (passport.unit(view, unit) for unit in ("km", "kg"))
    card = journey_payload.journey_data(view)
    told = json.dumps([card["ways"], card["before"]], ensure_ascii=False)
    told += str(headline.headline(view))
    assert km in told and kg in told
    foreign = {"km", "kg"} - {km, kg}
    assert not re.search(rf"\d\s(?:{'|'.join(foreign or {'-'})})\b", told)


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_each_wait_in_a_port_says_what_is_waited_for(real, lang):
    """By Kuryk wagons pass the port and then wait for the ferry; at Alat they pass the port."""
    view = answer(real, Query("xian", "poti", lang=lang, close=("aktau", "turkmenbashi")))
    waits = [arc for arc in view.journey.itineraries[0].arcs if arc.kind == "dwell"]
    told = [(arc.node, ranges.what(view, arc)) for arc in waits]
    port, ship = (labels.text(real, f"arc.dwell_{what}", lang) for what in ("port", "ship"))
    assert told == [("kuryk", port), ("kuryk", ship), ("alat", port)] and port != ship
    shown = journey_tables.arcs(view).frame.iloc[:, :2].itertuples(index=False, name=None)
    named = [(what, labels.name(real, node, lang)) for node, what in told]
    assert [row for row in shown if row in named] == named
    rows = [row["text"] for leg in journey_payload.journey_data(view)["ways"][0]["legs"]
            for row in leg["arcs"]]  # fmt: skip
    assert [text for text in rows if text in {", ".join(row) for row in named}] == [
        ", ".join(row) for row in named
    ]
