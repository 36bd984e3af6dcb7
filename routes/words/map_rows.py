"""The lines and places of a view as flat rows with their geometry, for files that a GIS opens.

Ids and names stand side by side, names in the language of the query, and the codes of
identifiers.csv in a column for each scheme (of the ends of a line: from_unlocode, to_unlocode).
What is published of a line has its scope and source beside it, the newest of what is preferred:
published_km beside the measured length_km, tracks, electrification (an id of quantities.csv) and
operator. Unknown is null; `opened` is a year, a month or a day, as far as it is known. `reach`
tells what is only compared with (beyond) from what is the corridor's own.
"""

import geopandas as gpd
import pandas as pd

from routes.facts import facts, identifiers, labels, scopes
from routes.facts.licence import rights
from routes.facts.symbols import symbols
from routes.kinds import Reach
from routes.view.answer import View
from routes.view.filters import passing

DIGITS = 1
NUMBERS = ("gauge_mm", "length_km", "published_km", "tracks", "rank")
PUBLISHED = {  # columns of quantities: what a number is, None for a text
    "published_km": ("length_km", "Float64"),
    "tracks": ("tracks", "Int64"),
    "electrification": ("electrification", None),
    "operator": ("operator", None),
}


def metadata(view: View) -> dict[str, str | None]:
    """Return what a file says of itself, with a `note` where the filters leave nothing in it."""
    note = {} if passing(view) != frozenset() else {"note": view.word("ui.nothing_shown")}
    return rights(view.dataset, view.query.lang) | note


def lines(view: View) -> gpd.GeoDataFrame:
    """Return the segments of a view, with gauge in mm and measured length in km."""
    data, lang, rows = view.dataset, view.query.lang, view.segments
    ids = pd.Series(rows.index, dtype="str")
    frame = pd.DataFrame(
        {
            "id": ids,
            "name": [labels.segment_name(data, id, lang) for id in ids],
            "from_node": rows["from_node"].array,
            "from_name": [labels.name(data, id, lang) for id in rows["from_node"]],
            "to_node": rows["to_node"].array,
            "to_name": [labels.name(data, id, lang) for id in rows["to_node"]],
            **{name: rows[name].array for name in ("mode", "gauge_mm", "status", "opened")},
            **{name: rows[name].array for name in ("trace", "reach", "source")},
            "source_title": _titles(view, rows),
            "length_km": rows["length_km"].round(DIGITS).array,
            **_published(view, ids),
            **identifiers.columns_of_ends(data, rows["from_node"], rows["to_node"]),
            **identifiers.columns(data, "segments", ids),
        }
    )
    return _known(frame, rows)


def places(view: View) -> gpd.GeoDataFrame:
    """Return the nodes of a view; `symbol` is how the map shows them."""
    data, lang, rows = view.dataset, view.query.lang, view.nodes
    ids, shown = pd.Series(rows.index, dtype="str"), symbols(view.dataset)
    own = data.segments[data.segments["reach"] == Reach.CORRIDOR]
    near = {*own["from_node"], *own["to_node"]}
    frame = pd.DataFrame(
        {
            "id": ids,
            "name": [labels.name(data, id, lang) for id in ids],
            "local_name": rows["name"].array,
            "kind": rows["kind"].array,
            "symbol": [shown[id] for id in ids],
            "country": rows["country"].array,
            "country_name": [labels.country(country, lang) for country in rows["country"]],
            **{name: rows[name].array for name in ("rank", "status", "opened")},
            "reach": [Reach.CORRIDOR if id in near else Reach.BEYOND for id in ids],
            "source": rows["source"].array,
            "source_title": _titles(view, rows),
            **identifiers.columns(data, "nodes", ids),
        }
    )
    return _known(frame, rows)


def _published(view: View, ids: pd.Series) -> dict[str, pd.Series]:
    """Columns of what is published of lines: NAME, NAME_scope and NAME_source."""
    data = view.dataset
    columns: dict[str, pd.Series] = {}
    for name, (quantity, kind) in PUBLISHED.items():
        found = [facts.best(data, id, quantity) for id in ids]
        own = [fact if fact and not fact.default else None for fact in found]
        told = [fact and (fact.value if kind else fact.text) for fact in own]
        said = [fact and scopes.told(data, fact.scope, view.query.lang) for fact in own]
        columns |= {
            name: pd.Series(told, dtype=kind or "str"),
            f"{name}_scope": pd.Series(said, dtype="str").fillna(""),
            f"{name}_source": pd.Series([fact and fact.source for fact in own], dtype="str"),
        }
    return columns


def _titles(view: View, rows: pd.DataFrame) -> list[str]:
    return [str(title) for title in view.dataset.sources["title"].reindex(rows["source"])]


def _known(frame: pd.DataFrame, rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame with the geometry of the rows, in which an empty text is unknown."""
    texts = {name: frame[name].astype("str") for name in frame.columns if name not in NUMBERS}
    named = frame.assign(**{name: text.mask(text == "") for name, text in texts.items()})
    return gpd.GeoDataFrame(named, geometry=rows.geometry.array, crs=rows.crs)
