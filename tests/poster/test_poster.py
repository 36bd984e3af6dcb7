"""The picture: its sizes, its bytes, its names, and that it shows just the view."""

import io
import re
import subprocess
import sys
from functools import cache
from itertools import combinations

import matplotlib
import numpy as np
import pytest
import shapely
from matplotlib.figure import Figure
from PIL import Image

from routes.cli.commands import main
from routes.errors import RoutesError, UnknownNameError
from routes.export import formats
from routes.facts import labels
from routes.facts.symbols import symbols
from routes.poster import compose, frame, legend, lettering, margins, projection
from routes.poster.placement import Box
from routes.poster.sheet import SHEETS
from routes.tables import dataset
from routes.view.answer import alone, answer
from routes.view.filters import in_year
from routes.view.query import Query
from routes.webmap import style
from tests.conftest import ROOT, unable, worded
from tests.toys import spoil

PAGES = [(lang, size) for lang in labels.LANGUAGES for size in SHEETS]


def can_show(data, lang):
    """Tell whether this machine has the letters of a language; a reason to skip where not."""
    try:
        return lettering.spare_fonts([labels.text(data, "ui.title", lang)]) is not None
    except RoutesError as error:
        unable(str(error))


@cache
def page(data, size="share", lang="en"):
    """A page of all data, drawn once for all tests that only look at it."""
    return compose.compose(answer(data, Query(lang=lang)), SHEETS[size])


@pytest.mark.parametrize(("size", "pixels"), [("share", (1200, 630)), ("a3", (4960, 3507))])
def test_a_png_has_the_pixels_of_its_page(toy, size, pixels):
    picture = Image.open(io.BytesIO(compose.picture(answer(toy, Query()), ".png", size)))
    assert picture.size == pixels
    assert picture.info["Title"] == labels.text(toy, "ui.title")


def test_svg_and_pdf_are_a3_landscape_unless_told_otherwise(toy):
    view = answer(toy, Query())
    assert b'width="1190.551181pt" height="841.889764pt"' in compose.picture(view, ".svg")
    assert b"/MediaBox [ 0 0 1190.5511811024 841.8897637795 ]" in compose.picture(view, ".pdf")
    assert b'width="900pt" height="472.5pt"' in compose.picture(view, ".svg", "share")
    assert Image.open(io.BytesIO(compose.picture(view, ".png"))).size == (1200, 630)


@pytest.mark.parametrize(("lang", "size"), PAGES)
def test_no_name_lies_on_another_or_on_a_strange_symbol(real, lang, size):
    can_show(real, lang)
    drawn = page(real, size, lang)
    for one in drawn.maps:
        boxes = [name.box for name in one.names] + [note.box for note in one.notes]
        assert not [pair for pair in combinations(boxes, 2) if pair[0].hits(pair[1])]
        assert all(one.frame.rect.holds(box) for box in boxes)
        for note in one.notes:
            assert not any(note.box.hits(symbol) for symbol in one.symbols.values())
    assert not [pair for pair in combinations(drawn.legend_boxes, 2) if pair[0].hits(pair[1])]
    inside = Box(0, 0, SHEETS[size].width, SHEETS[size].height)
    assert all(inside.holds(box) for box in drawn.legend_boxes)


@pytest.mark.parametrize(("lang", "size"), PAGES)
def test_the_hubs_the_two_seas_russia_and_two_changes_of_gauge_are_named(real, lang, size):
    can_show(real, lang)
    main_map = page(real, size, lang).maps[0]
    told = {name.key for name in main_map.names}
    nodes = alone(answer(real, Query())).nodes
    hubs = nodes.index[nodes["rank"] == 1]
    assert {f"node.{id}" for id in hubs} <= told
    assert {"sea.black_sea", "sea.caspian_sea", "country.CN", "country.RU"} <= told
    assert len(main_map.notes) == 2


