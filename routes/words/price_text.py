"""Published through prices beside the model's, as lines for a terminal."""

from collections.abc import Iterable

from routes.studies.price_reality import PriceCase
from routes.view.answer import View
from routes.words import passport, ranges


def held(view: View, cases: Iterable[PriceCase]) -> str:
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
