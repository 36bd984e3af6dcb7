"""The names on a map: how each is set, and where it goes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any

import shapely
from matplotlib.axes import Axes
from shapely import Geometry

from routes.poster import lettering
from routes.poster.drawing import Z
from routes.poster.frame import Frame
from routes.poster.lettering import SANS, SERIF, THIN, Letters
from routes.poster.notes import Callout
from routes.poster.notes import wanted as wanted_notes
from routes.poster.placement import Box, Wish, about, around, arrange
from routes.poster.sheet import Sheet
from routes.view.answer import View
from routes.webmap import map_names

INK, COUNTRY, WATER = "#222222", "#7a715c", "#3f6c85"
GREAT_RANK = 2  # countries up to this rank are set large


@dataclass(frozen=True)
class Name:
    """A name with its letters and its box, whose lower left corner is where the text begins."""

    key: str
    text: str
    letters: Letters
    box: Box


def text_of(name: Mapping[str, Any], lang: str) -> str:
    """Return a name as it is set: countries in spaced capitals, in scripts that have capitals."""
    text = " ".join(str(name["text"]).split())
    if name["kind"] != "country":
        return text
    return THIN.join(lettering.capitals(text, lang))


def letters_of(name: Mapping[str, Any], sheet: Sheet, spare: tuple[str, ...]) -> Letters:
    """Return the letters of a name by its kind and rank."""
    size, kind, rank = sheet.label, name["kind"], name["rank"]
    if kind == "country":
        return Letters(size * {1: 1.3, 2: 1.0}.get(rank, 0.78), COUNTRY, (SANS, *spare))
    if kind in ("sea", "lake"):
        size *= (1.32 if rank == 1 else 1.1) if kind == "sea" else 0.82
        return Letters(size, WATER, (SERIF, *spare), bold=kind + str(rank) == "sea1", italic=True)
    size *= {1: 1.18, 2: 1.0, 3: 0.9}.get(rank, 0.82)
    return Letters(size, INK, (SANS, *spare), bold=rank == 1, halo=0.16 * size)


def wanted(view: View, symbols: Collection[str], last_rank: int) -> list[dict[str, Any]]:
    """Return the names that a map would like to show, first come first.

    These are the names of the places whose symbols it has, that of the selected one before all, and
    of the ground up to a rank, but for those that are switched off.
    """
    off, chosen = view.query.off, view.query.select
    kept = [
        name
        for name in map_names.names(view)
        if (name["id"] in symbols if name["kind"] == "place" else name["rank"] <= last_rank)
        and ("names.places" if name["kind"] == "place" else "names.ground") not in off
    ]
    return sorted(kept, key=lambda name: not chosen or name.get("id") != chosen)


def same(box: Box, other: Box) -> bool:
    """Return whether two symbols cover each other so far that they are seen as one."""
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return other.holds(Box(x, y, x, y))


def afloat(boxes: Sequence[Box], land: Geometry) -> list[Box]:
    """Return the boxes of a sea's name, those first that cover the least land."""

    def dry(box: Box) -> int:
        ground = shapely.box(box.left, box.bottom, box.right, box.top)
        return round(10 * float(land.intersection(ground).area / ground.area))

    return sorted(boxes, key=dry)


@dataclass(frozen=True)
class Chart:
    """What the names of a map have to respect, in points.

    `symbols` holds the box of each place's symbol by its id; `taken` is the room of other things.
    """

    view: View
    sheet: Sheet
    frame: Frame
    symbols: Mapping[str, Box]
    lines: Sequence[Geometry]
    taken: Sequence[Box]
    spare: tuple[str, ...]


def arranged(chart: Chart) -> tuple[list[Name], list[Callout]]:
    """Return the names and notes of a map with their boxes, of which no two overlap."""
    view, on, symbols = chart.view, chart.frame, chart.symbols
    land = on.shape(shapely.union_all(view.dataset.borders.geometry.to_numpy()))
    first: list[Wish] = []
    rest: list[Wish] = []
    set_as = {}
    for name in wanted(view, symbols, chart.sheet.ground):
        at = on.point(name["lon"], name["lat"])
        if on.rect.holds(Box(*at, *at)):
            letters = letters_of(name, chart.sheet, chart.spare)
            text = text_of(name, view.query.lang)
            set_as[name["key"]] = (text, letters)
            great = name["rank"] == 1 and name["kind"] in ("place", "sea")
            great = great or name.get("id") == (view.query.select or None)
            (first if great else rest).append(wish(name, text, letters, at, symbols, land))
    notes = wanted_notes(view, on, chart.sheet.label, chart.spare)
    wishes = [*first, *(Wish(key, boxes) for key, (_, boxes) in notes.items()), *rest]
    gap = chart.sheet.label * 0.16
    found = arrange(wishes, symbols, chart.lines, on.rect.grown(-2), chart.taken, gap)
    names = [Name(key, *set_as[key], box) for key, box in found.items() if key in set_as]
    placed = [replace(note, box=found[key]) for key, (note, _) in notes.items() if key in found]
    return names, placed


def wish(
    name: Mapping[str, Any],
    text: str,
    letters: Letters,
    at: tuple[float, float],
    symbols: Mapping[str, Box],
    land: Geometry,
) -> Wish:
    """Return what a name wants: where it may stand, what it may touch, what it may cover."""
    id = name.get("id", "")
    size = lettering.width(text, letters), letters.height
    if id:
        boxes: Sequence[Box] = around(*at, *size, symbols[id].width / 2)
    elif name["kind"] == "country":
        boxes = about(*at, *size, 4 if name["rank"] <= GREAT_RANK else 1)
    elif name["rank"] == 1:
        boxes = afloat(about(*at, *size, 12, 0.4), land)
    else:  # a small water's name elsewhere would name another water
        boxes = about(*at, *size, 0)
    own = frozenset(subject for subject, box in symbols.items() if id and same(box, symbols[id]))
    patience = inf if id else letters.height * (0.3 if name["kind"] == "sea" else 0.6)
    return Wish(name["key"], boxes, own, patience)


def write(axes: Axes, names: Sequence[Name]) -> None:
    """Write the names; those of places lie above those of the ground."""
    for name in names:
        z = Z["name"] + bool(name.letters.halo)
        lettering.write(axes, name.text, name.letters, name.box.left, name.box.bottom, z)
