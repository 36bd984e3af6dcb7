"""Small charts of ranges: what is published beside what the network computes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from routes.charts import spans, vega
from routes.facts.amounts import HOURS_PER_DAY
from routes.facts.facts import Fact
from routes.facts.prices import Box
from routes.network import measures
from routes.network.itinerary import Itinerary, Total
from routes.network.spread import Spread
from routes.studies.compare import Comparison, Way
from routes.studies.price_reality import PriceCase
from routes.studies.reality import Case
from routes.view.answer import View
from routes.webmap import style
from routes.words import ranges
from routes.words.fact_tables import subject_name

UNKNOWN = Total(None, None, None)
MONEY = {Box.FORTY: "cost_usd_feu", Box.TWENTY: "cost_usd_teu"}
GASES = "kg_co2e_t"


def ways(view: View, compared: Comparison, quantity: str) -> vega.Spec:
    """Chart one of the quantities of all ways."""
    bars = (_way(view, way, quantity, at) for at, way in enumerate(compared.ways))
    return spans.chart(view, chain.from_iterable(bars), view.word(quantities(compared)[quantity]))


def quantities(compared: Comparison) -> dict[str, str]:
    """Return what may be charted and the words for it: days, km, dollars of the box, gases."""
    money = {MONEY[compared.box]: ranges.COST[compared.box]}
    return {"transit_days": "ui.days", "length_km": "ui.km", **money, GASES: "ui.gases_t"}


def _way(view: View, way: Way, quantity: str, at: int) -> list[spans.Bar]:
    bars = [spans.Bar(view.word(f"way.{way.id}"), heading=True)]
    bars.append(_computed(view, way, quantity, style.WAYS[at % len(style.WAYS)]))
    return [*bars, *_published(view, [one for one in way.published if one.quantity == quantity])]


def _published(view: View, figures: Sequence[Fact]) -> list[spans.Bar]:
    """The published figures; those of one year and scope are told apart by who published them."""
    bars = [_fact(view, fact) for fact in figures]
    alike = Counter(bar.label for bar in bars)
    publishers = view.dataset.sources["publisher"]
    return [
        replace(bar, label=f"{bar.label}, {publishers[fact.source]}")
        if alike[bar.label] > 1
        else bar
        for bar, fact in zip(bars, figures, strict=True)
    ]


def _computed(view: View, way: Way, quantity: str, colour: str) -> spans.Bar:
    """What the network has for a way. A sum that lacks most of the way is no price, and no bar."""
    found = way.itinerary
    known, drawn, per = _drawn(found, quantity) if found else (UNKNOWN, None, 1.0)
    low, high = _ends(known, per)
    told = view.word("ui.computed")
    details = ranges.title(view, way.query.origin, way.query.destination)
    if found is None or low is None or high is None:
        unknown = view.word("ui.unknown") if found else view.word(f"ui.{way.result}")
        return spans.Bar(f"{told}: {unknown}", details=details)
    if quantity in MONEY.values():
        told = f"{told}: {ranges.price(view, found)}" if known.at_least else told
        if not measures.is_priced(found):
            return spans.Bar(told, open=low, colour=colour, details=details)
    return spans.Bar(
        told,
        low=low,
        high=high,
        p10=drawn.p10 / per if drawn else low,
        p90=drawn.p90 / per if drawn else high,
        open=high if known.at_least else None,
        colour=colour,
        details=details,
    )


def _drawn(found: Itinerary, quantity: str) -> tuple[Total, Spread | None, float]:
    """A quantity, how it is spread, and how much of it is a unit of the chart."""
    if quantity == "transit_days":
        return found.hours, found.spread, HOURS_PER_DAY
    if quantity in MONEY.values():
        return found.usd, found.usd_spread, 1.0
    return found.km if quantity == "length_km" else found.kg_t, None, 1.0


def _ends(total: Total, per: float) -> tuple[float | None, float | None]:
    if total.low is None or total.high is None:
        return None, None
    return total.low / per, total.high / per


def _fact(view: View, fact: Fact) -> spans.Bar:
    known = [amount for amount in (fact.low, fact.value, fact.high) if amount is not None]
    label = ", ".join(filter(None, (str(fact.year or ""), view.scope(fact.scope))))
    return spans.Bar(
        label or view.word("ui.published_figure"),
        least=min(known),
        value=fact.value,
        most=max(known),
        details=_details(view, fact),
    )


def _details(view: View, fact: Fact) -> str:
    """What a reader who points at a figure is told: of what, between which ends, and by whom."""
    source = str(view.dataset.sources.at[fact.source, "title"])
    return "; ".join(
        filter(None, (subject_name(view, fact.subject), view.scope(fact.scope), source))
    )


def reality(view: View, cases: Iterable[Case]) -> vega.Spec:
    """Chart published transit times on the model's ranges, in days."""
    bars = []
    for case in cases:
        found = case.itinerary
        drawn = found.spread if found else None
        low, high = _ends(found.hours, HOURS_PER_DAY) if found else (None, None)
        name = ranges.title(view, case.query.origin, case.query.destination)
        bars.append(
            spans.Bar(
                ", ".join(filter(None, (name, str(case.fact.year or "")))),
                low=low,
                high=high,
                p10=drawn.p10 / HOURS_PER_DAY if drawn else None,
                p90=drawn.p90 / HOURS_PER_DAY if drawn else None,
                least=case.low,
                value=case.fact.value,
                most=case.high,
                colour=style.WAYS[0],
                details=_details(view, case.fact),
            )
        )
    return spans.chart(view, bars, view.word("ui.days"))


def prices(view: View, cases: Iterable[PriceCase]) -> vega.Spec:
    """Chart published through prices on the model's ranges, in dollars for a container."""
    bars = []
    for case in cases:
        found = case.itinerary
        known, drawn, per = _drawn(found, case.fact.quantity) if found else (UNKNOWN, None, 1.0)
        low, high = _ends(known, per)
        name = ranges.title(view, case.query.origin, case.query.destination)
        box = view.word(f"box.{case.query.box}")
        bars.append(
            spans.Bar(
                ", ".join(filter(None, (name, str(case.fact.year or ""), box))),
                low=low,
                high=high,
                p10=drawn.p10 if drawn else low,
                p90=drawn.p90 if drawn else high,
                least=case.low,
                value=case.fact.value,
                most=case.high,
                colour=style.WAYS[0],
                details=_details(view, case.fact),
            )
        )
    return spans.chart(view, bars, "USD")
