"""Every line can be told from every ground, in both looks, also by colour-blind readers."""

from itertools import combinations

import numpy as np
import pytest

from routes.kinds import Mode
from routes.webmap import style

LOOKS = ("paper", "dark")
# Machado, Oliveira and Fernandes 2009, table 1, severity 1.0; for linear RGB.
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
PLAIN = np.eye(3)
EYES = {"plain": PLAIN, "deuteranopia": DEUTERANOPIA}
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])  # WCAG 2.2, relative luminance


def luminance(colour: str, eye: np.ndarray = PLAIN) -> float:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    low = channels <= 0.04045
    linear = np.where(low, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(LUMINANCE @ np.clip(eye @ linear, 0, 1))


def contrast(one: str, other: str, eye: np.ndarray = PLAIN) -> float:
    dark, light = sorted(luminance(colour, eye) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str, eye: np.ndarray = PLAIN) -> float:
    """L* of CIELAB, 0 to 100."""
    return 116 * float(np.cbrt(luminance(colour, eye))) - 16


def test_it_measures_as_the_standards_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert lightness("#777777") == pytest.approx(50, abs=0.5)
    # Red and green of equal lightness are one brown to a deuteranope.
    red, green = (DEUTERANOPIA @ np.array(one) for one in ([0.3, 0.0, 0.0], [0.0, 0.11, 0.0]))
    assert abs(LUMINANCE @ red - LUMINANCE @ green) < 0.02


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("look", range(2), ids=LOOKS)
def test_land_stands_out_from_the_sea_and_every_line_from_both(look, eye):
    colours = {name: both[look] for name, both in style.GROUND.items()}
    sea = colours.pop("sea")
    for name, land in colours.items():
        assert contrast(land, sea, EYES[eye]) >= 1.3, name
    for name, both in style.INKS.items():
        for ground in (sea, *colours.values()):
            assert contrast(both[look], ground, EYES[eye]) >= 3, (name, ground)


@pytest.mark.parametrize("look", range(2), ids=LOOKS)
def test_texts_can_be_read_where_they_stand(look):
    def colour(name: str) -> str:
        return style.LOOKS[name][look]

    lands = ("land", "reached")
    pairs = [("country", ground) for ground in lands]
    pairs += [("water", ground) for ground in ("sea", *lands)]
    pairs += [("ink", ground) for ground in ("sea", *lands, "paper", "card", "hover", "lit")]
    pairs += [(name, ground) for name in ("soft", "link") for ground in ("paper", "card")]
    for name, ground in pairs:
        assert contrast(colour(name), colour(ground)) >= 4.5, (name, ground)
    assert contrast("#ffffff", colour("act")) >= 4.5
    for name in ("rim", "focus"):  # of what can be operated
        assert contrast(colour(name), colour("paper")) >= 3, name
    for ground in ("sea", *lands):
        assert contrast(colour("flow"), colour(ground)) >= 3, ground


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("look", range(2), ids=LOOKS)
def test_ferry_and_road_differ_in_dash_and_in_lightness_that_every_eye_sees(look, eye):
    inks = {paper: both[look] for both in style.INKS.values() for paper in both[:1]}
    ferry, road = (inks[style.COLOURS["mode"][mode]] for mode in (Mode.FERRY, Mode.ROAD))
    assert abs(lightness(ferry, EYES[eye]) - lightness(road, EYES[eye])) >= 6
    assert style.stroke("ferry", "operating").dash != style.stroke("road", "operating").dash


def test_no_two_modes_are_told_by_colour_alone():
    for one, other in combinations(Mode, 2):
        a, b = (style.stroke(mode, "operating") for mode in (one, other))
        assert a.dash != b.dash or max(a.width, b.width) >= 1.5 * min(a.width, b.width)


@pytest.mark.parametrize("look", range(2), ids=LOOKS)
def test_hours_under_way_differ_from_those_at_sea_and_at_borders(look):
    inks = (style.INKS | style.AREAS).values()
    shown = {both[0]: both[look] for both in inks}
    run, sea, border = (shown[style.HOURS[kind]] for kind in ("run", "sea", "border"))
    assert contrast(run, sea) >= 1.9
    assert contrast(run, border) >= 3


def test_every_colour_of_a_theme_has_another_in_the_dark():
    for theme, colours in style.COLOURS.items():
        for colour in colours.values():
            assert style.ink(colour).startswith("var(--"), (theme, colour)
    assert len({paper for paper, _ in style.INKS.values()}) == len(style.INKS)


def test_a_browser_that_knows_no_dark_has_paper():
    text = style.variables()
    plain, _, both = text.partition("@supports")
    for name, (paper, dark) in style.LOOKS.items():
        assert f"--{name}:{paper};" in plain
        assert f"--{name}:light-dark({paper},{dark});" in both
