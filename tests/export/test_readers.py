"""Every format, for every filter and many journeys, read back by programs that are not ours."""

import csv
import io
import itertools
import resource
import shutil
import signal
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
from geojson_pydantic import FeatureCollection

from routes.errors import RoutesError
from routes.export import formats, geopackage
from routes.kinds import Mode, Status
from routes.network.network import Slow
from routes.studies import critical
from routes.tables import dataset
from routes.view.answer import answer, compares, corridor_ids
from routes.view.filters import unfiltered
from routes.view.query import FILTERS, Query
from routes.webmap import payload
from tests.writing.test_strict import read as strictly

TYPES = {
    "segments": {
        "gauge_mm": "int",
        "length_km": "float",
        "published_km": "float",
        "tracks": "int",
        "electrification": "object",
        "tracks_source": "object",
    },
    "runs": {"itinerary": "int", "position": "int", "hours_likely": "float", "km_likely": "float"},
}
ABOUT = {"language", "data", "licence", "attribution"}
EMPTY = "No line passes all of these filters."


def filters(data):
    """Each value of each filter, and some together; many of them leave nothing."""
    values = {"corridor": corridor_ids(data), "mode": Mode, "status": Status}
    single = [{name: (value,)} for name in FILTERS for value in values[name]]
    pairs = [{"mode": (mode,), "status": (status,)} for mode in Mode for status in Status]
    both = {"corridor": values["corridor"][:1], "mode": (Mode.SEA, Mode.ROAD)}
    return [{}, *single, *pairs, both]


WHAT_IFS = (
    {},
    {"alternatives": 3, "lang": "ru"},
    {"close": ("aktau",), "year": 2024},
    {"slow": (Slow("alat", 2.5),), "scenario": ("storm_aktau",)},
)


@pytest.fixture(scope="module")
def views(real):
    return [answer(real, Query(**asked)) for asked in filters(real)]


@pytest.fixture(scope="module")
def journeys(real):
    """The journeys of the sets of the data, each with another what-if; those that can be."""
    pairs = sorted({pair for use in ("critical", "compare") for pair in critical.named(real, use)})
    asked = [
        Query(origin=start, destination=stop, **more)
        for (start, stop), more in zip(pairs, itertools.cycle(WHAT_IFS))
    ]
    asked += [
        Query(origin="urumqi_road", destination="aktau", service="truck", by="distance"),
        Query(origin="xian", destination="poti", mode=("rail",)),
        Query(origin="xian", destination="poti", status=("suspended",), close=("aktau",)),
        Query(origin="xian", destination="halkali", corridor=("main_poti",), lang="ka"),
    ]
    found = []
    for query in asked:
        try:
            found.append(answer(real, query))
        except RoutesError:
            continue
    assert len(found) >= 8
    return found


def collection(text, known=True):
    """A GeoJSON text, read strictly and by a validator of RFC 7946; its features are flat."""
    told = strictly(text)
    FeatureCollection.model_validate(told)
    assert "crs" not in told and set(told) >= ABOUT
    assert all(told[name] for name in ABOUT) or not known
    for feature in told["features"]:
        for value in feature["properties"].values():
            assert value is None or isinstance(value, str | int | float)
            assert value != ""
        line = feature["geometry"]["coordinates"]
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line)
    return told


