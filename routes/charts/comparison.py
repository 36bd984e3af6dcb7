"""Small charts of ranges: what is published beside what the network computes.

A range that is published is a thin black line with a dot where the source names one value; what is
computed is a wide bar from P10 to P90 on a thin one from low to high. Shape and width tell them
apart, so that a print in grey can be read.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import altair as alt

from routes.charts import vega
from routes.facts.amounts import HOURS_PER_DAY
from routes.facts.facts import Fact
from routes.facts.prices import Box
from routes.network.itinerary import Itinerary, Total
from routes.network.spread import Spread
from routes.studies.compare import Comparison, Way
from routes.studies.price_reality import PriceCase
from routes.studies.reality import Case
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.webmap import style
from routes.words import ranges
from routes.words.fact_tables import subject_name

MONEY = {Box.FORTY: "cost_usd_feu", Box.TWENTY: "cost_usd_teu"}
GASES = "kg_co2e_t"
STEP = 19  # pixels a row
HEADING = "#"  # the fourth letter of a row's key, where the row is a heading
LABEL_WIDTH = 210
ENDS = ("low", "high", "p10", "p90", "least", "value", "most")  # all that is drawn of a row


@dataclass(frozen=True)
class Bar:
    """A row of a chart; None: there is nothing to draw."""

    label: str
    heading: bool = False
    low: float | None = None
    high: float | None = None
    p10: float | None = None
    p90: float | None = None
    least: float | None = None
    value: float | None = None
    most: float | None = None
    colour: str = style.UNKNOWN
    details: str = ""


def ways(view: View, compared: Comparison, quantity: str) -> vega.Spec:
    """Chart one of the quantities of all ways."""
    bars = (_way(view, way, quantity, at) for at, way in enumerate(compared.ways))
    return ranges_chart(view, chain.from_iterable(bars), view.word(quantities(compared)[quantity]))


def quantities(compared: Comparison) -> dict[str, str]:
    """Return what may be charted and the words for it: days, km, dollars of the box, gases."""
    money = {MONEY[compared.box]: ranges.COST[compared.box]}
    return {"transit_days": "ui.days", "length_km": "ui.km", **money, GASES: "ui.gases_t"}


def _way(view: View, way: Way, quantity: str, at: int) -> list[Bar]:
    found = way.itinerary
    bars = [Bar(view.word(f"way.{way.id}"), heading=True)]
    low, high, drawn, per = _drawn(found, quantity) if found else (None, None, None, 1.0)
    bars.append(
        Bar(
            view.word("ui.computed") if low is not None else _unknown(view, way),
            low=low,
            high=high,
            p10=drawn.p10 / per if drawn else low,
            p90=drawn.p90 / per if drawn else high,
            colour=style.WAYS[at % len(style.WAYS)],
            details=ranges.title(view, way.query.origin, way.query.destination),
        )
    )
    return [*bars, *(_fact(view, fact) for fact in way.published if fact.quantity == quantity)]


def _drawn(
    found: Itinerary, quantity: str
) -> tuple[float | None, float | None, Spread | None, float]:
    """Low and high of a quantity, how it is spread, and how much of that is a unit of the chart."""
    if quantity == "transit_days":
        return *_ends(found.hours, HOURS_PER_DAY), found.spread, HOURS_PER_DAY
    if quantity in MONEY.values():
        return *_ends(found.usd, 1.0), found.usd_spread, 1.0
    return *_ends(found.km if quantity == "length_km" else found.kg_t, 1.0), None, 1.0


def _unknown(view: View, way: Way) -> str:
    unknown = view.word("ui.unknown") if way.itinerary else view.word(f"ui.{way.result}")
    return f"{view.word('ui.computed')}: {unknown}"


def _ends(total: Total, per: float) -> tuple[float | None, float | None]:
    if total.low is None or total.high is None:
        return None, None
    return total.low / per, total.high / per


def _fact(view: View, fact: Fact) -> Bar:
    known = [amount for amount in (fact.low, fact.value, fact.high) if amount is not None]
    label = ", ".join(filter(None, (str(fact.year or ""), fact.scope)))
    return Bar(
        label or view.word("ui.published_figure"),
        least=min(known),
        value=fact.value,
        most=max(known),
        details=_details(view, fact),
    )


def _details(view: View, fact: Fact) -> str:
    """What a reader who points at a figure is told: of what, between which ends, and by whom."""
    source = str(view.dataset.sources.at[fact.source, "title"])
    return "; ".join(filter(None, (subject_name(view, fact.subject), fact.scope, source)))


def reality(view: View, cases: Iterable[Case]) -> vega.Spec:
    """Chart published transit times on the model's ranges, in days."""
    bars = []
    for case in cases:
        found = case.itinerary
        drawn = found.spread if found else None
        low, high = _ends(found.hours, HOURS_PER_DAY) if found else (None, None)
        name = ranges.title(view, case.query.origin, case.query.destination)
        bars.append(
            Bar(
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
    return ranges_chart(view, bars, view.word("ui.days"))


def prices(view: View, cases: Iterable[PriceCase]) -> vega.Spec:
    """Chart published through prices on the model's ranges, in dollars for a container."""
    bars = []
    for case in cases:
        found = case.itinerary
        low, high, drawn, _ = (
            _drawn(found, case.fact.quantity) if found else (None, None, None, 1.0)
        )
        name = ranges.title(view, case.query.origin, case.query.destination)
        box = view.word(f"box.{case.query.box}")
        bars.append(
            Bar(
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
    return ranges_chart(view, bars, "USD")


def ranges_chart(view: View, bars: Iterable[Bar], title: str) -> vega.Spec:
    """Draw rows of ranges in their order over one axis that starts at zero."""
    rows = [
        {**asdict(bar), "key": f"{at:03}{HEADING if bar.heading else ' '}{bar.label}"}
        for at, bar in enumerate(bars)
    ]
    form = _form(view.dataset, view.query.lang, title)
    # All keys are named, since a row without a number, such as a heading, would have no place.
    domain = {"scale": {"domain": [row["key"] for row in rows]}}
    first, *others = form["layer"]
    places = {**first["encoding"], "y": {**first["encoding"]["y"], **domain}}
    if not any(row[end] is not None for row in rows for end in ENDS):
        along = places["x"]  # an axis of nothing would get one tick with a number of no meaning
        places["x"] = {**along, "axis": {**along["axis"], "values": []}}
    layers = [{**first, "encoding": places}, *others]
    return {**form, "layer": layers, "data": {"values": rows}}


@lru_cache(maxsize=32)
def _form(dataset: Dataset, lang: str, title: str) -> vega.Spec:
    """The axes and layers without rows; made once, since making them takes longer than the rest."""
    view = answer(dataset, Query(lang=lang))
    base = alt.Chart(alt.NamedData(name="rows")).encode(
        y=alt.Y(
            "key:N", title=None,
            axis=alt.Axis(
                labelExpr="substring(datum.label, 4)", labelLimit=LABEL_WIDTH,
                labelOverlap=False, ticks=False, domain=False, labelFontWeight=_bold(),
                labelColor=style.BLACK,
            ),
        ),
        tooltip=_tooltip(view, title),
    )  # fmt: skip
    scale, ticks = alt.Scale(zero=True, nice=True), alt.Axis(title=title, tickCount=vega.TICKS)
    axis: Any = alt.X("low:Q", scale=scale, axis=ticks)
    colour: Any = alt.Color("colour:N", scale=None, legend=None)
    dot = base.mark_point(shape="circle", filled=True, size=55, opacity=1, color=style.BLACK)
    layers: Any = alt.layer(
        base.mark_rule(size=2).encode(x=axis, x2="high:Q", color=colour),
        base.mark_bar(size=9, opacity=0.85).encode(x="p10:Q", x2="p90:Q", color=colour),
        base.mark_rule(size=2.5, color=style.BLACK).encode(x="least:Q", x2="most:Q"),
        dot.encode(x="value:Q"),
    )
    return vega.finished(view, layers.properties(height=alt.Step(STEP)))


def _bold() -> Any:
    test = f"substring(datum.label, 3, 4) == '{HEADING}'"
    return {"condition": {"test": test, "value": "bold"}, "value": "normal"}


def _tooltip(view: View, title: str) -> list[alt.Tooltip]:
    words = {
        "details": view.word("ui.source"),
        "least": f"{view.word('ui.published_figure')}, {title}: ≥",
        "value": f"{view.word('ui.published_figure')}, {title}",
        "most": f"{view.word('ui.published_figure')}, {title}: ≤",
        "low": f"{view.word('ui.computed_best')}: ≥",
        "p10": "P10",
        "p90": "P90",
        "high": f"{view.word('ui.computed_best')}: ≤",
    }
    return [
        alt.Tooltip(
            name, type="nominal" if name == "details" else "quantitative", title=vega.titled(word)
        )
        for name, word in words.items()
    ]
