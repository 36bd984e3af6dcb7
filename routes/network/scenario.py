"""What if: each function gives another network and leaves the one it was given as it is."""

from dataclasses import replace
from math import prod

from routes.errors import RoutesError, UnknownNameError
from routes.kinds import ArcKind
from routes.network import opening
from routes.network.network import Network, Shut, Slow
from routes.tables import cells
from routes.tables.dataset import Dataset

CLOSED = "closed"
MOST_SLOW = 100  # times as long, all that slows one subject taken together
DIGITS = 3  # decimals with which a factor is told
FACTOR = f"a factor above 1, up to {MOST_SLOW}"


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of the named scenarios in the order of their table.

    >>> names(data)
    ('storm', 'no_sea', 'to_ganja')
    """
    return tuple(dict.fromkeys(dataset.scenarios["scenario"]))


def named(dataset: Dataset, network: Network, name: str) -> Network:
    """Return the network as a scenario of scenarios.csv makes it.

    Raises: UnknownNameError for a scenario that there is not.

    >>> from routes.network.building import build
    >>> named(data, build(data, 2026), "storm").slowed[0].factor
    2.0
    """
    rows = dataset.scenarios[dataset.scenarios["scenario"] == name]
    if rows.empty:
        raise UnknownNameError("scenario", name, names(dataset))
    for row in rows.to_dict("records"):
        subject, reason, source = str(row["subject"]), str(row["reason"]), str(row["source"])
        if row["effect"] == "close":
            network = close(network, subject, reason, source)
        elif row["effect"] == opening.OPEN:
            network = opening.apply(dataset, network, opening.read(row))
        else:
            factor, kind = float(row["factor"]), str(row["arc"])
            network = slow(network, subject, factor, kind, reason, source)
    return network


def close(network: Network, subject: str, title: str = "", source: str = "") -> Network:
    """Return the network without a node or segment; `network.without` opens it again.

    Raises: UnknownNameError for a subject that the network has not.

    >>> from routes.network.building import build
    >>> network = close(build(data, 2026), "aktau")
    >>> any("aktau" in arc.subjects for arc in network.arcs)
    False
    """
    _known(network, subject)
    shut = Shut(subject, CLOSED, title, source)
    return network if shut in network.shut else replace(network, shut=(*network.shut, shut))


def slow(
    network: Network, subject: str, factor: float, kind: str = "", title: str = "", source: str = ""
) -> Network:
    """Return the network with some hours made `factor` times as long.

    They are those of a segment, or those spent at a node; with `kind` only its arcs of one kind.

    Raises: UnknownNameError for a subject or kind that there is not, RoutesError for a factor below
    1, or one that makes the subject slower than MOST_SLOW together with what slows it already.

    >>> from routes.network.building import build
    >>> slow(build(data, 2026), "aktau", 1.5).slowed[0].factor
    1.5
    """
    _known(network, subject)
    if kind and kind not in tuple(ArcKind):
        raise UnknownNameError("kind of arc", kind, ArcKind)
    together = prod(
        [factor, *(change.factor for change in network.slowed if change.subject == subject)]
    )
    if not (is_factor(factor) and is_factor(together)):
        raise RoutesError(f"cannot slow {subject} by {together:g}; allowed: {FACTOR}")
    return replace(network, slowed=(*network.slowed, Slow(subject, factor, kind, title, source)))


def is_factor(factor: float) -> bool:
    """Return whether hours may be made so many times as long.

    >>> is_factor(1), is_factor(0.5)
    (True, False)
    """
    return 1 <= factor <= MOST_SLOW


def factor_of(text: str) -> float:
    """Return the factor that a text tells.

    Raises: ValueError where it tells none that is allowed.

    >>> factor_of("1.5")
    1.5
    """
    factor = cells.number(text, 1, MOST_SLOW)
    if round(factor, DIGITS) == 1:
        raise ValueError(f"{text} changes nothing")
    return factor


def _known(network: Network, subject: str) -> None:
    if subject not in network.places and subject not in network.segments:
        raise UnknownNameError("node or segment", subject, {*network.places, *network.segments})
