"""Online tiles for those who ask for them: off until switched on, silent where there is no net."""

import folium
from branca.element import MacroElement
from jinja2 import Template

from routes.view.answer import View
from routes.webmap.layer import layer
from routes.writing import strict


class OptInTiles(MacroElement):
    """A tile layer that joins its group only while the reader has it switched on."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "corridor.features.tiles?.offer({{ this.url }}, {{ this.credit }});\n"
        "{% endmacro %}"
    )

    def __init__(self, url: str, credit: str):
        super().__init__()
        self._name = "OptInTiles"
        self.url, self.credit = strict.script(url), strict.script(credit)


@layer("tiles", order=34)
def draw(view: View) -> folium.FeatureGroup:
    """Offer the relief tiles of OpenTopoMap (CC BY-SA; its servers take files from disk)."""
    group = folium.FeatureGroup(name=view.word("ui.tiles"), show=False)
    OptInTiles(
        "https://{s}.tile.opentopomap.org/{z}/{x}/{y}.png",
        "© OpenStreetMap contributors, SRTM; OpenTopoMap (CC BY-SA)",
    ).add_to(group)
    return group
