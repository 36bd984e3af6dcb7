"""What the map's script is told."""

import re

import pytest

from routes.facts import labels
from routes.facts.symbols import symbols
from routes.network.network import Slow
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query, read_query
from routes.webmap import html_file, style
from routes.webmap.map_names import names
from routes.webmap.passport_payload import Pool, packed
from routes.webmap.payload import web_data
from routes.words import passport
from tests.conftest import worded
from tests.english import labelled, left, titles, untold
from tests.toys import spoil


def test_a_gauge_change_is_where_two_gauges_meet(toy, real):
    shown = symbols(toy)
    assert shown["dostyk"] == "gauge_change"
    assert shown["shu"] == "junction"
    changes = {id for id, one in symbols(real).items() if one == "gauge_change"}
    assert {"dostyk", "alashankou", "horgos", "altynkol", "akhalkalaki"} <= changes


def test_every_shown_subject_is_told_and_no_other(toy):
    view = answer(toy, Query(mode=("sea",)))
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


def test_the_main_line_takes_its_room_first_and_then_the_hubs(real):
    places = [one for one in names(answer(real, Query())) if one["kind"] == "place"]
    first = [bool(one.get("main")) for one in places]
    assert first == sorted(first, reverse=True)
    ranks = [one["rank"] for one in places if not one.get("main")]
    assert ranks == sorted(ranks)


def test_the_search_knows_every_language(real):
    data = web_data(answer(real, Query(lang="tr")))
    assert {"Aktau", "Актау", "Ақтау"} <= set(data["subjects"]["aktau"]["search"])
    assert {"Horgos", "Khorgos", "Khorgas"} <= set(data["subjects"]["horgos"]["search"])


def data_of(data, online=False, **params):
    """What the script is told of the map that a link asks for."""
    query, refusals = read_query(data, params)
    assert refusals == ()
    return web_data(answer(data, query), online)


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """The toy with a road, and a railway on no corridor, that are only compared with."""
    folder = worded(tmp_path_factory.mktemp("compared"))
    for line in ('"opened":"2024-07-03","trace":"traced"', '"opened":"","trace":"schematic"'):
        spoil(folder, "segments.geojson", f'{line},"reach":"corridor"', f'{line},"reach":"beyond"')
    return dataset.load(folder)


@pytest.fixture(scope="module")
def plain(toy):
    return data_of(toy)


def test_a_line_is_told_by_what_the_themes_colour(plain):
    lines = {id: one for id, one in plain["subjects"].items() if "mode" in one}
    parts = ("mode", "status", "gauge", "electrification", "tracks", "trace", "dash")
    assert {id: tuple(one[part] for part in parts) for id, one in lines.items()} == {
        "ferry-aktau-alat": ("ferry", "suspended", "", "", "", "waypoints", "14 4 2 4"),
        "rail-alat-ganja": ("rail", "planned", "1520", "", "", "schematic", "3 5"),
        "rail-dostyk-shu": ("rail", "operating", "1520", "25kv_ac", "2", "waypoints", ""),
        "rail-shu-aktau": ("rail", "operating", "1520", "", "", "traced", ""),
        "rail-xian-dostyk": ("rail", "operating", "1435", "", "", "traced", ""),
        "road-dostyk-aktau": ("road", "operating", "", "", "", "traced", ""),
        "sea-aktau-alat": ("sea", "operating", "", "", "", "waypoints", "1 7"),
    }


def test_a_theme_shows_the_preferred_value_and_no_rival(tmp_path):
    folder = worded(tmp_path)
    row = "rail-dostyk-shu,tracks,2,,,,2024,,railway-2024,table 2,,yes\n"
    rival = row.replace("tracks,2", "tracks,1").replace("yes", "no")
    spoil(folder, "facts.csv", row, row + rival)
    subjects = data_of(dataset.load(folder))["subjects"]
    assert subjects["rail-dostyk-shu"]["tracks"] == "2"


def test_the_first_corridor_is_the_main_line_and_wider(plain):
    widths = {id: one["width"] for id, one in plain["subjects"].items() if "mode" in one}
    usual = {id: style.WIDTHS[id.partition("-")[0]] for id in widths}
    wider = {id for id in widths if widths[id] > usual[id]}
    assert wider == {"rail-xian-dostyk", "rail-dostyk-shu", "rail-shu-aktau", "sea-aktau-alat"}
    assert {id for id in widths if widths[id] == usual[id]} == widths.keys() - wider


def test_what_is_only_compared_with_is_a_group_of_its_own_and_thin(compared):
    subjects = data_of(compared)["subjects"]
    beyond = {id for id, one in subjects.items() if "beyond" in one["groups"]}
    assert beyond == {"road-dostyk-aktau", "rail-alat-ganja", "ganja"}
    assert subjects["rail-alat-ganja"]["width"] == style.WIDTH_BEYOND
    assert subjects["ganja"]["groups"] == ["kind.station", "place.planned", "beyond"]
    assert subjects["aktau"]["groups"] == ["kind.port", "place.operating"]
    assert subjects["sea-aktau-alat"]["groups"] == ["mode.sea", "status.operating"]


