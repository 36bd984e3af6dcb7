"""What the map's script is told."""

from routes.facts.symbols import symbols
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap.map_names import names
from routes.webmap.payload import web_data


def test_a_gauge_change_is_where_two_gauges_meet(toy, real):
    shown = symbols(toy)
    assert shown["dostyk"] == "gauge_change"
    assert shown["shu"] == "junction"
    changes = {id for id, one in symbols(real).items() if one == "gauge_change"}
    assert {"dostyk", "alashankou", "horgos", "altynkol", "akhalkalaki"} <= changes


def test_every_shown_subject_is_told_and_no_other(toy):
    view = answer(toy, Query(mode="sea"))
    assert set(web_data(view)["subjects"]) == {*view.segments.index, *view.nodes.index}


def test_every_fact_names_a_source_that_is_told(real):
    data = web_data(answer(real, Query()))
    for about in data["subjects"].values():
        for entry in (data["pool"][place] for place in about["facts"]):
            assert entry["values"]
            for value in entry["values"]:
                assert data["pool"][value["source"]]["text"]


def test_every_code_has_its_source_and_is_found_by_the_search(real):
    data = web_data(answer(real, Query()))
    pool, found = data["pool"], {}
    for id, about in data["subjects"].items():
        for scheme, code, page, source in about.get("codes", ()):
            assert pool[scheme] and pool[source]["text"]
            assert pool[page].startswith("https://") or not pool[page]
            found.setdefault(id, []).append(code)
    told = real.identifiers.groupby("subject")["code"].apply(set).to_dict()
    assert {id: set(codes) for id, codes in found.items()} == told
    for id, codes in found.items():
        assert {*codes} <= {*data["subjects"][id]["search"]}


def test_hubs_take_their_room_first(real):
    ranks = [one["rank"] for one in names(answer(real, Query())) if one["kind"] == "place"]
    assert ranks == sorted(ranks)


def test_the_search_knows_every_language(real):
    data = web_data(answer(real, Query(lang="tr")))
    assert {"Aktau", "Актау", "Ақтау"} <= set(data["subjects"]["aktau"]["search"])
    assert {"Horgos", "Khorgos", "Khorgas"} <= set(data["subjects"]["horgos"]["search"])
