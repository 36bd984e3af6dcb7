"""The tables of the page that compares: ways, published figures, reality, what is critical."""

from collections.abc import Iterable

import pandas as pd

from routes.facts import labels
from routes.facts.amounts import HOURS_PER_DAY
from routes.network.itinerary import Total
from routes.studies import critical
from routes.studies.compare import FOUND, Comparison, Way
from routes.studies.critical import ADDED, END, NO_WAY, Criticality, Loss
from routes.studies.price_reality import PriceCase
from routes.studies.reality import MEASURED, Case, summaries
from routes.view.answer import View
from routes.words import fact_tables, itineraries, measure_tables, passport, ranges, study_json
from routes.words.fact_tables import subject_name
from routes.words.map_tables import Table, cell
from routes.words.study_json import rounded

RANGE = "–"
AIM = 0.7  # of the measured times that the model should meet


def computed(view: View, study: Comparison) -> Table:
    """Return what the network computes for each way, or why it computes nothing."""
    rows = [_computed(view, way) for way in study.ways]
    index = pd.Index([way.id for way in study.ways], name="id")
    return Table(view.word("ui.computed"), pd.DataFrame(rows, index=index).fillna(""))


def _computed(view: View, way: Way) -> dict[str, str]:
    found = way.itinerary
    drawn = found.spread if found else None
    usual = span(view, drawn.p10, drawn.p90, HOURS_PER_DAY) if drawn else ""
    result = view.word(f"ui.{way.result}")
    return {
        view.word("ui.way"): view.word(f"way.{way.id}"),
        view.word("ui.ends"): ranges.title(view, way.query.origin, way.query.destination),
        view.word("ui.by_way"): itineraries.called(view, [found])[0] if found else "",
        view.word("ui.result"): result
        if way.result == FOUND
        else f"{result}. {way.why}".removesuffix(". "),
        view.word("ui.days_median"): _likely(view, found.told() if found else None, HOURS_PER_DAY),
        view.word("ui.computed_usual"): usual,
        view.word("ui.computed_best"): _span(view, found.hours if found else None),
        view.word("ui.km"): _likely(view, found.km if found else None, 1.0, 0),
        view.word(ranges.COST[way.query.unit]): ranges.price(view, found) if found else "",
        view.word("ui.own_tariffs"): ranges.own_tariffs(view, found) if found else "",
        view.word("ui.gases_t"): _likely(view, found.kg_t if found else None, 1.0, 0),
        **_load(view, way),
        **(measure_tables.texts(view, found) if found else {}),
    }


def _load(view: View, way: Way) -> dict[str, str]:
    """Greenhouse gases of the load of the box."""
    load_t, found = ranges.load_t(view), way.itinerary
    if load_t is None:
        return {}
    word = labels.filled(view.word("ui.gases_load"), ranges.number_text(view, load_t, 1))
    return {word: _likely(view, found.kg_t.times(load_t) if found else None, 1.0, 0)}


def published(view: View, study: Comparison) -> Table:
    """Return every published figure of every way with its ends, year and source."""
    pairs = [(way, fact) for way in study.ways for fact in way.published]
    title = view.word("ui.published_figures")
    frame = fact_tables.fact_rows(view, [fact for _, fact in pairs], title).frame
    frame.insert(0, view.word("ui.way"), [view.word(f"way.{way.id}") for way, _ in pairs])
    return Table(title, frame)


def reality(view: View, cases: Iterable[Case]) -> Table:
    """Return each published transit time beside the model's range, in days."""
    return Table(view.word("ui.reality_title"), pd.DataFrame([_case(view, case) for case in cases]))


def reality_summary(view: View, cases: Iterable[Case]) -> Table:
    """Return how well the model meets each kind of published times, and how wide its range is."""
    rows = [
        {
            view.word("ui.how_known"): view.word(f"ui.{one.kind}"),
            view.word("ui.judged"): one.count,
            view.word("ui.inside_range"): one.inside,
            view.word("ui.inside_share"): round(100 * one.share),
            view.word("ui.inside_possible"): one.possible,
            view.word("ui.sharpness"): round(100 * one.sharpness),
        }
        for one in summaries(cases)
    ]
    return Table(view.word("ui.reality_summary"), pd.DataFrame(rows))


def reality_told(view: View, cases: Iterable[Case]) -> str:
    """Say which share of the measured times the model meets, and why not more where it is too few.

    Nothing where no time was measured.
    """
    found = next((one for one in summaries(cases) if one.kind == MEASURED), None)
    if found is None:
        return ""
    counts = {"count": found.count, "inside": found.inside, "share": round(100 * found.share)}
    text = view.word("ui.reality_share", found.count)
    for name, count in counts.items():
        text = text.replace(f"{{{name}}}", ranges.number_text(view, count, 0))
    return text if found.share >= AIM else f"{text} {view.word('ui.reality_why')}"


