"""Read railways and roads from TopoJSON and GeoJSON files."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from routes.sourcing.lines.strokes import FAST_COST, Position, Stroke, fast_cost, rounded

SIDE_COST = 3.0
SIDES = {"siding", "yard", "spur", "crossover"}
Line = list[Position]


def strokes(content: bytes) -> Iterator[Stroke]:
    """Yield the lines of a file."""
    for line, about in lines(json.loads(content)):
        if len(line) < 2:
            continue
        cost = FAST_COST if about.get("is_hsr") else fast_cost(str(about.get("name") or ""))
        if about.get("service") in SIDES:
            cost = SIDE_COST
        yield Stroke(rounded(np.array(line)), cost=cost)


def lines(document: Mapping[str, Any]) -> Iterator[tuple[Line, dict[str, Any]]]:
    """Yield (positions, properties) of each line of a topology or a list of features."""
    if document.get("type") != "Topology":
        for feature in document["lines"]:
            yield feature["geometry"]["coordinates"], feature["properties"]
        return
    arcs = unpacked(document)
    for layer in document["objects"].values():
        for geometry in layer["geometries"]:
            found = geometry.get("arcs", [])  # a point has none
            for numbers in found if geometry["type"] == "MultiLineString" else [found]:
                yield joined(arcs, numbers), geometry["properties"]


def unpacked(topology: Mapping[str, Any]) -> list[Line]:
    """Return the arcs in degrees: where a topology has a transform, they are steps on a grid."""
    if "transform" not in topology:
        return list(topology["arcs"])
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    steps = (np.array(arc).cumsum(axis=0) * scale + origin for arc in topology["arcs"])
    return [[(float(x), float(y)) for x, y in arc] for arc in steps]


def joined(arcs: list[Line], numbers: list[int]) -> Line:
    """Return one line of several arcs; a number below 0 is that of an arc turned round."""
    line: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line
