"""The command line: check, export, show, plan a journey, compare, and what studies find."""

import os
import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from routes import progress
from routes.charts import drawings
from routes.cli import options, output, planning
from routes.cli.asking import journeys, printed, question, refuse, told
from routes.cli.options import OF_JOURNEYS, TEXT, WHEN, Given
from routes.cli.output import Answer
from routes.errors import RoutesError, shown
from routes.export import formats
from routes.facts import labels
from routes.kinds import Reach
from routes.network import names
from routes.network.search import Criterion
from routes.network.staircase import HOURS
from routes.studies import capacity, compare, critical, price_reality, reality
from routes.tables import starter
from routes.view.answer import answer
from routes.view.query import FILTERS, Query
from routes.webmap import card
from routes.words import (
    capacity_json,
    capacity_tables,
    journey_json,
    passport,
    reality_text,
    study_csv,
    study_json,
    terminal,
)
from routes.writing import saving, spreadsheet

STANDARD_OUTPUT = "-"
LOOKS = ("theme", "off", "on")  # how a map looks
JOURNEY = "--origin and --destination of a journey"


def check(arguments: Given) -> Answer:
    """Hold the data against every rule."""
    data, query = question(arguments)
    return Answer(labels.text(data, "ui.no_problems", query.lang))


def export_file(arguments: Given) -> Answer:
    """Write a file."""
    path, form, size = Path(arguments.file), arguments.format or "", arguments.size
    if arguments.file.endswith(("/", os.sep)):
        raise RoutesError(f"cannot write {arguments.file}; allowed: a file, not a folder")
    check_export(arguments, formats.ending_of(path.name, form))
    if arguments.file != STANDARD_OUTPUT:
        saving.check(path)
    data, query = question(arguments)
    dollars = query.by == Criterion.COST or (arguments.drawing or HOURS) != HOURS
    if formats.ending_of(path.name, form) in formats.PICTURES and not dollars:
        refuse(arguments, ["box"], f"with --by {Criterion.COST}, or a format that tells dollars")
    view, drawing = answer(data, query), arguments.drawing or ""
    stands = arguments.address or ""
    if str(path) == STANDARD_OUTPUT:
        if told := terminal.nothing(view):
            output.tell(told)  # the document goes elsewhere
        return Answer(formats.printed(view, form, size, drawing, stands), document=True)
    count = formats.write(view, path, size, form, drawing, stands)
    return Answer(terminal.written(view, saving.told(path), count))


def check_export(arguments: Given, ending: str) -> None:
    """Raises: RoutesError for an option that would change nothing in the file."""
    if bool(arguments.origin) != bool(arguments.destination):
        raise RoutesError(f"found one end of a journey; allowed: {JOURNEY}, or neither")
    pictures = f"with {', '.join(formats.PICTURES)}"
    if ending not in formats.PICTURES:
        refuse(arguments, ["size", "drawing", "at", "select"], pictures)
        if ending != ".html":
            refuse(arguments, LOOKS, f"{pictures}, .html")
    if ending != ".html":
        refuse(arguments, ["address"], "with .html")
    card.picture_at(arguments.address or "")
    if arguments.drawing:
        idle = ["size", "at", "select", *LOOKS, *FILTERS]
        refuse(arguments, idle, "without --drawing, which has all of a journey")
    elif arguments.origin and ending in (".csv", *formats.PICTURES):
        refuse(arguments, ["alternatives"], f"with another format: {ending} has the best way alone")
    if not arguments.origin:
        refuse(arguments, ["drawing", *OF_JOURNEYS], f"with {JOURNEY}")
        if ending not in (".html", *formats.PICTURES):
            refuse(arguments, ["year"], f"{pictures}, .html, or with {JOURNEY}")
    if ending == ".json":
        refuse(arguments, FILTERS, "with another format: .json has a journey as a whole")
        refuse(arguments, ["lang"], "with another format: .json has ids in place of words")


def show(arguments: Given) -> Answer:
    """Print a passport."""
    data, query = question(arguments)
    subject = names.find(data, arguments.subject, names.SUBJECTS)
    return Answer(passport.text(answer(data, query), subject))


def sources(arguments: Given) -> Answer:
    """Print the bibliography."""
    data, query = question(arguments)
    return Answer(terminal.sources(answer(data, query)))


def route(arguments: Given) -> Answer:
    """Plan a journey."""
    data, query = question(arguments)
    view = answer(data, query)
    if view.journey is None:
        raise RoutesError("no journey was asked for; allowed: ORIGIN and DESTINATION")
    form = arguments.format or TEXT
    if form == TEXT:
        return Answer(terminal.journey(view, view.journey))
    if form == "csv":
        return Answer(spreadsheet.printed(formats.measures(view)), document=True)
    if form == "geojson":
        return Answer(journey_json.as_geojson(data, view.journey, query.lang), document=True)
    return Answer(journey_json.as_json(data, view.journey), document=True)


