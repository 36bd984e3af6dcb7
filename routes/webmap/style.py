"""How things look: colour, dash and width by mode and status, and the symbols of places.

Colours follow Okabe and Ito's set (Color Universal Design, 2008), which readers with any kind of
colour blindness can tell apart, in two looks: darker than theirs for paper, lighter for the dark.
Each has one meaning within a theme. Dash says status and mode, and how well the course of a line is
known; width says mode and rank, so that no line is told by its colour alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

# By the names of CSS: on paper, and in the dark. The first are those of lines, which show on all
# ground; then the ground itself, the names on it, and what stands round it.
INKS = {
    "orange": ("#985a00", "#e9a93a"),
    "steel": ("#2877a4", "#9ccbea"),
    "green": ("#007f5c", "#35c79c"),
    "olive": ("#756800", "#d8c94a"),
    "blue": ("#005a9c", "#62b0f5"),
    "vermilion": ("#bb3d00", "#ff8a4d"),
    "purple": ("#7a3a80", "#bf83c9"),
    "black": ("#222222", "#f2f2f2"),
    "unknown": ("#6f6f6f", "#a8a8a8"),
    "beyond": ("#5d5d5d", "#bdbdbd"),
    "some": ("#9a5f00", "#bd8034"),
    "much": ("#7a2810", "#f4b142"),
    "full": ("#300509", "#ffffff"),
    "boundary": ("#7b7362", "#9b968a"),
}
GROUND = {
    "sea": ("#bcd8e6", "#10202c"),
    "land": ("#f2f0ec", "#33353a"),
    "reached": ("#fdf3d9", "#464034"),
}
LETTERS = {
    "ink": ("#222222", "#f2f2f2"),
    "country": ("#655d4a", "#c9c1ae"),
    "water": ("#1f5673", "#9fcbe0"),
}
AROUND = {
    "shore": ("#8fb0c2", "#2c4656"),
    "glow": ("#ffffff", "#15181b"),
    "bed": ("#ffffff", "#3c3a36"),
    "paper": ("#ffffff", "#1b1e22"),
    "card": ("#fcfbf8", "#24282d"),
    "field": ("#f2f0ec", "#24282d"),
    "flow": ("#56748f", "#8fb4d1"),
    "soft": ("#595959", "#b4b4b4"),
    "edge": ("#d8d4cb", "#454a51"),
    "rim": ("#7d7d7d", "#8d939b"),
    "link": ("#00558a", "#7cc0f5"),
    "act": ("#00558a", "#1b6ca8"),
    "hover": ("#eef3f6", "#2f3740"),
    "focus": ("#0072b2", "#62b0f5"),
    "port": ("#0b3c5d", "#cfe6f5"),
    "lit": ("#f0e442", "#7a7000"),
}
# Areas of charts and bars alone: no line of these would show on paper.
AREAS = {"sky": ("#56B4E9", "#447aa3"), "yellow": ("#F0E442", "#F0E442")}
# What stands behind the lines of a chart: its grid, the countries on the way in turn, the sea.
BEHIND = {
    "grid": ("#e2dfd8", "#3b4046"),
    "band": ("#f4f1ea", "#2a2e33"),
    "gap": ("#fbfaf7", "#22262a"),
    "water": ("#dfe9ee", "#1c3343"),
    "frame": ("#cfc8ba", "#4d5259"),
    "leader": ("#8a8a8a", "#8d939b"),
}
LOOKS = INKS | AREAS | GROUND | LETTERS | AROUND
ORANGE, STEEL, GREEN, OLIVE = (INKS[name][0] for name in ("orange", "steel", "green", "olive"))
BLUE, VERMILION, PURPLE = (INKS[name][0] for name in ("blue", "vermilion", "purple"))
SOME, MUCH, FULL = (INKS[name][0] for name in ("some", "much", "full"))
BLACK, UNKNOWN, BEYOND = (INKS[name][0] for name in ("black", "unknown", "beyond"))
SKY, YELLOW = (AREAS[name][0] for name in ("sky", "yellow"))
GRID, BAND, GAP, WATER, FRAME, LEADER = (paper for paper, _ in BEHIND.values())
PAPER, SOFT, RIM = (AROUND[name][0] for name in ("paper", "soft", "rim"))

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
    "trace": {"traced": BLUE, "coarse": STEEL, "waypoints": ORANGE, "schematic": PURPLE},
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
# Pixels: the trunk is loud, its branches are quiet, roads and shipping lanes quieter.
WIDTHS = {"rail": 2.2, "ferry": 1.8, "sea": 1.5, "road": 1.3}
WIDTHS_MAIN = {"rail": 5.4, "ferry": 5, "sea": 5, "road": 3}
WIDTH_BEYOND = 1.2
CASING = 2.4  # that a line's pale casing is wider than the line
MODE_DASH = {"ferry": "12 6", "sea": "1 7"}
# How well the course of a line is known: it breaks the more often the less is known. In the order
# of the legend.
TRACE_DASH = {"coarse": "22 2", "schematic": "10 2"}
STATUS_DASH = {"under_construction": "7 5", "planned": "3 5", "suspended": "14 4 2 4"}


# Of gauges that have none above, from the narrowest on; what is left over has the unknown's colour.
GAUGE_COLOURS = (GREEN, ORANGE, PURPLE, STEEL, BLACK, OLIVE)


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


# How full a part is, from where nobody knows to over 80 %: the fuller, the wider, and on
# paper the darker.
FULLNESS = (
    Halo(UNKNOWN, 6, "2 4"),
    Halo(SOME, 8),
    Halo(MUCH, 12),
    Halo(FULL, 16),
)


def stroke(
    mode: str, status: str, main: bool = False, beyond: bool = False, trace: str = ""
) -> Stroke:
    """Return the stroke of a segment; `main` is true for those of the main line.

    `beyond` is true for those that are only compared with: thin, so that they stay context. A
    state is told before the mode, and the mode before how well the course is known.
    """
    dash = STATUS_DASH.get(status) or MODE_DASH.get(mode) or TRACE_DASH.get(trace, "")
    width = WIDTH_BEYOND if beyond else (WIDTHS_MAIN if main else WIDTHS)[mode]
    return Stroke(width, dash, "round" if dash.startswith("1 ") else "butt")


def ink(colour: str) -> str:
    """Return a colour of paper as the browser's variable, which has another one in the dark.

    >>> ink(VERMILION), ink("#123456")
    ('var(--vermilion)', '#123456')
    """
    names = {paper: name for name, (paper, _) in (INKS | AREAS).items()}
    return f"var(--{names[colour]})" if colour in names else colour


def variables() -> str:
    """Return the style sheet that names all colours: on paper, and where the browser can, dark."""
    paper = "".join(f"--{name}:{one};" for name, (one, _) in LOOKS.items())
    both = "".join(f"--{name}:light-dark({one},{dark});" for name, (one, dark) in LOOKS.items())
    return f":root{{{paper}}}@supports(color:light-dark(red,red)){{:root{{{both}}}}}"


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
