"""The commands on what is planned: what openings change, what is planned, what opened."""

from routes.cli.asking import journeys, printed, question
from routes.cli.options import YEARS, Given
from routes.cli.output import Answer
from routes.facts import openings
from routes.studies import whatif
from routes.view.answer import answer
from routes.view.query import Query, opened_years
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
    first, last = opened_years(data, query)
    given = [getattr(arguments, name) for name in YEARS]
    years = (first, last if all(given) else first) if any(given) else ()
    return printed(
        arguments,
        lambda: plans.planned_text(answer(data, query), years),
        lambda: plan_files.planned_csv(data, query.lang, years),
        lambda: plan_files.planned_json(data, years),
    )


def opened(arguments: Given) -> Answer:
    """List what opened between two years; of years to come it says where promises are told."""
    data, query = question(arguments)
    first, last = opened_years(data, query)

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
