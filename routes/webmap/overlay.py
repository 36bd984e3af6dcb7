"""What the page lays over the map: ways in colours of their own, and what is critical as halos."""

from collections.abc import Collection
from typing import Any

from routes.facts.amounts import HOURS_PER_DAY
from routes.studies.compare import Comparison
from routes.studies.critical import Criticality, Part
from routes.view.answer import View
from routes.webmap import style
from routes.words import ranges

Overlay = dict[str, Any]


def of_ways(view: View, study: Comparison, chosen: Collection[str]) -> Overlay:
    """Return the computed lines of the chosen ways, each with its colour, dash and median."""
    rows = []
    for way, colour, dash in zip(study.ways, style.WAYS, style.WAY_DASH, strict=False):
        if way.id in chosen and way.itinerary:
            days = ranges.ranged(view, way.itinerary.told(), ranges.DAYS, HOURS_PER_DAY, 1)
            rows.append(
                {
                    "name": view.word(f"way.{way.id}"),
                    "colour": style.ink(colour),
                    "dash": dash,
                    "text": days,
                    "ids": list(way.itinerary.segments),
                    "ends": [way.itinerary.origin, *way.query.via, way.itinerary.destination],
                }
            )
    title = ranges.title(view, study.origin, study.destination)
    return {"title": title, "rows": rows}


def of_critical(view: View, study: Criticality) -> Overlay:
    """Return each node and segment that makes a difference, its size (0 to 1) and what is lost.

    The area of a halo is the added hours; what leaves a journey without a way is a ring.
    """
    most = max((part.added_h or 0.0 for part in study.parts if not part.cut), default=0.0)
    halos = {
        part.subject: {
            "size": 1.0 if part.cut else round(((part.added_h or 0.0) / most) ** 0.5, 3),
            "cut": bool(part.cut),
            "text": lost(view, part),
        }
        for part in study.parts
        if part.cut or part.added_h
    }
    return {
        "title": view.word("ui.critical_title"),
        "halos": halos,
        "most": ranges.measured(view, most, ranges.HOURS, 0),
    }


def lost(view: View, part: Part) -> str:
    """Say what is lost without a node or segment."""
    hours = ranges.measured(view, part.added_h or 0.0, ranges.HOURS, 0)
    lines = [f"{view.word('ui.no_way')}: {part.cut}"] if part.cut else []
    lines += [f"+{hours}"] if part.added_h else []
    return f"{ranges.subject(view, part.subject)}: {', '.join(lines)}"