def table(text):
    rows = list(csv.reader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    return rows


def names_of(feature):
    about = feature["properties"]
    return [about[name] for name in ("name", "from_name", "to_name", "source_title")]


def test_some_filters_leave_nothing(views):
    assert sum(view.segments.empty for view in views) >= 3


def test_geojson_of_every_filter(views):
    for view in views:
        told = collection(formats.geojson(view))
        about = [feature["properties"] for feature in told["features"]]
        assert [one["id"] for one in about] == list(view.segments.index)
        assert all(type(one["gauge_mm"]) in (int, type(None)) for one in about)
        assert all(all(names_of(feature)) for feature in told["features"])
        assert told.get("note") == (EMPTY if view.segments.empty else None)


def test_geojson_of_every_journey(journeys):
    for view in journeys:
        told = collection(formats.geojson(view))
        whole = collection(formats.geojson(unfiltered(view)))
        every = [arc for one in view.journey.itineraries for arc in one.arcs if arc.kind == "run"]
        assert [one["properties"]["id"] for one in whole["features"]] == [
            arc.segment for arc in every
        ]
        for feature, arc in zip(whole["features"], every, strict=True):
            about = feature["properties"]
            assert (about["from_node"], about["to_node"]) == (arc.tail.node, arc.head.node)
            likely = arc.hours.likely
            assert about["hours_likely"] == (None if likely is None else round(likely, 2))
            assert about["from_name"] and about["to_name"]
        assert all(feature in whole["features"] for feature in told["features"])
        assert told["language"] == view.query.lang


def test_a_filter_and_a_journey_combine_in_every_format(journeys):
    filtered = [view for view in journeys if any(view.query.filters.values())]
    assert len(filtered) == 3
    for view in filtered:
        whole, query = unfiltered(view), view.query
        told = collection(formats.geojson(view))["features"]
        assert len(told) < len(collection(formats.geojson(whole))["features"])
        if query.mode:
            assert {one["properties"]["mode"] for one in told} == {*query.mode}
        assert len(table(formats.csv(view))) < len(table(formats.csv(whole)))
        runs = geopackage.layers(view)["runs"][2]
        assert list(runs["id"]) == [one["properties"]["id"] for one in told]
        with pytest.raises(RoutesError, match=r"cannot export \.json with"):
            formats.whole_journey(view)


def test_gdal_reads_the_types_of_geojson(views, journeys, tmp_path):
    for view, layer in ((views[0], "segments"), (journeys[1], "runs")):
        path = tmp_path / f"{layer}.geojson"
        formats.write(view, path)
        assert pyogrio.list_layers(path)[0][0] == layer
        info = pyogrio.read_info(path)
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        assert all(types[name].startswith(kind) for name, kind in TYPES[layer].items())
        assert set(info["ogr_types"]) <= {"OFTString", "OFTInteger", "OFTReal"}
        assert info["crs"] == "EPSG:4326"
        assert len(pyogrio.read_dataframe(path)) == info["features"]


def test_geopackages_of_some_filters_and_journeys(views, journeys, tmp_path):
    empty = next(view for view in views if view.segments.empty)
    some = (views[0], views[1], empty, journeys[0], journeys[-1], journeys[-2])
    for number, view in enumerate(some):
        path = tmp_path / f"{number}.gpkg"  # GDAL lays what it has read beside it
        formats.write(view, path)
        layers = geopackage.layers(view)
        assert [name for name, _ in pyogrio.list_layers(path)] == list(layers)
        for name, (title, kind, rows) in layers.items():
            info = pyogrio.read_info(path, layer=name)
            assert info["geometry_type"] == kind and info["crs"] == "EPSG:4326"
            assert set(info["dataset_metadata"]) >= ABOUT
            assert info["dataset_metadata"]["data"] == view.dataset.date
            assert info["layer_metadata"]["IDENTIFIER"] == title
            assert "Open Database License" in info["layer_metadata"]["DESCRIPTION"]
            types = dict(zip(info["fields"], info["dtypes"], strict=True))
            known = TYPES.get(name, {})
            assert all(types[column].startswith(kind) for column, kind in known.items())
            read = pyogrio.read_dataframe(path, layer=name)
            assert list(read["id"]) == list(rows["id"])
            assert not (read.select_dtypes(exclude=["number", "geometry"]) == "").any(axis=None)
            note = EMPTY if view is empty or view.query.status else None
            assert info["dataset_metadata"].get("note") == note


def test_other_tables_are_joined_by_the_codes(real, views, journeys, tmp_path):
    codes = real.identifiers[real.identifiers["scheme"] == "unlocode"]
    known = codes.groupby("subject")["code"].agg("; ".join).to_dict()
    for view, lines in ((views[0], "segments"), (journeys[0], "runs")):
        for name in ("map.gpkg", "map.geojson"):
            path = tmp_path / f"{lines}-{name}"
            formats.write(view, path)
            read = pyogrio.read_dataframe(path, layer=lines)
            assert list(read["from_unlocode"].dropna()) == [
                known[node] for node in read["from_node"] if node in known
            ]
    places = pyogrio.read_dataframe(tmp_path / "segments-map.gpkg", layer="nodes").set_index("id")
    assert places["unlocode"].dropna().to_dict() == known
    assert places.loc["poti", "smdg"] == "APMT; PNSPCT" and places.loc["shu", "uic"] == "2700780"
    heading, *rows = table(formats.csv(views[0]))
    ends = [row[heading.index("To: UN/LOCODE")] for row in rows]
    assert ends == [known.get(node, "") for node in real.segments["to_node"]]


def test_the_same_view_gives_the_same_bytes_whatever_the_clock_says(real, journeys, monkeypatch):
    once = geopackage.content(journeys[0])
    before = pyogrio.get_gdal_config_option(geopackage.DATE)
    monkeypatch.setenv("TZ", "Asia/Almaty")
    pyogrio.set_gdal_config_options({geopackage.DATE: "1999-01-01T00:00:00.000Z"})
    try:
        again = geopackage.content(answer(real, journeys[0].query))
        assert pyogrio.get_gdal_config_option(geopackage.DATE) == "1999-01-01T00:00:00.000Z"
    finally:
        pyogrio.set_gdal_config_options({geopackage.DATE: before})
    assert once == again


def test_csv_of_every_filter_and_journey(views, journeys):
    for view in views:
        rows = table(formats.csv(view))
        assert [row[0] for row in rows[1:]] == list(view.segments.index)
    for view in journeys:
        rows = table(formats.csv(unfiltered(view)))
        arcs = view.journey.itineraries[0].arcs
        assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(arcs) + 1)]


