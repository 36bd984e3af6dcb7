"""The ways of one drawing, each with a number, a colour and a dash of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import quote

from routes.network import measures, staircase
from routes.network.itinerary import Itinerary
from routes.network.staircase import USD
from routes.studies.compare import Comparison
from routes.view.answer import View
from routes.webmap import style
from routes.webmap.looks import both_looks
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
    every = zip(study.ways, looks(study), strict=True)
    return [
        Track(number, view.word(f"way.{way.id}"), way.itinerary, colour, dash)
        for number, (way, (colour, dash)) in enumerate(every, 1)
        if way.itinerary
    ]


def looks(study: Comparison) -> list[tuple[str, str]]:
    """Return the colour and dash of each way of a comparison, as the map draws it."""
    every = zip(cycle(zip(style.WAYS, style.WAY_DASH, strict=True)), study.ways, strict=False)
    return [look for look, _ in every]


def sample(colour: str, dash: str) -> str:
    """Return a piece of a way's line as the address of an image."""
    line = f'<path d="M1,5H35" stroke="{colour}" stroke-width="4" stroke-dasharray="{dash}"/>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 10">'
    return f"data:image/svg+xml,{quote(f'{head}{both_looks(line)}</svg>')}"


def parted(view: View, some: Sequence[Track]) -> dict[str, list[Track]]:
    """Return ways by the heading of the drawing in which they stand: mainly over land, or by sea.

    Ships go two or three times as far. On one scale they would leave no room to all others.
    """
    parts: dict[str, list[Track]] = {}
    for by_ship in (False, True):
        of_part = [track for track in some if measures.is_by_ship(track.way) == by_ship]
        if of_part:
            parts[view.word("ui.mainly_by_sea" if by_ship else "ui.mainly_over_land")] = of_part
    return parts


def known(tracks: Sequence[Track], what: str) -> list[Track]:
    """Return the ways of whose hours or dollars enough is known to be drawn.

    Beside ways that have a price, one whose dollars are unknown for the most part would look cheap.
    """
    found = [track for track in tracks if staircase.is_known(track.way, what)]
    priced = [track for track in found if what != USD or measures.is_priced(track.way)]
    return priced or found
