"""Every line can be told from every ground, in both looks, also by colour-blind readers."""

import io
import math
from itertools import combinations, product

import numpy as np
import pytest
from PIL import Image

from routes.kinds import Mode, Status
from routes.webmap import style
from tests.browsing import until
from tests.conftest import Tab

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
ON_WATER = {Mode.FERRY, Mode.SEA}
# Every stroke that is drawn over the ground: its pane, the mode and the status of a line, its
# colour, and how much of it is seen: its own opacity and that of all that it lies in.
STROKES = """() => {
  const { drawing, subjects, filters, overlay } = corridor.features;
  filters.toggle("capacity", true);
  const lines = [...drawing.drawn.keys()].filter(subjects.isLine);
  const halos = [[lines[0], false], ["aktau", false], ["xian", true]];
  overlay.show({ halos: Object.fromEntries(
    halos.map(([id, cut]) => [id, { cut, size: 0.5, text: "" }])) });
  const owners = new Map(lines.flatMap((id) => drawing.elements(id).map((one) => [one, id])));
  const seen = () => ["overlay", "casing", "halo", "capacity"].flatMap((pane) =>
    [...document.querySelectorAll(`.leaflet-${pane}-pane path`)].map((path) => {
      const id = owners.get(path);
      let opacity = Number(getComputedStyle(path).strokeOpacity);
      for (let one = path; one; one = one.parentElement)
        opacity *= Number(getComputedStyle(one).opacity);
      return [pane, id ? subjects.get(id).mode : "", id ? subjects.status(id) : "",
        getComputedStyle(path).stroke, Math.round(opacity * 1000) / 1000].join("|");
    }));
  const all = corridor.data.themes.flatMap(({ id }) => {
    drawing.setTheme(id);
    return seen();
  });
  return [...new Set(all)].map((one) => one.split("|"));
}"""
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


def mixed(colour: str, ground: str, opacity: float) -> str:
    """Return what is seen of a colour, rgb(r, g, b) or #rrggbb, through which a ground shines."""
    channels = zip(*(rgb(one) for one in (colour, ground)), strict=True)
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in channels)


def rgb(colour: str) -> list[int]:
    if colour.startswith("rgb("):
        return [int(one) for one in colour[4:-1].split(",")]
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


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


@pytest.mark.parametrize("look", range(2), ids=LOOKS)
def test_what_is_drawn_shows_through_and_through_and_gaps_show_the_ground(browser, file, look):
    tab = Tab(browser)
    tab.page.emulate_media(color_scheme=("light", "dark")[look])
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")
    found = tab.page.evaluate(STROKES)
    tab.context.close()
    assert {pane for pane, *_ in found} == {"overlay", "casing", "halo", "capacity"}
    assert {mode for _, mode, *_ in found} == {"", *Mode}
    assert {"operating", "under_construction", "planned"} <= {status for _, _, status, *_ in found}
    faults = []
    for pane, mode, status, colour, opacity in found:
        grounds = {"sea"} if mode in ON_WATER else {"land", "reached"} if mode else {*style.GROUND}
        for name in sorted(grounds):
            ground = style.GROUND[name][look]
            shown = contrast(mixed(colour, ground, float(opacity)), ground)
            gap = pane == "casing" and (mode in ON_WATER or status != Status.OPERATING)
            if (gap and shown > 1.2) or (pane != "casing" and shown < 3):
                faults.append((pane, mode, status, colour, opacity, name, round(shown, 2)))
    assert not faults, faults


SIDE = 120  # pixels, of the square on which a stroke is tried


def tried(x: int, y: int, ground: str, stroke: style.Stroke, colour: str, turn: float) -> str:
    """A stroke through the middle of a square of ground, between the pixels rather than on them."""
    dx, dy = SIDE / 3 * math.cos(turn), SIDE / 3 * math.sin(turn)
    a, b = x + SIDE / 2 + 0.3, y + SIDE / 2 + 0.4
    return (
        f'<rect x="{x}" y="{y}" width="{SIDE}" height="{SIDE}" fill="var(--{ground})"/>'
        f'<path d="M{a - dx} {b - dy}L{a + dx} {b + dy}" stroke="{style.ink(colour)}"'
        f' stroke-width="{stroke.width}" stroke-dasharray="{stroke.dash}"'
        f' stroke-linecap="{stroke.cap}"/>'
    )


@pytest.mark.parametrize("look", range(2), ids=LOOKS)
def test_every_dash_of_a_thin_line_has_a_pixel_that_shows(browser, look):
    cells, body = [], ""
    for at, (mode, status) in enumerate(product(Mode, Status)):
        stroke = style.stroke(mode, status)
        grounds = ("sea", "sea") if mode in ON_WATER else ("land", "reached")
        colours = (style.COLOURS["mode"][mode], style.COLOURS["status"][status])
        for column, (ground, colour, angle) in enumerate(product(grounds, colours, (0, 17, 45))):
            x, y = column * SIDE, at * SIDE
            body += tried(x, y, ground, stroke, colour, math.radians(angle))
            cells.append(((mode, status, ground, colour, angle), stroke, x, y))
    size = f'width="{12 * SIDE}" height="{len(Mode) * len(Status) * SIDE}"'
    tab = Tab(browser)
    tab.page.emulate_media(color_scheme=("light", "dark")[look])
    sheet = f":root{{color-scheme:light dark}}body{{margin:0}}{style.variables()}"
    tab.page.set_content(f"<style>{sheet}</style><svg {size} style='display:block'>{body}</svg>")
    picture = Image.open(io.BytesIO(tab.page.locator("svg").screenshot())).convert("RGB")
    tab.context.close()
    faults = []
    for about, stroke, x, y in cells:
        ground = style.GROUND[about[2]][look]
        counted = picture.crop((x, y, x + SIDE, y + SIDE)).getcolors(SIDE * SIDE)
        shown = sum(
            n for n, one in counted if contrast("#{:02x}{:02x}{:02x}".format(*one), ground) >= 3
        )
        dashes = 2 * SIDE / 3 / (sum(map(float, stroke.dash.split())) or 8)
        if shown < dashes:
            faults.append((*about, shown, dashes))
    assert not faults, faults
