"""What the map's script needs beside the geometry: one value, every text ready to show."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from routes import journeydata, labels, mapnames, popup, strict, style, yeardata
from routes.mapstate import SWITCHES, SYMBOLS, THEMES, UNITS
from routes.view import STATUSES, View, compares, corridor_ids

BEYOND = "beyond"  # the group of all that is only compared with
TILES = "tiles"  # the group of what is asked for online
SWITCHED_OFF = (TILES, BEYOND)


@lru_cache(maxsize=8)
def symbols(view: View) -> dict[str, str]:
    """Give each node's symbol: its kind, or gauge_change where rails of two gauges meet."""
    rails = view.dataset.segments[view.dataset.segments["mode"] == "rail"]
    ends = pd.concat([rails.set_index(end)["gauge_mm"] for end in ("from_node", "to_node")])
    gauges = ends.groupby(level=0).nunique()
    changes = set(gauges[gauges > 1].index)
    return {
        id: "gauge_change" if id in changes else kind for id, kind in view.nodes["kind"].items()
    }


def themes(view: View) -> list[dict[str, Any]]:
    """Give the themes by which lines may be coloured, each with its entries in reading order."""
    out = []
    gauges = style.gauges(map(int, view.dataset.segments["gauge_mm"].dropna()))
    for theme in THEMES:
        entries = []
        for value, colour in (gauges if theme == "gauge" else style.COLOURS[theme]).items():
            entry: dict[str, Any] = {"id": value, "label": view.word(f"{theme}.{value}")}
            entry["colour"] = colour
            if theme == "mode":
                drawn = style.stroke(value, "operating")
                entry |= {"dash": drawn.dash, "width": drawn.width, "cap": drawn.cap}
            entries.append(entry)
        out.append({"id": theme, "label": view.word(f"ui.theme_{theme}"), "entries": entries})
    return out


def preferred_text(view: View, quantity: str) -> dict[str, str]:
    """Give the preferred value of a quantity by subject, as a theme's value."""
    rows = view.dataset.facts
    rows = rows[(rows["quantity"] == quantity) & (rows["preferred"] == "yes")]
    return dict(zip(rows["subject"], rows["value"], strict=True))


class Pool:
    """Values that many entries share, each told once; an entry names its place in `values`."""

    def __init__(self, values: Sequence[Any] = ()) -> None:
        self.values: list[Any] = []
        self.places: dict[str, int] = {}
        for value in values:
            self.place(value)

    def place(self, value: Any) -> int:
        """Give the place of a value, which is added where it is new."""
        key = strict.dumps(value, sort=True)
        if key not in self.places:
            self.places[key] = len(self.values)
            self.values.append(value)
        return self.places[key]


def segment_subjects(view: View, pool: Pool) -> dict[str, dict[str, Any]]:
    """Give each segment's entry: names, theme values, stroke, passport."""
    data = view.dataset
    electrification = preferred_text(view, "electrification")
    tracks = preferred_text(view, "tracks")
    # The corridor that stands first in its table is the main line.
    rows = data.corridors
    main = set(rows.loc[rows["corridor"].isin(corridor_ids(data)[:1]), "segment"])
    out = {}
    for id in map(str, view.segments.index):
        row = view.row(id)
        beyond = [BEYOND] if row["reach"] == BEYOND else []
        drawn = style.stroke(row["mode"], row["status"], id in main, beyond=bool(beyond))
        out[id] = {
            "name": labels.segment_name(data, id, view.query.lang),
            "mode": row["mode"],
            "status": row["status"],
            "gauge": "" if pd.isna(row["gauge_mm"]) else str(row["gauge_mm"]),
            "electrification": electrification.get(id, ""),
            "tracks": tracks.get(id, ""),
            "trace": row["trace"],
            "width": drawn.width,
            "dash": drawn.dash,
            "cap": drawn.cap,
            "opacity": style.SCHEMATIC_OPACITY if row["trace"] == "schematic" else 1,
            "groups": [f"mode.{row['mode']}", f"status.{row['status']}", *beyond],
            **passport(view, id, pool),
        }
    return out


def node_subjects(view: View, pool: Pool) -> dict[str, dict[str, Any]]:
    """Give each node's entry: names in all languages for the search, symbol, passport."""
    data = view.dataset
    shown = symbols(view)
    rows = data.segments[data.segments["reach"] != BEYOND]
    near = {*rows["from_node"], *rows["to_node"]}
    out = {}
    for id in map(str, view.nodes.index):
        row = view.row(id)
        names = [labels.name(data, id, lang) for lang in labels.LANGUAGES]
        out[id] = {
            "name": labels.name(data, id, view.query.lang),
            "search": list(dict.fromkeys([*names, id, *labels.spellings(data, id)])),
            "symbol": shown[id],
            "rank": int(row["rank"]),
            "status": row["status"],
            "groups": [
                f"kind.{shown[id]}",
                f"place.{row['status']}",
                *([] if id in near else [BEYOND]),
            ],
            **passport(view, id, pool),
        }
    return out


