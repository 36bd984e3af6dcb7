"""The model against reality as lines for a terminal, in the language of the view."""

from collections.abc import Iterable, Sequence

from routes.facts import labels
from routes.facts.amounts import HOURS_PER_DAY
from routes.studies.price_reality import PriceCase
from routes.studies.reality import Case
from routes.view.answer import View
from routes.words import passport, ranges, study_tables


def times(view: View, cases: Iterable[Case]) -> str:
    """Return published transit times beside the model's."""
    words = (view.word(f"ui.{word}") for word in ("published_figure", "computed_usual", "verdict"))
    every, lines = tuple(cases), [" | ".join(words)]
    for case in every:
        ends = f"{ranges.title(view, case.query.origin, case.query.destination)}, "
        if case.query.month:
            ends += f"{labels.months(view.query.lang)[case.query.month - 1]} "
        kind = view.word(f"ui.{case.kind}").lower()
        text = f"{passport.amount(view, case.fact)} ({kind}) | {_model(view, case)}"
        verdict = view.word(f"verdict.{case.verdict}")
        if case.off_days:
            verdict += (
                f" ({view.word('ui.off_days')}: {ranges.number_text(view, case.off_days, 1)})"
            )
        lines += ["", f"{ends}{case.query.year}", f"  {text} | {verdict}"]
        if case.reason:
            lines.append(f"  {view.word(f'reason.{case.reason}')}")
    return "\n".join([*lines, "", *_summary(view, every)])


def prices(view: View, cases: Iterable[PriceCase]) -> str:
    """Return published through prices beside the model's."""
    lines = [view.word("ui.price_reality_title")]
    for case in cases:
        ends = ranges.title(view, case.query.origin, case.query.destination)
        box, found = view.word(f"box.{case.query.box}"), case.itinerary
        model = view.word("ui.no_way")
        if found:
            model = ranges.ranged(view, found.usd, "USD", 1, 0)
            if drawn := found.usd_spread:
                points = (ranges.number_text(view, end, 0) for end in (drawn.p10, drawn.p90))
                model = f"{'–'.join(points)} USD ({model})"
        verdict = view.word(f"verdict.price_{case.verdict}")
        if case.off_usd:
            off = ranges.number_text(view, case.off_usd, 0)
            verdict += f" ({view.word('ui.off_usd')}: {off})"
        lines += ["", f"{ends}, {case.query.year}, {box}"]
        lines.append(f"  {passport.amount(view, case.fact)} | {model} | {verdict}")
        if case.reason:
            lines.append(f"  {view.word(f'reason.{case.reason}')}")
    return "\n".join(lines)


def _summary(view: View, cases: Sequence[Case]) -> list[str]:
    """The table of how well the model meets each kind of times, as lines."""
    summary = study_tables.reality_summary(view, cases)
    rows = summary.frame.to_dict("records")
    lines = ["; ".join(f"{name}: {value}" for name, value in row.items()) for row in rows]
    lines += filter(None, [study_tables.reality_told(view, cases)])
    return [summary.title, *(f"  {line}" for line in lines)] if rows else []


def _model(view: View, case: Case) -> str:
    if not case.itinerary:
        return view.word("ui.no_way")
    if not (drawn := case.itinerary.spread):
        return view.word("ui.unknown")
    hours = case.itinerary.hours
    least = ranges.number_text(view, drawn.p10 / HOURS_PER_DAY, 1)
    most = ranges.measured(view, drawn.p90 / HOURS_PER_DAY, ranges.DAYS, 1)
    return f"{least}–{most} ({ranges.span(view, hours, HOURS_PER_DAY, 1)})"
