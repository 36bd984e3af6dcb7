"""What the map's script needs beside the geometry: one value, every text ready to show."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from babel.units import format_unit

from routes.facts import identifiers, labels, licence
from routes.facts.symbols import symbols
from routes.kinds import Status
from routes.view.answer import View, compares, corridor_ids
from routes.view.map_state import SWITCHES, SYMBOLS, THEMES, UNITS
from routes.webmap import (
    capacity_payload,
    colouring,
    journey_payload,
    map_names,
    planner_payload,
    script_words,
    style,
    written_payload,
    year_payload,
)
from routes.webmap.passport_payload import Pool, subject_passport
from routes.words import itineraries

KM = 1000  # metres
BEYOND = "beyond"  # the group of all that is only compared with
TILES = "tiles"  # the group of what is asked for online
CAPACITY = "capacity"  # how full the parts are
SWITCHED_OFF = (TILES, CAPACITY, BEYOND)


def themes(view: View) -> list[dict[str, Any]]:
    """Return the themes by which lines may be coloured, each with its entries in reading order."""
    out = []
    for theme in THEMES:
        entries = []
        for value, colour in colouring.palette(view.dataset, theme).items():
            entry: dict[str, Any] = {"id": value, "label": view.word(f"{theme}.{value}")}
            entry["colour"] = style.ink(colour)
            if theme == "mode":
                drawn = style.stroke(value, "operating")
                entry |= {"dash": drawn.dash, "width": drawn.width, "cap": drawn.cap}
            entries.append(entry)
        out.append({"id": theme, "label": view.word(f"ui.theme_{theme}"), "entries": entries})
    return out


def segment_subjects(view: View, pool: Pool) -> dict[str, dict[str, Any]]:
    """Return each segment's entry: names, theme values, stroke, passport."""
    data = view.dataset
    electrification = colouring.told(data, "electrification")
    tracks = colouring.told(data, "tracks")
    # The corridor that stands first in its table is the main line.
    rows = data.corridors
    main = set(rows.loc[rows["corridor"].isin(corridor_ids(data)[:1]), "segment"])
    out = {}
    for id in map(str, view.segments.index):
        row = view.row(id)
        beyond = [BEYOND] if row["reach"] == BEYOND else []
        drawn = style.stroke(row["mode"], row["status"], id in main, bool(beyond), row["trace"])
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
            "groups": [f"mode.{row['mode']}", f"status.{row['status']}", *beyond],
            **subject_passport(view, id, pool),
        }
    return out


def node_subjects(view: View, pool: Pool) -> dict[str, dict[str, Any]]:
    """Return each node's entry: names and codes for the search, symbol, passport."""
    data = view.dataset
    shown = symbols(data)
    rows = data.segments[data.segments["reach"] != BEYOND]
    near = {*rows["from_node"], *rows["to_node"]}
    out = {}
    for id in map(str, view.nodes.index):
        row = view.row(id)
        names = [labels.name(data, id, lang) for lang in labels.LANGUAGES]
        names += [id, *labels.spellings(data, id)]
        names += [known.code for known in identifiers.of(data, id)]
        out[id] = {
            "name": labels.name(data, id, view.query.lang),
            "search": list(dict.fromkeys(names)),
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


def states(view: View) -> list[dict[str, str]]:
    """Return the states in which a line may be, each with its dash and cap."""
    return [
        {
            "id": status,
            "label": view.word(f"status.{status}"),
            "dash": style.STATUS_DASH.get(status, ""),
            "cap": style.stroke("rail", status).cap,
        }
        for status in Status
    ]


def opens(view: View, switches: Sequence[str]) -> dict[str, str]:
    """Return how the map opens, by the names that a link uses: what the query says of it."""
    query = view.query
    moved = replace(
        query,
        off=tuple(sorted({*query.off} & {*switches})),
        on=tuple(sorted({*query.on} & {*switches})),
    )
    texts = moved.texts()
    state = {name: texts[name] for name in ("year", "theme", "traffic", "off", "on")}
    return state | {"choice": str(itineraries.chosen(view) + 1) if view.journey else ""}


def lengths(lang: str) -> list[tuple[int, str]]:
    """Return the lengths that a scale bar may have: metres, and their words by Unicode's CLDR.

    A browser knows the marks and units of some languages only.

    >>> lengths("az")[-1]
    (10000000, '10.000 km')
    """
    metres = [one * 10**power for power in range(7) for one in (1, 2, 5)] + [10**7]
    kinds = [(one, 1, "meter") if one < KM else (one, KM, "kilometer") for one in metres]
    return [
        (one, format_unit(one // unit, f"length-{name}", "short", locale=lang))
        for one, unit, name in kinds
    ]


def web_data(view: View, online: bool = False) -> dict[str, Any]:
    """Return all that the map's script needs beside the geometry.

    `online` offers a switch for tiles, too.
    """
    capacity = capacity_payload.filling(view)
    offered = {TILES: online, CAPACITY: bool(capacity["parts"])}
    switches = [switch for switch in SWITCHES if offered.get(switch, True)]
    pool = Pool()

    def cite(source: str) -> int:
        return pool.source(view, source)

    subjects = segment_subjects(view, pool) | node_subjects(view, pool)
    return {
        "lang": view.query.lang,
        "name": view.dataset.name,
        "rights": licence.rights(view.dataset, view.query.lang),
        "words": script_words.words(view),
        "themes": themes(view),
        "statuses": states(view),
        "kinds": [{"id": kind, "label": view.word(f"kind.{kind}")} for kind in SYMBOLS],
        "symbols": style.SYMBOLS,
        "unknown_colour": style.ink(style.UNKNOWN),
        "beyond_colour": style.ink(style.BEYOND),
        "traces": [
            {"id": trace, "label": view.word(f"trace.{trace}"), "dash": dash}
            for trace, dash in style.TRACE_DASH.items()
        ],
        "opens": opens(view, switches),
        "switches": switches,
        "off": [switch for switch in SWITCHED_OFF if switch != BEYOND or not compares(view)],
        "subjects": subjects,
        "pool": pool.values,
        "labels": map_names.names(view),
        "journey": journey_payload.journey_data(view, by_month=not online),
        "years": year_payload.years(view, cite),
        "traffic": year_payload.traffic(view, cite, pool.place),
        "planner": None if online else planner_payload.planner(view, cite),
        "lengths": lengths(view.query.lang),
        "units": {unit: view.forms(f"unit.{unit}") for unit in UNITS},
        "written": written_payload.written(view.query.lang),
        "capacity": capacity,
    }
