"""The symbols of places, in the very shapes of routes/webmap/style.py, and how large each is."""

from functools import cache
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from routes.facts.symbols import symbols
from routes.poster.drawing import Z
from routes.poster.frame import Frame
from routes.poster.placement import Box
from routes.view.answer import View
from routes.webmap import style

SIDE = 14.0  # pixels of the square in which style.SYMBOLS are drawn
SIZE = {1: 0.92, 2: 0.8, 3: 0.68}  # of that square, by rank
SMALL = 0.56
INK, PORT = "#222222", "#0b3c5d"
PAINT: dict[str, dict[str, Any]] = {
    "port": {"fc": PORT, "ec": "white"},
    "terminal": {"fc": INK, "ec": "white"},
    "half": {"fc": INK, "ec": "none"},
}
PLAIN: dict[str, Any] = {"fc": "white", "ec": INK}
NOT_YET = ("planned", "under_construction")


@cache
def shapes(symbol: str) -> tuple[tuple[str, Path], ...]:
    """Return the parts of a symbol, each with its class, about the middle, y upwards, in pixels."""
    out = []
    for part in ElementTree.fromstring(style.SYMBOLS[symbol]):  # noqa: S314 (our own)
        number = {key: float(value) for key, value in part.items() if key not in ("class", "d")}
        if part.tag == "circle":
            path = Path.circle((number["cx"], number["cy"]), number["r"])
        elif part.tag == "rect":
            left, top = number["x"], number["y"]
            right, bottom = left + number["width"], top + number["height"]
            path = Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
        else:
            words = part.attrib["d"].strip("Mz ").replace("M", " ").split()
            points = np.array([float(word) for word in words]).reshape(-1, 2)
            path = Path(np.vstack([points, points[:1]]), closed=True)
        turn = Affine2D().translate(-SIDE / 2, -SIDE / 2).scale(1, -1)
        out.append((part.get("class", ""), path.transformed(turn)))
    return tuple(out)


def draw(
    axes: Axes, symbol: str, status: str, at: tuple[float, float], scale: float, z: float
) -> None:
    """Draw a symbol about a point of the page; `scale` is points to a pixel of the drawing."""
    for part, path in shapes(symbol):
        looks = PLAIN | PAINT.get(part or symbol, {})
        if status in NOT_YET:
            looks = looks | ({} if part == "half" else PLAIN) | {"ls": (0, (1.6, 1.2))}
        put(axes, path, at, scale, {"lw": 1.5 * scale, "zorder": z, **looks})


def put(
    axes: Axes, path: Path, at: tuple[float, float], scale: float, looks: dict[str, Any]
) -> None:
    """Draw a part of a symbol about a point of the page."""
    move = Affine2D().scale(scale).translate(*at)
    axes.add_artist(PathPatch(path.transformed(move), **looks))


def edge(axes: Axes, symbol: str, at: tuple[float, float], scale: float) -> None:
    """Draw the edge of the symbol of a place that is selected."""
    looks = {"fc": "none", "ec": style.VERMILION, "lw": 3 * scale, "zorder": Z["mark"] + 1}
    for part, path in shapes(symbol):
        if part != "half":
            put(axes, path, at, scale, looks)


def size(rank: int, symbol: str) -> float:
    """Return the size of a place's symbol as a part of its drawing: more for a change of gauge."""
    return max(SIZE.get(rank, SMALL), SIZE[1] if symbol == "gauge_change" else 0)


def drawn(view: View, on: Frame, last_rank: int) -> pd.DataFrame:
    """Return the places in a window whose rank is drawn: symbol, rank, status, x, y on the page."""
    kinds = symbols(view.dataset)
    rows = view.nodes.assign(symbol=[kinds[str(id)] for id in view.nodes.index])
    chosen = rows.index.isin([view.query.select] if last_rank else [])
    rows = rows[(rows["rank"] <= last_rank) | important(view, rows) | chosen]
    points = on.points(rows[["lon", "lat"]].to_numpy(float).reshape(-1, 2))
    rows = pd.DataFrame(rows[["symbol", "rank", "status", "lon", "lat"]])
    rows = rows.assign(x=points[:, 0], y=points[:, 1])
    inside = rows["x"].between(on.rect.left, on.rect.right)
    inside &= rows["y"].between(on.rect.bottom, on.rect.top)
    return rows[inside].sort_values("rank", ascending=False, kind="stable")


def important(view: View, rows: pd.DataFrame) -> pd.Series:
    """Tell at which places the operating rails of a view change their gauge."""
    rails = view.segments
    rails = rails[(rails["mode"] == "rail") & (rails["status"] == "operating")]
    ends = pd.concat([rails.set_index(end)["gauge_mm"] for end in ("from_node", "to_node")])
    gauges = ends.groupby(level=0).nunique()
    changes = set(gauges[gauges > 1].index)
    return pd.Series(rows.index.isin(changes), index=rows.index)


def place(axes: Axes, places: pd.DataFrame, pixel: float, chosen: str = "") -> dict[str, Box]:
    """Draw the places; give the room that each symbol takes, by the id of the place."""
    boxes = {}
    for height, (id, row) in enumerate(places.iterrows()):
        scale = size(row["rank"], row["symbol"]) * pixel
        at = (float(row["x"]), float(row["y"]))
        z = Z["mark"] + height / len(places)
        draw(axes, row["symbol"], row["status"], at, scale, z)
        if id == chosen:
            edge(axes, row["symbol"], at, scale)
        half = 0.42 * SIDE * scale
        boxes[str(id)] = Box(at[0] - half, at[1] - half, at[0] + half, at[1] + half)
    return boxes
