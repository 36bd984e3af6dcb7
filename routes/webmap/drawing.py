"""The layers of a view on one folium map, with the script that answers the reader."""

from collections.abc import Iterable, Iterator
from typing import Any

import folium
import geopandas as gpd
from branca.element import Element, MacroElement
from jinja2 import Template

from routes.kinds import Mode
from routes.view.answer import View, corridor_ids, own
from routes.view.map_state import CENTRE, ZOOMS
from routes.view.query import BLANK
from routes.webmap import layers  # noqa: F401  (importing registers the layers)
from routes.webmap.layer import LAYERS
from routes.webmap.map_names import MAIN_RANK
from routes.writing import strict

STOPS = (f"lines.{Mode.FERRY}", f"lines.{Mode.RAIL}")  # after these the browser can show them
# So fine that whatever is fitted into the window fills it; a link has as many digits.
ZOOM_STEP = 0.01
HEART = 0.62  # of the width of the whole
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
    Call("begin", frame(view)).add_to(map)
    wanted = LAYERS.values() if chosen is None else [LAYERS[id] for id in chosen]
    for layer in sorted(wanted, key=lambda layer: layer.order):
        layer.draw(view).add_to(map)
        if layer.id in STOPS:
            Pause().add_to(map)
    Call("finish").add_to(map)
    number_elements(map.get_root())
    return map


def frame(view: View) -> dict[str, Any]:
    """Return what the map opens with, its main line, and its limits."""
    rows = view.dataset.corridors
    trunk = rows.loc[rows["corridor"].isin(corridor_ids(view.dataset)[:1]), "segment"]
    return {
        "whole": bounds(view),
        "heart": heart(view),
        "trunk": [*trunk],
        "zooms": ZOOMS,
        "centre": CENTRE,
    }


def heart(view: View) -> list[list[float]]:
    """Return [[south, west], [north, east]] of the part of the whole with most great places.

    It is HEART as wide as the whole, and as high as the lines in it: what a portrait window shows
    at first, in which the whole would be a thread.
    """
    (_, west), (_, east) = bounds(view)
    wide = HEART * (east - west)
    great = view.nodes[view.nodes["rank"] <= MAIN_RANK].geometry.x
    starts = [west, *sorted(great[great.between(west, east - wide)])]
    first = max(starts, key=lambda start: int(great.between(start, start + wide).sum()))
    south, north = (
        round(float(edge), 3)
        for edge in framed(view).clip_by_rect(first, -90, first + wide, 90).total_bounds[[1, 3]]
    )
    return [[south, round(first, 3)], [north, round(first + wide, 3)]]


def bounds(view: View) -> list[list[float]]:
    """Return [[south, west], [north, east]] of the segments in degrees; of all where none is left.

    Lines that are only compared with count where the query asks for their corridor.
    """
    west, south, east, north = framed(view).total_bounds.round(3).tolist()
    return [[south, west], [north, east]]


def framed(view: View) -> gpd.GeoDataFrame:
    """Return the segments that the map is to show at first."""
    every = View(view.dataset, BLANK, view.dataset.segments, view.dataset.nodes)
    return own(every if view.segments.empty else view)


def number_elements(root: Element) -> None:
    """Return every element a running number for its random id: the same view, the same bytes."""
    for i, element in enumerate(walk(root)):
        element._id = f"{i}"  # noqa: SLF001 (folium has no other way)


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all below it, in order."""
    yield element
    for child in element._children.values():  # noqa: SLF001 (as above)
        yield from walk(child)
