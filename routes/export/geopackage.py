"""A GeoPackage: lines, compared lines and places of a view, and its journey, as layers of a GIS."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import geopandas as gpd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from routes.errors import RoutesError
from routes.kinds import Reach
from routes.view.answer import View
from routes.view.filters import passing
from routes.words import journey_rows, map_rows, ranges

DATE = "OGR_CURRENT_DATE"  # GDAL's setting for the day that it writes into a file
LINE, POINT = "LineString", "Point"
FAULTS = (OSError, DataLayerError, DataSourceError)
_writing = Lock()  # the setting holds for the whole process


def layers(view: View) -> dict[str, tuple[str, str, gpd.GeoDataFrame]]:
    """Return the title, kind of geometry and rows of each layer by its name.

    `segments` are the corridor's own lines and `compared` those it is only compared with; a journey
    adds its `runs` and `stops`. A layer of nothing is there and empty.
    """
    lines, word = map_rows.lines(view), view.word
    own = lines["reach"] == Reach.CORRIDOR
    out = {
        "segments": (word("ui.lines"), LINE, lines[own]),
        "compared": (word("ui.beyond"), LINE, lines[~own]),
        "nodes": (word("ui.places"), POINT, map_rows.places(view)),
    }
    if view.journey:
        data, journey, lang, only = view.dataset, view.journey, view.query.lang, passing(view)
        ends = ranges.title(view, journey.ask.origin, journey.ask.destination)
        runs, stops = (
            take(data, journey, lang, only) for take in (journey_rows.runs, journey_rows.stops)
        )
        out["runs"] = (f"{ends}: {word('ui.lines')}", LINE, runs)
        out["stops"] = (f"{ends}: {word('ui.places')}", POINT, stops)
    return out


def content(view: View) -> bytes:
    """Return a view as a GeoPackage; the same view gives the same bytes.

    The package and each layer say whose the data is, of which day, and how it may be used. Raises:
    RoutesError where the folder for temporary files takes none.
    """
    described = {name: text for name, text in map_rows.metadata(view).items() if text}
    try:
        with tempfile.TemporaryDirectory() as folder, _dated(view.dataset.date):
            path = Path(folder) / "map.gpkg"
            _write(path, view, described)
            data = path.read_bytes()
            # GDAL says nothing of a disk that fills up while it closes the file: then no room for
            # as much again is left, either.
            (Path(folder) / "room").write_bytes(data * 2)
            return data
    except FAULTS as error:
        reason = getattr(error, "strerror", None) or "there is no room, or it takes no file"
        where = "the folder for temporary files (TMPDIR)"
        raise RoutesError(f"cannot make the GeoPackage in {where}: {reason}") from error


def _write(path: Path, view: View, described: Mapping[str, str]) -> None:
    for position, (name, (title, kind, rows)) in enumerate(layers(view).items()):
        pyogrio.write_dataframe(
            rows,
            path,
            layer=name,
            driver="GPKG",
            geometry_type=kind,
            append=position > 0,
            dataset_metadata=None if position else dict(described),
            layer_metadata={"IDENTIFIER": title, "DESCRIPTION": "\n".join(described.values())},
        )


@contextmanager
def _dated(day: str) -> Iterator[None]:
    with _writing:
        before = pyogrio.get_gdal_config_option(DATE)
        pyogrio.set_gdal_config_options({DATE: f"{day}T00:00:00.000Z"})
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options({DATE: before})
