"""Small networks built of rows, so that a test can work out the answer by hand."""

from routes.facts.amounts import NOTHING, UNKNOWN, Amount
from routes.facts.facts import Fact
from routes.kinds import Mode
from routes.network.network import Arc, Network, Place, State

Row = tuple[str, str, str, str, float, float | tuple[float, float, float] | None]


def fact(subject: str, quantity: str = "run_h") -> Fact:
    """A fact of which only the name matters."""
    return Fact(subject, quantity, 1.0, None, None, None, "h", None, "", "survey", "", "", True)


def amount(given: float | tuple[float, float, float] | None, of: str) -> Amount:
    """An amount without a range, with one, or unknown."""
    if given is None:
        return UNKNOWN
    low, likely, high = given if isinstance(given, tuple) else (given, given, given)
    return Amount(low, likely, high, (fact(of),))


def net(*rows: Row, usd: dict[str, float] | None = None, year: int = 2026) -> Network:
    """A network of rows (segment, mode, from, to, km, hours), to be travelled both ways.

    A node's first two letters are its country; a node is one place, so there is no handling.
    """
    arcs = []
    for segment, mode, one, other, km, hours in rows:
        for tail, head in ((one, other), (other, one)):
            price = UNKNOWN if usd is None or segment not in usd else amount(usd[segment], segment)
            ends = (State(tail, Mode.RAIL), State(head, Mode.RAIL))
            length = Amount(km, km, km, basis="drawn")
            arcs.append(
                Arc(
                    f"run {segment} to {head}",
                    "run",
                    *ends,
                    mode,
                    segment,
                    km=length,
                    hours=amount(hours, segment),
                    usd=price,
                )
            )
    places = {node: Place(node[:2].upper(), 0.0, 0.0) for row in rows for node in row[2:4]}
    return Network(year, places, tuple(sorted(arcs, key=lambda arc: arc.id)))


def stop(kind: str, node: str, hours: float) -> Arc:
    """An arc that stands still at a node."""
    state = State(node, Mode.RAIL)
    time = amount(hours, node)
    ends = (state, State(node, Mode.SEA))
    return Arc(f"{kind} {node}", kind, *ends, Mode.SEA, "", node, NOTHING, time, UNKNOWN)
