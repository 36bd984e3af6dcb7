"""Criticality, comparison and reality as lines for a terminal, in English."""

from collections.abc import Iterable

from routes import labels
from routes.amounts import HOURS_PER_DAY
from routes.compare import Comparison, Way
from routes.critical import ADDED, NO_WAY, Criticality, Loss
from routes.dataset import Dataset
from routes.facts import Fact
from routes.itinerary import Total
from routes.reality import Case

MOST = 40  # ranked parts; the CSV has them all
WIDTH = 34


def criticality(dataset: Dataset, one: Criticality) -> str:
    """Give the ranked parts, with hours added or no way for each journey."""
    names = [f"{ask.origin}-{ask.destination}" for ask in one.asks]
    lines = [f"What these journeys can least do without in {one.year}; hours added by its loss:"]
    for name, was in zip(names, one.before, strict=True):
        lines.append(f"  {name}: {_days(was.hours) if was else 'no way even with everything'}")
    lines.append("     " + "".ljust(WIDTH) + "  ".join(names))
    for rank, part in enumerate(one.parts[:MOST], 1):
        cells = (
            _loss(loss).rjust(len(name)) for loss, name in zip(part.losses, names, strict=True)
        )
        name = labels.subject_name(dataset, part.subject)
        lines.append(f"{rank:3}  {name:{WIDTH}}{'  '.join(cells)}")
    if len(one.parts) > MOST:
        lines.append(f"and {len(one.parts) - MOST} more: --format csv has them all")
    return "\n".join(lines)


def comparison(dataset: Dataset, one: Comparison) -> str:
    """Give each way as computed and all that is published of it."""
    start, stop = (labels.name(dataset, node) for node in (one.origin, one.destination))
    lines = [f"{start} to {stop} in {one.year}"]
    for way in one.ways:
        ends = f"{way.query.origin}-{way.query.destination}"
        lines += ["", labels.text(dataset, f"way.{way.id}")]
        lines.append(f"  computed: {ends}: {_computed(way)}")
        lines += [f"  published: {_fact(dataset, fact)}" for fact in way.published]
    return "\n".join(lines)


def reality(dataset: Dataset, cases: Iterable[Case]) -> str:
    """Give published transit times beside the model's."""
    lines = ["Published days | model P10-P90 (low-high) | verdict"]
    for case in cases:
        ends = f"{case.query.origin}-{case.query.destination} {case.query.year}"
        told = _range(case.low, case.high)
        verdict = labels.text(dataset, f"verdict.{case.verdict}")
        off = f" by {case.off_days:.1f} days" if case.off_days else ""
        lines.append(f"{ends:26} {told:>9} | {_model(case):26} | {verdict}{off}")
        if case.reason:
            lines.append(f"    {labels.text(dataset, f'reason.{case.reason}')}")
    return "\n".join(lines)


def _loss(loss: Loss) -> str:
    if loss.outcome == ADDED:
        return f"{loss.hours or 0.0:.1f}"
    return "no way" if loss.outcome == NO_WAY else loss.outcome


def _computed(way: Way) -> str:
    if not way.itinerary:
        return way.why or way.result.replace("_", " ")
    found, drawn = way.itinerary, way.simulation
    ends = (drawn.p10, drawn.p50, drawn.p90) if drawn else ()
    points = "/".join(f"{one / HOURS_PER_DAY:.1f}" for one in ends) or "unknown"
    usd = found.usd
    cost = "unknown" if usd.likely is None else f"{usd.likely:,.0f} USD/FEU"
    least = "at least " if usd.at_least and usd.likely is not None else ""
    return (
        f"{_days(found.hours)}, P10/P50/P90 {points}, {found.km.likely:,.0f} km, cost {least}{cost}"
    )


def _fact(dataset: Dataset, fact: Fact) -> str:
    ends = [one for one in (fact.low, fact.value, fact.high) if one is not None]
    told = f"{_range(min(ends), max(ends))} {fact.unit}"
    when, where = fact.year or "year not told", fact.scope or "ends not told"
    rival = "" if fact.preferred else "; a rival figure"
    caveat = f"; {fact.caveat}" if fact.caveat else ""
    topic = labels.subject_name(dataset, fact.subject)
    return f"{told}, {when}, {topic}: {where} ({fact.source}{caveat}{rival})"


def _model(case: Case) -> str:
    if not case.itinerary:
        return "no way"
    if not case.simulation:
        return "days unknown"
    drawn, hours = case.simulation, case.itinerary.hours
    usual = _range(drawn.p10 / HOURS_PER_DAY, drawn.p90 / HOURS_PER_DAY, 1)
    least, most = (hours.low or 0.0) / HOURS_PER_DAY, (hours.high or 0.0) / HOURS_PER_DAY
    return f"{usual} ({_range(least, most, 1)})"


def _days(hours: Total) -> str:
    if hours.low is None or hours.likely is None or hours.high is None:
        return "days unknown"
    low, likely, high = (
        f"{one / HOURS_PER_DAY:.1f}" for one in (hours.low, hours.likely, hours.high)
    )
    return f"{'at least ' if hours.at_least else ''}{likely} days ({low}-{high})"


def _range(low: float, high: float, digits: int | None = None) -> str:
    def number(one: float) -> str:
        return f"{one:,g}" if digits is None else f"{one:.{digits}f}"

    return number(low) if low == high else f"{number(low)}-{number(high)}"
