"""What may be typed: the commands, their options, and how each value is read."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from routes.charts.drawings import KINDS
from routes.cli import output
from routes.cli.output import Answer
from routes.errors import RoutesError, UnknownNameError
from routes.export import formats
from routes.facts import labels
from routes.facts.prices import Box
from routes.kinds import Reach
from routes.network.search import Criterion, Service
from routes.poster.sheet import SHEETS
from routes.view.map_state import THEMES
from routes.view.query import FILTERS
from routes.words import journey_json, study_json

Command = Callable[[str, str], argparse.ArgumentParser]
Given = argparse.Namespace

ENDS = ("origin", "destination")
WHAT_IF = {
    "via": "nodes to pass, in this order",
    "avoid": "nodes, segments, countries (RU) or modes to keep clear of",
    "close": "what if these nodes or segments were closed",
    "open": "what if these opened: openings of scenarios.csv, lines planned or being built",
    "slow": "what if these took so many times as long: NODE_OR_SEGMENT=FACTOR",
    "scenario": "named what-ifs of scenarios.csv",
}
SUPPOSED = ("open", "close", "slow", "scenario")
YEARS = ("from_year", "to_year")
WHEN = {
    "month": "month of departure: 1 to 12, or its name",
    "depart": "day of departure, such as 2026-12-01: its month, and its year without --year",
}
OF_JOURNEYS = ("by", "service", *WHAT_IF, *WHEN, "alternatives", "reach", "box")
BOXES = f"of which dollars are told: {', '.join(Box)}; a lorry has its own"
TEXT = "text"
PICTURES = ("svg", "png")  # formats of a comparison as a drawing
NOTHING = "found nothing, allowed: a value"
LONGEST = 230  # letters of a complaint, which may repeat what was typed


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is a RoutesError, so that every mistake ends the same way."""

    def error(self, message: str) -> NoReturn:
        raise RoutesError(f"{message[:LONGEST]}; see {self.prog} --help")

    def print_help(self, file: Any = None) -> None:
        output.write(Answer(self.format_help()))


class Once(argparse.Action):
    """An option that is given once: of two the last would win in silence."""

    def __call__(self, parser: Any, namespace: Given, values: Any, option: Any = None) -> None:
        refuse_nothing(self, values)
        if getattr(namespace, self.dest) is not None:
            raise argparse.ArgumentError(self, "found twice, allowed: once")
        setattr(namespace, self.dest, values)


class Several(argparse.Action):
    """An option of several values that holds all of them, given twice as well."""

    def __call__(self, parser: Any, namespace: Given, values: Any, option: Any = None) -> None:
        refuse_nothing(self, values)
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest) or ()), *values])


def refuse_nothing(option: argparse.Action, values: str | Sequence[str]) -> None:
    """Raises: ArgumentError where a value is left out: of `--year=--` argparse leaves none."""
    if not values:
        raise argparse.ArgumentError(option, NOTHING)


def filled(text: str) -> str:
    """Take a value that is not empty; newer argparse hand on the -- of `--year=--`."""
    if text.strip(" ,") in ("", "--"):
        raise argparse.ArgumentTypeError(NOTHING)
    return text


def one_of(allowed: Sequence[str]) -> Callable[[str], str]:
    """Return what takes one of some words, in any case."""

    def chosen(text: str) -> str:
        if filled(text).casefold() not in allowed:
            raise argparse.ArgumentTypeError(UnknownNameError("choice", text, allowed))
        return text.casefold()

    return chosen


