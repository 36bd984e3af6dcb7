"""Colours that colour-blind readers can tell apart, and signs that need no colour."""

from itertools import combinations

from routes.kinds import Mode, Status
from routes.view.map_state import THEMES
from routes.webmap import style


def test_every_theme_has_colours_and_no_colour_twice():
    for theme in THEMES:
        colours = list(style.COLOURS[theme].values())
        assert len(set(colours)) == len(colours)
        assert style.UNKNOWN not in colours


def test_two_modes_never_share_stroke_and_dash():
    strokes = [style.stroke(mode, "operating") for mode in Mode]
    assert all(a != b for a, b in combinations(strokes, 2))


def test_what_is_not_there_yet_is_never_drawn_unbroken():
    for mode in Mode:
        dashes = {style.stroke(mode, status).dash for status in Status if status != "operating"}
        assert "" not in dashes
        assert len(dashes) == 3


def test_the_main_line_is_wider():
    for mode in Mode:
        trunk, branch = (style.stroke(mode, "operating", main).width for main in (True, False))
        assert trunk > 2 * branch
    assert 5 <= style.stroke("rail", "operating", main=True).width <= 6


def test_a_line_of_which_less_is_known_breaks_more_often_unless_its_dash_says_more():
    known, coarse, schematic = (
        style.stroke("rail", "operating", trace=trace).dash
        for trace in ("traced", "coarse", "schematic")
    )
    assert not known
    assert int(coarse.split()[0]) > int(schematic.split()[0])
    assert style.stroke("rail", "planned", trace="schematic").dash == style.STATUS_DASH["planned"]
    assert style.stroke("ferry", "operating", trace="coarse").dash == style.MODE_DASH["ferry"]
