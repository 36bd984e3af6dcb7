"""What is asked of the network, in typed fields, and the flat text in which a link writes it."""

from dataclasses import dataclass, fields, replace
from datetime import date

from routes.errors import RoutesError, shown
from routes.facts.prices import LORRY, Box
from routes.facts.timeline import YEARS
from routes.kinds import Reach
from routes.network.network import Slow
from routes.network.search import Criterion, Service
from routes.tables import cells

MOST = 20  # alternatives


@dataclass(frozen=True)
class Request:
    """A question about a journey.

    A place is an id or a name in any language; all else is told by ids. `avoid` takes nodes,
    segments, countries and modes, `close` and `slow` nodes and segments, `open` what is planned or
    being built: openings of scenarios.csv, segments, nodes; `scenario` names of scenarios.csv.
    Without a year it is that of the data. `month` (1 to 12) is that of departure, `depart` its day
    (ISO 8601), which says year and month as well. `reach` is the corridor, or beyond for the other
    ways from China to Europe, too. `box` is that of which dollars are told; a lorry has its own.
    """

    origin: str = ""
    destination: str = ""
    by: Criterion = Criterion.TIME
    service: Service = Service.CONTAINER
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    slow: tuple[Slow, ...] = ()
    scenario: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    depart: str = ""
    alternatives: int = 1
    reach: Reach = Reach.CORRIDOR
    box: Box = Box.FORTY

    @property
    def unit(self) -> str:
        """What is paid for: the box, or a lorry."""
        return LORRY if self.service == Service.TRUCK else self.box

    @property
    def supposes(self) -> bool:
        """Return whether it asks what if."""
        return any((self.close, self.open, self.slow, self.scenario))

    def texts(self) -> dict[str, str]:
        """Return all fields as flat text, as links, JSON and controls have them."""
        return {field.name: _text(getattr(self, field.name)) for field in fields(self)}


def plain(request: Request) -> Request:
    """Return what a request asks of a journey, without what else a query asks of the map.

    >>> plain(Request("xian", "alat")) == Request("xian", "alat")
    True
    """
    return Request(**{field.name: getattr(request, field.name) for field in fields(Request)})


def usual(request: Request) -> Request:
    """Return a request for a single way that supposes nothing.

    >>> usual(Request("xian", "alat", close=("aktau",), alternatives=3)) == Request("xian", "alat")
    True
    """
    return replace(request, close=(), open=(), slow=(), scenario=(), alternatives=1)


def departure(text: str) -> date:
    """Return the day that a text tells as YYYY-MM-DD, within the years that can be asked for.

    Raises: RoutesError for any other text.

    >>> departure("2026-12-01")
    datetime.date(2026, 12, 1)
    """
    first, last = (date(YEARS[0], 1, 1), date(YEARS[1], 12, 31))
    try:
        day = date.fromisoformat(text) if cells.DAY.fullmatch(text) else date.min
    except ValueError:  # such as 30 February
        day = date.min
    if not first <= day <= last:
        raise RoutesError(f"depart: found {shown(text)}, allowed: a day, {first} to {last}")
    return day


def _text(value: object) -> str:
    """The text of a field: "" where nothing is asked, commas between several values."""
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return "" if value is None else str(value)
