"""Lines and places as flat rows for a GIS."""

from dataclasses import replace

import pandas as pd

from routes.facts.identifiers import SCHEMES
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import map_rows


def test_names_stand_beside_ids_in_the_language_of_the_query(toy):
    lines = map_rows.lines(answer(toy, Query(lang="ru"))).set_index("id")
    row = lines.loc["rail-xian-dostyk"]
    assert (row["from_node"], row["from_name"]) == ("xian", "Сиань")
    assert row["name"] == "Сиань – Достык"
    assert row["source_title"] == toy.sources.at[row["source"], "title"]


def test_codes_stand_in_columns_of_their_schemes(toy):
    view = answer(toy, Query())
    places = map_rows.places(view).set_index("id")
    assert list(places.loc["alat", ["unlocode", "smdg"]]) == ["AZALA", "TOYCT"]
    assert "wikidata" not in places and places.loc[["shu", "aktau"], "unlocode"].isna().all()
    line = map_rows.lines(view).set_index("id").loc["rail-dostyk-shu"]
    ends = {name: line[name] for name in ("from_unlocode", "from_uic", "to_uic", "wikidata")}
    assert [*ends.values()] == ["KZDOS", "2700393", "2700780", "Q42"]
    assert pd.isna(line["to_unlocode"])


def test_what_is_published_of_a_line_has_its_scope_and_source_beside_it(toy):
    rows = toy.facts["subject"].eq("rail-dostyk-shu") & toy.facts["quantity"].eq("tracks")
    facts = toy.facts.assign(scope=toy.facts["scope"].mask(rows, "whole route"))
    lines = map_rows.lines(answer(replace(toy, facts=facts), Query(lang="ru"))).set_index("id")
    told = lines.loc["rail-dostyk-shu"]
    assert list(told[["published_km", "tracks", "electrification"]]) == [166.0, 2, "25kv_ac"]
    assert list(told[["tracks_scope", "tracks_source"]]) == ["весь маршрут", "railway-2024"]
    assert pd.isna(told["published_km_scope"])  # of the whole line
    # What is usual of a mode is known of none of its lines.
    assert pd.isna(told["operator"]) and pd.isna(told["operator_source"])
    unknown = lines.loc["rail-shu-aktau"]
    assert unknown["published_km"] == 190 and pd.isna(unknown["tracks"])


def test_without_codes_there_is_no_column_for_them(toy):
    view = answer(replace(toy, identifiers=toy.identifiers.iloc[:0]), Query())
    for frame in (map_rows.lines(view), map_rows.places(view)):
        assert not any(name.endswith(SCHEMES) for name in frame.columns)


def test_an_empty_text_is_unknown(toy):
    view = answer(toy, Query())
    for frame, rows in (
        (map_rows.lines(view), view.segments),
        (map_rows.places(view), view.nodes),
    ):
        assert list(frame["opened"].isna()) == list(rows["opened"] == "")
        assert not (frame.select_dtypes("str") == "").any(axis=None)


def test_columns_are_the_same_when_there_is_no_row(toy):
    whole, none = answer(toy, Query()), answer(toy, Query(mode=("road",), status=("suspended",)))
    assert none.segments.empty
    for make in (map_rows.lines, map_rows.places):
        assert list(make(whole).dtypes) == list(make(none).dtypes)
        assert make(none).empty


def test_what_a_file_says_of_itself(toy):
    told = map_rows.metadata(answer(toy, Query()))
    assert told["data"] == toy.date and told["licence"] == toy.licence
    assert "note" not in told
    assert map_rows.metadata(answer(toy, Query(mode=("road",), status=("suspended",))))["note"]
