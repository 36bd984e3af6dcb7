"""What leaves the house: one self-contained HTML file, GeoJSON, GeoPackage, CSV, pictures."""

import json
import os
import re
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import BaseLoader, Environment, FileSystemLoader, PackageLoader
from xstatic.pkg import leaflet

from routes import account, journeytwin, tour, twin, volumes, webdata, webmap
from routes.errors import RoutesError
from routes.layer import collection, script_json
from routes.view import View

SEGMENT_COLUMNS = [
    "id",
    "from_node",
    "to_node",
    "mode",
    "gauge_mm",
    "status",
    "opened",
    "trace",
    "source",
    "length_km",
]
SCRIPTS = (
    "map.js",
    "labels.js",
    "years.js",
    "traffic.js",
    "tour.js",
    "panel.js",
    "journey.js",
    "overlay.js",
)


def text_of(loader: BaseLoader, *names: str) -> str:
    """Give the text of the named templates, one after the other."""
    environment = Environment()
    return "\n".join(loader.get_source(environment, name)[0] for name in names)


def lean(text: str) -> str:
    """Give a script or style sheet of ours without its indents and whole lines of comment."""
    return re.sub(r"^\s*//.*\n|^\s+", "", text, flags=re.MULTILINE)


def leaflet_parts() -> tuple[str, str]:
    """Give Leaflet's script and style sheet, without the lines that would ask for more files."""
    loader = FileSystemLoader(leaflet.BASE_DIR)
    script = re.sub(r"\n//# sourceMappingURL=\S*", "", text_of(loader, "leaflet.js"))
    styles = re.sub(r"url\([^)]*\)", "none", text_of(loader, "leaflet.css"))
    return script, styles


def parts(view: View, embedded: bool = False) -> dict[str, Any]:
    """Give the parts of the HTML file by name; the page's template puts them together."""
    figure: Any = webmap.draw(view).get_root()
    figure.render()
    templates = PackageLoader("routes")
    leaflet_js, leaflet_css = leaflet_parts()
    tables = [twin.segments(view), twin.nodes(view)]
    if view.journey:
        told = (journeytwin.totals(view), journeytwin.changes(view), journeytwin.arcs(view))
        tables = [*filter(None, told), *tables]
    return {
        "leaflet_js": leaflet_js,
        "leaflet_css": leaflet_css,
        "css": lean(
            text_of(templates, "map.css", "years.css", "journey.css", "overlay.css", "tour.css")
        ),
        "js": lean(text_of(templates, *SCRIPTS)),
        "map_html": figure.html.render(),
        "map_script": figure.script.render(),
        "data": script_json(script_data(view)),
        "tables": [] if embedded else [html_table(view, one) for one in tables],
        "embedded": embedded,
    }


def script_data(view: View) -> dict[str, Any]:
    """Give all data of the map's script; the guided tour shares the pool of the passports."""
    data = webdata.web_data(view)
    pool = webdata.Pool(data["pool"])
    return data | {"tour": tour.browser(view, pool), "pool": pool.values}


def html_table(view: View, table: twin.Table) -> dict[str, Any]:
    """Give a table as text for the template."""
    rows = [
        {"id": row[0], "cells": [(twin.cell(one, view.query.lang), one) for one in row[1:]]}
        for row in table.frame.itertuples()
    ]
    return {"title": table.title, "headings": list(table.frame.columns), "rows": rows}


def html(view: View, embedded: bool = False) -> str:
    """Give the map as one HTML file that asks no host for anything.

    The same view gives the same bytes. `embedded` leaves out heading, foot and table twin for a
    page that has its own.
    """
    environment = Environment(loader=PackageLoader("routes"), autoescape=True)
    return environment.get_template("page.html").render(
        parts(view, embedded), lang=view.query.lang, word=view.word, date=view.dataset.date
    )


def geojson(view: View) -> str:
    """Give the segments of a view, or its journey, as GeoJSON (RFC 7946: longitude first)."""
    if view.journey:
        return account.as_geojson(view.dataset, view.journey)
    rows = view.segments.reset_index(names="id")
    rows["gauge_mm"] = [None if pd.isna(one) else int(one) for one in rows["gauge_mm"]]
    rows["length_km"] = rows["length_km"].round(1)
    columns = {name: name for name in SEGMENT_COLUMNS}
    return json.dumps(collection(rows, columns, 4), ensure_ascii=False, separators=(",", ":"))


def csv(view: View) -> str:
    """Give the table of segments, or the arcs of the journey, as CSV with a header line."""
    if view.journey:
        return journeytwin.arcs(view).frame.to_csv(lineterminator="\n")
    return twin.segments(view).frame.to_csv(lineterminator="\n")


def journey_json(view: View) -> str:
    """Give the journey of a view as JSON (see account).

    Raises: RoutesError where the view has none.
    """
    if not view.journey:
        raise RoutesError(
            "cannot export .json; allowed with --origin and --destination of a journey"
        )
    return account.as_json(view.dataset, view.journey)


def volumes_csv(view: View) -> str:
    """Give all volumes as CSV with a header line: the tables of the traffic page in one."""
    series = volumes.every(view.dataset)
    return twin.volumes(view, series, "").frame.to_csv(lineterminator="\n")


def geopackage(view: View) -> bytes:
    """Give segments and nodes of a view as a GeoPackage with two layers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.gpkg"
        view.segments[[*SEGMENT_COLUMNS[1:], "geometry"]].reset_index().to_file(
            path, layer="segments"
        )
        view.nodes.drop(columns=["lon", "lat"]).reset_index().to_file(path, layer="nodes")
        return path.read_bytes()


def picture(view: View, ending: str, size: str | None = None) -> bytes:
    """Give the map as a picture to print ("a3") or share ("share"); see routes/poster/compose.py.

    Raises: UnknownNameError for another size, RoutesError where no font has the letters.
    """
    # matplotlib takes half a second to import: only who asks for a picture waits for it.
    from routes.poster import compose

    return compose.picture(view, ending, size)


PICTURES = (".png", ".svg", ".pdf")
WORDED = (".html", ".csv", *PICTURES)  # those that have words in a language
FORMATS: dict[str, Callable[[View], str | bytes]] = {
    ".html": html,
    ".geojson": geojson,
    ".gpkg": geopackage,
    ".csv": csv,
    ".json": journey_json,
    **{ending: partial(picture, ending=ending) for ending in PICTURES},
}


def write(view: View, path: Path, size: str | None = None) -> int:
    """Write a view in the format that the path's ending names; give the number of bytes.

    `size` is that of a picture's page. The file appears whole or not at all. Raises RoutesError for
    an unknown ending, a size where there is no page, or a place that cannot be written.
    """
    if path.suffix not in FORMATS:
        raise RoutesError(f"cannot export {path.name!r}; allowed endings: {', '.join(FORMATS)}")
    if size and path.suffix not in PICTURES:
        raise RoutesError(f"{path.name!r} has no size; only these have: {', '.join(PICTURES)}")
    content = picture(view, path.suffix, size) if size else FORMATS[path.suffix](view)
    data = content.encode() if isinstance(content, str) else content
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".export-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)  # a temporary file is its maker's alone
        os.replace(name, path)
    except OSError as error:
        if "name" in locals():
            Path(name).unlink(missing_ok=True)
        raise RoutesError(f"cannot write {path}: {error.strerror}") from error
    return len(data)
