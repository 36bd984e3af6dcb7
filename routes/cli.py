"""The command line: check, export, show, sources, plan a journey, find weak points, compare."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import NoReturn

from routes import (
    account,
    compare,
    critical,
    dataset,
    export,
    findings,
    findings_csv,
    labels,
    popup,
    printed,
    reality,
    search,
    spreadsheet,
    starter,
    twin,
)  # fmt: skip
from routes.errors import DataError, QuestionError, RoutesError, UnknownNameError
from routes.network import REACHES
from routes.poster.sheet import SHEETS
from routes.view import BLANK, FILTERS, SEVERAL, Query, View, answer, read_query

Command = Callable[[str, str], argparse.ArgumentParser]


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is a RoutesError, so that every mistake ends the same way."""

    def error(self, message: str) -> NoReturn:
        raise RoutesError(f"{message}\n{self.format_usage().strip()}")


def parser() -> Parser:
    """Give the parser of all commands."""
    top = Parser(prog="python -m routes", description="The map of a freight corridor.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=about, description=about)
        one.add_argument("--geodata", type=Path, metavar="FOLDER", help="other data than our own")
        one.add_argument("--lang", default=BLANK.lang, help=", ".join(labels.LANGUAGES))
        return one

    command("check", "Hold the data against every rule and tell all problems.")
    out = command("export", "Write the map or its data; the file's ending names the format.")
    about = f"ending with {', '.join(export.FORMATS)}; - is standard output"
    out.add_argument("file", type=Path, help=about)
    out.add_argument("--format", default="", metavar="ENDING", help="where FILE has no ending")
    journey_options(out)
    for name in FILTERS:
        out.add_argument(
            f"--{name}", nargs="+", default=[], metavar="NAME", help=f"only this {name}"
        )
    for name in ("origin", "destination"):
        out.add_argument(f"--{name}", default="", metavar="NODE", help="draw a journey, too")
    out.add_argument("--size", choices=list(SHEETS), help="page of a picture; share: 1200x630 px")
    show = command("show", "Show all that is known of a segment or node.")
    show.add_argument("subject", metavar="NODE_OR_SEGMENT")
    network_commands(command)
    command("sources", "List the sources and how many rows each supports.")
    about = "Write a folder to begin another corridor with: each table with an example."
    begin = commands.add_parser("new", help=about, description=about)
    begin.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    return top


def network_commands(command: Command) -> None:
    """Add the commands that ask the network: route, critical, compare."""
    way = command("route", "Plan a journey from one node to another.")
    for name in ("origin", "destination"):
        way.add_argument(name, metavar=name.upper(), help="id of a node, or its name")
    journey_options(way)
    way.add_argument("--format", default="text", choices=list(account.FORMATS))
    weak = command("critical", "Find what journeys can least do without.")
    weak.add_argument(
        "--journeys", nargs="+", default=[], metavar="ORIGIN-DESTINATION",
        help="default: the set critical of journeys.csv",
    )  # fmt: skip
    ways = command("compare", "Compare the ways from China to Europe between two ends.")
    for name in ("origin", "destination"):
        about = "id of a node, or its name; default: the first of journeys.csv"
        ways.add_argument(name, metavar=name.upper(), nargs="?", default="", help=about)
    about = "hold published transit times against the model instead"
    ways.add_argument("--reality", action="store_true", help=about)
    for one in (weak, ways):
        one.add_argument("--year", default=BLANK.year, help="default: the year of the data")
        one.add_argument("--format", default="text", choices=["text", "csv", "json"])


def journey_options(one: argparse.ArgumentParser) -> None:
    """Give a command the options of a journey: the fields of a Request, without its ends."""
    one.add_argument("--by", default=BLANK.by, help=", ".join(search.CRITERIA))
    one.add_argument("--service", default=BLANK.service, help=", ".join(search.SERVICES))
    for name, about in (
        ("via", "nodes to pass, in this order"),
        ("avoid", "nodes, segments, countries (RU) or modes to keep clear of"),
        ("close", "what if these nodes or segments were closed"),
        ("slow", "what if these took so many times as long: NODE_OR_SEGMENT=FACTOR"),
        ("scenario", "named what-ifs of scenarios.csv"),
    ):
        one.add_argument(f"--{name}", nargs="+", default=[], metavar="NAME", help=about)
    one.add_argument("--year", default=BLANK.year, help="default: the year of the data")
    one.add_argument("--alternatives", default=BLANK.alternatives, metavar="K", help="how many")
    one.add_argument("--reach", default=BLANK.reach, help=", ".join(REACHES))


def ask(data: dataset.Dataset, arguments: argparse.Namespace) -> View:
    """Answer the query that the options make; DataError with every problem."""
    given = vars(arguments)
    flat = {
        field.name: ",".join(given[field.name]) if field.name in SEVERAL else given[field.name]
        for field in fields(Query)
        if given.get(field.name)
    }
    query, problems = read_query(data, flat)
    if problems:
        raise QuestionError(problems)
    return answer(data, query)


def weak_points(data: dataset.Dataset, arguments: argparse.Namespace) -> str:
    """Give what the command `critical` prints."""
    given = [critical.read_pair(data, one) for one in arguments.journeys]
    pairs = given or critical.named(data)
    found = critical.of_pairs(data, pairs, replace(BLANK, year=arguments.year))
    if arguments.format == "text":
        return printed.criticality(data, found)
    if arguments.format == "csv":
        return spreadsheet.printed(findings_csv.criticality(data, found, arguments.lang)).rstrip(
            "\n"
        )
    return findings.as_json(findings.criticality(data, found))


def side_by_side(data: dataset.Dataset, arguments: argparse.Namespace) -> str:
    """Give what the command `compare` prints."""
    form = arguments.format
    if arguments.reality:
        cases = reality.cases(data)
        if not cases:
            raise RoutesError("no published times to compare: journeys.csv has no published one")
        if form == "text":
            return printed.reality(data, cases)
        if form == "csv":
            return spreadsheet.printed(findings_csv.reality(data, cases, arguments.lang)).rstrip(
                "\n"
            )
        return findings.as_json(findings.reality(data, cases))
    ends = (arguments.origin, arguments.destination)
    if any(ends) and not all(ends):
        raise RoutesError("compare: found one end, allowed: ORIGIN and DESTINATION, or neither")
    start, stop = ends if all(ends) else compare.usual_ends(data)
    found = compare.compare(data, start, stop, arguments.year)
    if form == "text":
        return printed.comparison(data, found)
    if form == "csv":
        return spreadsheet.printed(findings_csv.comparison(data, found, arguments.lang)).rstrip(
            "\n"
        )
    return findings.as_json(findings.comparison(data, found))


def put_out(view: View, arguments: argparse.Namespace) -> str:
    """Write what the command `export` writes; give what it says, which is nothing for a pipe."""
    file, form, size = arguments.file, arguments.format, arguments.size
    if str(file) != "-":
        return f"{file}: {export.write(view, file, size, form):,} bytes"
    sys.stdout.buffer.write(export.printed(view, form, size))
    return ""


FOUND = {"critical": weak_points, "compare": side_by_side}


def run(arguments: argparse.Namespace) -> str:
    """Run a command; give what it prints."""
    if arguments.command == "new":
        count, folder = starter.create(arguments.folder), arguments.folder
        return (
            f"{folder}: {count} tables. Edit them; then: python -m routes check --geodata {folder}"
        )
    if arguments.command == "check":
        problems = dataset.problems(arguments.geodata)
        if problems:
            raise DataError(problems)
        return "No problems."
    data = dataset.load(arguments.geodata)
    if arguments.command in FOUND:
        return FOUND[arguments.command](data, arguments)
    view = ask(data, arguments)
    if arguments.command == "export":
        return put_out(view, arguments)
    if arguments.command == "route" and view.journey:
        return account.FORMATS[arguments.format](data, view.journey)
    if arguments.command == "show":
        known = (*data.segments.index, *data.nodes.index)
        if arguments.subject not in known:
            raise UnknownNameError("node or segment", arguments.subject, known)
        return popup.text(view, arguments.subject)
    used = list(twin.sources(view).frame.itertuples())
    return "\n".join(f"{row[-1]:5d}  {popup.citation(view, row[0])}" for row in used)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line; give 0, or 1 after one message for a user's mistake."""
    try:
        told = run(parser().parse_args(words))
        if told:
            print(told)
    except RoutesError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
