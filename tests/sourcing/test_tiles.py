"""How strokes are read from vector tiles, which are written by the library that reads them."""

import mapbox_vector_tile
import numpy as np
import pytest

from routes.sourcing.lines import tiles


def tile(*lines: tuple[str, dict[str, object], str]) -> bytes:
    """Write a tile of (geometry, properties, name); y runs down."""
    about = [{"geometry": line, "properties": properties} for line, properties, _ in lines]
    names = [{"geometry": line, "properties": {"name:latin": name}} for line, _, name in lines]
    return mapbox_vector_tile.encode(
        [
            {"name": "transportation", "features": about},
            {"name": "transportation_name", "features": names[::-1]},
            {"name": "building", "features": about},
        ],
        default_options={"y_coord_down": True},
    )


def test_positions_are_degrees():
    content = tile(("LINESTRING(0 0,4096 4096)", {"class": "rail"}, ""))
    (stroke,) = tiles.tile_strokes(content, "rail", 1, 1, 0)
    assert stroke.positions == ((0.0, 85.05113), (180.0, 0.0))


def test_lines_of_the_mode_have_their_cost_and_direction():
    content = tile(
        ("LINESTRING(0 0,1 1)", {"class": "rail"}, ""),
        ("LINESTRING(0 0,2 2)", {"class": "rail", "service": "siding"}, ""),
        ("LINESTRING(0 0,3 3)", {"class": "rail"}, "Ankara - İstanbul yüksek hızlı demiryolu"),
        ("LINESTRING(0 0,4 4)", {"class": "motorway", "oneway": 1}, ""),
        ("LINESTRING(0 0,5 5)", {"class": "trunk", "oneway": -1, "ramp": 1}, ""),
        ("LINESTRING(0 0,6 6)", {"class": "path"}, ""),
    )
    assert [one.cost for one in tiles.tile_strokes(content, "rail", 14, 0, 0)] == [1.0, 3.0, 5.0]
    roads = list(tiles.tile_strokes(content, "road", 14, 0, 0))
    assert [(one.cost, one.oneway) for one in roads] == [(1.0, 1), (pytest.approx(2.2), -1)]


def test_the_parts_of_a_line_are_strokes_of_their_own():
    content = tile(("MULTILINESTRING((0 0,1 1),(5 5,6 6))", {"class": "rail"}, ""))
    assert len(list(tiles.tile_strokes(content, "rail", 14, 0, 0))) == 2


def test_tiles_stand_within_some_km_of_the_guide():
    # At zoom 4 the equator has 16 tiles of 2,505 km.
    guide = np.array([(1.0, 1.0), (40.0, 1.0)])
    assert tiles.tiles_along(guide, 4, 10.0) == [(8, 7), (9, 7)]
    assert tiles.tiles_along(guide, 4, 200.0) == [(7, 7), (7, 8), (8, 7), (8, 8), (9, 7), (9, 8)]
