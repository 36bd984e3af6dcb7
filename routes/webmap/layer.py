"""The layers of the map: a registry, and the folium element by which each draws its features."""

from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

import geopandas as gpd
import numpy as np
from branca.element import MacroElement
from jinja2 import Template
from shapely import get_coordinates

from routes.view.answer import View
from routes.writing import strict

LETTERS = f"{ascii_uppercase}{ascii_lowercase}{digits}-_"  # none of them means anything in a script

Draw = Callable[[View], MacroElement]


@dataclass(frozen=True)
class Layer:
    """A named layer; `draw` makes its FeatureGroup from a view.

    Layers are drawn by `order`, and of two in the same pane the later lies above. The ground has a
    pane of its own beneath, so that the lines, which matter most, can come first.
    """

    id: str
    order: float
    draw: Draw


LAYERS: dict[str, Layer] = {}


def layer(id: str, order: float) -> Callable[[Draw], Draw]:
    """Register a drawing function as the layer `id`."""

    def register(draw: Draw) -> Draw:
        LAYERS[id] = Layer(id, order, draw)
        return draw

    return register


class Features(MacroElement):
    """Packed features of one kind; templates/map.js says how each kind looks and answers.

    `kind` is sea, ground, water, boundary, line or node. The text is compact and safe in a script.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "corridor.features({{ this.kind }}, {{ this.text }})"
        ".addTo({{ this._parent.get_name() }});\n"
        "{% endmacro %}"
    )

    def __init__(self, kind: str, collection: dict[str, Any]):
        super().__init__()
        self._name = "Features"
        self.kind = strict.script(kind)
        self.text = strict.script(collection)


def packed(frame: gpd.GeoDataFrame, columns: dict[str, str], decimals: int) -> dict[str, Any]:
    """Give the simple parts of a frame's geometry in whole steps of 10**-decimals degrees.

    Each feature is [properties, type, rings]; a ring is the text of its positions, see encoded()
    (a line has one ring, a point one position). templates/map.js makes GeoJSON of it again.
    """
    parts = frame.reset_index(names="id") if "id" not in frame.columns else frame
    parts = parts.explode(ignore_index=True)
    features = []
    for row in parts.to_dict("records"):
        shape = row["geometry"]
        lines = [shape.exterior, *shape.interiors] if shape.geom_type == "Polygon" else [shape]
        about = {name: row[column] for name, column in columns.items()}
        rings = [encoded(get_coordinates(line), decimals) for line in lines]
        features.append([about, shape.geom_type, rings])
    return {"decimals": decimals, "features": features}


def encoded(positions: np.ndarray, decimals: int) -> str:
    """Return positions (n, 2) as a text: the first in whole steps, then the way to each next one.

    It is HERE's Flexible Polyline without its header, and longitude comes first: a step takes a
    letter for each five bits, beginning with its sign. A fifth of the size of GeoJSON.
    """
    whole = np.rint(positions * 10**decimals).astype(int)
    moves = np.diff(whole, axis=0)
    kept = moves[moves.any(axis=1)]
    return "".join(letters(int(one)) for one in np.concatenate([whole[:1], kept]).ravel())


def letters(step: int) -> str:
    """Return a whole step in letters of five bits each, the lowest first."""
    rest = ~(step << 1) if step < 0 else step << 1
    found = ""
    while rest >= 32:
        found += LETTERS[rest & 31 | 32]
        rest >>= 5
    return found + LETTERS[rest]
