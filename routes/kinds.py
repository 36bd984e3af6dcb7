"""The closed lists of the data that code knows by name; datapackage.json has each as an enum.

Each member is its text as well, so that a row, a JSON and a label need no translation. The order
is that in which readers are shown them.
"""

from enum import StrEnum


class Mode(StrEnum):
    """What runs on a segment. A ferry carries wagons or lorries, a sea line containers."""

    RAIL = "rail"
    FERRY = "ferry"
    SEA = "sea"
    ROAD = "road"


class NodeKind(StrEnum):
    """What a node is; at a sea junction lanes part, and ships pass without a stop."""

    PORT = "port"
    BORDER_CROSSING = "border_crossing"
    TERMINAL = "terminal"
    STATION = "station"
    JUNCTION = "junction"
    SEA_JUNCTION = "sea_junction"


class ArcKind(StrEnum):
    """What an arc of the network is, in the order in which hours are shown."""

    RUN = "run"
    DWELL = "dwell"
    TRANSSHIPMENT = "transshipment"
    GAUGE_CHANGE = "gauge_change"
    BORDER = "border"


class Status(StrEnum):
    """The state of a segment or node."""

    OPERATING = "operating"
    UNDER_CONSTRUCTION = "under_construction"
    PLANNED = "planned"
    SUSPENDED = "suspended"


class Reach(StrEnum):
    """What belongs to the corridor, and what lies on other ways that it is compared with."""

    CORRIDOR = "corridor"
    BEYOND = "beyond"
