"""The exported file against what folium and geopandas write of the same data.

A file that asks for more files than itself cannot open offline; to be timed at all it gets them
from the folder it lies in: Leaflet as it is, the others empty (chromium.cdn_file). That is faster
than any CDN, so the comparison leans to the other side.
"""

import re
import tempfile
from pathlib import Path

import folium
import geopandas as gpd
import shapely
from branca.element import Element
from playwright.sync_api import Browser

from routes.export import formats
from routes.kinds import Mode
from routes.tables import dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.webmap import drawing, html_file
from routes.webmap.layer import LAYERS
from routes.webmap.style import COLOURS
from routes.writing import strict
from tests.benchmarks.chromium import PATH, cdn_file, chromium, page
from tests.benchmarks.table import Table, median, spread

REPEATS = 9
ASKED = re.compile(r"""(<(?:script|link)\b[^>]*?(?:src|href)=")(https://[^"]+)""")
FIRST_PATH = f"""(() => {{
  const watch = new MutationObserver(() => {{
    if (!document.querySelector("{PATH}")) return;
    window.firstPath = performance.now();
    watch.disconnect();
  }});
  watch.observe(document, {{ childList: true, subtree: true }});
}})()"""
COLUMNS = ["id", "mode", "status", "length_km"]


def rounded(frame: gpd.GeoDataFrame, decimals: int) -> gpd.GeoDataFrame:
    """Return a frame with the positions as fine as in our file, its ids in a column."""
    geometry = shapely.transform(frame.geometry.to_numpy(), lambda xy: xy.round(decimals))
    plain = frame if "id" in frame.columns else frame.reset_index(names="id")
    return plain.set_geometry(gpd.GeoSeries(geometry, index=plain.index, crs=frame.crs))


def lines(view: View) -> gpd.GeoDataFrame:
    """Return the segments of a view with the columns of a plain tooltip."""
    return rounded(view.segments, 4)[[*COLUMNS, "geometry"]].round({"length_km": 1})


def mode_style(feature: dict) -> dict:
    """Return the style of a segment."""
    return {"color": COLOURS["mode"][feature["properties"]["mode"]], "weight": 3}


def stock(view: View) -> folium.Map:
    """Draw the layers of our map as the folium manual does, but for tiles: ours has none."""
    map = folium.Map(tiles=None)
    ground = view.dataset
    for name in ("borders", "lakes", "boundaries"):
        shapes = rounded(getattr(ground, name), 3)[["geometry"]]
        folium.GeoJson(shapes, name=name).add_to(map)
    segments = lines(view)
    for mode in Mode:
        rows = segments[segments["mode"] == mode]
        if rows.empty:
            continue
        tip = folium.GeoJsonTooltip(COLUMNS)
        folium.GeoJson(rows, name=mode, tooltip=tip, style_function=mode_style).add_to(map)
    nodes = rounded(view.nodes, 4)[["id", "name", "kind", "geometry"]]
    tip = folium.GeoJsonTooltip(["id", "name", "kind"])
    dot = folium.CircleMarker(radius=4)
    folium.GeoJson(nodes, name="nodes", tooltip=tip, marker=dot).add_to(map)
    folium.LayerControl().add_to(map)
    map.fit_bounds(drawing.bounds(view))
    return map


def bare(view: View) -> folium.Map:
    """Draw nothing but the segments, with Leaflet inside the file and no other package."""
    map = folium.Map(tiles=None)
    map.default_js, map.default_css = [], []
    script, styles = html_file.leaflet_parts()
    inlined = f"<style>{styles}</style><script>{script}</script>"
    map.get_root().header.add_child(Element("{% raw %}" + inlined + "{% endraw %}"))
    folium.GeoJson(lines(view)).add_to(map)
    map.fit_bounds(drawing.bounds(view))
    return map


def contenders(view: View) -> dict[str, str]:
    """Return the HTML of each way to draw the view."""
    explored = lines(view).explore(column="mode", tiles=None)
    return {
        "ours": formats.html(view),
        "bare folium, lines only, Leaflet inlined": bare(view).get_root().render(),
        "stock folium, the same layers": stock(view).get_root().render(),
        "geopandas explore, lines only": explored.get_root().render(),
    }


