"""What leaves the house: one self-contained HTML file, GeoJSON, GeoPackage, CSV, pictures."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from routes.charts import drawings
from routes.errors import RoutesError, shown
from routes.facts import labels, volumes
from routes.tables import reading
from routes.view.answer import View
from routes.view.filters import passing
from routes.view.query import FILTERS
from routes.webmap import html_file, planner_payload
from routes.words import (
    coded_tables,
    fact_tables,
    itineraries,
    journey_json,
    journey_rows,
    journey_tables,
    map_rows,
    measure_csv,
    ranges,
)
from routes.writing import geojson as geo
from routes.writing import spreadsheet
from routes.writing.saving import save


def html(view: View, embedded: bool = False, address: str = "") -> str:
    """Return the map as one HTML file.

    It has its drawings inside where its own planner cannot draw them; a page shows them by itself.
    `address` is where the file will stand. Raises: RoutesError where that is no address of the web.
    """
    drawn = embedded or planner_payload.draws(view)
    if drawn:
        return html_file.html(view, embedded, (), address)
    english = replace(view, query=replace(view.query, lang=labels.FALLBACK))
    both = (drawings.of_file(one) for one in (view, english))
    return html_file.html(view, embedded, next(both), address, next(both))


def geojson(view: View) -> str:
    """Return the segments of a view, or the runs of its journey, as GeoJSON (see features, arcs).

    Of a journey stand there the runs that pass the filters. Where the filters leave nothing, a
    member `note` says so.
    """
    described, only = map_rows.metadata(view), passing(view)
    if view.journey:
        runs = journey_rows.runs(view.dataset, view.journey, view.query.lang, only)
        return geo.text(runs, "runs", described)
    return geo.text(map_rows.lines(view), "segments", described)


def csv(view: View) -> str:
    """Return the segments with the codes of their ends, or the arcs of the journey, as CSV.

    Of a journey stand there the arcs that pass the filters: over such lines, at their ends.
    """
    if not view.journey:
        return spreadsheet.of_frame(coded_tables.segments(view).frame)
    return spreadsheet.of_frame(journey_tables.arcs(view, passing(view)).frame)


def whole_journey(view: View) -> str:
    """Return the journey of a view as JSON (see words/journey_json.py).

    Raises: RoutesError where the view has none, or has filters, which a whole journey cannot obey.
    """
    if not view.journey:
        raise RoutesError(
            "cannot export .json; allowed with --origin and --destination of a journey"
        )
    if passing(view) is not None:
        raise RoutesError(f"cannot export .json with {' or '.join(FILTERS)}; allowed without")
    return journey_json.as_json(view.dataset, view.journey)


def volumes_csv(view: View) -> str:
    """Return all volumes as CSV with a header line: the tables of the traffic page in one."""
    series = volumes.every(view.dataset)
    return spreadsheet.of_frame(fact_tables.volumes(view, series, "").frame)


def measures(view: View) -> str:
    """Return the measures of a journey's itineraries as CSV (see words/measure_csv.py).

    Raises: RoutesError where the view has no journey.
    """
    journey = view.journey
    if journey is None:
        raise RoutesError("no measures without a journey; allowed: with origin and destination")
    named = zip(itineraries.names(view), journey.itineraries, strict=True)
    ways = dict(enumerate(named, 1))
    if journey.before:
        ways = {0: (view.word("ui.before"), journey.before), **ways}
    return measure_csv.as_csv(view.dataset, ways, journey.network.year, ranges.load_t(view))


def picture(view: View, ending: str, size: str | None = None, drawing: str = "") -> bytes:
    """Return the map as a picture to print ("a3") or share ("share"); see routes/poster/compose.py.

    `drawing` is hours or usd for the staircase of the journey in place of the map. Raises:
    UnknownNameError for another size, RoutesError where no font has the letters, or nothing is
    known to be drawn.
    """
    if drawing:
        return drawings.of_journey(view, drawing, ending)
    # matplotlib takes half a second to import: only who asks for a picture waits for it.
    from routes.poster import compose  # noqa: PLC0415

    return compose.picture(view, ending, size)


def package(view: View) -> bytes:
    """Return the view as a GeoPackage; see geopackage.py. Raises: RoutesError."""
    from routes.export import geopackage  # noqa: PLC0415 (GDAL takes time to import)

    return geopackage.content(view)


PICTURES = (".png", ".svg", ".pdf")
FORMATS: dict[str, Callable[[View], str | bytes]] = {
    ".html": html,
    ".geojson": geojson,
    ".gpkg": package,
    ".csv": csv,
    ".json": whole_journey,
    **{ending: partial(picture, ending=ending) for ending in PICTURES},
}


def ending_of(name: str, form: str = "") -> str:
    """Return the ending by which a file's format is known, in small letters: .geojson.

    `form` names it where the file's name has none, and may say it again where it has ("geojson" or
    ".geojson"); "-" (standard output) needs it. Raises: RoutesError where none is known, or where
    the two are at odds.
    """
    given = f".{form.lower().removeprefix('.')}" if form else ""
    own = Path(name).suffix.lower()
    known = own if own in FORMATS else given
    if not {known, given or known} <= FORMATS.keys():
        more = "" if own else "; or name the format: --format geojson"
        found = shown(form or name)
        raise RoutesError(f"cannot export {found}; allowed endings: {', '.join(FORMATS)}{more}")
    if given not in ("", known):
        raise RoutesError(f"{shown(name)} is no {given}; leave one of the two out")
    return known


def content(
    view: View, ending: str, size: str | None = None, drawing: str = "", address: str = ""
) -> bytes:
    """Return the file of a view in the format of an ending; `size` is that of a picture's page.

    A picture is that of the map or, where it is named, a drawing of the journey. `address` is where
    an HTML file will stand. Raises: RoutesError for a size where there is no page, or what the view
    has not.
    """
    if size and ending not in PICTURES:
        raise RoutesError(f"{ending} has no size; only these have: {', '.join(PICTURES)}")
    chosen = size or drawing
    if address:
        made: str | bytes = html(view, address=address)
    else:
        made = picture(view, ending, size, drawing) if chosen else FORMATS[ending](view)
    return made.encode() if isinstance(made, str) else made


def printed(
    view: View, form: str, size: str | None = None, drawing: str = "", address: str = ""
) -> bytes:
    """Return a view for standard output in a format such as "geojson": CSV goes without its mark.

    Raises: RoutesError as `content` and `ending_of`.
    """
    made = content(view, ending_of("-", form), size, drawing, address)
    return made.removeprefix(spreadsheet.MARK.encode())


def write(
    view: View,
    path: Path,
    size: str | None = None,
    form: str = "",
    drawing: str = "",
    address: str = "",
) -> int:
    """Write a view in the format that the path's ending names, or `form`; give the number of bytes.

    `size` is that of a picture's page. The file appears whole or not at all. Raises: RoutesError
    for an unknown ending, a size where there is no page, a place that cannot be written, or a table
    of a folder of data: what is exported is no longer what was read.
    """
    known = ending_of(path.name, form)
    if reading.holds(path):
        allowed = "another name, or a folder without data"
        raise RoutesError(f"cannot write over the table {path.name!r} of data; allowed: {allowed}")
    data = content(view, known, size, drawing, address)
    save(data, path)
    return len(data)
