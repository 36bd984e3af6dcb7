"""What each part can carry in the reader's language: sentences, tables, lines for a terminal."""

from collections.abc import Iterator, Sequence

import pandas as pd

from routes.facts import labels
from routes.facts.carrying import DAY, FACT, SAILINGS, Amount
from routes.facts.facts import Fact
from routes.facts.fleets import LOADS, Line, Ship
from routes.studies.capacity import APART, Capacity, Narrow, Part
from routes.tables.dataset import records
from routes.view.answer import View
from routes.words import passport
from routes.words.fact_tables import subject_name
from routes.words.map_tables import Table
from routes.words.study_tables import RANGE

NONE = "–"


def amount(view: View, told: Amount, dated: bool = True) -> str:
    """Return an amount with its unit and, in brackets, its year and how it was found.

    It is not `dated` where its year is told beside it.
    """
    lang = view.query.lang
    ends = [told.low, told.value, told.high]
    numbers = [passport.number_text(one, lang) for one in ends if one is not None]
    if told.value is not None:
        numbers = [passport.number_text(told.value, lang)]
    text = RANGE.join(dict.fromkeys([numbers[0], numbers[-1]]))
    sign = "≥ " if told.value is None and told.high is None else ""
    per = view.word("ui.per_day" if told.per == DAY else "ui.per_year")
    notes = [str(told.year or view.word("ui.year_not_told"))] if dated else []
    notes += [view.word("ui.sailings")] if told.basis == SAILINGS else []
    brackets = f" ({', '.join(notes)})" if notes else ""
    unit = view.word(f"unit.{told.unit}", passport.count(told))
    return f"{sign}{text} {unit} {per}{brackets}"


def full(view: View, part: Part) -> str:
    """Return how full a part is, with both years where what is divided is of two years.

    "71 %", "73 % (carried in 2024, capacity of 2025)".
    """
    share, years = _share(view, part), _two_years(part)
    return _filled(view, "ui.full_of_years", {"full": share, **years}) if years else share


def _share(view: View, part: Part) -> str:
    """How full a part is, as a percentage or a range of it; a dash where it is unknown."""
    if part.full is None:
        return NONE
    low, likely, high = part.full
    ends = [likely, likely] if likely is not None else [low, high]
    texts = [passport.number_text(round(100 * one), view.query.lang) for one in ends]
    return f"{RANGE.join(dict.fromkeys(texts))} %"


def _two_years(part: Part) -> dict[str, str]:
    """The year of what was carried and that of the capacity, where a share is of two years."""
    carried, capacity = part.carried, part.capacity
    if not (part.full and carried and capacity) or carried.year == capacity.year:
        return {}
    return {"carried": str(carried.year), "capacity": str(capacity.year)}


def told(view: View, part: Part) -> str:
    """Return how full a part is, where that is known, with what it carried and can carry."""
    both = " / ".join(_both(view, part))
    return both if part.full is None else f"{full(view, part)}, {both}"


def _both(view: View, part: Part) -> tuple[str, str]:
    """What a part carried and what it can carry, dated where the share does not tell the years."""
    unknown, dated = view.word("ui.unknown"), not _two_years(part)
    carried, capacity = (
        amount(view, one, dated) if one else unknown for one in (part.carried, part.capacity)
    )
    return carried, capacity


def sentence(view: View, narrow: Narrow) -> str:
    """Say which part of a corridor is the narrowest known, and how full it is."""
    part, words = narrow.narrowest, {"corridor": view.word(f"corridor.{narrow.corridor}")}
    if part is None or part.capacity is None or part.carried is None:
        return _filled(view, "ui.no_narrowest", words)
    words |= {"part": subject_name(view, part.subject), "full": full(view, part)}
    words |= dict(zip(("carried", "capacity"), _both(view, part), strict=True))
    return _filled(view, "ui.narrowest", words)


def intro(view: View) -> str:
    """Say how a share is found, and what is not done."""
    return _filled(view, "ui.capacity_intro", {"years": str(APART)})


def known(view: View, narrow: Narrow) -> str:
    """Say of how many kilometres of a corridor a capacity is known."""
    ends = {"known": narrow.known_km, "all": narrow.km}
    numbers = {name: passport.number_text(round(km), view.query.lang) for name, km in ends.items()}
    return _filled(view, "ui.capacity_known_km", numbers)


def parts(view: View, study: Capacity) -> Table:
    """Return every part with what it can carry and what it carried, the fullest first."""
    rows = [
        {
            view.word("ui.subject"): subject_name(view, part.subject),
            view.word("ui.full"): full(view, part),
            view.word("ui.carried"): _told(view, part.carried),
            view.word("ui.can_carry"): _told(view, part.capacity),
            view.word("ui.also_told"): "; ".join(beside(view, one) for one in part.beside),
            view.word("ui.source"): _sources(view, part),
        }
        for part in study.parts
    ]
    index = pd.Index([part.subject for part in study.parts], name="id")
    return Table(view.word("ui.capacity_all"), pd.DataFrame(rows, index=index))


def beside(view: View, told: Amount) -> str:
    """Return what is told beside a capacity, with its scope and why it is not the capacity."""
    caveat = view.word(f"caveat.{told.caveat}") if told.caveat and told.basis == FACT else ""
    notes = "; ".join(filter(None, (view.scope(told.scope), caveat)))
    return f"{amount(view, told)}{f': {notes}' if notes else ''}"


