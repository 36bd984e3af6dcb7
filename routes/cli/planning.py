"""The commands on what is planned: what openings change, what is planned, what opened."""

from routes.cli.asking import journeys, printed, question
from routes.cli.options import YEARS, Given
from routes.cli.output import Answer
from routes.errors import RoutesError, shown
from routes.facts import openings
from routes.studies import whatif
from routes.tables import cells
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import plan_files, plans, whatif_words


def suppose(arguments: Given) -> Answer:
    """Hold journeys without a what-if against the same with it."""
    data, query = question(arguments)
    pairs = journeys(arguments, data, query, whatif.named(data))
    found = whatif.of_pairs(data, pairs, query)
    return printed(
        arguments,
        lambda: whatif_words.text(answer(data, Query(lang=query.lang)), found),
        lambda: whatif_words.csv(data, found, query.lang),
        lambda: whatif_words.as_json(data, found),
    )


def planned(arguments: Given) -> Answer:
    """List what is planned or being built, of all years or of those for which it is promised."""
    data, query = question(arguments)
    first, last = (getattr(arguments, name) for name in YEARS)
    years = (read_year(first), read_year(last or first)) if first else ()
    return printed(
        arguments,
        lambda: plans.planned_text(answer(data, query), years),
        lambda: plan_files.planned_csv(data, query.lang, years),
        lambda: plan_files.planned_json(data, years),
    )


def opened(arguments: Given) -> Answer:
    """List what opened between two years; of years to come it says where promises are told."""
    data, query = question(arguments)
    first, last = (read_year(getattr(arguments, name)) for name in YEARS)

    def text() -> str:
        view = answer(data, query)
        told = plans.opened_text(view, openings.opened(data, first, last))
        ahead = f"{view.word('ui.planned_title')}: python -m routes planned {first} {last}"
        return f"{told}\n{ahead}" if last > data.year else told

    return printed(
        arguments,
        text,
        lambda: plan_files.opened_csv(data, first, last, query.lang),
        lambda: plan_files.opened_json(data, first, last),
    )


def read_year(text: str) -> int:
    """Return a year in which something may have opened; raises: RoutesError for anything else."""
    try:
        return cells.whole(text, *openings.YEARS)
    except ValueError:
        allowed = "{} to {}".format(*openings.YEARS)
        raise RoutesError(f"year: found {shown(text)}, allowed: {allowed}") from None
