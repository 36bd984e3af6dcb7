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


def test_the_heart_is_the_part_with_most_great_places(real, toy):
    view = answer(real, Query())
    (south, west), (north, east) = drawing.heart(view)
    (low, first), (high, last) = drawing.bounds(view)
    assert east - west == pytest.approx(drawing.HEART * (last - first), abs=0.002)
    assert low <= south < north <= high
    # From the Bosporus to both gates of China; what is left out is one line through China.
    heart = {"halkali", "mersin", "poti", "alat", "aktau", "dostyk", "altynkol", "horgos"}
    at = real.nodes.geometry
    assert all(west <= at[id].x <= east and south <= at[id].y <= north for id in heart)
    assert at["lianyungang"].x > east
    # Of the great places of the toy two are in the west, and two in the east: the first part it is.
    (_, west), (_, east) = drawing.heart(answer(toy, Query()))
    assert west <= toy.nodes.geometry["alat"].x < toy.nodes.geometry["aktau"].x <= east
    assert east < toy.nodes.geometry["dostyk"].x


def test_the_frame_names_the_segments_of_the_main_line(toy):
    rows = toy.corridors
    main = rows.loc[rows["corridor"] == rows["corridor"].iloc[0], "segment"]
    assert drawing.frame(answer(toy, Query()))["trunk"] == list(main)