@pytest.mark.parametrize("ending", formats.PICTURES)
def test_the_same_view_gives_the_same_bytes_whatever_the_settings(toy, ending):
    first = compose.picture(answer(toy, Query()), ending, "share")
    with matplotlib.rc_context({"font.size": 30, "lines.scale_dashes": False}):
        assert compose.picture(answer(toy, Query()), ending, "share") == first
        assert matplotlib.rcParams["font.size"] == 30
    assert compose.picture(answer(toy, Query(mode=("rail",))), ending, "share") != first


def test_another_process_gives_the_same_bytes(tmp_path):
    command = [sys.executable, "-m", "routes", "export"]
    for seed in "12":
        path = str(tmp_path / f"{seed}.svg")
        environment = {"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"}
        subprocess.run([*command, path, "--size", "share"], cwd=ROOT, env=environment, check=True)
    assert (tmp_path / "1.svg").read_bytes() == (tmp_path / "2.svg").read_bytes()


def test_a_filter_is_respected_and_the_legend_names_just_what_is_there(real):
    view = answer(real, Query(mode=("ferry",)))
    drawn = compose.compose(view, SHEETS["share"])
    modes = [one.id for one in drawn.legend if one.kind == "mode"]
    assert modes == ["ferry"]
    assert {one.id for one in drawn.legend if one.kind == "status"} == set(view.segments["status"])
    places = {name.key.removeprefix("node.") for one in drawn.maps for name in one.names}
    assert {one for one in places if one in real.nodes.index} <= set(view.nodes.index)
    assert not drawn.maps[0].notes  # no train changes its gauge at sea
    assert len(compose.compose(view, SHEETS["a3"]).maps) == 1  # an inset would be no larger
    assert drawn.maps[0].frame.metres < page(real).maps[0].frame.metres
    shown = {one.id for one in drawn.legend if one.kind == "symbol"}
    assert shown == {symbols(view.dataset)[id] for id in drawn.maps[0].symbols}


def test_the_title_of_a_part_claims_no_more_than_the_part(real):
    assert margins.title(answer(real, Query()))[1].startswith("From China to Europe")
    part = answer(real, Query(corridor=("btk_mersin",), mode=("rail", "ferry")))
    words = ("corridor.btk_mersin", "mode.rail", "mode.ferry")
    assert margins.title(part)[1] == " · ".join(labels.text(real, one) for one in words)


def test_capitals_are_those_of_the_language():
    assert lettering.capitals("Türkiye", "tr") == "TÜRKİYE"
    assert lettering.capitals("Çin", "az") == "ÇİN"
    assert lettering.capitals("საქართველო", "ka") == "საქართველო"
    assert lettering.capitals("Қытай", "kk") == "ҚЫТАЙ"


def test_an_empty_view_is_a_map_of_the_ground(real):
    view = answer(real, Query(mode=("ferry",), status=("suspended",)))
    drawn = compose.compose(view, SHEETS["a3"])
    assert {one.kind for one in drawn.legend} == {"boundary"}
    assert len(drawn.maps) == 1


def test_an_odd_name_stands_as_it_is(tmp_path):
    folder = worded(tmp_path)
    spoil(folder, "labels.csv", "node.xian,Xi'an,", "node.xian,$x^2$ <b>&amp;,")
    spoil(folder, "labels.csv", "node.aktau,Aktau,", "node.aktau,</text><script>\\frac{,")
    view = answer(dataset.load(folder), Query())
    svg = compose.picture(view, ".svg").decode()
    texts = re.findall("<text[^>]*>([^<]*)</text>", svg)
    assert "$x^2$ &lt;b&gt;&amp;amp;" in texts
    assert "&lt;/text&gt;&lt;script&gt;\\frac{" in texts
    assert compose.picture(view, ".pdf").startswith(b"%PDF")


def test_text_stays_text(toy):
    view = answer(toy, Query())
    assert ">Aktau</text>" in compose.picture(view, ".svg").decode()
    assert b"/FontFile2" in compose.picture(view, ".pdf")  # TrueType, embedded


def test_letters_that_no_font_has_are_one_message(toy, monkeypatch):
    monkeypatch.setattr(lettering, "CHINESE", ("No Such Font",))
    with pytest.raises(RoutesError, match=r"no font.*不.*No Such Font"):
        compose.picture(answer(toy, Query(lang="zh")), ".png")


