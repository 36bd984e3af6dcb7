"""The answer to a journey in few words: what one reads before anything else."""

from dataclasses import dataclass

from routes.facts.amounts import HOURS_PER_DAY
from routes.view.answer import View
from routes.words import itineraries, losses, ranges


@dataclass(frozen=True)
class Headline:
    """The days of the chosen way with P10 to P90, where they are lost, and its other totals.

    `range` and `lost` are empty where there is nothing to tell; `totals` are texts by their names.
    """

    title: str
    days: str
    range: str
    lost: str
    totals: dict[str, str]


def headline(view: View) -> Headline | None:
    """Return the headline of a view's journey; None where it has none."""
    way, journey = itineraries.itinerary(view), view.journey
    if way is None or journey is None:
        return None
    hours = way.told()
    return Headline(
        ranges.title(view, journey.ask.origin, journey.ask.destination),
        ranges.days(view, hours),
        ranges.span(view, hours, HOURS_PER_DAY, 1),
        losses.sentence(view, way),
        {
            view.word("ui.distance"): ranges.ranged(view, way.km, "km", 1, 0),
            view.word(ranges.COST[view.query.unit]): ranges.price(view, way),
            view.word("ui.gases_t"): ranges.ranged(view, way.kg_t, "kg", 1, 0),
        },
    )
