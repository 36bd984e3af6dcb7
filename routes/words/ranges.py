"""A journey in words: what was asked, totals with their ranges, arcs and their sources."""

from routes.facts import labels, prices
from routes.facts.amounts import HOURS_PER_DAY, Amount
from routes.facts.prices import LORRY, Box
from routes.kinds import ArcKind
from routes.network import measures, season
from routes.network.itinerary import NOT_COUNTED, Itinerary, Total, amounts_of
from routes.network.network import Arc
from routes.network.spread import Spread
from routes.studies.whatif import Effect
from routes.tables.dataset import records
from routes.view.answer import View
from routes.words import passport

DAYS, HOURS = "ui.days_short", "ui.hours_short"  # labels that stand for units
COST = {Box.FORTY: "ui.cost_feu", Box.TWENTY: "ui.cost_teu", LORRY: "ui.cost_lorry"}


def title(view: View, origin: str, destination: str) -> str:
    """Return both ends in words: "Xi'an → Halkalı"."""
    lang = view.query.lang
    return " → ".join(labels.name(view.dataset, node, lang) for node in (origin, destination))


def subject(view: View, id: str) -> str:
    """Return the name of a node, segment, mode or country."""
    data, lang = view.dataset, view.query.lang
    if id in records(data, "nodes"):
        return labels.name(data, id, lang)
    if id in (lines := records(data, "segments")):
        mode = view.word(f"mode.{lines[id]['mode']}")
        return f"{labels.segment_name(data, id, lang)} ({mode})"
    key = f"mode.{id}"
    return view.word(key) if key in records(data, "labels") else labels.country(id, lang)


def totals(view: View, itinerary: Itinerary) -> dict[str, str]:
    """Return the totals by their names, as texts."""
    arrives = arrival(view, itinerary, itinerary.spread) if view.query.depart else ""
    return {
        view.word("ui.transit_time"): ranged(view, itinerary.told(), DAYS, HOURS_PER_DAY, 1),
        view.word("ui.sum_likely"): ranged(view, itinerary.hours, DAYS, HOURS_PER_DAY, 1),
        **({view.word("ui.arrival"): arrives} if arrives else {}),
        view.word("ui.distance"): ranged(view, itinerary.km, "km", 1, 0),
        **money(view, itinerary),
        **gases(view, itinerary.kg_t),
        view.word("ui.transshipments"): str(itinerary.transshipments),
    }


def money(view: View, itinerary: Itinerary) -> dict[str, str]:
    """Return dollars, and which part of them and of the kilometres rests on own tariffs."""
    out = {view.word(COST[view.query.unit]): price(view, itinerary)}
    if itinerary.usd_spread:
        out[view.word("ui.usd_sum")] = ranged(view, itinerary.usd, "USD", 1, 0)
        out[view.word("ui.own_tariffs")] = own_tariffs(view, itinerary)
    return out


def price(view: View, itinerary: Itinerary) -> str:
    """Return the dollars of an itinerary in one text: "4,210 USD (3,100–5,600)"."""
    return bracketed(*counted(view, itinerary))


def counted(view: View, itinerary: Itinerary) -> tuple[str, str]:
    """Return the dollars of an itinerary, and behind their range how many parts are unknown."""
    text, more = dollars(view, itinerary)
    usd = itinerary.usd
    some = usd.at_least and usd.likely is not None and measures.is_priced(itinerary)
    return text, "; ".join(filter(None, (more, unknown_parts(view, usd) if some else "")))


def dollars(view: View, itinerary: Itinerary) -> tuple[str, str]:
    """Return the dollars of an itinerary, which are unknown where they are of most of the way.

    "4,210 USD" and "3,100–5,600", "Unknown" and "prices known of 3 % of the way": what little is
    known is no price, and is not told as one. They are the median, and P10 to P90, where these are
    known, as hours are.
    """
    if itinerary.usd.likely is None:
        return view.word("ui.unknown"), ""
    if not measures.is_priced(itinerary):
        known = number_text(view, 100 * measures.priced_share(itinerary), 0)
        return view.word("ui.unknown"), labels.filled(view.word("ui.priced_share"), known)
    told = itinerary.told(usd=True)
    return brief(view, told, "USD", 1, 0), span(view, told, 1.0, 0)


def time(view: View, itinerary: Itinerary) -> tuple[str, str]:
    """Return the days of an itinerary, as dollars are told: "16.5 days" and "14.8–18.6"."""
    told = itinerary.told()
    return days(view, told), span(view, told, HOURS_PER_DAY, 1)


def bracketed(text: str, more: str) -> str:
    """Return a text with what stands in brackets behind it; alone where that is nothing."""
    return f"{text} ({more})" if more else text


def own_tariffs(view: View, itinerary: Itinerary) -> str:
    """Return which part of the dollars and of the kilometres rests on own tariffs: "40 % USD"."""
    own = itinerary.own_tariffs
    if own is None:
        return view.word("ui.unknown")
    parts = ((own.usd, "USD"), (own.km, passport.unit(view, "km")))
    return ", ".join(f"{number_text(view, 100 * part, 0)} % {unit}" for part, unit in parts)


def gases(view: View, kg_t: Total) -> dict[str, str]:
    """Return greenhouse gases of a tonne, and of the load of the box or lorry where it is known."""
    out = {view.word("ui.gases_t"): ranged(view, kg_t, "kg", 1, 0)}
    carried = load_t(view)
    if carried is not None:
        word = labels.filled(view.word("ui.gases_load"), number_text(view, carried, 1))
        out[word] = ranged(view, kg_t.times(carried), "kg", 1, 0)
    return out


