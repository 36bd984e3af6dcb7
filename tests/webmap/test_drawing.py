"""The folium map of a view."""

import folium
import pytest

from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import drawing


def test_it_is_a_folium_map_of_feature_groups_that_asks_no_host(toy):
    map = drawing.draw(answer(toy, Query()))
    assert isinstance(map, folium.Map)
    groups = [one for one in map._children.values() if isinstance(one, folium.FeatureGroup)]
    assert len(groups) == len(drawing.LAYERS)
    map.get_root().render()
    assert "://" not in map.get_root().header.render()


def test_two_drawings_are_equal_to_the_byte(toy):
    def script():
        figure = drawing.draw(answer(toy, Query())).get_root()
        figure.render()
        return figure.script.render()

    assert script() == script()


def test_layers_can_be_chosen_by_name(toy):
    map = drawing.draw(answer(toy, Query()), ["land", "lines.rail"])
    groups = [one for one in map._children.values() if isinstance(one, folium.FeatureGroup)]
    assert len(groups) == 2
    with pytest.raises(KeyError):
        drawing.draw(answer(toy, Query()), ["rails"])


def test_a_view_of_nothing_still_has_bounds(toy):
    nothing = answer(toy, Query(mode=("sea",), status=("planned",)))
    assert nothing.segments.empty
    assert drawing.bounds(nothing) == drawing.bounds(answer(toy, Query()))
