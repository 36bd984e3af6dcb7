"""How things look: colour, dash and width by mode and status, and the symbols of places.

Colours are of Okabe and Ito's set (Color Universal Design, 2008), which readers with any kind of
colour blindness can tell apart; each has one meaning within a theme. Dash says status, and at sea
the mode; width says mode and rank, so that no line is told by its colour alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

ORANGE, SKY, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, VERMILION, PURPLE, BLACK = "#0072B2", "#D55E00", "#CC79A7", "#222222"
UNKNOWN = "#9a9a9a"
BEYOND = "#6b6b6b"  # what is only compared with

COLOURS = {
    "mode": {"rail": VERMILION, "ferry": GREEN, "sea": BLUE, "road": PURPLE},
    "status": {
        "operating": BLUE,
        "under_construction": ORANGE,
        "planned": PURPLE,
        "suspended": BLACK,
    },
    "gauge": {"1520": BLUE, "1435": VERMILION},
    "electrification": {"25kv_ac": BLUE, "3kv_dc": GREEN, "mixed": PURPLE, "none": BLACK},
    "tracks": {"1": ORANGE, "2": BLUE},
    "trace": {"traced": BLUE, "coarse": SKY, "waypoints": ORANGE, "schematic": PURPLE},
}
# Hours by kind: what moves is blue, what waits is warm, a border is black.
HOURS = {
    "run": SKY,
    "sea": BLUE,
    "dwell": YELLOW,
    "transshipment": ORANGE,
    "gauge_change": PURPLE,
    "border": BLACK,
}
# Ways from China to Europe, in the order of their table.
MONTH, MONTH_UNKNOWN = BLUE, UNKNOWN  # of a chart of months: something is known of it, or nothing
WAYS = (VERMILION, BLUE, ORANGE, GREEN, PURPLE)
WAY_DASH = ("", "12 4", "5 3", "2 4", "12 3 2 3")
WIDTHS = {"rail": 2.6, "ferry": 2.4, "sea": 2.2, "road": 1.6}
MAIN_LINE_EXTRA = 1.2
WIDTH_BEYOND = 1.6
MODE_DASH = {"ferry": "12 6", "sea": "1 6"}
# The less is known of the course of a line, the paler it is; in the order of the legend.
FAINT = {"coarse": 0.7, "schematic": 0.45}
STATUS_DASH = {"under_construction": "7 5", "planned": "2 6", "suspended": "14 4 2 4"}


# Of gauges that have none above, from the narrowest on; what is left over has the unknown's colour.
GAUGE_COLOURS = (GREEN, ORANGE, PURPLE, SKY, BLACK, YELLOW)


def gauges(found: Iterable[int]) -> dict[str, str]:
    """Return the colours of gauges in mm: those of the theme first, then any others."""
    widths = sorted(set(found))
    usual = {gauge: colour for gauge, colour in COLOURS["gauge"].items() if int(gauge) in widths}
    others = [str(gauge) for gauge in widths if str(gauge) not in usual]
    spare = (*GAUGE_COLOURS, *[UNKNOWN] * len(others))
    return usual | dict(zip(others, spare, strict=False))


@dataclass(frozen=True)
class Stroke:
    """A line's width in pixels, its SVG dash array ("" for unbroken) and its line cap."""

    width: float
    dash: str
    cap: str


@dataclass(frozen=True)
class Halo:
    """What lies under a line: a colour, a width in pixels, an SVG dash array."""

    colour: str
    width: float
    dash: str = ""


# How full a part is, from where nobody knows to over 80 %: the fuller, the wider and the darker.
FULLNESS = (
    Halo("#6b7280", 6, "2 4"),
    Halo("#b57d00", 8),
    Halo("#9a3412", 12),
    Halo("#3f0d12", 16),
)


def stroke(mode: str, status: str, main: bool = False, beyond: bool = False) -> Stroke:
    """Return the stroke of a segment; `main` is true for those of the main line.

    `beyond` is true for those that are only compared with: thin, so that they stay context.
    """
    dash = STATUS_DASH.get(status) or MODE_DASH.get(mode, "")
    width = WIDTH_BEYOND if beyond else WIDTHS[mode] + (MAIN_LINE_EXTRA if main else 0)
    return Stroke(round(width, 1), dash, "round" if dash.startswith("1 ") else "butt")


def symbol(shape: str) -> str:
    """Wrap the inside of a 14 by 14 drawing as inline SVG."""
    return f'<svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">{shape}</svg>'


SYMBOLS = {
    "port": symbol('<rect x="2" y="2" width="10" height="10" rx="1.5"/>'),
    "border_crossing": symbol('<path d="M7 1 13 7 7 13 1 7z"/>'),
    "gauge_change": symbol(
        '<path d="M7 1 13 7 7 13 1 7z"/><path class="half" d="M7 1 7 13 1 7z"/>'
    ),
    "terminal": symbol('<path d="M7 1.5 13 12.5 1 12.5z"/>'),
    "station": symbol('<circle cx="7" cy="7" r="4.2"/>'),
    "sea_junction": symbol('<path class="hollow" d="M7 4.5 11.5 7 7 9.5 2.5 7z"/>'),
    "junction": symbol('<circle class="hollow" cx="7" cy="7" r="2.8"/>'),
}


@dataclass(frozen=True)
class Mark:
    """A point of a chart: an SVG path within -1 and 1, a colour, and whether it is only outlined.

    Each has a shape of its own, so that none is told by its colour alone; what was only hoped for
    is hollow.
    """

    path: str
    colour: str
    hollow: bool = False


MARKS = {
    "counted": Mark("M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z", BLUE),
    "other": Mark("M-.9,-.9H.9V.9H-.9Z", ORANGE),
    "part": Mark("M0,-1L1,.8H-1Z", GREEN),
    "derived": Mark("M-.4,-1H.4V-.4H1V.4H.4V1H-.4V.4H-1V-.4H-.4Z", PURPLE),
    "rival": Mark("M-1,-.5L-.5,-1L0,-.5L.5,-1L1,-.5L.5,0L1,.5L.5,1L0,.5L-.5,1L-1,.5L-.5,0Z", BLACK),
    "plan": Mark("M-.9,-.9H.9V.9H-.9Z", VERMILION, hollow=True),
    "forecast": Mark("M0,1L1,-.8H-1Z", VERMILION, hollow=True),
    "target": Mark("M0,-1.1L1.1,0L0,1.1L-1.1,0Z", VERMILION, hollow=True),
}
