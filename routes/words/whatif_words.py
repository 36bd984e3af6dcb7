"""What a what-if changes for a set of journeys, as a table, CSV, JSON and text.

The JSON (schema version 3) has `version`, `data`, `licence`, `attribution`, `year`, `journeys`
(`from`, `to`) and `rows`, one a what-if: `request` (its texts, as of `route`) and `effects`, one a
journey: `outcome` (quicker, longer, same, new_way, no_way or unknown), `before`, `after` and
`change` (each `hours`, `km` and `usd`: likely, and `p50_h`; null where unknown or without a way),
`newly_used` and `no_longer_used` (ids of segments), and `unused`: why an opening changes nothing,
or null: `why` (promise, longer, no_ship or apart), `more` (hours that the best way over it takes
more), `place` (of no ships) and `promises` (`subject`, `promised_h`, `today_h`). The CSV has a row
for each what-if and journey.
"""

import pandas as pd

from routes.facts import labels
from routes.network.itinerary import Itinerary
from routes.network.journey import Journey
from routes.network.request import Request
from routes.studies import whatif
from routes.studies.whatif import Effect, Supposition, WhatIf
from routes.tables.dataset import Dataset
from routes.view.answer import View
from routes.words import itineraries, journey_json, plans, ranges, study_json, unchanged
from routes.words.map_tables import Table
from routes.words.study_json import Row
from routes.writing import spreadsheet

ASKED = ("open", "close", "slow", "scenario")
COLUMNS = (
    *ASKED,
    *("origin", "origin_name", "destination", "destination_name", "outcome"),
    *(f"{when}_{what}" for what in journey_json.WHAT for when in ("before", "after", "change")),
    *(USED := ("newly_used", "no_longer_used")),
    *("unused", "unused_more", "unused_place"),
)
TOLD = ("p50_h", "km", "usd")  # what people are told of a change
JOIN = "; "


def table(view: View, study: WhatIf) -> Table:
    """Return a row for each what-if, and what it changes for each journey."""
    ends = [ranges.title(view, ask.origin, ask.destination) for ask in study.asks]
    rows = [
        {
            view.word("ui.what_if"): name(view, row.request),
            **{end: changed(view, effect) for end, effect in zip(ends, row.effects, strict=True)},
            view.word("ui.unused"): unused(view, study, row),
        }
        for row in study.rows
    ]
    return Table(view.word("ui.openings_title"), pd.DataFrame(rows))


def text(view: View, study: WhatIf) -> str:
    """Return each what-if with each journey before and after, as lines for a terminal."""
    lines = [f"{view.word('ui.what_if')} ({study.year})"]
    for row in study.rows:
        lines += ["", name(view, row.request)]
        for ask, effect in zip(study.asks, row.effects, strict=True):
            ends = ranges.title(view, ask.origin, ask.destination)
            lines.append(f"  {ends}: {changed(view, effect)}")
            if effect.newly_used and effect.before:
                used = ", ".join(ranges.subject(view, id) for id in effect.newly_used)
                lines.append(f"    {view.word('ui.newly_used')}: {used}")
        if why := unused(view, study, row):
            lines.append(f"  {view.word('ui.unused')}: {why}")
    return "\n".join(lines)


def unused(view: View, study: WhatIf, row: Supposition) -> str:
    """Return why what opens changes nothing, on the journey that it comes nearest to change."""
    if row.unused is None:
        return ""
    at, why = row.unused
    return unchanged.sentence(view, why, study.asks[at])


def name(view: View, request: Request) -> str:
    """Return what is supposed: names of openings and scenarios, of what opens, shuts or slows."""
    parts = [plans.opening_name(view, id) for id in request.open]
    parts += [f"{view.word('ui.closed')}: {ranges.subject(view, id)}" for id in request.close]
    parts += [f"{ranges.subject(view, one.subject)} × {one.factor_text}" for one in request.slow]
    parts += [view.word(f"scenario.{id}") for id in request.scenario]
    return " + ".join(dict.fromkeys(parts))  # an opening may be asked for as a scenario, too


def changed(view: View, effect: Effect) -> str:
    """Return what changes: "17.9 → 16.8 days (−1.1), −144 km"; "nothing" where nothing does."""
    before, after = effect.before, effect.after
    if before is None and after is None:
        return view.word("ui.no_way")
    days = f"{_days(view, before)} → {_days(view, after)}"
    if effect.outcome == whatif.SAME and before and after and before.segments == after.segments:
        return f"{_days(view, before)} ({view.word('ui.no_change')})"
    return ", ".join([days, *differences(view, effect)])


def differences(view: View, effect: Effect) -> list[str]:
    """Return what changes in days, kilometres and dollars, as far as it does and is known."""
    found = (ranges.difference(view, effect, what) for what in TOLD)
    return [text for text in found if text]


def change(view: View) -> dict[str, str]:
    """Return by its name what a view's what-if changes on the way that is shown; {} for nothing."""
    way = itineraries.itinerary(view)
    before = view.journey.before if view.journey else None
    told = ", ".join(differences(view, Effect(before, way))) if before and way else ""
    return {view.word("ui.difference"): told} if told else {}


def best(view: View, found: Journey) -> str:
    """Return what a what-if changes on the best way, or that it changes nothing, as lines."""
    effect = whatif.of_journey(view.dataset, found)
    if effect.outcome == whatif.SAME and not effect.newly_used:
        return view.word("ui.unchanged")
    told = ", ".join(differences(view, effect))
    used = ", ".join(ranges.subject(view, id) for id in effect.newly_used if effect.before)
    lines = [f"{view.word('ui.difference')}: {told}"] if told else []
    lines += [f"{view.word('ui.newly_used')}: {used}"] if used else []
    return "\n".join(lines)


def as_json(dataset: Dataset, study: WhatIf) -> Row:
    """Return the study as plain values; the schema stands above."""
    return {
        **journey_json.head(dataset),
        "year": study.year,
        "journeys": [{"from": ask.origin, "to": ask.destination} for ask in study.asks],
        "rows": [
            {
                "request": row.request.texts(),
                "effects": [journey_json.change(effect) for effect in row.effects],
            }
            for row in study.rows
        ],
    }


def document(dataset: Dataset, study: WhatIf) -> str:
    """Return the study as JSON."""
    return study_json.as_json(as_json(dataset, study))


def csv(dataset: Dataset, study: WhatIf, lang: str = labels.FALLBACK) -> str:
    """Return a row for each what-if and journey."""
    rows = []
    for row in study.rows:
        texts = row.request.texts()
        for ask, effect in zip(study.asks, row.effects, strict=True):
            found = journey_json.change(effect)
            one = {key: texts[key] or None for key in ASKED} | {"outcome": found["outcome"]}
            for end in ("origin", "destination"):
                node = getattr(ask, end)
                one |= {end: node, f"{end}_name": labels.name(dataset, node, lang)}
            for when in ("before", "after", "change"):
                one |= {
                    f"{when}_{what}": (found[when] or {}).get(what) for what in journey_json.WHAT
                }
            one |= {key: JOIN.join(found[key]) or None for key in USED}
            why = found["unused"] or {}
            one |= {"unused": why.get("why"), "unused_more": why.get("more")}
            one |= {"unused_place": why.get("place")}
            rows.append(one)
    return spreadsheet.of_rows(rows, COLUMNS)


def _days(view: View, way: Itinerary | None) -> str:
    return ranges.days(view, way.told()) if way else view.word("ui.no_way")
