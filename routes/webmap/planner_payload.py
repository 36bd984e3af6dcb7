"""What the map's script needs to plan journeys by itself, with its texts ready to show."""

from typing import Any

from routes.facts import labels, prices
from routes.facts.prices import LORRY
from routes.kinds import Mode
from routes.network.itinerary import ASSUMPTIONS, HOURS_BY
from routes.network.search import SERVICES, Criterion
from routes.view.answer import View
from routes.webmap import journey_payload, style
from routes.webmap.planner_numbers import UNITS, numbers
from routes.webmap.year_payload import Place
from routes.words import itineraries, passport


def planner(view: View, place: Place) -> dict[str, Any] | None:
    """Return all that the planner counts with; None where the map leaves lines of the data out.

    `place` gives the place of a source in the pool.
    """
    if len(view.segments) < len(view.dataset.segments):
        return None
    known = numbers(view.dataset)
    return known | {
        "sources": [place(source) for source in known["sources"]],
        "names": [[view.word(f"via.{name}"), *passes] for name, *passes in known["names"]],
        "scenarios": [
            {"id": name, "label": view.word(f"scenario.{name}"), "rows": rows}
            for name, rows in known["scenarios"].items()
        ],
        **_services(view, place),
        "by": {by: view.word(f"by.{by}") for by in Criterion},
        "hours": {
            kind: {"label": view.word(f"arc.{kind}"), "colour": style.HOURS[kind]}
            for kind in HOURS_BY
        },
        "modes": {mode: view.word(f"mode.{mode}") for mode in Mode},
        "marks": _marks(view),
        "months": labels.months(view.query.lang),
        "notes": [itineraries.assumption(view, name) for name in ASSUMPTIONS],
        "season": view.word("assumption.season"),
        "calm": view.word("assumption.calm"),
    }


def _marks(view: View) -> list[str]:
    """The marks of decimals and of thousands."""
    text = passport.number_text(1111.5, view.query.lang)
    return [text[-2], text[1]]


def _services(view: View, place: Place) -> dict[str, Any]:
    """The services with their modes, what is paid for, and the through prices beside it."""
    beside: dict[str, list[dict[str, Any]]] = {}
    for service, unit in UNITS.items():
        told = prices.published(view.dataset, unit)
        rates = [journey_payload.rate(view, fact) for fact in told]
        beside[service] = [rate | {"source": str(place(rate["source"]))} for rate in rates]
    services = {
        service: {
            "label": view.word(f"service.{service}"),
            "unit": "" if unit == LORRY else view.word(f"box.{unit}"),
            "modes": list(SERVICES[service]),
        }
        for service, unit in UNITS.items()
    }
    return {"services": services, "beside": beside}