def beside(html: str, folder: Path) -> str:
    """Let a file take from its own folder what it would ask of a CDN."""

    def near(match: re.Match) -> str:
        name = match[2].rpartition("/")[2]
        (folder / name).write_text(cdn_file(match[2]), encoding="utf-8")
        return match[1] + name

    return ASKED.sub(near, html)


def asked(browser: Browser, path: Path) -> tuple[int, bool]:
    """Open a file without a net: how many other files it asked for, whether it drew a path."""
    requests: list[str] = []
    with page(browser, FIRST_PATH) as tab:
        tab.on("request", lambda request: requests.append(request.url))
        tab.goto(path.as_uri())
        tab.wait_for_timeout(500)
        drawn = tab.evaluate("window.firstPath !== undefined")
    return sum(not url.startswith(("data:", path.as_uri())) for url in requests), drawn


def first_path_ms(browser: Browser, path: Path) -> float:
    """Open a file in a fresh context: milliseconds from navigation to the first path."""
    with page(browser, FIRST_PATH) as tab:
        tab.goto(path.as_uri())
        return tab.wait_for_function("window.firstPath", timeout=20_000).json_value()


def compare(view: View, folder: Path) -> Table:
    """Measure the contenders in turn, so that a busy moment of the machine meets them all."""
    files = contenders(view)
    times: dict[str, list[float]] = {name: [] for name in files}
    rows = []
    with chromium() as browser:
        for i, (name, html) in enumerate(files.items()):
            path, near = folder / f"{i}.html", folder / f"near{i}.html"
            path.write_text(html, encoding="utf-8")
            near.write_text(beside(html, folder), encoding="utf-8")
            others, offline = asked(browser, path)
            rows.append(
                {"file": name, "bytes": path.stat().st_size, "asks_for": others, "offline": offline}
            )
        for turn in range(REPEATS + 1):
            for i, name in enumerate(files):
                ms = first_path_ms(browser, folder / f"near{i}.html")
                if turn:  # the first turn warms the browser up
                    times[name].append(ms)
    ours = median(times["ours"])
    for row in rows:
        values = times[row["file"]]
        row |= {"first_path_ms": median(values), "range_ms": spread(values)}
        row["to_ours"] = round(row["first_path_ms"] / ours, 2)
    notes = (
        "Files that ask for others are timed with Leaflet and empty stand-ins beside them on disk.",
        "Aim: ours no slower than the bare folium (to_ours of that row at least 1).",
    )
    return Table("file: against others", rows, notes)


def weigh(view: View) -> Table:
    """Return what each part of our file weighs, and each layer within the map's script."""
    told = html_file.parts(view)
    styles = {f"style {i}": part for i, part in enumerate(told["styles"], 1)}
    parts = {name: part for name, part in told.items() if isinstance(part, str)}
    sizes = {name: len(part.encode()) for name, part in (told["packed"] | styles | parts).items()}
    total = len(formats.html(view).encode())
    rows = [{"part": name, "bytes": size} for name, size in sizes.items()]
    rows.append({"part": "page, table twin", "bytes": total - sum(sizes.values())})
    empty = script_bytes(view, [])
    rows += [
        {"part": f"  of map and ground: {id}", "bytes": script_bytes(view, [id]) - empty}
        for id in LAYERS
    ]
    rows.append({"part": "whole file (aim: at most 800 KB)", "bytes": total})
    return Table("file: what each part weighs", rows)


def script_bytes(view: View, ids: list[str]) -> int:
    """Return the packed size of the map's script with the named layers only."""
    figure = drawing.draw(view, ids).get_root()
    figure.render()
    return len(strict.packed(figure.script.render()))


def measure(folder: Path) -> list[Table]:
    """Measure the file of all data."""
    view = answer(dataset.load(folder), Query())
    with tempfile.TemporaryDirectory() as temporary:
        return [compare(view, Path(temporary)), weigh(view)]
