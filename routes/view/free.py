"""Fields of a query that choose from no list of names: how each is read, and what it allows."""

from collections.abc import Callable, Mapping
from itertools import product

from routes.errors import RoutesError
from routes.facts import labels, openings, timeline
from routes.network import names, scenario
from routes.network.network import Slow
from routes.network.request import MOST, departure
from routes.tables import cells
from routes.tables.dataset import Dataset
from routes.view.map_state import POSITION, read_position


def read_slow(dataset: Dataset, text: str) -> Slow:
    """Read SUBJECT=FACTOR; ValueError for another factor, UnknownNameError for no such subject."""
    subject, _, factor = text.rpartition("=")
    if "=" in subject:
        raise ValueError(text)
    times = scenario.factor_of(factor)
    return Slow(names.find(dataset, subject, names.SUBJECTS), times)


def read_month(_: Dataset, text: str) -> int:
    """Read a month: 1 to 12, or its name in any of the languages; ValueError for anything else."""
    wanted = text.strip(" .").casefold()
    for lang, width in product(labels.LANGUAGES, labels.WIDTHS):
        known = [month.strip(" .").casefold() for month in labels.months(lang, width)]
        if wanted in known:
            return known.index(wanted) + 1
    return cells.whole(text, 1, 12)


def read_day(_: Dataset, text: str) -> str:
    """Read a day of departure; ValueError for anything else."""
    try:
        return str(departure(text))
    except RoutesError as error:
        raise ValueError(text) from error


def read_whole(least: int, most: int) -> Callable[[Dataset, str], int]:
    """Return the reader of a whole number between two others; it raises ValueError."""
    return lambda _, text: cells.whole(text, least, most)


def read_to_year(dataset: Dataset, text: str) -> int | None:
    """Read the last year of what opened, None for the usual one; ValueError for anything else."""
    year = cells.whole(text, *openings.YEARS)
    return None if year == dataset.year else year


FREE: Mapping[str, tuple[Callable[[Dataset, str], object], str]] = {
    "at": (read_position, POSITION),
    "slow": (read_slow, f"NODE_OR_SEGMENT=FACTOR with {scenario.FACTOR}, such as aktau=2"),
    "year": (read_whole(*timeline.YEARS), "{} to {}".format(*timeline.YEARS)),
    "month": (read_month, "1 to 12, or the name of a month"),
    "depart": (read_day, "a day, {}-01-01 to {}-12-31".format(*timeline.YEARS)),
    "alternatives": (read_whole(1, MOST), f"1 to {MOST}"),
    "choice": (read_whole(1, MOST), f"1 to {MOST}"),
    "from_year": (read_whole(*openings.YEARS), "{} to {}".format(*openings.YEARS)),
    "to_year": (read_to_year, "{} to {}".format(*openings.YEARS)),
}
