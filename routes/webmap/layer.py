"""The layers of the map: a registry, and the folium element by which each draws its features."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from branca.element import MacroElement
from jinja2 import Template
from shapely import get_coordinates, get_parts

from routes.view.answer import View
from routes.writing import strict

Draw = Callable[[View], MacroElement]
BASE = 28  # of numbers that are written in letters


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
    """Packed features of one kind; templates/layers.js says how each kind looks and answers.

    `kind` is sea, ground, water, boundary, line or node.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "corridor.features.layers?.draw({{ this.kind }}, {{ this.text }})"
        ".addTo({{ this._parent.get_name() }});\n"
        "{% endmacro %}"
    )

    def __init__(self, kind: str, collection: dict[str, Any]):
        super().__init__()
        self._name = "Features"
        self.kind = strict.script(kind)
        self.text = strict.script(collection)


def packed(frame: gpd.GeoDataFrame, columns: dict[str, str], decimals: int) -> dict[str, Any]:
    """Return the simple parts of a frame's geometry in whole steps of 10**-decimals degrees.

    Each feature is [properties, type, rings]; a ring is the text of the first position and then of
    the steps from each to the next (a line has one ring, a point one position). A fifth of the
    size of GeoJSON; templates/layers.js makes GeoJSON of it again.
    """
    named = frame.reset_index(names="id") if "id" not in frame.columns else frame
    about = pd.DataFrame({name: named[column] for name, column in columns.items()})
    rows = about.to_dict("records") if columns else [{} for _ in range(len(frame))]
    shapes, places = get_parts(frame.geometry.to_numpy(), return_index=True)
    features = []
    for shape, place in zip(shapes, places, strict=True):
        lines = [shape.exterior, *shape.interiors] if shape.geom_type == "Polygon" else [shape]
        rings = [written(steps(get_coordinates(line), decimals)) for line in lines]
        features.append([rows[place], shape.geom_type, rings])
    return {"decimals": decimals, "features": features}


def steps(positions: np.ndarray, decimals: int) -> list[int]:
    """Return positions (n, 2) as whole steps: the first position, then the differences."""
    whole = np.rint(positions * 10**decimals).astype(int)
    moves = np.diff(whole, axis=0)
    kept = moves[moves.any(axis=1)]
    found: list[int] = np.concatenate([whole[:1], kept]).ravel().tolist()
    return found


def written(numbers: Iterable[int]) -> str:
    """Return whole numbers as letters, of which small ones take one.

    As in encoded polylines the sign is the lowest bit. The digits, of base 28, follow each other
    from the lowest to the highest, which is from ? to Z; the others are from ] to x. So no letter
    means anything to JSON, HTML or a template.

    >>> written([0, -1, 13, 14])
    '?@Y]@'
    """
    return "".join(map(_letters, numbers))


@lru_cache(maxsize=1 << 14)
def _letters(number: int) -> str:
    left = ~(number << 1) if number < 0 else number << 1
    letters = []
    while left >= BASE:
        letters.append(chr(left % BASE + ord("]")))
        left //= BASE
    letters.append(chr(left + ord("?")))
    return "".join(letters)
