"""The chart of the twelve months of a way."""

from functools import lru_cache

import altair as alt

from routes.charts import vega
from routes.facts import labels
from routes.facts.amounts import HOURS_PER_DAY
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.webmap import style
from routes.words import month_tables

HEIGHT = 190  # pixels


def months(view: View) -> vega.Spec | None:
    """Return the days of each month: a bar from P10 to P90, a dot for P50.

    A month of which nothing is known at any port is grey. None where no month differs: without a
    journey, or known hours, or a port on the way.
    """
    found = month_tables.of_view(view)
    if not found or not found.ports:
        return None
    names = labels.months(view.query.lang, "abbreviated")
    rows = [
        {
            "order": month.month,
            "month": names[month.month - 1],
            "p10": round(month.spread.p10 / HOURS_PER_DAY, 1),
            "p50": round(month.spread.p50 / HOURS_PER_DAY, 1),
            "p90": round(month.spread.p90 / HOURS_PER_DAY, 1),
            "colour": style.MONTH_UNKNOWN if month.untold == found.ports else style.MONTH,
            "days": month_tables.days(view, month),
            "unknown": month_tables.places(view, month),
        }
        for month in found.months
        if month.spread
    ]
    if not rows:
        return None
    return {**_form(view.dataset, view.query.lang), "data": {"values": rows}}


@lru_cache(maxsize=16)
def _form(dataset: Dataset, lang: str) -> vega.Spec:
    """The axes and layers without rows; made once, since making them takes longer than the rest."""
    view = answer(dataset, Query(lang=lang))
    order = alt.EncodingSortField("order", op="min")
    axis = alt.Axis(title=view.word("ui.days"), tickCount=vega.TICKS // 2)
    base = alt.Chart(alt.NamedData(name="rows")).encode(
        x=alt.X("month:N", sort=order, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        tooltip=[
            alt.Tooltip("month:N", title=vega.titled(view.word("ui.month"))),
            alt.Tooltip("days:N", title=vega.titled(view.word("ui.days"))),
            alt.Tooltip("unknown:N", title=vega.titled(view.word("ui.weather_unknown"))),
        ],
    )
    scale = alt.Scale(zero=True, nice=True)
    bars = base.mark_bar(width={"band": 0.5}, opacity=0.85).encode(
        y=alt.Y("p10:Q", scale=scale, axis=axis),
        y2="p90:Q",
        color=alt.Color("colour:N", scale=None, legend=None),
    )
    dots = base.mark_point(shape="circle", filled=True, size=55, opacity=1, color=style.BLACK)
    return vega.finished(view, alt.layer(bars, dots.encode(y="p50:Q")).properties(height=HEIGHT))
