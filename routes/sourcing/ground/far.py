"""The ground around the frame, as far as a map can show: coarse land, and the boundary lines on it.

Both are Natural Earth 1:110m as it comes in the npm package world-atlas 2.0.2. Where they meet the
frame they are moved to where the finer ground meets it, so that no coast or line jumps there.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from scipy.spatial import KDTree
from shapely import Geometry, LineString, Polygon

from routes.sourcing.ground.faces import iso_codes
from routes.sourcing.ground.shapes import FRAME, Position, polygons
from routes.sourcing.ground.tables import rulings
from routes.sourcing.ground.writing import feature

REACH = shapely.box(-180, -85, 180, 85)
GRID = 0.01  # degrees
SHARE = 0.01  # of an island: the rest is rounding
JUMP = 0.8  # degrees along the frame by which the two grounds may lie apart


@dataclass(frozen=True)
class Atlas:
    """The shapes of a TopoJSON: its arcs, and its objects by name."""

    arcs: list[np.ndarray]
    objects: dict[str, Any]

    def ring(self, indices: list[int]) -> np.ndarray:
        """Return the positions of a ring, which its arcs follow end to end."""
        whole = np.concatenate([self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in indices])
        # A shore that crosses the 180th meridian goes on instead of back around the Earth.
        whole[:, 0] = np.unwrap(whole[:, 0], period=360)
        whole[:, 0] += 360 if whole[:, 0].min() < -180.1 else 0
        return whole

    def shape(self, parts: Iterable[list[list[int]]]) -> Geometry:
        """Return the polygons, each of the arcs of its shell and of its holes, as one shape."""
        shapes = [
            Polygon(self.ring(part[0]), [self.ring(hole) for hole in part[1:]]) for part in parts
        ]
        return shapely.union_all([shapely.make_valid(shape) for shape in shapes])


def read(path: Path) -> Atlas:
    """Return a TopoJSON with its arcs in degrees (its quantised arcs, as its standard tells)."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]
    return Atlas(arcs, topology["objects"])


def land_features(folder: Path, atlas: Atlas, faces: list[tuple[Polygon, str]]) -> Iterator[dict]:
    """Yield the land around the frame, with its country where it is all of one: an island."""
    coasts = meetings(faces, 1)
    groups = [shape["arcs"] for shape in atlas.objects["land"]["geometries"]]
    whole = atlas.shape(chain.from_iterable(groups))
    eastern = shapely.affinity.translate(whole, -360)  # what lies beyond the 180th meridian
    far = shapely.union(whole, eastern).intersection(REACH).difference(FRAME)
    moved = shapely.transform(shapely.set_precision(far, GRID), lambda at: moved_to(at, coasts))
    known = countries(folder, atlas)
    rows = sorted(polygons(shapely.make_valid(moved)), key=lambda part: part.bounds)
    for i, part in enumerate(rows, 1):
        yield feature({"id": f"far_{i:02}", "country": only(part, known)}, part)


def countries(folder: Path, atlas: Atlas) -> list[tuple[str, Geometry]]:
    """Return (ISO 3166 alpha-2 code, shape) of the countries of the atlas, by the rulings."""
    ruled = rulings(folder, "area")
    found = []
    for about in atlas.objects["countries"]["geometries"]:
        name, number = about["properties"]["name"], about.get("id", "")
        code = ruled[name]["country"] if name in ruled else iso_codes().get(int(number or 0), "")
        parts = about["arcs"] if about["type"] == "MultiPolygon" else [about["arcs"]]
        found.append((code, atlas.shape(parts)))
    return found


def only(part: Polygon, known: list[tuple[str, Geometry]]) -> str | None:
    """Return the country of which a piece of land is a part; None where it is several's."""
    shared = {code for code, shape in known if shape.intersection(part).area > SHARE * part.area}
    return shared.pop() if len(shared) == 1 and all(shared) else None


def line_features(folder: Path, atlas: Atlas, faces: list[tuple[Polygon, str]]) -> Iterator[dict]:
    """Yield the boundary lines around the frame; a ruling names them by their countries' names."""
    ruled = rulings(folder, "far")
    joints = meetings(faces, 2)
    for (left, right), shapes in sorted(shared(atlas).items()):
        ruling = ruled.get(f"{left[0]} {right[0]}", {"class": "international", "name": ""})
        far = shapely.line_merge(shapely.union_all(shapes).difference(FRAME))
        if ruling["class"] == "none" or far.is_empty:
            continue
        drawn = shapely.transform(shapely.set_precision(far, GRID), lambda at: moved_to(at, joints))
        a, b = (iso_codes()[int(number)] if number else "" for _, number in (left, right))
        name = ruling["name"] or f"{left[0]} – {right[0]}"
        id = "far-" + "-".join(name for name in (a, b) if name).lower()
        about = {"id": id, "class": ruling["class"], "a": a, "b": b, "name": name}
        yield feature(about, drawn)


Country = tuple[str, str]  # name and numeric code of ISO 3166


def shared(atlas: Atlas) -> dict[tuple[Country, Country], list[LineString]]:
    """Return the arcs that two countries have in common, by those two in the order of names."""
    users = defaultdict(set)
    for country in atlas.objects["countries"]["geometries"]:
        about = (country["properties"]["name"], country.get("id", ""))
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for i in chain.from_iterable(chain.from_iterable(parts)):
            users[i if i >= 0 else ~i].add(about)
    found = defaultdict(list)
    for i, pair in users.items():
        if len(pair) == 2:
            left, right = sorted(pair)
            found[left, right].append(LineString(atlas.arcs[i]))
    return found


def meetings(faces: list[tuple[Polygon, str]], countries: int) -> np.ndarray:
    """Return where so many countries meet the frame: one at a coast, two at a boundary line."""
    count: Counter[Position] = Counter()
    for face, owner in faces:
        if owner:
            count.update(set(face.exterior.coords))
    held = [at for at, many in count.items() if many == countries]
    return np.array(sorted(held))[on_frame(np.array(sorted(held)))]


def on_frame(positions: np.ndarray) -> np.ndarray:
    """Tell which positions lie on the edge of the frame, but not in a corner of it."""
    edge = shapely.dwithin(FRAME.exterior, shapely.points(positions), 1e-9)
    return np.asarray(edge & (np.isin(positions, FRAME.exterior.coords).sum(axis=1) < 2))


def moved_to(positions: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the positions, those on the frame moved to the nearest target if one is near."""
    away, nearest = KDTree(targets).query(positions)
    moving = on_frame(positions) & (away <= JUMP)
    return np.where(moving[:, None], targets[nearest], positions)
