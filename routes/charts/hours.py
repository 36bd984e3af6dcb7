"""Charts of a journey."""

from functools import lru_cache

import altair as alt

from routes.charts import vega
from routes.network.itinerary import HOURS_BY
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.webmap import style
from routes.words import itineraries, ranges


def hours(view: View) -> vega.Spec:
    """Return the likely hours by kind of each alternative, and of the way without the what-if."""
    ways = itineraries.ways(view)
    kinds = {kind: view.word(f"arc.{kind}") for kind in HOURS_BY}
    rows = [
        {
            "way": name,
            "place": place,
            "kind": kinds[kind],
            "order": at,
            "hours": round(total.likely, 1),
            "text": ranges.ranged(view, total, ranges.HOURS, 1, 0),
        }
        for place, (name, itinerary) in enumerate(ways.items())
        for at, (kind, total) in enumerate(itinerary.hours_by_kind.items())
        if total.likely
    ]
    return {**_form(view.dataset, view.query.lang), "data": {"values": rows}}


@lru_cache(maxsize=16)
def _form(dataset: Dataset, lang: str) -> vega.Spec:
    """The axes and bars without rows; made once, since making them takes longer than the rest."""
    view = answer(dataset, Query(lang=lang))
    order = alt.EncodingSortField("place", op="min")
    names = [view.word(f"arc.{kind}") for kind in HOURS_BY]
    colour = alt.Scale(domain=names, range=[style.HOURS[kind] for kind in HOURS_BY])
    narrow = alt.Legend(orient="top", columns=2, columnPadding=6, labelFontSize=10)  # for a phone
    bars = (
        alt.Chart(alt.NamedData(name="rows"))
        .mark_bar(stroke=style.PAPER, strokeWidth=1)
        .encode(
            x=alt.X("hours:Q", axis=alt.Axis(title=view.word("ui.likely_h"), tickCount=vega.TICKS)),
            y=alt.Y("way:N", sort=order, title=None, axis=alt.Axis(labelLimit=240)),
            color=alt.Color("kind:N", scale=colour, title=None, legend=narrow),
            order="order:Q",
            tooltip=[
                alt.Tooltip(field=name, type="nominal", title=vega.titled(view.word(f"ui.{word}")))
                for name, word in (("way", "way"), ("kind", "kind"), ("text", "value"))
            ],
        )
        .properties(height=alt.Step(34))
    )
    return vega.finished(view, bars)
