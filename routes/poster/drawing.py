"""What lies beneath the names: the ground, quiet, and the lines of the corridor, loud."""

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from shapely import Geometry

from routes.kinds import Mode, Reach
from routes.poster import frame
from routes.poster.frame import Frame
from routes.poster.placement import Box
from routes.view.answer import View, corridor_ids, reached
from routes.webmap import colouring, style

PAPER, SHORE = (style.AROUND[name][0] for name in ("paper", "shore"))
SEA, LAND, REACHED_LAND = (style.GROUND[name][0] for name in ("sea", "land", "reached"))
GRATICULE, EDGE = "#c9cfd0", "#8d8a80"
BOUNDARY = style.INKS["boundary"][0]
BOUNDARY_DASH = {"international": "", "disputed": "5 4", "line_of_control": "2 3"}
GRATICULE_DEGREES = (10, 5, 2)
LEAST_CELLS = 4
PAD_POINTS = 4.0  # a boundary shorter than this is not seen
Z = {"sea": 0, "land": 1, "grid": 2, "boundary": 3, "casing": 5, "line": 6, "mark": 20, "name": 30}


def outline(geometry: Geometry) -> Path | None:
    """Return the outline of a shape as a path, holes and all; None where there is nothing."""
    pieces = []
    for part in shapely.get_parts(geometry):
        if part.geom_type in ("GeometryCollection", "MultiPolygon", "MultiLineString"):
            pieces += [path for path in [outline(part)] if path]
        elif part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            pieces += [Path(np.asarray(ring.coords), closed=True) for ring in rings if ring.coords]
        elif part.geom_type in ("LineString", "LinearRing") and not part.is_empty:
            pieces.append(Path(np.asarray(part.coords)))
    return Path.make_compound_path(*pieces) if pieces else None


def dashes(dash: str, pixel: float, width: float) -> Any:
    """Return an SVG dash array as matplotlib's line style, which counts in widths of the line."""
    if not dash:
        return "solid"
    return (0, [float(length) * pixel / width for length in dash.split()])


def draw(axes: Axes, window: Box, geometry: Geometry, z: float, **looks: Any) -> None:
    """Draw a shape on the page, cut at the edge of its map's window."""
    path = outline(geometry)
    if path is None:
        return
    patch = PathPatch(path, zorder=z, **looks)
    axes.add_artist(patch)  # add_patch would measure every path to choose limits that are set
    patch.set_clip_path(rectangle(axes, window))


def rectangle(axes: Axes, box: Box, **looks: Any) -> Rectangle:
    """Return a box as a rectangle on the page; who asks draws it or cuts by it."""
    patch = Rectangle((box.left, box.bottom), box.width, box.height, **looks)
    patch.set_transform(axes.transData)
    return patch


def ground(axes: Axes, view: View, on: Frame, pixel: float) -> None:
    """Draw sea, land, lakes and boundaries; the countries reached are lighter."""
    data, window = view.dataset, on.rect
    axes.add_artist(rectangle(axes, window, facecolor=PAPER, edgecolor="none", zorder=Z["sea"]))
    draw(axes, window, on.shape(frame.ground(view)), Z["sea"], fc=SEA, ec="none")
    visited = reached(view)
    for light in (False, True):
        rows = data.borders[data.borders["id"].isin(visited) == light]
        colour = REACHED_LAND if light else LAND
        for shape in rows.geometry:
            looks = {"fc": colour, "ec": colour, "lw": 0.4 * pixel}
            draw(axes, window, on.shape(shape), Z["land"] + light * 0.1, **looks)
    if not data.borders.empty:
        coast = on.shape(shapely.union_all(data.borders.geometry.to_numpy()).boundary)
        draw(axes, window, coast, Z["land"] + 0.2, fc="none", ec=SHORE, lw=0.5 * pixel)
    for lake in data.lakes.geometry:
        draw(axes, window, on.shape(lake), Z["land"] + 0.3, fc=SEA, ec=SHORE, lw=0.4 * pixel)
    edge = on.shape(frame.ground(view).exterior)
    draw(axes, window, edge, Z["grid"], fc="none", ec=EDGE, lw=0.7 * pixel)
    for line in graticule(view):
        draw(axes, window, on.shape(line), Z["grid"], fc="none", ec=GRATICULE, lw=0.4 * pixel)
    for row in data.boundaries.to_dict("records"):
        width = 0.8 * pixel
        dash = dashes(BOUNDARY_DASH[row["class"]], 0.8 * pixel, width)
        looks = {"fc": "none", "ec": BOUNDARY, "lw": width, "ls": dash}
        draw(axes, window, on.shape(row["geometry"]), Z["boundary"], **looks)


