"""What the map's script needs to show any year: states, events and what was carried.

Only what changes is told: a segment or node that is in the same state in every year is left out.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from routes.facts import courses, labels, timeline, volumes
from routes.kinds import Status
from routes.tables.checks.words import event_key
from routes.tables.dataset import records
from routes.view.answer import View
from routes.view.map_state import UNITS
from routes.words import fact_tables

FIRST, LAST = timeline.YEARS
KINDS = ("opening", "closure", "agreement", "disruption", "works", "plan")

Place = Callable[[Any], int]  # gives the place of a value in the pool of shared values


def years(view: View, place: Place) -> dict[str, Any]:
    """Return the range of years, the states by id and the events, each ready to show.

    A state is a place in `order`; states are pairs of the first year and the state.
    """
    order = ["", *Status]
    states = {}
    for id in (*map(str, view.segments.index), *map(str, view.nodes.index)):
        row, runs = view.row(id), list(_runs(view, id))
        if runs != [(FIRST, row["status"])]:
            states[id] = [[year, order.index(state)] for year, state in runs]
    return {
        "first": FIRST,
        "last": LAST,
        "today": view.dataset.year,
        "order": order,
        "states": states,
        "kinds": {kind: view.word(f"event.{kind}") for kind in KINDS}
        | {timeline.PROMISE: view.word(f"quantity.{timeline.PROMISE}")},
        "events": [*_events(view, place), *_promises(view, place)],
    }


def _runs(view: View, id: str) -> Iterator[tuple[int, str]]:
    last = None
    for year in range(FIRST, LAST + 1):
        state = timeline.status_in(view.dataset, id, year)
        if state != last:
            yield year, state
        last = state


def _events(view: View, place: Place) -> Iterator[dict[str, Any]]:
    """The events that touch one of the years: dates as known, title, source, places on the map."""
    for row in view.dataset.events.to_dict("records"):
        begin, end, subject = row["date_from"], row["date_to"], row["subject"]
        if max(begin, end)[:4] < str(FIRST):
            continue
        happened = {"kind": row["kind"], "from": begin, "to": end, **_title(view, row)}
        happened |= {"source": place(row["source"]), "on": _places(view, subject)}
        yield {key: value for key, value in happened.items() if value not in ("", [])}


def _title(view: View, row: Mapping[Hashable, Any]) -> dict[str, str]:
    """The title in the language of the view; where that has none, the English one, and so said."""
    title = records(view.dataset, "labels").get(event_key(row), {}).get(view.query.lang, "")
    if title or view.query.lang == labels.FALLBACK:
        return {"title": title or row["title"]}
    return {"title": row["title"], "lang": labels.FALLBACK}


def _promises(view: View, place: Place) -> Iterator[dict[str, Any]]:
    """The promised openings: told in the year of the promise, and in the year it was for.

    A promise that was only repeated for the same year is told once.
    """
    data, seen = view.dataset, set()
    rows = data.facts[(data.facts["quantity"] == timeline.PROMISE) & data.facts["year"].notna()]
    for row in rows.sort_values("year", kind="stable").to_dict("records"):
        subject, scope, value = row["subject"], row["scope"], row["value"]
        if (subject, value) in seen or value < str(FIRST):
            continue
        seen.add((subject, value))
        name = labels.subject_name(data, subject, view.query.lang)
        promise = {"kind": timeline.PROMISE, "from": str(row["year"]), "for": value, "title": name}
        promise |= {
            "scope": view.scope(scope),
            "source": place(row["source"]),
            "on": _places(view, subject),
        }
        yield {key: value for key, value in promise.items() if value not in ("", [])}


def _places(view: View, subject: str) -> list[str]:
    """The ids on the map at which a subject lies: itself, its lines, or the ends of a journey."""
    kind, _, rest = subject.partition(":")
    ids: tuple[str, ...] = (subject,)
    if kind == "journey":
        ids = courses.of(view.dataset, subject) or tuple(rest.split("-"))
    return [id for id in ids if id in view.segments.index or id in view.nodes.index]


def traffic(view: View, place: Place, text: Callable[[str], int]) -> list[dict[str, Any]]:
    """Return what was carried by unit and subject: where it is drawn, and its value by year.

    Only counts of a whole year, of the series that leads for its subject, counted in its usual way;
    totals of a country or of trade lie nowhere on the map. A segment's own count stands before that
    of a course over it.
    """
    data, out = view.dataset, []
    for unit in UNITS:
        leading = volumes.leading(data, unit)
        own = {subject for subject in leading if subject in view.segments.index}
        for subject, series in leading.items():
            on = _drawn_on(view, subject, own)
            counted = [volumes.in_year(series, year) for year in range(FIRST, LAST + 1)]
            values = [
                [
                    volume.year,
                    volume.value,
                    amount(view, volume),
                    text(view.scope(volume.scope)),
                    place(volume.source),
                ]
                + ([text(view.word(f"caveat.{volume.caveat}"))] if volume.caveat else [])
                for volume in counted
                if volume and not volume.basis
            ]
            if on and values:
                name = labels.subject_name(data, subject, view.query.lang)
                out.append({"unit": unit, "name": name, "on": on, "values": values})
    return out


def amount(view: View, volume: volumes.Volume) -> str:
    """Return a volume with its unit, as the language writes it."""
    return fact_tables.amount(view, volume.value, volume.unit)


def _drawn_on(view: View, subject: str, own: set[str]) -> dict[str, int]:
    """The ids on which a subject is drawn, each with the last year (0: it still is)."""
    if subject in view.nodes.index or subject in own:
        return {subject: 0}
    course = courses.every(view.dataset).get(subject, {})
    return {
        id: int(until[:4] or 0)
        for id, until in course.items()
        if id in view.segments.index and id not in own
    }
