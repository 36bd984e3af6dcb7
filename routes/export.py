"""What leaves the house: one self-contained HTML file, GeoJSON, GeoPackage, CSV, pictures."""

import json
import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from routes import account, journeytwin, twin, volumes
from routes.errors import RoutesError
from routes.layer import collection
from routes.view import View
from routes.webfile import html as html

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