def test_the_projection_keeps_its_scale_on_its_parallels(real):
    view = alone(answer(real, Query()))
    on = frame.main(view, SHEETS["a3"].map)
    for lat in (on.projection.south, on.projection.north):
        a, b = on.points(np.array([[on.projection.lon, lat], [on.projection.lon + 0.1, lat]]))
        km = np.hypot(*(b - a)) * on.metres / 1000
        geodesic = 0.1 * 111.32 * np.cos(np.radians(lat))  # km to a degree of longitude
        assert km == pytest.approx(geodesic, rel=0.004)
    assert legend.bar_km(on) == 1000
    assert legend.scale(on, view) == "1 : 21,000,000"


MIDDLES = {"on the equator": (-3, 3), "just north": (0, 8), "south": (-34, -29), "north": (60, 71)}


@pytest.mark.parametrize("latitudes", MIDDLES.values(), ids=MIDDLES)
def test_anywhere_on_earth_the_projection_is_true_on_its_parallels(latitudes):
    south, north = latitudes
    chosen = projection.fitting(np.array([130.0, south, 150.0, north]))
    assert chosen.conic == (abs(south + north) / 2 >= projection.STEEP_DEGREES)
    for lat in (chosen.south, chosen.north):
        a, b = chosen.project(np.array([[140.0, lat], [140.1, lat]]))
        geodesic = 11.132 * np.cos(np.radians(lat))
        assert np.hypot(*(b - a)) / 1000 == pytest.approx(geodesic, rel=0.004)
    back = chosen.unproject(chosen.project(np.array([[133.0, south], [147.0, north]])))
    assert back == pytest.approx(np.array([[133.0, south], [147.0, north]]))


@pytest.mark.parametrize("latitudes", MIDDLES.values(), ids=MIDDLES)
def test_a_ground_of_the_whole_earth_stays_on_the_page(latitudes):
    chosen = projection.fitting(np.array([130.0, latitudes[0], 150.0, latitudes[1]]))
    earth = shapely.segmentize(shapely.box(-180, -90, 180, 90), 1)
    drawn = shapely.transform(chosen.seen(earth), chosen.project)
    assert np.isfinite(shapely.get_coordinates(drawn)).all()


def test_a_sheet_that_is_nearly_all_white_stays_white():
    figure = Figure(figsize=(16.6, 12), facecolor="white")
    figure.text(0.5, 0.5, "one word", color="red")
    picture = Image.open(io.BytesIO(compose.few_colours(figure, 300, "white")))
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_all_lines_are_in_the_window(real):
    for query in (Query(), Query(corridor=("btk_mersin",)), Query(mode=("ferry",))):
        view = answer(real, query)
        for sheet in SHEETS.values():
            on = frame.main(view, sheet.map)
            for shape in view.segments.geometry:
                assert on.rect.holds(Box(*on.shape(shape).bounds))


