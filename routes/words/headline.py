"""The answer to a journey in few words: what one reads before anything else."""

from dataclasses import dataclass

from routes.network.itinerary import Itinerary
from routes.network.search import Criterion
from routes.view.answer import View
from routes.words import itineraries, losses, ranges


@dataclass(frozen=True)
class Headline:
    """What was asked for of the chosen way, with P10 to P90, where hours are lost, and the rest.

    `lead` are its days, or its dollars where ways are ranked by cost. `range` and `lost` are empty
    where there is nothing to tell; `totals` are texts by their names.
    """

    title: str
    lead: str
    range: str
    lost: str
    totals: dict[str, str]


def headline(view: View) -> Headline | None:
    """Return the headline of a view's journey; None where it has none."""
    way, journey = itineraries.itinerary(view), view.journey
    if way is None or journey is None:
        return None
    days = ranges.time(view, way)
    km = ranges.ranged(view, way.km, "km", 1, 0)
    gases = ranges.ranged(view, way.kg_t, "kg", 1, 0)
    if journey.ask.by == Criterion.COST:
        lead, beside = _dollars(view, way), {view.word("ui.transit_time"): ranges.bracketed(*days)}
    else:
        cost = view.word(ranges.COST[view.query.unit])
        lead, beside = days, {cost: ranges.price(view, way)}
    return Headline(
        ranges.title(view, journey.ask.origin, journey.ask.destination),
        *lead,
        losses.sentence(view, way),
        {view.word("ui.distance"): km, **beside, view.word("ui.gases_t"): gases},
    )


def _dollars(view: View, way: Itinerary) -> tuple[str, str]:
    """The dollars; of unknown ones it is said that it is they."""
    text, more = ranges.counted(view, way)
    return text if "USD" in text else f"USD: {text}", more
