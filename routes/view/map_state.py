"""How a reader may let the map stand, as a link says it: its switches, colours and position."""

from routes.kinds import Mode, Status
from routes.tables import cells
from routes.tables.dataset import Dataset

THEMES = ("mode", "status", "gauge", "electrification", "tracks", "trace")
UNITS = ("t", "TEU")  # of what the map may show as traffic
SYMBOLS = (
    "port",
    "border_crossing",
    "gauge_change",
    "terminal",
    "station",
    "junction",
    "sea_junction",
)
# The layers that a reader of the map may switch off or on; those switched off at first come last.
SWITCHES = (
    *(f"mode.{mode}" for mode in Mode),
    *(f"status.{status}" for status in Status),
    *(f"kind.{symbol}" for symbol in SYMBOLS),
    "names.places",
    "names.ground",
    "beyond",
    "capacity",
    "tiles",
)
# How far a map can be zoomed, and the latitude and longitude in degrees that its centre can reach.
ZOOMS = (1, 17)
CENTRE = (85, 180)
# Fields with a list of values that have no names of their own.
LISTED = {"off": SWITCHES, "on": SWITCHES, "theme": THEMES, "traffic": UNITS}
POSITION = (
    "zoom/latitude/longitude, such as 5/43/60: zoom {} to {}, latitude -{} to {}, "
    "longitude -{} to {}".format(*ZOOMS, CENTRE[0], CENTRE[0], CENTRE[1], CENTRE[1])
)


def read_position(_: Dataset, text: str) -> str:
    """Read "zoom/latitude/longitude" within what a map can show; ValueError for anything else."""
    zoom, lat, lon = text.split("/")
    cells.number(zoom, *ZOOMS)
    cells.number(lat, -CENTRE[0], CENTRE[0])
    cells.number(lon, -CENTRE[1], CENTRE[1])
    return text