def _told(view: View, told: Amount | None) -> str:
    if told is None:
        return view.word("ui.unknown")
    return ": ".join(filter(None, (amount(view, told), view.scope(told.scope))))


def _sources(view: View, part: Part) -> str:
    known, used = records(view.dataset, "sources"), (part.carried, part.capacity, *part.beside)
    ids = dict.fromkeys(id for one in used if one for id in one.sources)
    return "; ".join(str(known[id]["title"]) for id in ids)


def ships(view: View, study: Capacity) -> Table:
    """Return the lines over water with their ships by name, what each takes, who says so."""
    rows = [_ship(view, line, ship) for line in study.lines for ship in line.ships]
    return Table(view.word("ui.ships_named"), pd.DataFrame(rows))


def _ship(view: View, line: Line, ship: Ship) -> dict[str, str]:
    known = records(view.dataset, "sources")
    used = (*ship.loads, *filter(None, [ship.voyages]))
    ids = dict.fromkeys(fact.source for fact in used)
    name = subject_name(view, ship.subject)
    planned = f" ({view.word('ui.ship_planned')})" if ship.planned else ""
    return {
        view.word("ui.line"): subject_name(view, line.segment),
        view.word("ui.ship"): f"{name}{planned}",
        view.word("ui.ship_takes"): _facts(view, ship.loads) or view.word("ui.unknown"),
        view.word("quantity.voyages_month"): _facts(view, [ship.voyages] if ship.voyages else []),
        view.word("ui.source"): "; ".join(str(known[id]["title"]) for id in ids),
    }


def sailings(view: View, study: Capacity) -> Table:
    """Return what the sailings of each line over water can carry, and what is told of its ships."""
    rows = [
        {
            view.word("ui.line"): subject_name(view, line.segment),
            view.word("quantity.voyages_month"): _facts(
                view, [line.voyages] if line.voyages else []
            ),
            view.word("ui.can_carry"): "; ".join(amount(view, one) for one in line.offers),
            view.word("quantity.ships"): _facts(view, line.counts),
            view.word("quantity.ship_load_t"): _facts(view, line.loads),
        }
        for line in study.lines
    ]
    return Table(view.word("ui.sailings"), pd.DataFrame(rows))


def _facts(view: View, told: Sequence[Fact]) -> str:
    return "; ".join(_fact(view, fact) for fact in told)


def _fact(view: View, fact: Fact) -> str:
    bare = fact.quantity in LOADS and not fact.unit
    word = f"unit.{LOADS[fact.quantity]}" if bare else ""
    unit = f" {view.word(word, passport.count(fact))}" if bare else ""
    notes = ", ".join(filter(None, (str(fact.year or ""), view.scope(fact.scope))))
    return f"{passport.amount(view, fact)}{unit}{f' ({notes})' if notes else ''}"


def text(view: View, study: Capacity) -> str:
    """Return the study as lines for a terminal: sentences, parts, ships, what is unknown."""
    lines = [f"{view.word('ui.capacity_all')} ({study.year})", ""]
    lines += [sentence(view, one) for one in study.corridors]
    lines += ["", intro(view), ""]
    lines += [line for part in study.parts for line in _part(view, part)]
    if study.lines:
        lines += ["", f"{view.word('ui.ships_named')}. {view.word('ui.ships_intro')}"]
        lines += [line for one in study.lines for line in _sailing(view, one)]
    for one in study.corridors:
        lines += ["", *unknown(view, one)]
    return "\n".join(lines)


def _part(view: View, part: Part) -> Iterator[str]:
    name = subject_name(view, part.subject)
    unknown = view.word("ui.unknown")
    carried, capacity = (
        amount(view, one) if one else unknown for one in (part.carried, part.capacity)
    )
    yield f"{_share(view, part):>8}  {name}: {carried} / {capacity}"
    for one in part.beside:
        yield f"{'':10}{beside(view, one)}"


def _sailing(view: View, line: Line) -> Iterator[str]:
    offers = "; ".join(amount(view, one) for one in line.offers)
    yield f"  {subject_name(view, line.segment)}: {offers or view.word('ui.unknown')}"
    for ship in line.ships:
        planned = f", {view.word('ui.ship_planned')}" if ship.planned else ""
        takes = _facts(view, ship.loads) or view.word("ui.unknown")
        yield f"    {subject_name(view, ship.subject)}{planned}: {takes}"
    for told, word in ((line.counts, "quantity.ships"), (line.loads, "quantity.ship_load_t")):
        if told:
            yield f"    {view.word(word)}: {_facts(view, told)}"


def unknown(view: View, one: Narrow) -> Iterator[str]:
    """Say of a corridor how much is known, the least that it can carry, and what nobody tells."""
    yield f"{view.word(f'corridor.{one.corridor}')}. {known(view, one)}"
    if one.least:
        least = (
            f"{amount(view, part.newest)}, {subject_name(view, part.subject)}"
            for part in one.least
            if part.newest
        )
        yield f"  {view.word('ui.least_carries')}: {'; '.join(least)}"
    if one.unknown:
        names = "; ".join(subject_name(view, id) for id in one.unknown)
        yield f"  {view.word('ui.capacity_unknown')}: {names}"


def _filled(view: View, key: str, words: dict[str, str]) -> str:
    return labels.woven(view.word(key), words)
