"""Simplify all lines of the ground at once, so that neighbours are not torn apart."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import shapely
from scipy.ndimage import binary_dilation
from shapely import LineString, STRtree

from routes.errors import RoutesError
from routes.sourcing.ground.corridor import Corridor
from routes.sourcing.ground.shapes import Arc, ends

COARSE = 0.02  # from this tolerance on two decimals are enough, below it three
FINE = 0.002  # below this tolerance four
ROUNDS = 12  # halvings of the tolerance where simplified lines meet
REACH = 3  # around such a place, in tolerances


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
                near = away <= away.min() + REACH * tolerance[i]
                factor[i][binary_dilation(near)] /= 2  # also the other ends of the edges there
            kept = thinned(positions, tolerance[i], factor[i])
            lines[i] = LineString(kept) if len(kept) else None
        stale = clashes(lines)
        if not stale:
            break
    drop_islets(arcs, lines, stale)
    pairs = [(arc, line) for arc, line in zip(arcs, lines, strict=True) if line is not None]
    # Both shores of a creek may have become the same line, and one is enough.
    return list({line.normalize().wkb: (arc, line) for arc, line in pairs}.values())


def drop_islets(arcs: list[Arc], lines: list[LineString | None], stale: Iterable[int]) -> None:
    """Take out the islets nearer to the shore than the rounding; RoutesError on other clashes."""
    for i in stale:
        if (arcs[i].positions[0] == arcs[i].positions[-1]).all() and i in clashes(lines):
            lines[i] = None
    left = clashes(lines)
    if left:
        where = sorted(tuple(places[0][0].round(2)) for places in left.values())
        raise RoutesError(f"simplified lines still cross near {where}: lower TOLERANCE there")


def clashes(lines: list[LineString | None]) -> dict[int, list[np.ndarray]]:
    """Return the lines that meet themselves or another one not in their ends, and where."""
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


def thinned(positions: np.ndarray, tolerance: np.ndarray, factor: np.ndarray) -> np.ndarray:
    """Return the positions of an arc that stay, rounded; none where too few stay."""
    keep = simplified(positions, tolerance * factor)
    positions, tolerance, factor = positions[keep], tolerance[keep], factor[keep]
    decimals = np.where(tolerance >= COARSE, 2, 3)
    decimals[(tolerance < FINE) | (factor < 0.2)] = 4  # the latter in a narrow place
    decimals[[0, -1]] = 4  # common to several arcs: the same in all
    rounded = np.empty_like(positions)
    for count in (2, 3, 4):
        rounded[decimals == count] = positions[decimals == count].round(count)
    chain = [rounded[0], *(b for a, b in pairwise(rounded) if (a != b).any())]
    closed = (rounded[0] == rounded[-1]).all()
    return np.array(chain) if len(chain) >= (4 if closed else 2) else np.empty((0, 2))


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
