"""The names on the map, each with its rank and place."""

from math import hypot
from typing import Any

import numpy as np

from routes.facts import labels
from routes.network.names import bare
from routes.tables import plain
from routes.view.answer import View, alone, compared_ids, corridor_ids, reached

MAIN_RANK = 2
NEAR = 0.5  # degrees


def names(view: View) -> list[dict[str, Any]]:
    """Return the names on the map in the order in which they take their room.

    The ends of the corridor's lines come first, as they lie at the edges of the window; then the
    other great places of the main line, which are always named; then the great seas and the
    countries of those places, whose names can move; hubs, the other countries that it serves, other
    seas and countries, and smaller places.
    """
    data, lang = view.dataset, view.query.lang
    main, served = main_places(view), reached(alone(view))
    lines = own_corridors(view)
    ends = set(line_ends(view, lines[0])) if lines else set()
    outer = {end for line in lines for end in line_ends(view, line)}
    crossed = {view.row(id)["country"] for id in main}
    order: list[tuple[int, dict[str, Any]]] = []
    for id in map(str, view.nodes.sort_values("rank", kind="stable").index):
        row = view.row(id)
        # On the map signs tell namesakes apart, but for the ports of a town.
        text = labels.name(data, id, lang)
        text = text if row["kind"] == "port" else bare(text)
        name = label(f"node.{id}", "place", row, text)
        name |= {"id": id} | ({"main": True} if id in main else {})
        name |= {"end": True} if id in ends else {}
        of_main = 0 if id in outer else 1
        order.append((of_main if id in main else 3 if row["rank"] == 1 else 6, name))
    for row in plain.rows(data.ground_labels.sort_values("rank", kind="stable")):
        key = f"{row['kind']}.{row['id']}"
        country = row["kind"] == "country"
        text = labels.country(row["id"], lang) if country else view.word(key)
        here = country and row["id"] in served
        name = label(key, row["kind"], row, text)
        name |= {"main": True} if country and row["id"] in crossed else {}
        great = "main" in name or (row["rank"] == 1 and (here or row["kind"] == "sea"))
        order.append((2 if great else 4 if here else 5, name))
    return [name for _, name in sorted(order, key=lambda pair: pair[0])]


def main_places(view: View) -> set[str]:
    """Return the places up to MAIN_RANK on the main line and at the ends of the other corridors.

    Corridors that are only compared with have no part in it, and of places so near each other that
    they are one on a map of the whole it is the more important one.
    """
    found: set[str] = set()
    for corridor in own_corridors(view):
        ids, counts = places_of(view, corridor)
        found |= {*(ids[counts == 1] if found else ids)}  # the first one is the main line
    great = view.nodes[view.nodes.index.isin(found) & (view.nodes["rank"] <= MAIN_RANK)]
    kept: dict[str, tuple[float, float]] = {}
    for id, row in great.sort_values("rank", kind="stable").iterrows():
        if all(hypot(row["lon"] - lon, row["lat"] - lat) > NEAR for lon, lat in kept.values()):
            kept[str(id)] = (row["lon"], row["lat"])
    return {*kept}


def own_corridors(view: View) -> list[str]:
    """Return the corridors that are not only compared with; the first one is the main line."""
    compared = compared_ids(view.dataset)
    return [id for id in corridor_ids(view.dataset) if id not in compared]


def line_ends(view: View, corridor: str) -> list[str]:
    """Return the places at which only one segment of a corridor ends."""
    ids, counts = places_of(view, corridor)
    return [str(id) for id in ids[counts == 1]]


def places_of(view: View, corridor: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of a corridor, and how many of its segments end at each."""
    rows = view.dataset.corridors
    segments = rows.loc[rows["corridor"] == corridor, "segment"]
    of_segments = view.dataset.segments.loc[segments, ["from_node", "to_node"]]
    return np.unique(of_segments.to_numpy().ravel(), return_counts=True)


def label(key: str, kind: str, row: Any, text: str) -> dict[str, Any]:
    """Return one name of the map with its rank and its position in degrees."""
    return {
        "key": key,
        "kind": kind,
        "rank": int(row["rank"]),
        "text": text,
        "lon": round(float(row["lon"]), 4),
        "lat": round(float(row["lat"]), 4),
    }
