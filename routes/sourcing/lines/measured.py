"""Measure how far the lines of segments.geojson lie from the sources that know their course.

    python -m routes.sourcing.lines.measured [--geodata FOLDER] --repositories FOLDER [SEGMENT ...]

Writes a table (CSV): a row for each railway and road of the corridor and each source that knows at
least a tenth of it. `known` is the share of the line that has a line of the source within 3 km;
`median_m` and `p95_m` tell how far that one is, at points every 100 m, in metres. `own` marks the
source from which the line is drawn: any other is an independent check.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from routes import progress
from routes.measure import edges_km
from routes.sourcing.lines.course import METRES_PER_DEGREE
from routes.sourcing.lines.sources import SOURCES
from routes.sourcing.lines.strokes import Positions, Stroke
from routes.writing import spreadsheet

COLUMNS = ("segment", "km", "trace", "source", "own", "known", "median_m", "p95_m")
STEP_M = 100.0
KNOWN_M = 3000.0
LEAST_KNOWN = 0.1
MAIN_COST = 3.0  # strokes that count as much or more are no main line


def away_m(line: Positions, strokes: Iterable[Stroke]) -> Positions:
    """Return how far the nearest stroke is from points every 100 m of a line, in metres."""
    scale = METRES_PER_DEGREE * np.array([np.cos(np.radians(line[:, 1].mean())), 1.0])
    flat = shapely.linestrings(line * scale)
    points = shapely.line_interpolate_point(flat, np.arange(0.0, flat.length, STEP_M))
    near = [np.array(stroke.positions) * scale for stroke in strokes]
    if not near:
        return np.full(len(points), np.inf)
    tree = shapely.STRtree([shapely.linestrings(positions) for positions in near])
    return tree.query_nearest(points, return_distance=True, all_matches=False)[1]


def main_lines(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """Yield the strokes that are main lines: a siding beside a line would make it look better."""
    return (stroke for stroke in strokes if stroke.cost < MAIN_COST)


def rows(feature: dict[str, Any], repositories: Path) -> Iterator[dict[str, Any]]:
    """Yield a row of the table for each source that knows a segment."""
    about = feature["properties"]
    line = np.array(feature["geometry"]["coordinates"])
    for name, source in SOURCES.items():
        own = name == about["source"]
        strokes = source.read(repositories, about["mode"], line)
        away = away_m(line, strokes if own else main_lines(strokes))
        known = away <= KNOWN_M
        if known.mean() >= LEAST_KNOWN:
            median, p95 = np.percentile(away[known], [50, 95]).round().astype(int).tolist()
            yield {
                "segment": about["id"],
                "km": round(float(edges_km(line).sum()), 1),
                "trace": about["trace"],
                "source": name,
                "own": "yes" if own else "no",
                "known": round(float(known.mean()), 2),
                "median_m": median,
                "p95_m": p95,
            }


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m routes.sourcing.lines.measured",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("--geodata", type=Path, default=Path("geodata"))
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("segments", nargs="*", metavar="SEGMENT", help="all where none is named")
    arguments = parser.parse_args()
    text = (arguments.geodata / "segments.geojson").read_text(encoding="utf-8")
    wanted = [
        feature for feature in json.loads(text)["features"] if asked(feature, arguments.segments)
    ]
    with progress.shown():
        found = [
            row
            for feature in progress.steps(wanted, len(wanted))
            for row in rows(feature, arguments.repositories)
        ]
    sys.stdout.write(spreadsheet.printed(spreadsheet.of_rows(found, COLUMNS)))


def asked(feature: dict[str, Any], chosen: list[str]) -> bool:
    """Tell whether a feature is to be measured: one of those named, or any of the corridor."""
    about = feature["properties"]
    if chosen:
        return about["id"] in chosen
    on_land = about["mode"] in ("rail", "road")
    return on_land and about["reach"] == "corridor" and about["status"] == "operating"


if __name__ == "__main__":
    main()
