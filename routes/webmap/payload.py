"""What the map's script needs beside the geometry: one value, every text ready to show."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from routes.facts import labels
from routes.facts.symbols import symbols
from routes.view.answer import View, compares, corridor_ids
from routes.view.map_state import SWITCHES, SYMBOLS, THEMES, UNITS
from routes.view.query import STATUSES
from routes.webmap import journey_payload, map_names, style, year_payload
from routes.words import itineraries, passport
from routes.writing import strict

BEYOND = "beyond"  # the group of all that is only compared with
TILES = "tiles"  # the group of what is asked for online
SWITCHED_OFF = (TILES, BEYOND)


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
            "opacity": style.FAINT.get(row["trace"], 1),
            "groups": [f"mode.{row['mode']}", f"status.{row['status']}", *beyond],
            **subject_passport(view, id, pool),
        }
    return out


def node_subjects(view: View, pool: Pool) -> dict[str, dict[str, Any]]:
    """Give each node's entry: names in all languages for the search, symbol, passport."""
    data = view.dataset
    shown = symbols(data)
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
            **subject_passport(view, id, pool),
        }
    return out


def subject_passport(view: View, id: str, pool: Pool) -> dict[str, Any]:
    """Give the passport part of a subject's entry, as places in the pool."""
    facts = [packed(view, entry, pool) for entry in passport.entries(view, id)]
    return {
        "brief": passport.brief(view, id),
        "identity": [pool.place(pair) for pair in passport.identity(view, id)],
        "source": pool.place(passport.reference(view, view.row(id)["source"])),
        "facts": [pool.place(entry) for entry in facts],
        "unknown": [pool.place(name) for name in passport.unknown(view, id)],
    }


def packed(view: View, entry: dict[str, Any], pool: Pool) -> dict[str, Any]:
    """Give an entry of a passport with its sources and caveats as places in the pool.

    The scope, which all values of an entry share, is told with the first alone.
    """
    values: list[dict[str, Any]] = []
    for row in entry["values"]:
        row = {name: one for name, one in row.items() if name != "scope" or not values}
        shared = {"source": pool.place(passport.reference(view, row["source"]))}
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
    query, found = view.query, itineraries.chosen(view) + 1
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
        return pool.place(passport.reference(view, source))

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
        "faint": [
            {"id": trace, "label": view.word(f"trace.{trace}"), "opacity": opacity}
            for trace, opacity in style.FAINT.items()
        ],
        "opens": opens(view, switches),
        "switches": switches,
        "off": [one for one in SWITCHED_OFF if one != BEYOND or not compares(view)],
        "subjects": subjects,
        "pool": pool.values,
        "labels": map_names.names(view),
        "journey": journey_payload.journey_data(view),
        "journey_words": {word: view.word(f"ui.{word}") for word in journey_payload.WORDS},
        "years": year_payload.years(view, cite),
        "traffic": year_payload.traffic(view, cite, pool.place),
        "units": {unit: view.word(f"unit.{unit}") for unit in UNITS},
    }
