"""The table twins of a journey: its arcs one by one, and the ways side by side."""

from collections.abc import Collection

import pandas as pd

from routes.facts import prices
from routes.network.itinerary import NOT_COUNTED
from routes.network.network import Arc
from routes.studies.whatif import Effect
from routes.tables.dataset import records
from routes.view.answer import View
from routes.words import fact_tables, itineraries, ranges
from routes.words.journey_rows import subject
from routes.words.map_tables import Table

CHANGED = {"ui.transit_time": "p50_h", "ui.sum_likely": "hours", "ui.distance": "km"}


def arcs(view: View, only: Collection[str] | None = None) -> Table:
    """Return the arcs of the chosen itinerary in their order, with hours, km and who says so.

    `only` leaves those over segments or at nodes with these ids; each keeps its number.
    """
    itinerary = itineraries.itinerary(view)
    every = enumerate(itinerary.arcs if itinerary else (), 1)
    kept = {n: arc for n, arc in every if only is None or subject(arc) in only}
    numbers, rows = list(kept), tuple(kept.values())
    frame = pd.DataFrame(
        {
            view.word("ui.what"): [ranges.what(view, arc) for arc in rows],
            view.word("ui.place"): [ranges.place(view, arc) for arc in rows],
            "km": _likely(rows, "km"),
            view.word("ui.likely_h"): _likely(rows, "hours"),
            view.word("ui.low_h"): [arc.hours.low for arc in rows],
            view.word("ui.high_h"): [arc.hours.high for arc in rows],
            view.word("ui.basis"): [view.word(f"basis.{arc.hours.basis}") for arc in rows],
            "USD": _likely(rows, "usd"),
            view.word("ui.usd_basis"): [view.word(f"basis.{arc.usd.basis}") for arc in rows],
            view.word("ui.gases_t"): _likely(rows, "kg_t"),
            view.word("ui.sources"): [sources(view, arc) for arc in rows],
        },
        index=pd.Index(numbers, name="number"),
    ).round(1)
    return Table(view.word("ui.legs"), frame)


def totals(view: View) -> Table:
    """Return the totals of all alternatives as rows, that of no what-if before them where asked."""
    ways = itineraries.ways(view)
    frame = pd.DataFrame([ranges.totals(view, way) for way in ways.values()])
    frame.insert(0, view.word("ui.line"), list(ways))
    frame.index = pd.Index(range(len(ways)), name="number")
    return Table(view.word("ui.alternatives"), frame)


def before_after(view: View) -> Table | None:
    """Return the totals without the what-if beside those with it; None where none is asked for."""
    way, journey = itineraries.itinerary(view), view.journey
    if way is None or journey is None or not journey.request.supposes:
        return None
    now = ranges.totals(view, way)
    was = ranges.totals(view, journey.before) if journey.before else {}
    effect = Effect(journey.before, way)
    changed = {**CHANGED, ranges.COST[view.query.unit]: "usd"}
    differences = {
        view.word(word): ranges.difference(view, effect, what) for word, what in changed.items()
    }
    frame = pd.DataFrame(
        {
            view.word("ui.what"): list(now),
            view.word("ui.before"): [was.get(name, view.word("ui.no_way")) for name in now],
            view.word("ui.after"): list(now.values()),
            view.word("ui.difference"): [differences.get(name, "") for name in now],
        },
        index=pd.Index(range(len(now)), name="number"),
    )
    return Table(view.word("ui.what_if"), frame)


def changes(view: View) -> Table | None:
    """Return the lines that the chosen itinerary newly uses or leaves; None without a what-if."""
    itinerary = itineraries.itinerary(view)
    before = view.journey.before if view.journey else None
    if itinerary is None or before is None:
        return None
    fresh = [id for id in itinerary.segments if id not in before.segments]
    left = [id for id in before.segments if id not in itinerary.segments]
    words = [view.word("ui.newly_used")] * len(fresh) + [view.word("ui.no_longer_used")] * len(left)
    frame = pd.DataFrame(
        {
            view.word("ui.what"): words,
            view.word("ui.line"): [ranges.subject(view, id) for id in (*fresh, *left)],
        },
        index=pd.Index([*fresh, *left], name="id"),
    )
    return Table(view.word("ui.newly_used"), frame)


def cited(view: View) -> Table:
    """Return the facts on which the chosen itinerary rests."""
    itinerary = itineraries.itinerary(view)
    used = itinerary.facts if itinerary else ()
    return fact_tables.fact_rows(view, used, view.word("ui.sources"))


def through_prices(view: View) -> Table | None:
    """Return through prices that are published for the box, to be held beside; None without any."""
    found = prices.published(view.dataset, view.query.unit)
    if not found:
        return None
    return fact_tables.fact_rows(view, found, view.word("ui.through_prices"))


def sources(view: View, arc: Arc) -> str:
    """Return the titles of an arc's sources."""
    known = records(view.dataset, "sources")
    return "; ".join(str(known[id]["title"]) for id in ranges.sources(arc))


def _likely(rows: tuple[Arc, ...], what: str) -> list[float | None]:
    amounts = [getattr(arc, what) for arc in rows]
    return [None if amount.basis in NOT_COUNTED else amount.likely for amount in amounts]
