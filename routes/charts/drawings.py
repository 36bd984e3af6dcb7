"""The drawings of a journey and of a comparison: inside a page or a file, and as pictures."""

from collections.abc import Sequence
from dataclasses import replace

from routes.charts import scene, staircase, tracks
from routes.charts.plot import NARROW, WIDE, Form
from routes.charts.tracks import Track
from routes.errors import RoutesError
from routes.network.staircase import HOURS, USD
from routes.studies.compare import Comparison
from routes.view.answer import View
from routes.webmap import style
from routes.words import itineraries, ranges

KINDS = (HOURS, USD)


def kinds(some: Sequence[Track]) -> list[str]:
    """Return the drawings that can be made of some ways: hours, usd."""
    return [what for what in KINDS if tracks.known(some, what)]


def about(view: View, some: Sequence[Track], what: str, together: bool = False) -> str:
    """Say how a drawing is to be read, and what is known of the ways that are not drawn."""
    shown = tracks.known(some, what)
    told = [view.word(f"{staircase.WORDS[what]}_about")]
    if together and len(tracks.parted(view, shown)) > 1:
        told.append(view.word("ui.own_scales"))
    undrawn = [track for track in some if track not in shown]
    prices = (f"{track.name}: {ranges.price(view, track.way)}." for track in undrawn)
    return " ".join([*told, *(prices if what == USD else ())])


def of_page(view: View, some: Sequence[Track], what: str, together: bool = False) -> list[str]:
    """Return a drawing as SVG twice: for a wide page and for a narrow one.

    Told are the stops of the chosen way or, `together`, of all.
    """
    shown = tracks.known(some, what)
    return [scene.svg(_drawn(view, shown, what, form, together)) for form in (WIDE, NARROW)]


def of_file(view: View) -> list[dict[str, str]]:
    """Return the drawings of a journey for its card in a file, where a script shows another way."""
    some = tracks.of_journey(view)
    found = []
    for what in kinds(some):
        shown = tracks.known(some, what)
        drawn = staircase.draw(view, shown, what, NARROW, [[track.number] for track in shown])
        found.append({"title": drawn.title, "about": drawn.about, "svg": scene.svg(drawn)})
    return found


def of_journey(view: View, what: str, ending: str) -> bytes:
    """Return the drawing of a view's journey as a picture; `ending` is .svg, .png or .pdf.

    Raises: RoutesError where the view has no journey, or nothing is known to be drawn.
    """
    if view.journey is None:
        raise RoutesError("no drawing without a journey; allowed: with origin and destination")
    ask = view.journey.ask
    ends = ranges.title(view, ask.origin, ask.destination)
    return _picture(view, tracks.of_journey(view), what, ending, ends)


def of_comparison(view: View, study: Comparison, what: str, ending: str) -> bytes:
    """Return the drawing of compared ways as a picture; `ending` is .svg, .png or .pdf.

    Raises: RoutesError where nothing is known to be drawn.
    """
    ends = ranges.title(view, study.origin, study.destination)
    some = tracks.of_comparison(view, study)
    return _picture(view, some, what, ending, ends, together=True)


def _picture(
    view: View, some: Sequence[Track], what: str, ending: str, ends: str, together: bool = False
) -> bytes:
    shown = tracks.known(some, what)
    if not shown:
        allowed = ", ".join(kinds(some)) or "another journey"
        raise RoutesError(f"nothing is known of the {what} of these ways; allowed: {allowed}")
    # matplotlib takes half a second to import: only who asks for a picture waits for it.
    from routes.charts import picture  # noqa: PLC0415

    drawn = _drawn(view, shown, what, WIDE, together)
    drawn = replace(drawn, about=about(view, some, what, together))
    return picture.picture(view, drawn, ends, ending)


def _drawn(
    view: View, shown: Sequence[Track], what: str, form: Form, together: bool
) -> scene.Scene:
    """One drawing or, of ways `together` of which some go by sea, one below the other."""
    parts = tracks.parted(view, shown) if together else {}
    if len(parts) < 2:
        told = [track.number for track in shown] if together else [_chosen(view, shown)]
        return staircase.draw(view, shown, what, form, [told])
    drawn = [
        (heading, staircase.draw(view, some, what, form, [[track.number for track in some]]))
        for heading, some in parts.items()
    ]
    return scene.stacked(drawn, form.size + 1, style.BLACK)


def _chosen(view: View, shown: Sequence[Track]) -> int:
    """The number of the way whose stops are told."""
    numbers = [track.number for track in shown]
    chosen = itineraries.chosen(view) + 1
    return chosen if chosen in numbers else numbers[0]
