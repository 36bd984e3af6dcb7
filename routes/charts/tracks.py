"""The ways of one drawing, each with a number, a colour and a dash of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from routes.network import staircase
from routes.network.itinerary import Itinerary
from routes.studies.compare import Comparison
from routes.view.answer import View
from routes.webmap import style
from routes.words import itineraries

MOST = len(style.WAYS)  # ways of one drawing


@dataclass(frozen=True)
class Track:
    """A way as it is drawn; number 0 is the way without the what-if."""

    number: int
    name: str
    way: Itinerary
    colour: str
    dash: str


def of_journey(view: View) -> list[Track]:
    """Return the best ways of a journey, with the chosen one, and that without the what-if."""
    journey = view.journey
    if journey is None:
        return []
    chosen, names = itineraries.chosen(view), itineraries.names(view)
    shown = [*range(min(MOST, len(names)))]
    if chosen not in shown:
        shown[-1] = chosen
    tracks = [
        Track(at + 1, names[at], journey.itineraries[at], colour, dash)
        for at, colour, dash in zip(shown, style.WAYS, style.WAY_DASH, strict=False)
    ]
    if journey.before:
        tracks.append(Track(0, view.word("ui.before"), journey.before, style.BEYOND, "1 3"))
    return tracks


def of_comparison(view: View, study: Comparison) -> list[Track]:
    """Return the ways of a comparison for which the network has an answer."""
    every = zip(study.ways, style.WAYS, style.WAY_DASH, strict=False)
    return [
        Track(number, view.word(f"way.{way.id}"), way.itinerary, colour, dash)
        for number, (way, colour, dash) in enumerate(every, 1)
        if way.itinerary
    ]


def known(tracks: Sequence[Track], what: str) -> list[Track]:
    """Return the ways of whose hours or dollars anything is known."""
    return [track for track in tracks if staircase.is_known(track.way, what)]
