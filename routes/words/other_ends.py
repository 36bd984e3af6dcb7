"""The other ends of a town in a sentence each, where another way leads to them."""

from collections.abc import Iterator
from dataclasses import replace

from routes.network import other_ends
from routes.view.answer import View
from routes.view.query import BLANK, Query
from routes.words import itineraries, ranges


def sentences(view: View) -> Iterator[tuple[str, Query]]:
    """Yield a text about each, and the query that asks it: "Baku → Poti: 4.4 days, by Batumi"."""
    if view.journey is None:
        return
    for way in other_ends.of_journey(view.dataset, view.journey):
        title = ranges.title(view, way.origin, way.destination)
        (name,) = itineraries.called(view, [way])
        asked = replace(
            view.query, origin=way.origin, destination=way.destination, choice=BLANK.choice
        )
        yield f"{title}: {ranges.days(view, way.told())}, {name}", asked
