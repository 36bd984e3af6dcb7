"""Names on paper: none over another, none over a mark, each in the best room that is left."""

from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from routes.poster.placement import Box, Wish, about, around, arrange

ROOM = Box(0, 0, 200, 100)
PLACES = st.lists(
    st.tuples(
        st.floats(0, 200), st.floats(0, 100), st.floats(4, 60), st.floats(4, 15), st.booleans()
    ),
    max_size=25,
)


@given(PLACES)
def test_no_two_boxes_meet_whatever_is_asked(places):
    marks = {
        str(i): Box(x - 2, y - 2, x + 2, y + 2) for i, (x, y, *_, mark) in enumerate(places) if mark
    }
    wishes = [
        Wish(
            str(i),
            around(x, y, w, h, 3) if mark else about(x, y, w, h, 2),
            frozenset([str(i)]),
        )
        for i, (x, y, w, h, mark) in enumerate(places)
    ]
    lines = [shapely.LineString([(0, 50), (200, 60)])]
    found = arrange(wishes, marks, lines, ROOM, gap=2)
    assert not [pair for pair in combinations(found.values(), 2) if pair[0].hits(pair[1])]
    assert all(ROOM.holds(box) for box in found.values())
    for key, box in found.items():
        assert not [one for one, mark in marks.items() if one != key and box.hits(mark)]
    assert found == arrange(wishes, marks, lines, ROOM, gap=2)


def test_who_comes_first_chooses_first_and_a_line_is_left_free():
    line = [shapely.LineString([(100, 50), (200, 50)])]
    first, second = (Wish(key, around(100, 50, 40, 10, 3)) for key in "ab")
    found = arrange([first, second], {}, line, ROOM, gap=0)
    assert found["a"] == Box(56, 45, 96, 55)  # left of the place, for a line runs to the right
    assert found["b"].bottom > 50 or found["b"].top < 50


def test_a_name_without_room_is_left_out():
    everywhere = Box(-10, -10, 300, 300)
    wish = Wish("a", around(100, 50, 40, 10, 3))
    assert arrange([wish], {}, [], ROOM, taken=[everywhere]) == {}
    assert arrange([wish], {"other": everywhere}, [], ROOM) == {}
    line = [shapely.LineString([(0, y), (200, y)]) for y in range(0, 100, 2)]
    assert arrange([Wish("a", wish.boxes, patience=5)], {}, line, ROOM) == {}
    assert "a" in arrange([wish], {}, line, ROOM)


@pytest.mark.parametrize("radius", [1, 5])
def test_the_boxes_round_a_place_keep_off_it(radius):
    middle = Box(100 - radius / 2, 50 - radius / 2, 100 + radius / 2, 50 + radius / 2)
    assert not any(box.hits(middle) for box in around(100, 50, 30, 9, radius))