def weak_points(arguments: Given) -> Answer:
    """Find what journeys can least do without."""
    data, query = question(arguments)
    pairs = journeys(arguments, data, query, critical.named(data))
    found = critical.of_pairs(data, pairs, query)
    return printed(
        arguments,
        lambda: terminal.criticality(answer(data, query), found),
        lambda: study_csv.criticality(data, found, query.lang),
        lambda: study_json.criticality(data, found),
    )


def side_by_side(arguments: Given) -> Answer:
    """Compare ways, or the model with reality."""
    if bool(arguments.origin) != bool(arguments.destination):
        raise RoutesError("compare: found one end, allowed: ORIGIN and DESTINATION, or neither")
    if arguments.reality:
        return against_reality(arguments)
    pictured = arguments.format in options.PICTURES
    if not pictured:
        refuse(arguments, ["drawing"], f"with --format {' or '.join(options.PICTURES)}")
    data, query = question(arguments, reach=Reach.BEYOND)
    ends = (query.origin, query.destination) if query.origin else compare.usual_ends(data)
    found = compare.compare(
        data, *ends, query.year, month=query.month, depart=query.depart, box=query.box
    )
    view = answer(data, Query(lang=query.lang, depart=query.depart, box=query.box))
    if pictured:
        what = arguments.drawing or HOURS
        if what == HOURS:
            refuse(arguments, ["box"], "in a drawing of dollars")
        made = drawings.of_comparison(view, found, what, f".{arguments.format}")
        return Answer(made, document=True)
    return printed(
        arguments,
        lambda: terminal.comparison(view, found),
        lambda: study_csv.comparison(data, found, query.lang),
        lambda: study_json.comparison(data, found),
    )


def against_reality(arguments: Given) -> Answer:
    """Hold published transit times against the model."""
    given = {"ORIGIN": arguments.origin}
    given |= {f"--{name}": getattr(arguments, name) for name in ("year", *WHEN, "drawing", "box")}
    idle = ", ".join(name for name, value in given.items() if value)
    if idle:
        allowed = "none of them, as journeys.csv has ends and years"
        raise RoutesError(f"{idle} would change nothing beside --reality; allowed: {allowed}")
    if arguments.format in options.PICTURES:
        raise RoutesError(f"--reality has no {arguments.format}; allowed: text, csv, json")
    data, query = question(arguments)
    cases, priced = reality.cases(data), price_reality.cases(data)
    if not cases and not priced:
        raise RoutesError("no published times to compare: journeys.csv has no published one")
    view = answer(data, query)
    return printed(
        arguments,
        lambda: "\n\n".join([reality_text.times(view, cases), reality_text.prices(view, priced)]),
        lambda: study_csv.reality(data, cases, priced, query.lang),
        lambda: study_json.reality(data, cases, priced),
    )


def how_full(arguments: Given) -> Answer:
    """Find what each part can carry, and the narrowest of each corridor."""
    data, query = question(arguments)
    found = capacity.study(data, query.year or data.year, query.corridor)
    if not found.parts:
        raise RoutesError("no capacity to compare: facts.csv has none of a place or line")
    return printed(
        arguments,
        lambda: capacity_tables.text(answer(data, query), found),
        lambda: capacity_json.csv(data, found, query.lang),
        lambda: capacity_json.document(data, found),
    )


def begin(arguments: Given) -> Answer:
    """Write a folder to begin another corridor with."""
    folder = arguments.folder
    if folder == STANDARD_OUTPUT:
        raise RoutesError(f"new: found {shown(folder)}, allowed: a new folder, or an empty one")
    count = starter.create(Path(folder))
    hint = f"python -m routes check --geodata {shlex.quote(folder)}"
    return Answer(f"{folder}: {count} tables. Edit them; then: {hint}")


COMMANDS: dict[str, Callable[[Given], Answer]] = {
    "check": check,
    "export": export_file,
    "show": show,
    "sources": sources,
    "route": route,
    "critical": weak_points,
    "capacity": how_full,
    "compare": side_by_side,
    "whatif": planning.suppose,
    "planned": planning.planned,
    "opened": planning.opened,
    "new": begin,
}


def run(words: Sequence[str] | None) -> Answer:
    """Run a command; give what it prints."""
    arguments = options.parser().parse_args(words)
    if arguments.command != "export" and getattr(arguments, "format", None) == "json":
        refuse(arguments, ["lang"], "with another format: json has ids in place of words")
    try:
        with progress.shown():
            return COMMANDS[arguments.command](arguments)
    except RoutesError as error:
        raise RoutesError(told(arguments, str(error))) from error


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line; give 0, or another number after one sentence."""
    return output.end(partial(run, words))