def parser() -> Parser:
    """Return the parser of all commands."""
    top = Parser(prog="python -m routes", description="The map of a freight corridor.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        option(parser, "geodata", "other data than our own", "FOLDER")
        option(parser, "lang", ", ".join(labels.LANGUAGES))
        return parser

    command("check", "Hold the data against every rule and tell all problems.")
    out = command("export", "Write the map or its data; the file's ending names the format.")
    about = f"ending with {', '.join(formats.FORMATS)}; - is standard output"
    out.add_argument("file", type=filled, help=about)
    option(out, "format", "where FILE has no ending", "ENDING")
    for name in FILTERS:
        several(out, name, f"only this {name}")
    for name in ENDS:
        option(out, name, "draw a journey, too", "NODE")
    journey_options(out)
    option(out, "size", "page of a picture; share: 1200x630 px", read=one_of([*SHEETS]))
    option(out, "at", "what a picture looks at, as an address has it", "ZOOM/LATITUDE/LONGITUDE")
    option(out, "select", "what is selected in a picture", "NODE_OR_SEGMENT")
    option(out, "theme", f"by what lines are coloured: {', '.join(THEMES)}")
    for name in ("off", "on"):
        several(out, name, f"what is switched {name} on the map, as an address has it")
    about = "where an .html will stand on the web, for social cards; its .png stands beside it"
    option(out, "address", about, "URL")
    drawing(out, "draw the journey's hours or dollars over its distance instead of the map")
    show = command("show", "Show all that is known of a segment or node.")
    about = "its id or name; a line also as PLACE-PLACE"
    show.add_argument("subject", metavar="NODE_OR_SEGMENT", type=filled, help=about)
    network_commands(command)
    command("sources", "List the sources and how many rows each supports.")
    about = "Write a folder to begin another corridor with: each table with an example."
    begin = commands.add_parser("new", help=about, description=about, allow_abbrev=False)
    about = "a new folder, or an empty one"
    begin.add_argument("folder", type=filled, metavar="FOLDER", help=about)
    return top


def network_commands(command: Command) -> None:
    """Add the commands that ask the network and the years: route, critical, planned and others."""
    way = command("route", "Plan a journey from one node to another.")
    for name in ENDS:
        way.add_argument(name, metavar=name.upper(), type=filled, help="id of a node, or its name")
    journey_options(way)
    weak = command("critical", "Find what journeys can least do without.")
    several(weak, "journeys", "default: the set critical of journeys.csv", "ORIGIN-DESTINATION")
    ways = command("compare", "Compare the ways from China to Europe between two ends.")
    for name in ENDS:
        about = "id of a node, or its name; default: the first of journeys.csv"
        ways.add_argument(name, metavar=name.upper(), nargs="?", type=filled, help=about)
    drawing(ways, "what svg and png draw over the distance; default: hours")
    about = "hold published transit times against the model instead"
    ways.add_argument("--reality", action="store_true", help=about)
    option(ways, "box", BOXES)
    change = command("whatif", "Hold journeys without a what-if against the same with it.")
    several(change, "journeys", "default: the sets critical and whatif", "ORIGIN-DESTINATION")
    for name in SUPPOSED:
        about = f"{WHAT_IF[name]}; with no what-if each opening by itself"
        several(change, name, about if name == "open" else WHAT_IF[name])
    plans = command("planned", "List what is planned or being built, and how promises slipped.")
    opened = command("opened", "List what opened between two years.")
    for name in YEARS:
        about = "a year, counted, too"
        opened.add_argument(name, metavar=name.upper(), type=filled, help=about)
        about = f"{about}: only what is now promised for these years, or for one"
        plans.add_argument(name, metavar=name.upper(), nargs="?", type=filled, help=about)
    full = command("capacity", "Find what each part can carry a year, and how full it is.")
    several(full, "corridor", "only these corridors")
    for study in (weak, full, ways, change):
        option(study, "year", "default: the year of the data")
    for study in (weak, ways):
        when_options(study)
    for parser, forms in (
        (way, journey_json.FORMATS),
        *((study, study_json.FORMATS) for study in (weak, full, change, plans, opened)),
        (ways, (*study_json.FORMATS, *PICTURES)),
    ):
        read = one_of([TEXT, *forms])
        option(parser, "format", f"{TEXT} (default), {', '.join(forms)}", read=read)


def journey_options(parser: argparse.ArgumentParser) -> None:
    """Return a command the options of a journey: the fields of a Request, without its ends."""
    option(parser, "by", ", ".join(Criterion))
    option(parser, "service", ", ".join(Service))
    for name, about in WHAT_IF.items():
        several(parser, name, about)
    option(parser, "year", "default: the year of the data")
    when_options(parser)
    option(parser, "alternatives", "how many", "K")
    option(parser, "reach", ", ".join(Reach))
    option(parser, "box", BOXES)


def when_options(parser: argparse.ArgumentParser) -> None:
    """Give a command the options of when one departs."""
    for name, about in WHEN.items():
        option(parser, name, about)


def drawing(parser: argparse.ArgumentParser, about: str) -> None:
    """Add the option that chooses a drawing."""
    option(parser, "drawing", f"{about}: {', '.join(KINDS)}", read=one_of(KINDS))


def option(
    parser: argparse.ArgumentParser,
    name: str,
    about: str,
    metavar: str | None = None,
    read: Callable[[str], str] = filled,
) -> None:
    """Add an option of one value."""
    parser.add_argument(f"--{name}", action=Once, type=read, metavar=metavar, help=about)


def several(parser: argparse.ArgumentParser, name: str, about: str, metavar: str = "NAME") -> None:
    """Add an option of several values; given twice it holds all of them."""
    parser.add_argument(
        f"--{name}", nargs="+", action=Several, type=filled, metavar=metavar, help=about
    )  # fmt: skip
