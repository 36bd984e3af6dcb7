"""Rebuild the geometry of geodata/segments.geojson from nodes, waypoints and public sources.

    python -m routes.sourcing.lines [--geodata FOLDER] [--repositories FOLDER] [SEGMENT ...]

Each segment runs from its `from_node` through its rows of waypoints.csv to its `to_node`. A row's
`join` says how the line comes to that point from the one before it:

- `network`: along the simplified rail or road network, by the shortest way;
- `direct`: straight;
- `curve`: on a smooth curve through the neighbouring `curve` points.

A piece without a row of its own (the last one, or a segment without waypoints) is joined by
`network` on land and by `curve` at sea; a `schematic` segment by `direct`. To say how the last
piece runs, the end node is given once more as the last waypoint. Properties stay as they are.

Where the `source` of a segment is one that knows its course in detail (sources.py), the line drawn
so is the guide only: it says which railway or road is meant, and the source says where that one
lies. Such sources are public repositories; `--repositories` names the folder of their clones, each
as OWNER/NAME.

A line of reach `beyond` is only compared with: it may run outside the frame of the ground, and is
thinned between its points so that it takes little room.

Needed for the rebuild only, and in no requirements file: `pip install scgraph_data==2.0.0
networkx scipy`.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from shapely import LineString

from routes import progress
from routes.errors import RoutesError
from routes.sourcing.lines import course, waypoints
from routes.sourcing.lines.sources import SOURCES
from routes.sourcing.lines.strokes import Position
from routes.writing import strict

Rows = Sequence[dict[str, str]]


def redraw(folder: Path, chosen: Sequence[str] = (), repositories: Path | None = None) -> list[str]:
    """Rewrite the geometry in segments.geojson; return the problems, one text each.

    A segment that could not be drawn keeps the geometry it had.
    """
    nodes = {
        row["id"]: (float(row["lon"]), float(row["lat"])) for row in read(folder / "nodes.csv")
    }
    rows = sorted(read(folder / "waypoints.csv"), key=lambda row: int(row["position"]))
    path = folder / "segments.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    problems = []
    for feature in progress.steps(features, len(features)):
        about = feature["properties"]
        if chosen and about["id"] not in chosen:
            continue
        ends = (nodes[about["from_node"]], nodes[about["to_node"]])
        own = [row for row in rows if row["segment"] == about["id"]]
        try:
            line = drawn(about, ends, own, repositories)
            feature["geometry"] = {"type": "LineString", "coordinates": list(line.coords)}
        except RoutesError as error:
            problems.append(str(error))
    write(path, features)
    return problems


def drawn(
    about: Mapping[str, Any],
    ends: tuple[Position, Position],
    rows: Rows,
    repositories: Path | None,
) -> LineString:
    """Return the line of a segment, from its properties, the positions of its ends, its waypoints.

    Raises RoutesError where a network has no way, or the clones of its source are not at hand.
    """
    name, mode = about["id"], about["mode"]
    points = waypoints.pieces(mode, about["trace"], ends, rows)
    guide = waypoints.draw(name, mode, ends[0], points, about["reach"])
    source = SOURCES.get(about["source"])
    if source is None:
        return guide
    if repositories is None:
        raise RoutesError(
            f"{name}: the source {about['source']} is read from --repositories FOLDER"
        )
    return course.draw(name, mode, ends, guide, source, repositories)


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, features: Iterable[dict[str, Any]]) -> None:
    """Write features one a line, sorted by id, so that a difference is one line a segment."""
    ordered = sorted(features, key=lambda feature: feature["properties"]["id"])
    rows = (strict.dumps(row) for row in ordered)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n"
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m routes.sourcing.lines", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--geodata", type=Path, default=Path("geodata"))
    parser.add_argument("--repositories", type=Path, help="the folder of the clones")
    parser.add_argument("segments", nargs="*", metavar="SEGMENT", help="all where none is named")
    arguments = parser.parse_args()
    with progress.shown():
        problems = redraw(arguments.geodata, arguments.segments, arguments.repositories)
    if problems:
        raise SystemExit("\n".join(problems))


if __name__ == "__main__":
    main()
