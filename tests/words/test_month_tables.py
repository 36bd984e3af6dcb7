"""The months in words, in every language."""

import json
from dataclasses import replace

import pytest

from routes.charts import months as chart
from routes.facts import labels
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import journey_payload, style
from routes.words import itineraries, journey_json, month_tables, terminal


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query("altynkol", "constanta", depart="2026-12-20"))


def test_the_answer_names_the_days_of_arrival(view):
    text = terminal.journey(view, view.journey)
    told = json.loads(journey_json.as_json(view.dataset, view.journey))
    days = told["itineraries"][0]["arrival"]
    assert sorted(days) == ["at_least", "p10", "p50", "p90"] and not days["at_least"]
    assert "2026-12-20" < days["p10"] < days["p50"] < days["p90"] and days["p90"].startswith(
        "2027-01-"
    )
    first, last = (f"Jan {int(days[name][-2:])}, 2027" for name in ("p10", "p90"))
    assert f"Arrival (P10 – P90; median): {first} – {last}; " in text
    assert "Departure: Dec 20, 2026" in itineraries.about(view, view.journey)
    assert "December: nothing is known of the weather at Batumi" in text


def test_a_month_alone_tells_hours_and_no_arrival(real):
    view = answer(real, Query("altynkol", "constanta", month=3))
    assert "Arrival" not in terminal.journey(view, view.journey)
    told = json.loads(journey_json.as_json(real, view.journey))
    assert told["month"] == 3 and told["itineraries"][0]["arrival"] is None
    assert "2026 · March · " in itineraries.about(view, view.journey)


def test_without_a_month_nothing_is_said_of_the_weather_but_by_month(real):
    view = answer(real, Query("altynkol", "constanta"))
    notes = itineraries.notes(view, view.journey)
    assert view.word("assumption.season") not in notes
    assert not any("nothing is known" in note for note in notes)
    assert month_tables.notes(view)[1] == "Any month: nothing is known of the weather at Batumi"


def test_an_arrival_of_which_a_part_is_unknown_is_the_earliest(toy):
    view = answer(toy, Query("xian", "alat", depart="2026-03-01"))
    assert view.journey.itineraries[0].hours.at_least
    assert "Arrival (P10 – P90; median): not before Mar 2, 2026" in terminal.journey(
        view, view.journey
    )


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_every_language_tells_the_months(view, lang):
    told = replace(view, query=replace(view.query, lang=lang))
    table = month_tables.table(told)
    names = labels.months(lang)
    assert list(table.frame[told.word("ui.month")]) == list(names)
    assert table.frame["P90"].min() == table.frame["P90"][8]
    safest, untold = month_tables.notes(told)
    assert names[7] in safest and "{}" not in safest + untold
    batumi = labels.name(view.dataset, "batumi", lang)
    assert untold.startswith(f"{told.word('ui.any_month')}: ") and batumi in untold
    lines = terminal.journey(told, view.journey).splitlines()
    start = lines.index(told.word("ui.months"))
    assert all(name in line for name, line in zip(names, lines[start + 1 :], strict=False))


def test_the_chart_has_twelve_months_in_their_order(view, real):
    rows = chart.months(view)["data"]["values"]
    assert [row["order"] for row in rows] == list(range(1, 13))
    assert all(row["p10"] < row["p90"] for row in rows)
    assert {row["colour"] for row in rows} == {style.MONTH}
    untold = chart.months(answer(real, Query("poti", "constanta")))["data"]["values"]
    assert {row["colour"] for row in untold} == {style.MONTH_UNKNOWN}
    assert chart.months(answer(real, Query("xian", "dostyk"))) is None


def test_the_file_has_the_months_of_every_way_and_the_page_of_none(real):
    view = answer(real, Query("xian", "poti", alternatives=3))
    ways = journey_payload.journey_data(view, by_month=True)["ways"]
    assert [len(way["months"]["rows"]) for way in ways] == [12, 12, 12]
    assert ways[0]["months"] != ways[1]["months"]
    assert all("months" not in way for way in journey_payload.journey_data(view)["ways"])
    inland = journey_payload.journey_data(answer(real, Query("xian", "dostyk")), by_month=True)
    assert inland["ways"][0]["months"]["rows"] == []
    assert inland["ways"][0]["months"]["notes"] == [view.word("ui.no_port")]
