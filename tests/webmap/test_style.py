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
    assert style.stroke("rail", "operating", True).width > style.stroke("rail", "operating").width