@pytest.mark.parametrize("select", ["aktau", "ferry-kuryk-alat", "rail-lanzhou-turpan"])
def test_a_picture_looks_at_what_is_selected_as_a_link_to_it_does(real, select):
    view, rect = answer(real, Query(select=select)), SHEETS["a3"].map
    on, whole = frame.main(view, rect), frame.main(answer(real, Query()), rect)
    assert on.metres < whole.metres / 1.5
    sought = (real.nodes if select == "aktau" else real.segments).geometry[select]
    seen = Box(*on.shape(sought).bounds)
    assert on.rect.holds(seen)
    middle = ((seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2)
    centre = ((rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2)
    assert middle == pytest.approx(centre, abs=rect.width / 20)
    elsewhere = answer(real, Query(select=select, at="7/42/44"))
    assert frame.main(elsewhere, rect) == frame.main(answer(real, Query(at="7/42/44")), rect)


def strokes(picture: bytes) -> set[str]:
    """The colours of the lines of an SVG."""
    return set(re.findall(r"stroke: (#[0-9a-f]{6})", picture.decode()))


def test_lines_have_the_colours_of_the_theme_and_the_legend_names_them(toy):
    plain, gauged = (answer(toy, Query(theme=theme)) for theme in ("mode", "gauge"))
    drawn = compose.compose(gauged, SHEETS["share"]).legend
    entries = {one.id: one.colour for one in drawn if one.kind == "theme"}
    assert entries == {**style.COLOURS["gauge"], "": style.UNKNOWN}  # roads and ships have none
    assert {one.colour for one in drawn if one.kind == "mode"} == {legend.INK}
    of_mode = style.COLOURS["mode"]
    assert of_mode["ferry"] in strokes(compose.picture(plain, ".svg"))
    assert of_mode["ferry"] not in strokes(compose.picture(gauged, ".svg"))
    assert {one.kind for one in page(toy).legend}.isdisjoint({"theme"})


def test_a_year_shows_what_was_there_and_says_so(toy):
    before, after = (answer(toy, Query(year=year)) for year in (2023, 2025))
    assert "road-dostyk-aktau" not in in_year(before).segments.index  # it opened in July 2024
    assert in_year(after).segments.at["road-dostyk-aktau", "status"] == "operating"
    assert margins.title(before)[1].endswith(" · 2023")
    assert compose.picture(before, ".svg") != compose.picture(after, ".svg")


WIDE = "2/45/65"  # from where all of the toy is seen


def test_what_is_selected_stands_out(real, toy):
    for select in ("aktau", "rail-shu-aktau"):
        ink = {"aktau": style.VERMILION, "rail-shu-aktau": style.BLACK}[select]
        plain, chosen = (
            compose.picture(answer(toy, Query(mode=("ferry", "rail"), select=one, at=WIDE)), ".svg")
            for one in ("", select)
        )
        assert chosen.count(ink.encode()) > plain.count(ink.encode())
    small = "saksaulskaya"  # of a rank that a picture of all leaves out
    drawn = compose.compose(answer(real, Query(select=small)), SHEETS["share"])
    assert small in drawn.maps[0].symbols
    assert f"node.{small}" in {name.key for name in drawn.maps[0].names}
    assert f"node.{small}" not in {name.key for name in page(real).maps[0].names}


def test_what_is_switched_off_is_not_in_the_picture(real):
    off = ("kind.port", "names.ground", "mode.road")
    drawn = compose.compose(answer(real, Query(off=off)), SHEETS["share"])
    shown = drawn.maps[0]
    kinds = symbols(real)
    assert "port" not in {kinds[id] for id in shown.symbols}
    assert {name.key.partition(".")[0] for name in shown.names} == {"node"}
    assert "road" not in {one.id for one in drawn.legend}
    wide = compose.compose(answer(real, Query(on=("beyond",))), SHEETS["share"])
    assert wide.maps[0].frame.metres > page(real).maps[0].frame.metres


def test_the_command_line_makes_pictures(tmp_path, capsys, monkeypatch):
    folder = worded(tmp_path)
    path = tmp_path / "poster.png"
    assert main(["export", str(path), "--geodata", str(folder), "--mode", "rail"]) == 0
    view = answer(dataset.load(folder), Query(mode=("rail",)))
    assert path.read_bytes() == compose.picture(view, ".png", "share")
    assert main(["export", str(path), "--size", "a5"]) == 1
    assert "nearest: a3" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "map.csv"), "--size", "a3"]) == 1
    assert ".png, .svg, .pdf" in capsys.readouterr().err


def test_an_unknown_size_is_told(toy):
    with pytest.raises(UnknownNameError, match="a5"):
        compose.picture(answer(toy, Query()), ".png", "a5")


def test_a_map_without_a_picture_does_not_wait_for_matplotlib():
    code = "import sys, routes.cli; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_font_installed_later_is_found(monkeypatch):
    manager = lettering.fontManager
    monkeypatch.setattr(
        manager, "ttflist", [one for one in manager.ttflist if "DejaVu" in one.name]
    )
    few = set(manager.get_font_names())
    assert set(lettering.newly_installed()) > few or not lettering.findSystemFonts()
