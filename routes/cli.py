"""The command line: check, export, show, sources, plan a journey, find weak points, compare."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path

from routes import (
    account,
    compare,
    critical,
    dataset,
    export,
    findings,
    labels,
    names,
    options,
    popup,
    printed,
    progress,
    reality,
    terminal,
)
from routes.dataset import Dataset
from routes.errors import QuestionError, RoutesError
from routes.findings import Row
from routes.network import REACHES
from routes.options import ENDS, OF_JOURNEYS, TEXT, Given
from routes.terminal import Answer
from routes.view import FILTERS, Query, answer, read_query

JOURNEY = "--origin and --destination of a journey"


def question(arguments: Given, **more: str) -> tuple[Dataset, Query]:
    """Give the data, and the query that the options make; `more` are fields that none asks for.

    Raises: QuestionError with all that cannot be asked, DataError with every problem of the data.
    """
    folder = arguments.geodata
    data = dataset.load(Path(folder) if folder else None)
    known = {field.name for field in fields(Query)}
    given = {name: one for name, one in vars(arguments).items() if name in known and one}
    query, refusals = read_query(data, {**more, **given})
    if refusals:
        raise QuestionError(refusals)
    return data, query


def refuse(arguments: Given, options: Sequence[str], allowed: str) -> None:
    """Raises: RoutesError where some of these options were given: they would have no effect."""
    idle = [f"--{name}" for name in options if getattr(arguments, name)]
    if idle:
        raise RoutesError(f"{', '.join(idle)} would change nothing here; allowed: {allowed}")


def check(arguments: Given) -> Answer:
    """Hold the data against every rule."""
    data, query = question(arguments)
    return Answer(labels.text(data, "ui.no_problems", query.lang))


def export_file(arguments: Given) -> Answer:
    """Write a file."""
    path = Path(arguments.file)
    check_export(arguments, path.suffix.lower())
    data, query = question(arguments)
    view = answer(data, query)
    return Answer(printed.written(view, str(path), export.write(view, path, arguments.size)))


def check_export(arguments: Given, ending: str) -> None:
    """Raises: RoutesError for an option that would change nothing in the file."""
    if bool(arguments.origin) != bool(arguments.destination):
        raise RoutesError(f"found one end of a journey; allowed: {JOURNEY}, or neither")
    if ending in export.PICTURES:
        shown = f"with .html and tables: {ending} shows today's map"
        refuse(arguments, (*ENDS, *OF_JOURNEYS, "year"), shown)
    else:
        refuse(arguments, ["size"], f"with {', '.join(export.PICTURES)}")
    if not arguments.origin:
        refuse(arguments, OF_JOURNEYS, f"with {JOURNEY}")
        if ending != ".html":
            refuse(arguments, ["year"], f"with .html, or with {JOURNEY}")
    if ending == ".json":
        refuse(arguments, FILTERS, "with a format that has lines beside the journey's")
    if ending not in export.WORDED:
        refuse(arguments, ["lang"], f"with {', '.join(export.WORDED)}")


def show(arguments: Given) -> Answer:
    """Print a passport."""
    data, query = question(arguments)
    subject = names.find(data, arguments.subject, names.SUBJECTS)
    return Answer(popup.text(answer(data, query), subject))


def sources(arguments: Given) -> Answer:
    """Print the bibliography."""
    data, query = question(arguments)
    return Answer(printed.sources(answer(data, query)))


def route(arguments: Given) -> Answer:
    """Plan a journey."""
    data, query = question(arguments)
    view = answer(data, query)
    if view.journey is None:
        raise RoutesError("no journey was asked for; allowed: ORIGIN and DESTINATION")
    form = arguments.format or TEXT
    if form == TEXT:
        return Answer(printed.journey(view, view.journey))
    return Answer(account.FORMATS[form](data, view.journey), document=True)


def weak_points(arguments: Given) -> Answer:
    """Find what journeys can least do without."""
    data, query = question(arguments)
    given = [critical.read_pair(data, one, query.year) for one in arguments.journeys or ()]
    found = critical.of_pairs(data, dict.fromkeys(given) or critical.named(data), query)
    return told(
        arguments,
        lambda: printed.criticality(answer(data, query), found),
        lambda: findings.criticality_rows(data, found),
        lambda: findings.criticality(data, found),
    )


def side_by_side(arguments: Given) -> Answer:
    """Compare ways, or the model with reality."""
    if bool(arguments.origin) != bool(arguments.destination):
        raise RoutesError("compare: found one end, allowed: ORIGIN and DESTINATION, or neither")
    if arguments.reality:
        return against_reality(arguments)
    data, query = question(arguments, reach=REACHES[1])
    start, stop = (query.origin, query.destination) if query.origin else first(data)
    found = compare.compare(data, start, stop, query.year)
    view = answer(data, Query(lang=query.lang))
    return told(
        arguments,
        lambda: printed.comparison(view, found),
        lambda: findings.comparison_rows(found),
        lambda: findings.comparison(data, found),
    )


def first(data: Dataset) -> tuple[str, str]:
    """Give the ends that are compared where none are asked for."""
    named = critical.named(data, compare.USE)
    if not named:
        raise RoutesError("journeys.csv has none to compare; allowed: ORIGIN and DESTINATION")
    return named[0]


def against_reality(arguments: Given) -> Answer:
    """Hold published transit times against the model."""
    ends = {"ORIGIN": arguments.origin, "--year": arguments.year}
    idle = ", ".join(name for name, one in ends.items() if one)
    if idle:
        allowed = "neither, as journeys.csv has both"
        raise RoutesError(f"{idle} would change nothing beside --reality; allowed: {allowed}")
    data, query = question(arguments)
    cases = reality.cases(data)
    return told(
        arguments,
        lambda: printed.reality(answer(data, query), cases),
        lambda: findings.reality_rows(data, cases),
        lambda: findings.reality(data, cases),
    )


def told(
    arguments: Given,
    text: Callable[[], str],
    rows: Callable[[], list[Row]],
    document: Callable[[], Row],
) -> Answer:
    """Give a finding in the format that was asked for."""
    form = arguments.format or TEXT
    if form == TEXT:
        return Answer(text())
    made = findings.as_csv(rows()) if form == "csv" else findings.as_json(document())
    return Answer(made, document=True)


COMMANDS: dict[str, Callable[[Given], Answer]] = {
    "check": check,
    "export": export_file,
    "show": show,
    "sources": sources,
    "route": route,
    "critical": weak_points,
    "compare": side_by_side,
}


def run(words: Sequence[str] | None) -> Answer:
    """Run a command; give what it prints."""
    arguments = options.parser().parse_args(words)
    if getattr(arguments, "format", None) not in (None, TEXT):
        refuse(arguments, ["lang"], f"with --format {TEXT}")
    with progress.shown():
        return COMMANDS[arguments.command](arguments)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line; give 0, or another number after one sentence."""
    return terminal.end(partial(run, words))
