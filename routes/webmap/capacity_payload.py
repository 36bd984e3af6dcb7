"""What the map's script needs to show how full each part is: its places and lines, level, words."""

from typing import Any

from routes.studies import capacity
from routes.studies.capacity import Part
from routes.view.answer import View
from routes.webmap import style
from routes.words import capacity_tables
from routes.words.fact_tables import subject_name

LEVELS = ("share_unknown", "under_half", "half_to_80", "over_80")
HALF, MUCH = 0.5, 0.8


def filling(view: View) -> dict[str, Any]:
    """Return the levels with their looks, and each part that can be shown, the fullest first.

    What lies over a corridor from end to end is told in words alone: it would hide its parts.
    """
    found = capacity.study(view.dataset, view.query.year or view.dataset.year)
    levels = [
        {"label": view.word(f"ui.{id}"), "colour": style.ink(look.colour), "width": look.width}
        | {"dash": look.dash}
        for id, look in zip(LEVELS, style.FULLNESS, strict=True)
    ]
    return {
        "title": view.word("ui.capacity_layer"),
        "levels": levels,
        "parts": [_part(view, part) for part in found.parts if part.capacity and not part.whole],
    }


def _part(view: View, part: Part) -> dict[str, Any]:
    return {
        "name": subject_name(view, part.subject),
        "text": capacity_tables.told(view, part),
        "level": level(part),
        "on": [id for id in part.on if id in view.segments.index or id in view.nodes.index],
    }


def level(part: Part) -> int:
    """Return the place in LEVELS of how full a part is."""
    if part.full is None:
        return 0
    return 1 + (part.fullness >= HALF) + (part.fullness > MUCH)
