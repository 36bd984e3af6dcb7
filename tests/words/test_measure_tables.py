"""What is measured of ways in words: texts, tables and the CSV tell the numbers of the JSON."""

import csv
import io
import json

import pytest

from routes.export import formats
from routes.facts import labels
from routes.network.staircase import points
from routes.studies import compare
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import itineraries, journey_json, measure_csv, measure_tables, study_tables
from tests.words.test_study_json import read


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query("xian", "poti", close=("kuryk",), alternatives=3))


@pytest.fixture(scope="module")
def document(real, view):
    return json.loads(journey_json.as_json(real, view.journey))


def test_measures_are_told_with_their_ranges(view):
    told = measure_tables.texts(view, view.journey.itineraries[0])
    known = view.journey.itineraries[0]
    speed = known.km.likely / known.hours.likely
    assert told["Speed with delay (km/h)"].startswith(f"{round(speed, 1):g} (")
    assert told["Borders"] == "2"
    assert told["USD per 500 km and 20 t"].startswith("at least ")


def test_where_stops_are_unknown_a_speed_is_at_most_and_dollars_are_unknown(unpriced_toy):
    asked = answer(unpriced_toy, Query("xian", "alat"))
    told = measure_tables.texts(asked, asked.journey.itineraries[0])
    assert told["Speed with delay (km/h)"].startswith("at most ")
    assert told["Hours at borders"] == "Unknown" and told["USD at borders"] == "Unknown"
    inland = answer(unpriced_toy, Query("dostyk", "aktau"))
    none = measure_tables.texts(inland, inland.journey.itineraries[0])
    assert (none["Hours at borders"], none["Hours a border"]) == ("0", "–")


def test_the_table_ends_with_what_carec_measured_and_a_sentence_names_the_sources(real, view):
    ways, year = itineraries.ways(view), view.journey.network.year
    frame = measure_tables.table(view, ways, year).frame
    assert list(frame.iloc[:, 0]) == [*ways, "CAREC average"]
    last = frame.iloc[-1]
    assert last["Speed with delay (km/h)"] == "16.8 (16.8–19) (2020)"
    assert last["Hours at borders"] == ""  # CAREC tells hours of one border
    text = measure_tables.averages(view, view.journey.itineraries[0], year)
    assert text.startswith("CAREC average: ") and "CPMM" in text


def test_without_averages_there_is_no_such_row(unpriced_toy):
    view = answer(unpriced_toy, Query("xian", "alat"))
    ways = itineraries.ways(view)
    assert len(measure_tables.table(view, ways, 2026).frame) == 1
    assert measure_tables.averages(view, view.journey.itineraries[0], 2026) == ""


def test_hours_by_country_have_a_column_for_each_way(view):
    ways = itineraries.ways(view)
    frame = measure_tables.by_country(view, ways).frame
    assert list(frame.columns) == ["Country", *ways]
    assert list(frame.loc[["CN", "sea"], "Country"]) == ["China", "At sea"]
    assert frame.loc["CN"].iloc[1].startswith("57 h")


def test_the_table_of_the_drawing_has_each_point_of_each_way(view):
    ways = itineraries.ways(view)
    frame = measure_tables.steps(view, ways).frame
    told = [point for way in ways.values() for point in points(way)]
    assert len(frame) == len(told)
    assert list(frame["Hours so far"]) == [round(point.spent, 1) for point in told]
    assert list(frame["km so far"]) == [round(point.km, 1) for point in told]
    assert list(frame["P90"]) == [round(point.high, 1) for point in told]
    assert "USD so far" in frame.columns


def test_dollars_stand_in_the_table_where_something_is_known(unpriced_toy):
    view = answer(unpriced_toy, Query("xian", "alat"))
    frame = measure_tables.steps(view, itineraries.ways(view)).frame
    assert "USD so far" not in frame.columns
    assert frame["Place"].iloc[0] == "Xi'an"


def test_the_csv_has_the_numbers_of_the_json(view, document):
    rows = read(formats.measures(view))
    assert tuple(rows[0]) == measure_csv.COLUMNS
    numbered = {0: document["before"], **dict(enumerate(document["itineraries"], 1))}
    assert {int(row["itinerary"]) for row in rows} == numbered.keys()
    for number, told in numbered.items():
        own = [row for row in rows if row["itinerary"] == str(number)]
        for name, one in told["measures"].items():
            row = next(row for row in own if row["measure"] == name)
            likely = one if name == "borders" else one["likely"]
            assert row["likely"] == ("" if likely is None else f"{likely:g}"), name
        hours = {row["country"]: row for row in own if row["measure"] == "hours_in"}
        assert {code: float(row["likely"]) for code, row in hours.items()} == {
            code: one["likely"] for code, one in told["hours_by_country"].items()
        }
        lost = [row for row in own if row["measure"] == "lost_h"]
        assert [(row["place"], row["reason"]) for row in lost] == [
            (one["place"], one["reason"]) for one in told["losses"]
        ]
        published = [row for row in own if row["basis"] == "published"]
        assert [row["source"] for row in published] == [one["source"] for one in told["averages"]]


def test_the_last_point_of_the_json_is_its_totals(document):
    for told in (document["before"], *document["itineraries"]):
        last = told["staircase"][-1]
        assert last["hours"] == told["hours"]["likely"] and last["km"] == told["km"]["likely"]
        assert (last["p10_h"], last["p90_h"]) == (told["spread_h"]["p10"], told["spread_h"]["p90"])
        assert len(told["staircase"]) == len(told["arcs"]) + 1


def test_the_table_of_compared_ways_has_their_measures(real):
    study = compare.compare(real, "xian", "halkali")
    view = answer(real, Query())
    frame = study_tables.computed(view, study).frame
    for way in study.ways:
        for name, text in measure_tables.texts(view, way.itinerary).items():
            assert frame.at[way.id, name] == text
    assert frame.at["ocean_suez", "Hours a border"] == "–"


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_no_word_is_missing_in_any_language(real, lang):
    words = real.labels
    kinds = ("ui.loss_", "ui.measure_", "ui.stop_", "ui.staircase", "ui.download_staircase")
    for key in words.index[words.index.str.startswith(kinds)]:
        assert words.at[key, lang], key
    view = answer(real, Query("xian", "poti", lang=lang))
    told = measure_tables.texts(view, view.journey.itineraries[0])
    assert len(told) == len(measure_tables.SHOWN)
    rows = list(csv.reader(io.StringIO(formats.measures(view))))
    assert len(rows) > len(told)
