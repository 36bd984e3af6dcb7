"""Rebuild far_land.geojson: the land around the frame of the ground, coarse and without boundaries.

    python -m routes.sourcing.ground.far [--output FOLDER] --atlas world-atlas/land-110m.json

The land of Natural Earth 1:110m as it comes in the npm package world-atlas 2.0.2, cut to as far as
the lines reach that are only compared with, and without what borders.geojson shows finely.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import shapely
from shapely import Geometry, Polygon

from routes.sourcing.ground.shapes import FRAME, polygons
from routes.sourcing.ground.writing import feature, write

REACH = shapely.box(-25, -42, 150, 75)
GRID = 0.01  # degrees


def land(path: Path) -> Geometry:
    """Return the land of a TopoJSON (its quantised arcs, as its specification tells them)."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        whole = np.concatenate([arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices])
        # A shore that crosses the 180th meridian goes on instead of back around the Earth.
        whole[:, 0] = np.unwrap(whole[:, 0], period=360)
        whole[:, 0] += 360 if whole[:, 0].min() < -180.1 else 0
        return whole

    parts = [part for shape in topology["objects"]["land"]["geometries"] for part in shape["arcs"]]
    shapes = [Polygon(ring(part[0]), [ring(hole) for hole in part[1:]]) for part in parts]
    return shapely.union_all([shapely.make_valid(shape) for shape in shapes])


def main() -> None:
    parser = argparse.ArgumentParser("python -m routes.sourcing.ground.far")
    parser.add_argument("--output", type=Path, default=Path("geodata"))
    parser.add_argument("--atlas", type=Path, required=True)
    given = parser.parse_args()
    far = land(given.atlas).intersection(REACH).difference(FRAME)
    parts = list(polygons(shapely.set_precision(far, GRID)))
    rows = sorted(parts, key=lambda part: part.bounds)
    named = (feature({"id": f"far_{i:02}"}, part) for i, part in enumerate(rows, 1))
    write(given.output / "far_land.geojson", named)


if __name__ == "__main__":
    main()