def test_json_of_every_journey(journeys):
    for view in journeys:
        told = strictly(formats.whole_journey(unfiltered(view)))
        assert told["licence"] and told["attribution"] and told["data"] == view.dataset.date
        assert len(told["itineraries"]) == len(view.journey.itineraries)


@pytest.mark.parametrize("bare", [False, True])
def test_every_format_of_another_corridor(tmp_path, bare):
    folder = Path(shutil.copytree(Path(__file__).parent.parent / "northern", tmp_path / "northern"))
    if bare:
        kept = {"sources.csv", "nodes.csv", "segments.geojson", "exceptions.csv"}
        for path in folder.iterdir():
            if path.name not in kept:
                path.unlink()
    data = dataset.load(folder)
    start, stop = data.segments.iloc[0][["from_node", "to_node"]]
    line = {"origin": start, "destination": stop, "service": "truck"}
    if data.segments.iloc[0]["mode"] != "road":
        line["service"] = "container"
    for query in (Query(), Query(mode=("ferry",), status=("suspended",)), Query(**line)):
        view = answer(data, query)
        told = collection(formats.geojson(view), known=not bare)
        assert (len(told["features"]) == 0) == bool(query.mode)
        table(formats.csv(view))
        path = tmp_path / f"{bool(query.mode)}{bool(view.journey)}.gpkg"
        formats.write(view, path)
        names = [name for name, _ in pyogrio.list_layers(path)]
        assert names == list(geopackage.layers(view))
        if view.journey:
            strictly(formats.whole_journey(view))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_volumes(real, lang):
    rows = table(formats.volumes_csv(answer(real, Query(lang=lang))))
    assert len(rows) == len(real.volumes) + 1


def test_the_counts_of_the_legend_are_those_of_the_files(views):
    compared = next(view for view in views if compares(view))
    for view in (views[0], compared, *views[6::6]):
        subjects = payload.web_data(view)["subjects"].values()
        drawn = [one for one in subjects if compares(view) or "beyond" not in one["groups"]]
        legend = Counter(one["mode"] for one in drawn if "mode" in one)
        symbols = Counter(one["symbol"] for one in drawn if "symbol" in one)
        reaches = ("corridor", "beyond") if compares(view) else ("corridor",)
        layers = {name: rows for name, (_, _, rows) in geopackage.layers(view).items()}
        told = pd.concat([layers["segments"], layers["compared"]][: len(reaches)])
        assert Counter(told["mode"]) == legend
        places = layers["nodes"]
        assert Counter(places["symbol"][places["reach"].isin(reaches)]) == symbols
        features = strictly(formats.geojson(view))["features"]
        about = [feature["properties"] for feature in features]
        assert Counter(one["mode"] for one in about if one["reach"] in reaches) == legend


@pytest.mark.parametrize("ending", [".html", ".svg", ".pdf", ".png"])
def test_a_page_or_picture_of_nothing_is_whole_and_says_so(real, ending):
    made = formats.content(answer(real, Query(status=("suspended",))), ending)
    heads = {".html": b"<!DOCTYPE html>", ".svg": b"<?xml", ".pdf": b"%PDF", ".png": b"\x89PNG"}
    assert made.startswith(heads[ending])
    assert ending != ".svg" or EMPTY.encode() in made


def test_a_picture_shows_the_way_of_its_journey(real):
    asked = Query(origin="xian", destination="poti", via=("alat",), slow=(Slow("aktau", 2),))
    made = formats.content(answer(real, asked), ".svg").decode()
    assert "Xi'an → Poti" in made and "Alat" in made and "Halkalı" not in made


def test_a_folder_for_temporary_files_that_takes_none_is_one_sentence(views, monkeypatch):
    monkeypatch.setattr(geopackage.tempfile, "tempdir", "/dev/null/none")
    reason = r"cannot make the GeoPackage in the folder for temporary.*: Not a directory$"
    with pytest.raises(RoutesError, match=reason):
        geopackage.content(views[0])


@contextmanager
def room_for(most):
    """No file may grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("share", [0, 0.02, 0.5, 0.99, 1.5])
def test_a_small_folder_for_temporary_files_gives_no_half_geopackage(views, share):
    whole = len(geopackage.content(views[0]))
    with (
        room_for(int(whole * share)),
        pytest.raises(RoutesError, match=r"cannot make the GeoPackage .*: \w+"),
    ):
        geopackage.content(views[0])


def test_a_folder_with_room_for_it_twice_is_enough(views):
    whole = geopackage.content(views[0])
    with room_for(len(whole) * 2):
        assert geopackage.content(views[0]) == whole


def test_amounts_are_in_order(journeys):
    for view in map(unfiltered, journeys):
        told = strictly(formats.whole_journey(view))
        ways = [*told["itineraries"], *filter(None, [told["before"]])]
        parts = [part for way in ways for part in (way, *way["legs"], *way["arcs"])]
        for part in parts:
            for what in ("hours", "km", "usd", "kg_co2e_t"):
                one = part.get(what) or {"low": None}
                known = one["low"] is not None
                assert not known or 0 <= one["low"] <= one["likely"] <= one["high"]
