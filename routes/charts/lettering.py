"""How much room letters take, before anybody paints them.

They are measured in DejaVu Sans, which is as wide as any font of a page: what has room in it has
room everywhere. Letters that it lacks are Chinese, and as wide as they are high.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

ASCENT, DESCENT = 0.76, 0.22  # of the size: how far letters go above and below their base line
MEASURED = 100  # pixels: the size at which letters are measured


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text in pixels."""
    return sum(_letter(letter, bold) for letter in text) * size


def lines(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return a text in lines that are no wider than the room, parted between its words.

    A word that is wider has a line of its own; Chinese is parted anywhere.
    """
    out: list[str] = []
    now = ""
    for word in _words(text):
        if now and width((now + word).rstrip(), size, bold) > room:
            out.append(now.rstrip())
            now = ""
        now += word
    return [*out, now.rstrip()] if now.strip() else out


def _words(text: str) -> list[str]:
    """Words with the space after them; each Chinese letter is one."""
    out = [""]
    for letter in text:
        out[-1] += letter
        if letter == " " or _wide(letter):
            out.append("")
    return [word for word in out if word]


def _wide(letter: str) -> bool:
    return "\u2e80" <= letter <= "\uffef"


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool) -> float:
    return 1.0 if _wide(letter) else _font(bold).getlength(letter) / MEASURED


@lru_cache(maxsize=2)
def _font(bold: bool) -> "FreeTypeFont":
    """The font that matplotlib brings; it is found without importing matplotlib, which is slow."""
    from PIL import ImageFont  # noqa: PLC0415 (a map is made without)

    spec = find_spec("matplotlib")
    fonts = Path(str(spec and spec.origin)).parent / "mpl-data" / "fonts" / "ttf"
    return ImageFont.truetype(fonts / f"DejaVuSans{'-Bold' if bold else ''}.ttf", MEASURED)
