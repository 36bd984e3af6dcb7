"""What several commands do alike: read what is asked, refuse what is idle, print what is found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from routes.cli.options import TEXT, Given
from routes.cli.output import Answer
from routes.errors import QuestionError, RoutesError, shown
from routes.facts import labels, messages
from routes.network.search import Service
from routes.studies import critical
from routes.tables import dataset
from routes.tables.dataset import Dataset
from routes.view.query import Query, read_query
from routes.words import study_json
from routes.words.study_json import Row
from routes.writing import spreadsheet

Pairs = Iterable[tuple[str, str]]


def question(arguments: Given, **more: str) -> tuple[Dataset, Query]:
    """Return the data, and the query that the options make; `more` are fields that none asks for.

    Raises: QuestionError with all that cannot be asked, DataError with every problem of the data,
    RoutesError where there is no folder.
    """
    folder = arguments.geodata
    if folder and not Path(folder).is_dir():
        allowed = "a folder of tables; a zip is to be unpacked first"
        raise RoutesError(
            f"--geodata: found {shown(folder)}, which is no folder, allowed: {allowed}"
        )
    data = dataset.load(Path(folder) if folder else None)
    known = {field.name for field in fields(Query)}
    given = {name: value for name, value in vars(arguments).items() if name in known and value}
    query, refusals = read_query(data, {**more, **given})
    if refusals:
        raise QuestionError(refusals)
    if query.service == Service.TRUCK:
        refuse(arguments, ["box"], f"with --service {Service.CONTAINER}")
    return data, query


def journeys(arguments: Given, data: Dataset, query: Query, usual: Pairs) -> Pairs:
    """Return the ends of the journeys that were named, each pair once; else the usual ones.

    Raises: UnknownNameError for what is no such pair, AmbiguousNameError for one of several.
    """
    given = [critical.read_pair(data, pair, query.year) for pair in arguments.journeys or ()]
    return dict.fromkeys(given) or usual


def refuse(arguments: Given, options: Sequence[str], allowed: str) -> None:
    """Raises: RoutesError where some of these options were given: they would have no effect."""
    idle = [f"--{name}" for name in options if getattr(arguments, name, None)]
    if idle:
        raise RoutesError(f"{', '.join(idle)} would change nothing here; allowed: {allowed}")


def told(arguments: Given, text: str) -> str:
    """Return the text of a mistake in the language that was asked for, as far as it has words.

    What is wrong with the data itself is told in English, as `check` tells it.
    """
    lang, folder = getattr(arguments, "lang", None), getattr(arguments, "geodata", None)
    if lang not in labels.LANGUAGES or lang == labels.FALLBACK:
        return text
    try:
        data = dataset.load(Path(folder) if folder else None)
    except (RoutesError, OSError):
        return text
    return messages.told(data, text, str(lang))


def printed(
    arguments: Given,
    text: Callable[[], str],
    table: Callable[[], str],
    document: Callable[[], Row],
) -> Answer:
    """Return a finding in the format that was asked for."""
    form = arguments.format or TEXT
    if form == TEXT:
        return Answer(text())
    made = spreadsheet.printed(table()) if form == "csv" else study_json.as_json(document())
    return Answer(made, document=True)
