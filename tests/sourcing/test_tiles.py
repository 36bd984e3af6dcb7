"""How strokes are read from vector tiles (Mapbox Vector Tile 2.1, written here by hand)."""

import numpy as np
import pytest

from routes.sourcing.lines import tiles

EXTENT = 4096
Line = list[tuple[int, int]]


def varint(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def field(number: int, content: bytes | int) -> bytes:
    """A field of Protocol Buffers: a number, or bytes after their length."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def drawn(lines: list[Line]) -> bytes:
    """The commands of a geometry: move by (dx, dy), then lines by (dx, dy), in zigzag numbers."""
    numbers, pen = [], (0, 0)
    for line in lines:
        for at, (x, y) in enumerate(line):
            numbers += {0: [1 << 3 | 1], 1: [len(line) - 1 << 3 | 2]}.get(at, [])
            numbers += [2 * d if d >= 0 else -2 * d - 1 for d in (x - pen[0], y - pen[1])]
            pen = (x, y)
    return b"".join(varint(number) for number in numbers)


def layer(name: str, features: list[tuple[list[Line], dict[str, str | int]]]) -> bytes:
    keys = sorted({key for _, about in features for key in about})
    values = sorted({value for _, about in features for value in about.values()}, key=str)
    content = field(1, name.encode()) + field(5, EXTENT) + field(15, 2)
    for lines, about in features:
        tags = b"".join(
            varint(keys.index(key)) + varint(values.index(value)) for key, value in about.items()
        )
        content += field(2, field(2, tags) + field(3, 2) + field(4, drawn(lines)))
    content += b"".join(field(3, key.encode()) for key in keys)
    for value in values:
        told = field(1, value.encode()) if isinstance(value, str) else field(4, value & 2**64 - 1)
        content += field(4, told)
    return field(3, content)


def tile(*features: tuple[Line, dict[str, str | int], str]) -> bytes:
    """A tile of (positions, properties, name); names stand in a layer of their own."""
    named = [([line], {"class": about["class"], "name:latin": n}) for line, about, n in features]
    about = [([line], properties) for line, properties, _ in features]
    return layer("transportation", about) + layer("transportation_name", named[::-1])


def test_positions_are_degrees():
    content = tile(([(0, 0), (4096, 4096)], {"class": "rail"}, ""))
    (stroke,) = tiles.tile_strokes(content, "rail", 1, 1, 0)
    assert stroke.positions == ((0.0, 85.05113), (180.0, 0.0))


def test_lines_of_the_mode_have_their_cost_and_direction():
    content = tile(
        ([(0, 0), (1, 1)], {"class": "rail"}, ""),
        ([(0, 0), (2, 2)], {"class": "rail", "service": "siding"}, ""),
        ([(0, 0), (3, 3)], {"class": "rail"}, "Ankara - İstanbul yüksek hızlı demiryolu"),
        ([(0, 0), (4, 4)], {"class": "motorway", "oneway": 1}, ""),
        ([(0, 0), (5, 5)], {"class": "trunk", "oneway": -1, "ramp": 1}, ""),
        ([(0, 0), (6, 6)], {"class": "path"}, ""),
    )
    assert [one.cost for one in tiles.tile_strokes(content, "rail", 14, 0, 0)] == [1.0, 3.0, 5.0]
    roads = list(tiles.tile_strokes(content, "road", 14, 0, 0))
    assert [(one.cost, one.oneway) for one in roads] == [(1.0, 1), (pytest.approx(2.2), -1)]


def test_the_parts_of_a_line_are_strokes_of_their_own():
    lines = [[(0, 0), (1, 1)], [(5, 5), (6, 6)]]
    content = layer("transportation", [(lines, {"class": "rail"})])
    assert len(list(tiles.tile_strokes(content, "rail", 14, 0, 0))) == 2


def test_tiles_stand_within_some_km_of_the_guide():
    # At zoom 4 the equator has 16 tiles of 2,505 km.
    guide = np.array([(1.0, 1.0), (40.0, 1.0)])
    assert tiles.tiles_along(guide, 4, 10.0) == [(8, 7), (9, 7)]
    assert tiles.tiles_along(guide, 4, 200.0) == [(7, 7), (7, 8), (8, 7), (8, 8), (9, 7), (9, 8)]


def test_an_empty_tile_and_one_without_traffic_have_no_strokes():
    assert list(tiles.tile_strokes(b"", "rail", 14, 0, 0)) == []
    content = layer("water", [([[(0, 0), (1, 1)]], {"class": "river"})])
    assert list(tiles.tile_strokes(content, "rail", 14, 0, 0)) == []
