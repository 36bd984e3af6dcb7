"""The layers of a view on one folium map, with the script that answers the reader."""

from collections.abc import Iterable, Iterator
from typing import Any

import folium
from branca.element import Element, MacroElement
from jinja2 import Template

from routes.kinds import Mode
from routes.view.answer import View, own
from routes.view.map_state import CENTRE, ZOOMS
from routes.view.query import BLANK
from routes.webmap import layers  # noqa: F401  (importing registers the layers)
from routes.webmap.layer import LAYERS
from routes.writing import strict

STOPS = (f"lines.{Mode.FERRY}", f"lines.{Mode.RAIL}")  # after these the browser can show them
# So fine that whatever is fitted into the window fills it; a link has as many digits.
ZOOM_STEP = 0.01
PAUSE = "</script>\n<script>"  # ends a script and begins another


class Call(MacroElement):
    """A call of the map's script with the map, and whatever else, as its arguments."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "corridor.{{ this.function }}({{ this._parent.get_name() }}, {{ this.text }});\n"
        "{% endmacro %}"
    )

    def __init__(self, function: str, value: Any = None):
        super().__init__()
        self._name = "Call"
        self.function, self.text = function, strict.script(value)


class Pause(MacroElement):
    """Parts the script in two, so that the browser can show what there is so far."""

    _template = Template(f"{{% macro script(this, kwargs) %}}{PAUSE}{{% endmacro %}}")

    def __init__(self) -> None:
        super().__init__()
        self._name = "Pause"


def draw(view: View, chosen: Iterable[str] | None = None) -> folium.Map:
    """Draw a view; `chosen` names the layers (all where None), KeyError for an unknown one.

    The map asks no host for anything: it has no tiles, and folium's links to Leaflet are left out
    because the page that shows it brings Leaflet along.
    """
    # Its script keeps the size itself: Leaflet would move the centre by parts of a pixel.
    map = folium.Map(tiles=None, zoom_snap=ZOOM_STEP, track_resize=False)
    map.default_js, map.default_css = [], []
    # folium tells the limits of zoom to tiles alone, and there are none.
    Call("begin", {"whole": bounds(view), "zooms": ZOOMS, "centre": CENTRE}).add_to(map)
    wanted = LAYERS.values() if chosen is None else [LAYERS[id] for id in chosen]
    for layer in sorted(wanted, key=lambda layer: layer.order):
        layer.draw(view).add_to(map)
        if layer.id in STOPS:
            Pause().add_to(map)
    Call("finish").add_to(map)
    number_elements(map.get_root())
    return map


def bounds(view: View) -> list[list[float]]:
    """Return [[south, west], [north, east]] of the segments in degrees; of all where none is left.

    Lines that are only compared with count where the query asks for their corridor.
    """
    every = View(view.dataset, BLANK, view.dataset.segments, view.dataset.nodes)
    rows = own(every if view.segments.empty else view)
    west, south, east, north = rows.total_bounds.round(3).tolist()
    return [[south, west], [north, east]]


def number_elements(root: Element) -> None:
    """Return every element a running number for its random id: the same view, the same bytes."""
    for i, element in enumerate(walk(root)):
        element._id = f"{i}"  # noqa: SLF001 (folium has no other way)


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all below it, in order."""
    yield element
    for child in element._children.values():  # noqa: SLF001 (as above)
        yield from walk(child)
