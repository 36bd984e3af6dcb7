"""All tables of a journey, in the order in which a file has them."""

from collections.abc import Iterator

from routes.view.answer import View
from routes.words import itineraries, journey_tables, measure_tables, month_tables
from routes.words.map_tables import Table


def tables(view: View) -> Iterator[Table]:
    """Yield the tables of a journey, with the points of its drawings."""
    if view.journey is None:
        return
    ways = itineraries.ways(view)
    yield from filter(None, [journey_tables.before_after(view)])
    yield journey_tables.totals(view)
    yield measure_tables.table(view, ways, view.journey.network.year)
    yield measure_tables.by_country(view, ways)
    yield from filter(None, [journey_tables.changes(view)])
    yield month_tables.table(view)
    yield journey_tables.arcs(view)
    yield measure_tables.steps(view, ways)