def _case(view: View, case: Case) -> dict[str, object]:
    found, lang = case.itinerary, view.query.lang
    drawn = found.spread if found else None
    usual = span(view, drawn.p10, drawn.p90, HOURS_PER_DAY) if drawn else ""
    sources = view.dataset.sources
    return {
        view.word("ui.ends"): ranges.title(view, case.query.origin, case.query.destination),
        view.word("ui.year"): str(case.fact.year or ""),
        view.word("ui.published_figure"): passport.amount(view, case.fact),
        view.word("ui.how_known"): view.word(f"ui.{case.kind}"),
        view.word("ui.computed_usual"): usual,
        view.word("ui.computed_best"): _span(view, found.hours if found else None),
        view.word("ui.verdict"): view.word(f"verdict.{case.verdict}"),
        view.word("ui.off_days"): cell(round(case.off_days, 1), lang) if case.off_days else "",
        view.word("ui.reason"): view.word(f"reason.{case.reason}") if case.reason else "",
        view.word("ui.caveat"): view.word(f"caveat.{case.fact.caveat}") if case.fact.caveat else "",
        view.word("ui.source"): sources.at[case.fact.source, "title"],
        view.word("ui.reason_source"): sources.at[case.source, "title"] if case.source else "",
        view.word("ui.note"): view.sentence(case.note),
    }


def prices(view: View, cases: Iterable[PriceCase]) -> Table:
    """Return each published through price beside the model's range, in dollars."""
    rows = [_price_case(view, case) for case in cases]
    return Table(view.word("ui.price_reality_title"), pd.DataFrame(rows))


def _price_case(view: View, case: PriceCase) -> dict[str, object]:
    sources = view.dataset.sources
    return {
        view.word("ui.ends"): ranges.title(view, case.query.origin, case.query.destination),
        view.word("ui.year"): str(case.fact.year or ""),
        view.word("ui.box"): view.word(f"box.{case.query.box}"),
        view.word("ui.published_figure"): passport.amount(view, case.fact),
        view.word("ui.scope"): view.scope(case.fact.scope),
        view.word("ui.computed_usd"): ranges.price(view, case.itinerary) if case.itinerary else "",
        view.word("ui.verdict"): view.word(f"verdict.price_{case.verdict}"),
        view.word("ui.off_usd"): ranges.number_text(view, case.off_usd, 0) if case.off_usd else "",
        view.word("ui.reason"): view.word(f"reason.{case.reason}") if case.reason else "",
        view.word("ui.source"): sources.at[case.fact.source, "title"],
        view.word("ui.reason_source"): sources.at[case.source, "title"] if case.source else "",
        view.word("ui.note"): view.sentence(case.note),
    }


def critical_table(view: View, study: Criticality | None = None) -> Table:
    """Return what can least be done without, the worst first, with the loss of each journey.

    Without a criticality it is that of the view: of its journey, or of the set of journeys.csv.
    """
    found = study or critical.of_view(view)
    names = [ranges.title(view, ask.origin, ask.destination) for ask in found.asks]
    rows = [
        {
            view.word("ui.rank"): rank,
            view.word("ui.subject"): subject_name(view, part.subject),
            view.word("ui.kind"): _kind(view, part.subject),
            view.word("ui.critical_cut"): part.cut,
            view.word("ui.critical_added"): rounded(part.added_h),
            **{name: _loss(view, loss) for name, loss in zip(names, part.losses, strict=True)},
        }
        for rank, part in enumerate(found.parts, 1)
    ]
    index = pd.Index([part.subject for part in found.parts], name="id")
    return Table(view.word("ui.critical_title"), pd.DataFrame(rows, index=index))


def _kind(view: View, subject: str) -> str:
    node = study_json.kind(view.dataset, subject) == "node"
    return view.word("ui.place" if node else "ui.line")


def _loss(view: View, loss: Loss) -> str:
    if loss.outcome == ADDED:
        return cell(rounded(loss.hours), view.query.lang)
    words = {NO_WAY: "ui.no_way", END: "ui.critical_end"}
    return view.word(words.get(loss.outcome, "ui.unknown"))


def span(view: View, low: float, high: float, per: float, digits: int = 1) -> str:
    """Return a range."""
    return RANGE.join(ranges.number_text(view, end / per, digits) for end in (low, high))


def _span(view: View, total: Total | None) -> str:
    if total is None or total.low is None or total.high is None:
        return ""
    return span(view, total.low, total.high, HOURS_PER_DAY)


def _likely(view: View, total: Total | None, per: float, digits: int = 1) -> str:
    if total is None:
        return ""
    if total.likely is None:
        return view.word("ui.unknown")
    text = ranges.number_text(view, total.likely / per, digits)
    return f"{view.word('ui.at_least')} {text}" if total.at_least else text
