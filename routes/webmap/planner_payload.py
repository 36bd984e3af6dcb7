"""What the map's script needs to plan journeys by itself, with its texts ready to show."""

from collections.abc import Iterable
from typing import Any

from routes.facts import labels, prices
from routes.facts.prices import Box
from routes.kinds import Mode
from routes.network import names
from routes.network.countries import SEA
from routes.network.itinerary import HOURS_BY
from routes.network.measures import PORT, REASONS, SHIP
from routes.network.search import SERVICES, Criterion
from routes.tables.dataset import Dataset
from routes.view.answer import View
from routes.webmap import journey_payload, style
from routes.webmap.planner_numbers import UNITS, numbers
from routes.webmap.year_payload import Place
from routes.words import itineraries, passport, ranges

# What cannot be asked, and what would work where there is no way, as the command line says it.
ERRORS = (
    *("a_place", "a_thing", "day", "nowhere", "if_open", "not_avoiding", "not_passing"),
    *("by", "from", "to", "in_year", "no_closures", "no_filters", "no_either", "all_open"),
)
# The sentences of a way's largest losses.
LOSSES = ("loss_of", "loss_of_least", "loss_more", "loss_next", "loss_sentence")


def is_whole(view: View) -> bool:
    """Return whether the map has all lines of the data, without which nothing can be planned."""
    return len(view.segments) == len(view.dataset.segments)


def draws(view: View) -> bool:
    """Return whether the planner answers the view's own question, and so draws its staircase."""
    return is_whole(view) and journey_payload.within(view)


def planner(view: View, place: Place) -> dict[str, Any] | None:
    """Return all that the planner counts with; None where the map leaves lines of the data out.

    `place` gives the place of a source in the pool.
    """
    if not is_whole(view):
        return None
    known = numbers(view.dataset)
    return known | {
        "sources": [place(source) for source in known["sources"]],
        "names": [[view.word(f"via.{name}"), *passes] for name, *passes in known["names"]],
        "scenarios": [_scenario(view, name, rows) for name, rows in known["scenarios"].items()],
        **_services(view, place),
        "by": {by: view.word(f"by.{by}") for by in Criterion},
        "hours": {
            kind: {"label": view.word(f"arc.{kind}"), "colour": style.ink(style.HOURS[kind])}
            for kind in HOURS_BY
        },
        "waits": {reason: view.word(f"arc.dwell_{reason}") for reason in (SHIP, PORT)},
        "modes": {mode: view.word(f"mode.{mode}") for mode in Mode},
        "months": labels.months(view.query.lang),
        "short_months": labels.months(view.query.lang, "abbreviated"),
        "month_colours": [style.ink(style.MONTH), style.ink(style.MONTH_UNKNOWN)],
        "countries": {
            **{land: labels.country(land, view.query.lang) for land in known["lands"]},
            SEA: view.word("arc.sea"),
        },
        "called": _called(view.dataset, known["lands"]),
        "losses": {
            name: view.forms(f"ui.{name}")
            for name in (*LOSSES, *(f"loss_{reason}" for reason in REASONS))
        },
        "errors": {name: view.word(f"error.{name}") for name in ERRORS},
        "stops": {reason: view.word(f"ui.stop_{reason}") for reason in REASONS},
        "tracks": [*zip(style.WAYS, style.WAY_DASH, strict=True), (style.BEYOND, "1 3")],
        "notes": itineraries.assumptions(view),
        "season": view.word("assumption.season"),
        "units": {symbol: passport.unit(view, symbol) for symbol in ("km", "kg")},
        "calm": view.word("assumption.calm"),
        "calm_supposed": view.word("assumption.calm_supposed"),
    }


def _scenario(view: View, name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A scenario by its name, with the reasons of its rows in words."""
    told = [row | {"title": view.sentence(row["title"])} for row in rows]
    return {"id": name, "label": view.word(f"scenario.{name}"), "rows": told}


def _called(dataset: Dataset, lands: Iterable[str]) -> dict[str, list[str]]:
    """The names of countries and modes in all languages, by which a question may have them."""
    known = {land: [labels.country(land, lang) for lang in labels.LANGUAGES] for land in lands}
    for mode in Mode:
        known[mode] = [
            names.bare(labels.text(dataset, f"mode.{mode}", lang)) for lang in labels.LANGUAGES
        ]
    return {
        id: [*dict.fromkeys((*told, *labels.spellings(dataset, id)))] for id, told in known.items()
    }


def _services(view: View, place: Place) -> dict[str, Any]:
    """The services with their modes, what is paid for, and the through prices beside it."""
    beside: dict[str, list[dict[str, Any]]] = {}
    for unit in UNITS:
        told = prices.published(view.dataset, unit)
        rates = [journey_payload.rate(view, fact) for fact in told]
        beside[unit] = [rate | {"source": str(place(rate["source"]))} for rate in rates]
    return {
        "services": {
            service: {"label": view.word(f"service.{service}"), "modes": [*modes]}
            for service, modes in SERVICES.items()
        },
        "boxes": {box: view.word(f"box.{box}") for box in Box},
        "costs": {unit: view.word(ranges.COST[unit]) for unit in UNITS},
        "beside": beside,
    }
