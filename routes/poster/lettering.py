"""Letters on the page: which fonts have them, how much room they take, and how they are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, findSystemFonts, fontManager, get_font
from matplotlib.patheffects import Stroke
from matplotlib.textpath import text_to_path

from routes.errors import RoutesError
from routes.poster.placement import Box

SANS, SERIF = "DejaVu Sans", "DejaVu Serif"  # matplotlib brings them: Latin, Cyrillic, Georgian
CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "Arial Unicode MS",
)
RISE, FALL = 0.76, 0.22  # of the size: how far letters go above and below their line
THIN = "\u2009"  # the thin space
WITHOUT_CAPITALS = ("ka",)  # in print
DOTTED = ("tr", "az")  # the capital of i is İ


@dataclass(frozen=True)
class Letters:
    """How a text is set: size in points, colour, and the fonts from the first to the last resort.

    `halo` is the width in points of the pale edge round the letters.
    """

    size: float
    colour: str
    fonts: tuple[str, ...]
    bold: bool = False
    italic: bool = False
    halo: float = 0

    def properties(self) -> FontProperties:
        """Return matplotlib's properties of the font."""
        weight: Any = "bold" if self.bold else "normal"
        style: Any = "italic" if self.italic else "normal"
        return FontProperties(family=list(self.fonts), size=self.size, weight=weight, style=style)

    @property
    def height(self) -> float:
        return self.size * (RISE + FALL)


def spare_fonts(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the font that has the letters of these texts which our own fonts lack; none for none.

    Raises: RoutesError where no known font of this machine has them.
    """
    letters = {ord(letter) for text in texts for letter in text if not letter.isspace()}
    missing = letters - glyphs(SANS)
    if not missing:
        return ()
    for look in (fontManager.get_font_names, newly_installed):
        known = set(look())
        for family in CHINESE:
            if family in known and missing <= glyphs(family):
                return (family,)
    sample = "".join(sorted(map(chr, missing))[:8])
    raise RoutesError(
        f"no font of this machine has the letters {sample!r}; install one of: {', '.join(CHINESE)}"
    )


def newly_installed() -> list[str]:
    """Return the families of fonts, with those installed since matplotlib made its lasting list."""
    listed = {font.fname for font in fontManager.ttflist}
    for path in findSystemFonts():
        if path not in listed:
            fontManager.addfont(path)
    return fontManager.get_font_names()


def capitals(text: str, lang: str) -> str:
    """Return a text in capitals, where the script of the language has any."""
    if lang in WITHOUT_CAPITALS:
        return text
    return (text.replace("i", "İ") if lang in DOTTED else text).upper()


@lru_cache(maxsize=16)
def glyphs(family: str) -> frozenset[int]:
    """Return the code points that a font family has."""
    path = fontManager.findfont(FontProperties(family=family), fallback_to_default=False)
    return frozenset(get_font(path).get_charmap())


@lru_cache(maxsize=4096)
def width(text: str, letters: Letters) -> float:
    """Return the width of a line of text in points."""
    size = text_to_path.get_text_width_height_descent(text, letters.properties(), ismath=False)
    return float(size[0])


def fitted(text: str, letters: Letters, room: float) -> float:
    """Return the size in points at which a text is no wider than the room, at most its own."""
    return letters.size * min(1.0, room / max(width(text, letters), 1e-9))


def write(axes: Axes, text: str, letters: Letters, left: float, bottom: float, z: float) -> Box:
    """Write a line of text whose box begins at a point; give the box.

    Text that matplotlib strokes becomes outlines, so the halo is one text and the letters above
    it, which stay text in SVG and PDF, are another.
    """
    base = bottom + FALL * letters.size
    for halo in (True, False) if letters.halo else (False,):
        drawn = axes.text(
            left, base, text, fontproperties=letters.properties(), color=letters.colour,
            ha="left", va="baseline", parse_math=False, zorder=z,
        )  # fmt: skip
        if halo:
            drawn.set_path_effects([Stroke(linewidth=letters.halo * 2, foreground="#fffffff0")])
            drawn.set_zorder(z - 0.5)
    return Box(left, bottom, left + width(text, letters), bottom + letters.height)
