"""A journey as the map's script shows it: every text ready, every number with its source."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from routes.facts import labels, prices
from routes.facts.amounts import HOURS_PER_DAY
from routes.facts.facts import Fact
from routes.kinds import Reach
from routes.network.itinerary import Itinerary, Leg
from routes.network.journey import Journey
from routes.network.network import Arc
from routes.studies.whatif import Effect
from routes.tables.dataset import records
from routes.view.answer import View
from routes.webmap import style
from routes.words import (
    itineraries,
    losses,
    measure_tables,
    month_tables,
    passport,
    ranges,
    whatif_words,
)

LISTS = ("via", "avoid", "close", "open", "scenario")  # of a question


def journey_data(view: View, by_month: bool = False) -> dict[str, Any] | None:
    """Return the view's journey; None where it has none.

    `by_month` adds what a page shows beside the map: each way's twelve months.
    """
    journey = view.journey
    if journey is None:
        return None
    before = journey.before
    every = [*journey.itineraries, *([before] if before else [])]
    cited = {
        source for itinerary in every for arc in itinerary.arcs for source in ranges.sources(arc)
    }
    beside = prices.published(view.dataset, view.query.unit)
    cited |= {fact.source for fact in beside}
    return {
        "asked": asked(view),
        "within": within(view),
        "title": ranges.title(view, journey.ask.origin, journey.ask.destination),
        "about": itineraries.about(view, journey),
        "ends": [journey.ask.origin, journey.ask.destination],
        "choice": itineraries.chosen(view) + 1,
        "ways": [
            way(view, itinerary, name, before)
            | {"difference": ", ".join(whatif_words.differences(view, Effect(before, itinerary)))}
            | ({"months": twelve(view, number)} if by_month else {})
            for number, (itinerary, name) in enumerate(
                zip(journey.itineraries, itineraries.names(view), strict=True), 1
            )
        ],
        "before": way(view, before, view.word("ui.before")) if before else None,
        "calm": itineraries.calm(view),
        "order": itineraries.order(view),
        "supposes": journey.request.supposes,
        "opened": _opened(view, journey),
        "closed": [change.subject for change in journey.network.shut if change.kind == "closed"],
        "notes": [*_averages(view, journey), *itineraries.notes(view, journey)],
        "beside": [rate(view, fact) for fact in beside],
        "drawings": [],
        "sources": {source: passport.reference(view, source) for source in sorted(cited)},
    }


def within(view: View) -> bool:
    """Return whether a view has a journey that the planner of the scripts can answer."""
    return view.journey is not None and view.journey.request.reach == Reach.CORRIDOR


def asked(view: View) -> dict[str, Any] | None:
    """Return the question of a journey as the planner of the scripts has it; None without one."""
    journey = view.journey
    if journey is None:
        return None
    request = journey.request
    lists = {name: [*getattr(request, name)] for name in LISTS}
    return lists | {
        "origin": request.origin,
        "destination": request.destination,
        "by": request.by,
        "service": request.service,
        "box": request.box,
        "slow": [[slow.subject, slow.factor] for slow in request.slow],
        "year": journey.network.year,
        "month": 0 if request.depart else request.month or 0,
        "depart": request.depart,
        "count": request.alternatives,
    }


def rate(view: View, fact: Fact) -> dict[str, Any]:
    """Return a published through price: its text and its source."""
    when = str(fact.year) if fact.year else view.word("ui.year_not_told")
    where = view.scope(fact.scope) or view.word("ui.ends_not_told")
    topic = labels.subject_name(view.dataset, fact.subject, view.query.lang)
    caveat = [view.word(f"caveat.{fact.caveat}")] if fact.caveat else []
    text = f"{passport.amount(view, fact)}, {when}, {topic}: {'; '.join([where, *caveat])}"
    return {"text": text, "source": fact.source}


def way(
    view: View, itinerary: Itinerary, name: str, before: Itinerary | None = None
) -> dict[str, Any]:
    """Return an itinerary: its lines, its totals as texts, its hours by kind, its legs."""
    old = set(before.segments) if before else set(itinerary.segments)
    days, band = ranges.time(view, itinerary)
    return {
        "name": name,
        "ranked": itineraries.ranked(view, itinerary),
        "days": days,
        "range": band,
        "price": ranges.price(view, itinerary),
        "lost": losses.sentence(view, itinerary),
        "facts": [
            *ranges.totals(view, itinerary).items(),
            *measure_tables.texts(view, itinerary).items(),
        ],
        "segments": list(itinerary.segments),
        "nodes": list(dict.fromkeys(_stops(itinerary))),
        "difference": "",
        "newly": [segment for segment in itinerary.segments if segment not in old],
        "bars": bars(view, itinerary),
        "legs": [leg(view, arcs) for arcs in itinerary.parts],
    }


def twelve(view: View, choice: int) -> dict[str, Any]:
    """Return the twelve months of an alternative, in days, and what they tell together."""
    chosen = replace(view, query=replace(view.query, choice=choice))
    found = month_tables.of_view(chosen)
    names = labels.months(view.query.lang, "abbreviated")
    rows = [
        {
            "label": names[month.month - 1],
            "text": month_tables.days(view, month),
            "p10": round(month.spread.p10 / HOURS_PER_DAY, 2),
            "p50": round(month.spread.p50 / HOURS_PER_DAY, 2),
            "p90": round(month.spread.p90 / HOURS_PER_DAY, 2),
            "colour": style.ink(
                style.MONTH_UNKNOWN if month.untold == found.ports else style.MONTH
            ),
        }
        for month in (found.months if found and found.ports else ())
        if found and month.spread
    ]
    intro = [view.word("ui.months_intro")] if rows else []
    notes = [*intro, *month_tables.notes(chosen)]
    return {"title": view.word("ui.months"), "rows": rows, "notes": notes}


def bars(view: View, itinerary: Itinerary) -> list[dict[str, Any]]:
    """Return the likely hours by kind, without the kinds that take none."""
    out = []
    for kind, hours in itinerary.hours_by_kind.items():
        if hours.likely:
            text = ranges.ranged(view, hours, ranges.HOURS, 1, 0)
            about = {"kind": kind, "label": view.word(f"arc.{kind}"), "text": text}
            out.append(
                {**about, "hours": round(hours.likely, 1), "colour": style.ink(style.HOURS[kind])}
            )
    return out


def leg(view: View, arcs: tuple[Arc, ...]) -> dict[str, Any]:
    """Return a leg, or the change between two legs, with its arcs."""
    part = Leg(arcs[0].tail.node, arcs[-1].head.node, (), arcs)
    moving = any(arc.runs for arc in arcs)
    name = ranges.title(view, part.origin, part.destination)
    place = labels.name(view.dataset, part.origin, view.query.lang)
    return {
        "title": name if moving else f"{place}: {ranges.what(view, arcs[0])}",
        "text": " · ".join(
            [ranges.ranged(view, part.hours, ranges.HOURS, 1, 0)]
            + (_moving(view, part) if moving else [])
        ),
        "arcs": [arc_row(view, arc) for arc in arcs],
    }


def arc_row(view: View, arc: Arc) -> dict[str, Any]:
    """Return an arc: what, where, its hours, whether they are a default, and who says so."""
    out = {
        "text": f"{ranges.what(view, arc)}, {ranges.place(view, arc)}",
        "hours": ranges.amount(view, arc.hours, ranges.HOURS, 1),
        "usd": ranges.arc_money(view, arc),
        "gases": ranges.arc_gases(view, arc),
        "sources": ranges.sources(arc),
    }
    if other := losses.other_count(view, arc):
        out["counts"] = other
    usual = {"default": arc.hours.usual, "usd_default": arc.usd.usual}
    return out | {name: True for name, told in usual.items() if told}


def _moving(view: View, part: Leg) -> list[str]:
    """What a leg under way has beside its hours: kilometres, dollars, greenhouse gases."""
    units = ((part.km, "km"), (part.usd, "USD"), (part.kg_t, view.word("ui.kg_t")))
    told = ((ranges.ranged(view, total, unit, 1, 0), total, unit) for total, unit in units)
    return [f"{unit}: {text}" if total.likely is None else text for text, total, unit in told]


def _opened(view: View, journey: Journey) -> list[str]:
    """The ids that a what-if opens: what it names, and the ends of its lines."""
    named = {one.subject for one in journey.network.opened}
    rows = records(view.dataset, "segments")
    ends = {rows[id][end] for id in named & rows.keys() for end in ("from_node", "to_node")}
    return sorted(named | ends)


def _averages(view: View, journey: Journey) -> list[str]:
    text = measure_tables.averages(view, journey.itineraries[0], journey.network.year)
    return [text] if text else []


def _stops(itinerary: Itinerary) -> Iterable[str]:
    """The ends of a way, and where it changes, waits or crosses a border."""
    yield itinerary.origin
    yield from (arc.node for arc in itinerary.arcs if not arc.runs)
    yield itinerary.destination