def graticule(view: View) -> list[Geometry]:
    """Return meridians and parallels, every tenth or closer where the lines of a view are short.

    They are lines in degrees over the known ground; without one, over all that a page may show.
    """
    west, south, east, north = frame.shown(view).total_bounds
    span = max(east - west, north - south)
    step = next((degrees for degrees in GRATICULE_DEGREES if span >= LEAST_CELLS * degrees), 1)
    if view.dataset.borders.empty:
        west, south, east, north = (
            west - 2 * span,
            south - 2 * span,
            east + 2 * span,
            north + 2 * span,
        )
        west, east, south, north = max(west, -180), min(east, 180), max(south, -85), min(north, 85)
    else:
        west, south, east, north = view.dataset.borders.total_bounds
    lons = np.arange(np.ceil(west / step) * step, east + 1e-9, step)
    lats = np.arange(np.ceil(south / step) * step, north + 1e-9, step)
    meridians = [shapely.LineString([(lon, south), (lon, north)]) for lon in lons]
    return [*meridians, *(shapely.LineString([(west, lat), (east, lat)]) for lat in lats)]


def ordered(view: View) -> gpd.GeoDataFrame:
    """Return the segments from the lowest to the uppermost: by mode, planned ones first."""
    ranks = {mode: place for place, mode in enumerate(reversed(Mode))}
    keys = pd.DataFrame({"mode": view.segments["mode"].map(ranks)}, index=view.segments.index)
    keys["there"] = view.segments["status"] == "operating"
    return view.segments.loc[keys.sort_values(["mode", "there"], kind="stable").index]


def lines(axes: Axes, view: View, on: Frame, pixel: float) -> list[Geometry]:
    """Draw the segments, each on its pale casing; give their shapes on the page."""
    rows = view.dataset.corridors
    main = set(rows.loc[rows["corridor"].isin(corridor_ids(view.dataset)[:1]), "segment"])
    shapes, colours, chosen = [], colouring.colours(view), view.query.select
    for place, (id, row) in enumerate(ordered(view).iterrows()):
        shape = on.shape(row["geometry"])
        stroke = style.stroke(
            row["mode"], row["status"], id in main, row["reach"] == Reach.BEYOND, row["trace"]
        )
        beneath = SEA if row["mode"] in (Mode.FERRY, Mode.SEA) else "white"
        if id == chosen:
            beneath = style.BLACK
        casing = {"ec": beneath, "lw": (stroke.width + style.CASING) * pixel, "alpha": 0.85}
        above = place / (len(view.segments) or 1)
        draw(axes, on.rect, shape, Z["casing"] + above / 2, fc="none", capstyle="butt", **casing)
        looks = line_looks(stroke, colours[str(id)], pixel)
        draw(axes, on.rect, shape, Z["line"] + above, fc="none", **looks)
        shapes.append(shape)
    return [shape for shape in shapes if not shape.is_empty]


def line_looks(stroke: style.Stroke, colour: str, pixel: float) -> dict[str, Any]:
    """Return what matplotlib calls the looks of a stroke of routes/webmap/style.py."""
    width = stroke.width * pixel
    cap = "round" if stroke.cap == "round" or not stroke.dash else "butt"
    return {
        "ec": colour,
        "lw": width,
        "ls": dashes(stroke.dash, pixel, width),
        "capstyle": cap,
        "joinstyle": "round",
    }


def segment_line(points: Sequence[tuple[float, float]]) -> Geometry:
    """Return a line through points of the page."""
    return shapely.LineString(points)
