"""The arcs of a journey as flat rows with their geometry, for files that a GIS opens.

A row has `itinerary` (1 is the best) and `position` in it, `kind`, `mode`, `id` of the segment or
node with its `name`, the ends (`from_node`, `from_name`, `to_node`, `to_name`) and, for each of
hours, km, usd (of the box or lorry) and kg_co2e_t (per tonne), `..._low`, `..._likely`,
`..._high`, `..._basis`, `..._factor` and `..._sources`: what an amount of the JSON has (see
journey_json.py). `source_titles` names all sources. The codes of the ends stand in `from_unlocode`,
`to_unlocode` and their like. Several values of one cell are joined by "; ", unknown is null.
"""

from collections.abc import Collection
from typing import Any

import geopandas as gpd
import pandas as pd

from routes.facts import identifiers, labels
from routes.facts.amounts import Amount
from routes.network.journey import Journey
from routes.network.network import Arc
from routes.tables.dataset import Dataset, records
from routes.tables.records import CRS

DIGITS = 2
JOIN = "; "
WHAT = ("hours", "km", "usd", "kg_co2e_t")
NUMBERS = ("low", "likely", "high", "factor")
TYPES = {
    **dict.fromkeys(("itinerary", "position"), "Int64"),
    **dict.fromkeys(("kind", "mode", "id", "name"), "str"),
    **dict.fromkeys(("from_node", "from_name", "to_node", "to_name"), "str"),
    **{
        f"{what}_{name}": "float64" if name in NUMBERS else "str"
        for what in WHAT
        for name in ("low", "likely", "high", "basis", "factor", "sources")
    },
    "source_titles": "str",
}


def runs(
    dataset: Dataset,
    journey: Journey,
    lang: str = labels.FALLBACK,
    only: Collection[str] | None = None,
) -> gpd.GeoDataFrame:
    """Return the runs of all itineraries as lines in the direction of travel.

    `only` leaves those over segments with these ids.
    """
    return _frame(dataset, journey, lang, only, running=True)


def stops(
    dataset: Dataset,
    journey: Journey,
    lang: str = labels.FALLBACK,
    only: Collection[str] | None = None,
) -> gpd.GeoDataFrame:
    """Return the waits, changes and borders of all itineraries as points.

    `only` leaves those at nodes with these ids.
    """
    return _frame(dataset, journey, lang, only, running=False)


def subject(arc: Arc) -> str:
    """Return the id of the segment that an arc runs over, or of the node where it stands."""
    return arc.segment if arc.runs else arc.node


def _frame(
    dataset: Dataset,
    journey: Journey,
    lang: str,
    only: Collection[str] | None,
    running: bool,
) -> gpd.GeoDataFrame:
    rows, shapes = [], []
    for number, itinerary in enumerate(journey.itineraries, 1):
        for position, arc in enumerate(itinerary.arcs, 1):
            id = subject(arc)
            if arc.runs == running and (only is None or id in only):
                row = {"itinerary": number, "position": position, "id": id}
                rows.append(row | _row(dataset, arc, id, lang))
                shapes.append(_shape(dataset, arc, id))
    frame = pd.DataFrame(rows, columns=list(TYPES)).astype(TYPES)
    codes = identifiers.columns_of_ends(dataset, frame["from_node"], frame["to_node"])
    for name, column in codes.items():
        frame[name] = pd.Series([value or None for value in column], dtype="str")
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(shapes, crs=CRS))


def _row(dataset: Dataset, arc: Arc, id: str, lang: str) -> dict[str, Any]:
    known = records(dataset, "sources")
    amounts = dict(zip(WHAT, (arc.hours, arc.km, arc.usd, arc.kg_t), strict=True))
    cited = dict.fromkeys(fact.source for amount in amounts.values() for fact in amount.cited)
    out: dict[str, Any] = {
        "kind": arc.kind,
        "mode": arc.mode,
        "name": labels.subject_name(dataset, id, lang),
        "from_node": arc.tail.node,
        "from_name": labels.name(dataset, arc.tail.node, lang),
        "to_node": arc.head.node,
        "to_name": labels.name(dataset, arc.head.node, lang),
        "source_titles": JOIN.join(str(known[source]["title"]) for source in cited) or None,
    }
    for what, amount in amounts.items():
        out |= {f"{what}_{name}": value for name, value in _amount(amount).items()}
    return out


def _amount(amount: Amount) -> dict[str, Any]:
    numbers = {name: getattr(amount, name) for name in NUMBERS}
    return {
        **{
            name: None if value is None else round(value, DIGITS) for name, value in numbers.items()
        },
        "basis": amount.basis,
        "sources": JOIN.join(dict.fromkeys(fact.source for fact in amount.cited)) or None,
    }


def _shape(dataset: Dataset, arc: Arc, id: str) -> Any:
    if not arc.runs:
        return dataset.nodes.geometry[id]
    line = dataset.segments.geometry[id]
    begins = dataset.segments.at[id, "from_node"] == arc.tail.node
    return line if begins else line.reverse()