def passport(view: View, id: str, pool: Pool) -> dict[str, Any]:
    """Give the passport part of a subject's entry, as places in the pool."""
    facts = [packed(view, entry, pool) for entry in popup.entries(view, id)]
    return {
        "brief": popup.brief(view, id),
        "identity": [pool.place(pair) for pair in popup.identity(view, id)],
        "source": pool.place(popup.reference(view, view.row(id)["source"])),
        "facts": [pool.place(entry) for entry in facts],
        "unknown": [pool.place(name) for name in popup.unknown(view, id)],
    }


def packed(view: View, entry: dict[str, Any], pool: Pool) -> dict[str, Any]:
    """Give an entry of a passport with its sources and caveats as places in the pool.

    The scope, which all values of an entry share, is told with the first alone.
    """
    values: list[dict[str, Any]] = []
    for row in entry["values"]:
        row = {name: one for name, one in row.items() if name != "scope" or not values}
        shared = {"source": pool.place(popup.reference(view, row["source"]))}
        if "caveat" in row:
            shared["caveat"] = pool.place(row["caveat"])
        values.append(row | shared)
    return entry | {"values": values}


UI_WORDS = (
    "absent",
    "beyond",
    "boundary",
    "close",
    "colour_by",
    "default",
    "disputed",
    "events_of",
    "ground",
    "ground_names",
    "line_source",
    "lines",
    "map_traffic",
    "map_traffic_gap",
    "map_traffic_list",
    "map_traffic_none",
    "map_traffic_off",
    "next_year",
    "no_events",
    "not_here",
    "nothing_found",
    "part_failed",
    "pause",
    "place_names",
    "places",
    "play",
    "rival",
    "status",
    "tiles",
    "today",
    "unknown",
    "years",
)


def states(view: View) -> list[dict[str, str]]:
    """Give the states in which a line may be, each with its dash and cap."""
    return [
        {
            "id": status,
            "label": view.word(f"status.{status}"),
            "dash": style.STATUS_DASH.get(status, ""),
            "cap": style.stroke("rail", status).cap,
        }
        for status in STATUSES
    ]


def opens(view: View, switches: Sequence[str]) -> dict[str, str]:
    """Give how the map opens, by the names that a link uses: what the query says of it."""
    query, found = view.query, journeydata.chosen(view) + 1
    told = {name: getattr(query, name) for name in ("year", "theme", "traffic")}
    told |= {name: ",".join(sorted({*query.several(name)} & {*switches})) for name in ("off", "on")}
    return told | {"choice": str(found) if view.journey else ""}


def web_data(view: View, online: bool = False) -> dict[str, Any]:
    """Give all that the map's script needs beside the geometry.

    `online` offers a switch for tiles, too.
    """
    switches = [one for one in SWITCHES if online or one != TILES]
    pool = Pool()

    def cite(source: str) -> int:
        return pool.place(popup.reference(view, source))

    subjects = segment_subjects(view, pool) | node_subjects(view, pool)
    return {
        "lang": view.query.lang,
        "words": {word: view.word(f"ui.{word}") for word in UI_WORDS},
        "themes": themes(view),
        "statuses": states(view),
        "kinds": [{"id": kind, "label": view.word(f"kind.{kind}")} for kind in SYMBOLS],
        "symbols": style.SYMBOLS,
        "unknown_colour": style.UNKNOWN,
        "beyond_colour": style.BEYOND,
        "schematic": {
            "label": view.word("trace.schematic"),
            "opacity": style.SCHEMATIC_OPACITY,
        },
        "opens": opens(view, switches),
        "switches": switches,
        "off": [one for one in SWITCHED_OFF if one != BEYOND or not compares(view)],
        "subjects": subjects,
        "pool": pool.values,
        "labels": mapnames.names(view),
        "journey": journeydata.journey_data(view),
        "journey_words": {word: view.word(f"ui.{word}") for word in journeydata.WORDS},
        "years": yeardata.years(view, cite),
        "traffic": yeardata.traffic(view, cite, pool.place),
        "units": {unit: view.word(f"unit.{unit}") for unit in UNITS},
    }
