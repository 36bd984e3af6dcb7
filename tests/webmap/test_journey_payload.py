"""A journey as the map's script is told it; the hours of the toy are worked out by hand."""

import pytest

from routes.view.answer import answer
from routes.view.query import read_query
from routes.webmap import style
from routes.webmap.journey_payload import journey_data

# Kilometres of the three railways: 1.03 degrees as drawn, then as published; 941 km are a day.
KM = (86.66, 166.0, 190.0)
WAY = ["rail-xian-dostyk", "rail-dostyk-shu", "rail-shu-aktau", "sea-aktau-alat"]


def told(data, **params):
    """The journey that a link asks for, as the script is told it."""
    query, refusals = read_query(data, params)
    assert refusals == ()
    view = answer(data, query)
    return view, journey_data(view)


def sources(way):
    """The sources of all numbers of a way."""
    return {one for leg in way["legs"] for arc in leg["arcs"] for one in arc["sources"]}


@pytest.fixture(scope="module")
def plain(toy):
    return told(toy, origin="xian", destination="alat")[1]


def test_without_a_journey_there_is_nothing_to_tell(toy):
    assert told(toy)[1] is None


def test_a_journey_has_its_ends_and_what_was_asked(plain):
    assert plain["title"] == "Xi'an → Alat"
    assert plain["ends"] == ["xian", "alat"]
    assert plain["about"].startswith("2026 · ")
    assert plain["choice"] == 1
    assert (plain["before"], plain["closed"]) == (None, [])


def test_a_way_has_its_lines_and_the_places_where_it_waits_or_changes(plain):
    (way,) = plain["ways"]
    assert way["segments"] == WAY
    assert way["nodes"] == ["xian", "dostyk", "aktau", "alat"]  # it runs through Shu
    assert way["newly"] == []


def test_hours_are_told_by_kind_and_a_kind_that_takes_none_is_not(plain):
    hours = round(sum(KM) / 941 * 24, 1)
    assert hours == 11.3
    assert plain["ways"][0]["bars"] == [
        {
            "kind": "run",
            "label": "Under way",
            "text": "11 h (10–13)",  # 442.7 km at 1,100 and at 800 km a day: 9.7 and 13.3 h
            "hours": hours,
            "colour": style.ink(style.HOURS["run"]),
        },
        {
            "kind": "sea",
            "label": "At sea",
            "text": "22 h (20–24)",
            "hours": 22.0,
            "colour": style.ink(style.HOURS["sea"]),
        },
    ]


def test_days_have_one_decimal_and_a_range(plain):
    way = plain["ways"][0]
    assert way["days"] == "at least 1.4 days"  # (11.3 + 22) / 24
    assert way["range"] == "1.3–1.5"  # P10 to P90 of hours between 9.7 + 20 and 13.3 + 24
    assert ["Transshipments", "1"] in [list(one) for one in way["facts"]]


def test_legs_and_the_changes_between_them_stand_in_their_order(plain):
    legs = plain["ways"][0]["legs"]
    assert [one["title"] for one in legs] == [
        "Xi'an → Dostyk",
        "Dostyk: Gauge change",
        "Dostyk → Aktau",
        "Aktau: Transshipment",
        "Aktau → Alat",
    ]
    assert [one["text"] for one in legs] == [
        # 87 km at half a dollar, 14 % around it, with a border's 200, 31 % around it (sqrt 5 x 14)
        "at least 2 h (2–3); 1 part unknown · 87 km · 243 USD (175–312) · 3 kg CO₂e/t (2–3)",
        "Unknown",
        # 356 km at 941, 1,100 and 800 km a day, 2 dollars and 30, 20 and 40 g a kilometre
        "9 h (8–11) · 356 km · 712 USD (489–935) · 11 kg CO₂e/t (7–14)",
        "Unknown",
        "at least 22 h (20–24); 1 part unknown · 170 km · 900 USD (618–1,182) · kg CO₂e/t: Unknown",
    ]


def test_an_arc_says_what_where_how_long_and_who_says_so(plain):
    legs = plain["ways"][0]["legs"]
    assert legs[0]["arcs"] == [
        {
            "text": "rail, Xi'an → Dostyk",
            "hours": "2.2 h (1.9–2.6)",
            "usd": "43 USD (37–49)",
            "gases": "2.6 kg CO₂e/t (1.7–3.5)",
            "sources": ["railway-2024", "survey"],
            "default": True,
            "usd_default": True,
        },
        {
            "text": "Border, Dostyk",
            "hours": "Unknown",
            "usd": "200 USD (137–263)",
            "gases": "",
            "sources": ["railway-2024"],
            "usd_default": True,
        },
    ]
    assert legs[4]["arcs"][1] == {
        "text": "sea, Aktau → Alat",
        "hours": "22 h (20–24)",
        "usd": "900 USD (618–1,182)",
        "gases": "kg CO₂e/t: Unknown",
        "sources": ["survey"],
    }
    assert plain["sources"].keys() == {"newspaper", "railway-2024", "survey"}
    assert [one["source"] for one in plain["beside"]] == ["newspaper"]
    assert plain["sources"]["survey"]["url"] == "https://example.org/survey"


def test_a_what_if_stands_beside_the_way_without_it(toy, plain):
    _, storm = told(toy, origin="xian", destination="alat", scenario="storm", slow="dostyk=2")
    assert storm["before"] == {**plain["ways"][0], "name": storm["before"]["name"]}
    assert storm["before"]["name"] != storm["ways"][0]["name"]


def test_a_closing_marks_what_is_closed_and_what_is_newly_used(real):
    view, found = told(real, origin="xian", destination="poti", close="aktau", alternatives="3")
    assert found["closed"] == ["aktau"]  # and none of what is shut in any case
    assert len(view.journey.network.shut) > 1
    before = found["before"]["segments"]
    assert "aktau" in found["before"]["nodes"] and found["before"]["newly"] == []
    assert len(found["ways"]) == len(view.journey.itineraries)
    for way in found["ways"]:
        assert "aktau" not in way["nodes"]
        assert way["newly"] and set(way["newly"]).isdisjoint(before)
        assert set(way["segments"]) - set(way["newly"]) <= set(before)
    cited = {one for way in (*found["ways"], found["before"]) for one in sources(way)}
    cited |= {one["source"] for one in found["beside"]}
    assert list(found["sources"]) == sorted(cited)


def test_what_only_the_way_before_rests_on_is_cited_too(real):
    _, closed = told(real, origin="xian", destination="poti", close="aktau")
    alone = {source for one in closed["ways"] for source in sources(one)}
    assert sources(closed["before"]) - alone
    beside = {one["source"] for one in closed["beside"]}
    assert sources(closed["before"]) | alone | beside == closed["sources"].keys()


@pytest.mark.parametrize(("choice", "shown"), [("1", 1), ("2", 2)])
def test_the_chosen_way_is_counted_from_one(real, choice, shown):
    asked = {"origin": "xian", "destination": "poti", "alternatives": "2", "choice": choice}
    found = told(real, **asked)[1]
    assert found["choice"] == shown
    assert len({one["name"] for one in found["ways"]}) == len(found["ways"]) == 2
