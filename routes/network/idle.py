"""What is asked and would change nothing, whatever the network: all who ask are refused alike.

That a line closed far from the way changes nothing is an answer. That what is closed were also
slower, opened or avoided, that a way passed by where it begins, or that hours were multiplied where
none pass, is a slip, and whoever asked should know.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from routes.errors import Refusal
from routes.kinds import Mode
from routes.network import names, opening, scenario
from routes.network.network import Network
from routes.network.request import Request
from routes.network.search import SERVICES
from routes.tables.dataset import Dataset, records

BOTH = "one of both"


def idle(dataset: Dataset, network: Network, request: Request) -> Iterator[Refusal]:
    """Return each part of a request that would change nothing; its places are ids.

    `network` is that of its year, without the what-if.

    >>> from routes.network.building import build
    >>> from routes.network.network import Slow
    >>> asked = Request("xian", "alat", close=("aktau",), slow=(Slow("aktau", 2),))
    >>> [str(one) for one in idle(data, build(data, 2026), asked)]
    ['slow: found Aktau (aktau), which is closed, allowed: one of both']
    """
    yield from _passed(dataset, request)
    yield from _avoided(dataset, request)
    yield from _twice(dataset, request)
    yield from _shut(dataset, network, request)
    yield from _timeless(dataset, network, request)


def _passed(dataset: Dataset, request: Request) -> Iterator[Refusal]:
    """Places to pass at which the journey is already."""
    places = (request.origin, *request.via, request.destination)
    for one, other in pairwise(places) if request.via else ():
        if one and one == other:
            found = f"{names.label(dataset, one)}, where the journey is already"
            yield Refusal("via", found, "a place between its ends")


def _avoided(dataset: Dataset, request: Request) -> Iterator[Refusal]:
    """Modes that the service does not use, and what-ifs of what is avoided."""
    modes = SERVICES[request.service]
    for mode in {*request.avoid}.intersection(Mode) - {*modes}:
        yield Refusal("avoid", f"{mode}, by which no {request.service} goes", ", ".join(modes))
    for name, subject in _supposed(request):
        if _covers(dataset, request.avoid, subject):
            yield Refusal(name, f"{names.label(dataset, subject)}, which is avoided", BOTH)


def _twice(dataset: Dataset, request: Request) -> Iterator[Refusal]:
    """What is supposed to be closed and open or slower, and what is slowed by nothing."""
    closed, slowed = {*request.close}, [slow.subject for slow in request.slow]
    for subject in {one for one in slowed if slowed.count(one) > 1}:
        found = f"{names.label(dataset, subject)} with {slowed.count(subject)} factors"
        yield Refusal("slow", found, "one")
    for name in request.scenario:
        rows = dataset.scenarios[dataset.scenarios["scenario"] == name]
        if closed.issuperset(rows["subject"]):
            found = f"{names.label(dataset, name, ['scenario'])}, all of which is closed"
            yield Refusal("scenario", found, BOTH)
    for slow in request.slow:
        if round(slow.factor, scenario.DIGITS) == 1:
            found = f"{names.label(dataset, slow.subject)} × 1"
            yield Refusal("slow", found, "a factor above 1")
        if slow.subject in closed:
            yield Refusal("slow", f"{names.label(dataset, slow.subject)}, which is closed", BOTH)
    for name in request.open:
        every = {one.subject for one in opening.of(dataset, name)}
        if name in closed or every <= closed:
            yield Refusal("open", f"{names.label(dataset, name)}, which is closed", BOTH)


def _shut(dataset: Dataset, network: Network, request: Request) -> Iterator[Refusal]:
    """What-ifs of what cannot be used in the year anyway, and that nothing opens."""
    opened = {line for name in request.open for line in opening.lines(dataset, name)}
    opened |= {one.subject for name in request.open for one in opening.of(dataset, name)}
    shut = {change.subject: change.title for change in network.shut}
    for name, subject in () if request.scenario else _supposed(request):
        if subject in shut and subject not in opened | _ends(dataset, opened):
            found = f"{names.label(dataset, subject)}, shut in {network.year} ({shut[subject]})"
            yield Refusal(name, found, "what is open")


def _timeless(dataset: Dataset, network: Network, request: Request) -> Iterator[Refusal]:
    """Places at which no hour passes that could be longer."""
    for slow in request.slow:
        touched = (arc for arc in network.every if slow.touches(arc))
        if not any(arc.hours.high != 0 for arc in touched):
            found = f"{names.label(dataset, slow.subject)}, where nothing takes time"
            yield Refusal("slow", found, "a port, border, change of gauge or line")


def _supposed(request: Request) -> Iterator[tuple[str, str]]:
    """Each what-if on a single place or line: the field and the id."""
    yield from (("close", subject) for subject in request.close)
    yield from (("slow", slow.subject) for slow in request.slow)


def _covers(dataset: Dataset, avoided: Sequence[str], subject: str) -> bool:
    """Whether a place or line is avoided, by itself or with its country or mode."""
    row = records(dataset, "nodes").get(subject) or records(dataset, "segments").get(subject) or {}
    return not {subject, row.get("country"), row.get("mode")}.isdisjoint(avoided)


def _ends(dataset: Dataset, lines: set[str]) -> set[str]:
    """The places at the ends of lines: they open with them."""
    rows = records(dataset, "segments")
    return {str(rows[line][end]) for line in lines & rows.keys() for end in opening.ENDS}