def test_what_is_compared_is_switched_off_unless_it_is_asked_for(compared):
    assert data_of(compared)["off"] == ["tiles", "capacity", "beyond"]
    assert data_of(compared, corridor="main")["off"] == ["tiles", "capacity", "beyond"]
    assert data_of(compared, corridor="truck")["off"] == ["tiles", "capacity"]


def test_only_what_is_online_offers_tiles(toy):
    asked = {"on": "tiles,beyond", "off": "mode.sea,mode.rail"}
    for online, switched in ((False, "beyond"), (True, "beyond,tiles")):
        data = data_of(toy, online, **asked)
        assert ("tiles" in data["switches"]) == online
        assert len(data["switches"]) == len({*data["switches"]}) == 19 + online
        assert data["opens"]["on"] == switched
        assert data["opens"]["off"] == "mode.rail,mode.sea"


def test_a_map_opens_as_its_link_says(toy):
    asked = {"year": "2024", "theme": "gauge", "traffic": "t"}
    opens = data_of(toy, origin="xian", destination="alat", **asked)["opens"]
    assert opens == {
        "year": "2024",
        "theme": "gauge",
        "traffic": "t",
        "off": "",
        "on": "",
        "choice": "1",
    }
    assert data_of(toy)["opens"]["choice"] == ""


def test_themes_have_their_entries_and_only_modes_a_stroke(plain):
    themes = {one["id"]: one["entries"] for one in plain["themes"]}
    assert [*themes] == ["mode", "status", "gauge", "electrification", "tracks", "trace"]
    assert [one["id"] for one in themes["gauge"]] == ["1520", "1435"]
    assert {one["id"] for one in themes["status"]} == {*style.COLOURS["status"]}
    assert themes["mode"][0] == {
        "id": "rail",
        "label": "rail",
        "colour": "var(--vermilion)",
        "dash": "",
        "width": 2.2,
        "cap": "butt",
    }
    for id, entries in themes.items():
        assert {*map(len, entries)} == {6 if id == "mode" else 3}


def test_a_pool_holds_each_value_once():
    pool = Pool(["a", {"x": 1, "y": None}, "a"])
    assert pool.values == ["a", {"x": 1, "y": None}]
    assert [pool.place(one) for one in ({"y": None, "x": 1}, "b", "a", "b")] == [1, 2, 0, 2]
    assert pool.values[2:] == ["b"]


def test_values_of_one_entry_share_their_scope_and_each_has_its_caveat(toy):
    view, pool = answer(toy, read_query(toy, {})[0]), Pool()
    values = [
        {"value": "9 d", "scope": "to the port", "source": "survey", "caveat": "advertised"},
        {"value": "8 d", "scope": "to the port", "source": "newspaper"},
        {"value": "7 d", "scope": "to the port", "source": "survey", "caveat": "advertised"},
    ]
    entry = packed(view, {"label": "Transit time", "values": values}, pool)
    first, second, third = entry["values"]
    assert first == {"value": "9 d", "scope": "to the port", "source": 0, "caveat": 1}
    assert second == {"value": "8 d", "source": 2}
    assert third == {"value": "7 d", "source": 0, "caveat": 1}
    assert pool.values[1] == "advertised"
    assert "The Toy Times" in pool.values[2]["text"]


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_a_scale_bar_tells_its_lengths_in_the_language(real, lang):
    told = dict(web_data(answer(real, Query(lang=lang)))["lengths"])
    sign = labels.text(real, "symbol.km", lang)
    for km in (2, 500, 1000, 10_000):  # of one kilometre some languages write out the unit
        spaced = f"{passport.number_text(km, lang)} {sign}"
        assert told[km * 1000].replace(" ", "") == spaced.replace(" ", "")
    assert [*told] == sorted(told) and min(told) == 1


def told(value, path=()):
    """All texts of several words in a value, each with the names that lead to it."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from told(one, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from told(one, path)
    elif isinstance(value, str) and " " in value.strip():
        yield path, re.sub(r"\{\w+\}", "", value)


@pytest.mark.parametrize("lang", ["ru", "zh", "kk", "ka"])
def test_nothing_that_a_file_is_sent_is_english_but_names_to_search_by(real, lang):
    """Neither in folds that no test opens, such as the numbers of the tour."""
    query = Query("xian", "poti", slow=(Slow("aktau", 3),), close=("kuryk",), month=11, lang=lang)
    data = html_file.script_data(answer(real, query))
    quoted = [*titles(real), *real.sources.index]
    apart = {"search", "called", "symbols"}  # in all languages, or in none
    english = [
        (path[:3], text)
        for path, text in told(data)
        if apart.isdisjoint(path) and left(text, quoted)
    ]
    assert english == []


@pytest.mark.parametrize("lang", ["tr", "az"])
def test_nothing_that_a_file_is_sent_is_a_label_in_english(real, lang):
    data = html_file.script_data(answer(real, Query("xian", "poti", month=11, lang=lang)))
    words, quoted, apart = labelled(real, lang), titles(real), {"search", "called"}
    english = [
        (path[:3], text)
        for path, text in told(data)
        if apart.isdisjoint(path) and untold(text, words, quoted)
    ]
    assert english == []
