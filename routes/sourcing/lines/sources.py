"""Which sources know the course of a line in detail, and how each is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import shapely

from routes.sourcing.lines import tiles, topology
from routes.sourcing.lines.repositories import (
    BASEMAPS,
    EAST_ASIA,
    SCENARIO_FORGE,
    TOKENLESS,
    Repository,
)
from routes.sourcing.lines.strokes import Positions, Stroke

Reader = Callable[[Path, str, Positions], Iterator[Stroke]]

NEAR = 0.15  # degrees from the guide
RAILWAYS = "data/transport_layers/global_rail/regions/{}/railways.topo.json"
NORTH = ("russia/shards/ru_e030_e060", "russia/shards/ru_e060_e090")
EAST = ("east_asia/shards/ea_e095_e115", "east_asia/shards/ea_e115_e130")
PROVINCES = (
    "public/data/china/anhui.topo.json",
    "public/data/china/gansu.topo.json",
    "public/data/china/qinghai.topo.json",
    "public/data/clean/china-henan.json",
    "public/data/clean/china-jiangsu.json",
    "public/data/clean/china-shaanxi.json",
    "public/data/clean/china-xinjiang.json",
)


@dataclass(frozen=True)
class Source:
    """Strokes for a mode along a guide.

    `join_m` is how far its lines may end short of each other, `mend_m` how far from the guide,
    which leads over a wider gap (0: nothing does). A way `stray_km` from the guide counts twice.
    The line is simplified to `simplified_m`.
    """

    read: Reader
    join_m: float
    mend_m: float
    stray_km: float
    simplified_m: float


def tokenless(folder: Path, mode: str, guide: Positions) -> Iterator[Stroke]:
    """Yield what the tiles of zoom 14 hold: all of it, at half a metre, of August 2021."""
    return tiles.strokes(TOKENLESS, folder, mode, 14, guide, within_km=8.0)


def basemaps(folder: Path, mode: str, guide: Positions) -> Iterator[Stroke]:
    """Yield what the tiles of zoom 7 hold: main roads at 60 m, of January 2026; no railways."""
    return tiles.strokes([BASEMAPS], folder, mode, 7, guide, within_km=25.0)


def scenario_forge(folder: Path, mode: str, guide: Positions) -> Iterator[Stroke]:
    """Yield railways of Kazakhstan north of 44 N, thinned to 150 m, of February 2026."""
    if mode != "rail":
        return
    for shard in NORTH:
        yield from near(SCENARIO_FORGE, folder, RAILWAYS.format(shard), guide)


def east_asia(folder: Path, mode: str, guide: Positions) -> Iterator[Stroke]:
    """Yield railways of China of July 2026, some in full and some thinned.

    Scenario-forge has those east of 95 E, so that a thinned line has another beside it.
    """
    if mode != "rail":
        return
    for path in PROVINCES:
        yield from near(EAST_ASIA, folder, path, guide)
    for shard in EAST:
        yield from near(SCENARIO_FORGE, folder, RAILWAYS.format(shard), guide)


def near(repository: Repository, folder: Path, path: str, guide: Positions) -> Iterator[Stroke]:
    """Yield the strokes of a file that come near a guide."""
    strokes, tree = indexed(repository, folder, path)
    around = shapely.buffer(shapely.linestrings(guide), NEAR)
    for at in sorted(tree.query(around, predicate="intersects").tolist()):
        yield strokes[at]


@cache
def indexed(
    repository: Repository, folder: Path, path: str
) -> tuple[list[Stroke], shapely.STRtree]:
    """Return the strokes of a file, and an index of them."""
    strokes = list(topology.strokes(repository.file(folder, path)))
    return strokes, shapely.STRtree([shapely.linestrings(stroke.positions) for stroke in strokes])


# By the `source` of a segment.
SOURCES = {
    "osm-tokenless": Source(tokenless, 60.0, 0.0, 4.0, 3.0),
    "osm-bothness": Source(basemaps, 300.0, 2500.0, 15.0, 0.0),
    "osm-east-asia": Source(east_asia, 300.0, 2000.0, 3.0, 3.0),
    "overture-scenario-forge": Source(scenario_forge, 300.0, 2000.0, 8.0, 0.0),
}
