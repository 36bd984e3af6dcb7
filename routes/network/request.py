"""What is asked of the network, in typed fields, and the flat text in which a link writes it."""

from dataclasses import dataclass, fields, replace

from routes.kinds import Reach
from routes.network.network import Slow
from routes.network.search import Criterion, Service

MOST = 20  # alternatives


@dataclass(frozen=True)
class Request:
    """A question about a journey.

    A place is an id or a name in any language; all else is told by ids. `avoid` takes nodes,
    segments, countries and modes, `close` and `slow` nodes and segments, `open` what is planned or
    being built: openings of scenarios.csv, segments, nodes; `scenario` names of scenarios.csv.
    Without a year it is that of the data. `reach` is the corridor, or beyond for the other ways
    from China to Europe, too.
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
    alternatives: int = 1
    reach: Reach = Reach.CORRIDOR

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


def _text(value: object) -> str:
    """The text of a field: "" where nothing is asked, commas between several values."""
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return "" if value is None else str(value)