def arc_money(view: View, arc: Arc) -> str:
    """Return an arc's dollars with their range; nothing where there is nothing to pay."""
    if arc.usd.basis in NOT_COUNTED:
        return ""
    text = amount(view, arc.usd, "USD", 0)
    return text if arc.usd.likely is not None else f"USD: {text}"


def arc_gases(view: View, arc: Arc) -> str:
    """Return an arc's greenhouse gases of a tonne; nothing where none are counted."""
    if arc.kg_t.basis in NOT_COUNTED:
        return ""
    if arc.kg_t.likely is None:
        return f"{view.word('ui.kg_t')}: {view.word('ui.unknown')}"
    return amount(view, arc.kg_t, "ui.kg_t", 1)


def load_t(view: View) -> float | None:
    """Return the tonnes of goods in the box or lorry that is asked for."""
    year = view.dataset.year if view.query.year is None else view.query.year
    return prices.load(view.dataset, view.query.unit, year).likely


def arrival(view: View, itinerary: Itinerary, drawn: Spread | None) -> str:
    """Return the days of arrival after the departure of the query: P10 to P90, and P50."""
    if drawn is None:
        return view.word("ui.unknown")
    days = [
        passport.day(season.arrival(view.query.depart, hours), "yMMMd", view.query.lang)
        for hours in (drawn.p10, drawn.p90, drawn.p50)
    ]
    least = f"{view.word('ui.not_before')} " if itinerary.hours.at_least else ""
    return f"{least}{days[0]} – {days[1]}; {days[2]}"


def what(view: View, arc: Arc) -> str:
    """Return the mode of a run, what is waited for by a wait, the kind of any other arc."""
    if arc.runs:
        return view.word(f"mode.{arc.mode}")
    waited = f"_{measures.reason(arc)}" if arc.kind == ArcKind.DWELL else ""
    return view.word(f"arc.{arc.kind}{waited}")


def place(view: View, arc: Arc) -> str:
    """Return both ends of a run, the node of any other arc."""
    if arc.runs:
        return title(view, arc.tail.node, arc.head.node)
    return labels.name(view.dataset, arc.node, view.query.lang)


def sources(arc: Arc) -> list[str]:
    """Return the ids of the sources of an arc's numbers, each once."""
    facts = [fact for amount in amounts_of(arc) for fact in amount.cited]
    return list(dict.fromkeys(fact.source for fact in facts))


def days(view: View, total: Total) -> str:
    """Return the likely days of a total in hours."""
    return brief(view, total, DAYS, HOURS_PER_DAY, 1)


def brief(view: View, total: Total, unit: str, per: float, digits: int) -> str:
    """Return the likely end of a total, in units of `per`: "at least 17.5 days"."""
    if total.likely is None:
        return view.word("ui.unknown")
    least = f"{view.word('ui.at_least')} " if total.at_least else ""
    return f"{least}{measured(view, total.likely / per, unit, digits)}"


def span(view: View, total: Total, per: float, digits: int) -> str:
    """Return low and high of a total: "15.4–31.6"; nothing where they are one."""
    if total.low is None or total.high is None:
        return ""
    ends = [number_text(view, end / per, digits) for end in (total.low, total.high)]
    return "–".join(ends) if ends[0] != ends[1] else ""


def amount(view: View, amount: Amount, unit: str, digits: int) -> str:
    """Return an amount with its range and unit: "20.1 h (6–30)"; unknown where it is."""
    total = Total(amount.low, amount.likely, amount.high)
    return ranged(view, total, unit, 1, digits)


def ranged(view: View, total: Total, unit: str, per: float, digits: int) -> str:
    """Return a total with its range, in units of `per`; what is missing makes it "at least"."""
    if total.likely is None:
        return view.word("ui.unknown")
    text = measured(view, total.likely / per, unit, digits)
    ends = span(view, total, per, digits)
    if ends:
        text += f" ({ends})"
    if total.at_least:
        text = f"{view.word('ui.at_least')} {text}; {unknown_parts(view, total)}"
    return text


def difference(view: View, effect: Effect, what: str) -> str:
    """Return what a what-if changes in days, km or dollars: "−1.1 days"; nothing where it does not.

    `what` is hours, p50_h, km or usd; what is unknown changes nothing that could be told. It is the
    difference of both numbers as they are shown, so that these add up.
    """
    days = (DAYS, HOURS_PER_DAY, 1)
    units = {"hours": days, "p50_h": days}
    unit, per, digits = units.get(what, (what.upper() if what == "usd" else what, 1.0, 0))
    change = effect.shown(what, per, digits)
    if not change:
        return ""
    return f"{'−' if change < 0 else '+'}{measured(view, abs(change), unit, digits)}"


def measured(view: View, value: float, unit: str, digits: int) -> str:
    """Return a number with its unit, which goes with it as it is shown: "1 day", "1.5 days"."""
    return f"{number_text(view, value, digits)} {unit_text(view, unit, round(value, digits))}"


def unit_text(view: View, unit: str, count: float = 0) -> str:
    """Return a unit, symbols or a label, as it goes with a number: "km", "day"."""
    known = unit in records(view.dataset, "labels")
    return view.word(unit, count) if known else passport.unit(view, unit, count)


def unknown_parts(view: View, total: Total) -> str:
    """Return how many parts of a total are missing, in words."""
    missing = len(total.missing)
    return labels.filled(view.word("ui.parts_unknown", missing), missing)


def number_text(view: View, value: float, digits: int) -> str:
    """Return a number as the language writes it."""
    return passport.number_text(round(value, digits), view.query.lang)
