"""Lines and places as flat rows for a GIS."""

from routes.view.answer import answer
from routes.view.query import Query
from routes.words import map_rows


def test_names_stand_beside_ids_in_the_language_of_the_query(toy):
    lines = map_rows.lines(answer(toy, Query(lang="ru"))).set_index("id")
    row = lines.loc["rail-xian-dostyk"]
    assert (row["from_node"], row["from_name"]) == ("xian", "Сиань")
    assert row["name"] == "Сиань – Достык"
    assert row["source_title"] == toy.sources.at[row["source"], "title"]


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
    told = map_rows.told(answer(toy, Query()))
    assert told["data"] == toy.date and told["licence"] == toy.licence
    assert "note" not in told
    assert map_rows.told(answer(toy, Query(mode=("road",), status=("suspended",))))["note"]
