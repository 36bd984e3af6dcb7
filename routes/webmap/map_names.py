"""The names on the map, each with its rank and place."""

from typing import Any

from routes.facts import labels
from routes.view.answer import View


def names(view: View) -> list[dict[str, Any]]:
    """Return the names on the map in the order in which they take their room.

    The great seas come first, then hubs, then the other seas, countries and smaller places.
    """
    data, lang = view.dataset, view.query.lang
    places, ground = [], []
    for id, row in view.nodes.sort_values("rank", kind="stable").iterrows():
        name = labels.name(data, str(id), lang)
        places.append(label(f"node.{id}", "place", row, name) | {"id": str(id)})
    for row in data.ground_labels.sort_values("rank", kind="stable").to_dict("records"):
        key = f"{row['kind']}.{row['id']}"
        country = row["kind"] == "country"
        name = labels.country(row["id"], lang) if country else view.word(key)
        ground.append(label(key, row["kind"], row, name))
    hubs = sum(place["rank"] == 1 for place in places)
    great = [name for name in ground if name["kind"] == "sea" and name["rank"] == 1]
    rest = [name for name in ground if name not in great]
    return great + places[:hubs] + rest + places[hubs:]


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
