"""The tables of lines and places with their codes."""

from routes.view.answer import answer
from routes.view.query import Query
from routes.words import coded_tables, map_tables


def test_codes_stand_under_headings_for_people(toy):
    view = answer(toy, Query(lang="ru"))
    places, lines = coded_tables.nodes(view).frame, coded_tables.segments(view).frame
    assert places.loc["xian", "UN/LOCODE"] == "CNXIA"
    line = lines.loc["rail-dostyk-shu"]
    assert (line["Откуда: UN/LOCODE"], line["Куда: Номер станции UIC"]) == ("KZDOS", "2700780")
    assert line["Викиданные"] == "Q42"
    assert [*lines.columns][: len(map_tables.segments(view).frame.columns)] == [
        *map_tables.segments(view).frame.columns
    ]
