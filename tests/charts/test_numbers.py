"""Numbers beside points: on no text, on no other number, rather on no mark."""

from itertools import combinations

from routes.charts.numbers import SIDES, Box, Side, beside

WIDTH = 200.0


def boxes(told, found):
    return [side.box(x, y, text, bold=True)
            for (x, y, text), side in zip(told, found, strict=True) if side]  # fmt: skip


def test_a_number_with_room_stands_above_its_point():
    assert beside([(50, 50, "4.5M")], [], [], WIDTH) == [SIDES[0]]
    assert beside([], [], [], WIDTH) == []


def test_a_text_is_as_wide_as_its_letters_on_its_side():
    assert Side("left", 5, -10).box(50, 50, "一二") == Box(55, 54.5, 77, 65.5)
    assert Side("right", -5, 0).box(50, 50, "一二") == Box(23, 44.5, 45, 55.5)
    assert Side("center", 0, 0).box(50, 50, "一二") == Box(39, 44.5, 61, 55.5)


def test_numbers_of_neighbours_lie_beside_each_other():
    told = [(50 + 9 * at, 50 + at, "448.4万") for at in range(3)]
    found = beside(told, [], [], WIDTH)
    assert None not in found
    assert not any(a.meets(b) for a, b in combinations(boxes(told, found), 2))


def test_the_least_important_goes_where_there_is_no_room():
    told = [(10, 50, "448.4万")] * 4
    found = beside(told, [], [], 20)
    assert found[0] and found[1] and found[-1] is None
    assert not any(a.meets(b) for a, b in combinations(boxes(told, found), 2))


def test_a_mark_is_rather_left_free_and_a_text_always():
    mark = Box(46, 58, 54, 66)
    assert beside([(50, 50, "4.5M")], [mark], [], WIDTH) == [SIDES[1]]
    everywhere = Box(-99, 0, 299, 199)
    assert beside([(50, 50, "4.5M")], [everywhere], [], WIDTH) == [SIDES[0]]
    assert beside([(50, 50, "4.5M")], [], [everywhere], WIDTH) == [None]


def test_a_number_stays_within_the_axes():
    told = [(WIDTH, 5, "1000000"), (0, 5, "1000000")]
    for box in boxes(told, beside(told, [Box(-9, 9, 300, 30)], [], WIDTH)):
        assert box.low >= 0 and box.left >= -22 and box.right <= WIDTH + 22
