"""Plan, spread and take apart journeys: milliseconds on the real network and on grown ones.

Each row stands beside a rival in the same run: networkx, scipy or numpy on what is ready, without
any fact, range or filter. So a slow machine makes both slow, and their ratio can be compared.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from routes.network import journey, search
from routes.network.alternatives import several
from routes.network.building import build
from routes.network.graph import Graph
from routes.network.itinerary import Itinerary
from routes.network.network import Network
from routes.network.request import Request
from routes.network.search import Ask
from routes.network.spread import along, spread
from routes.studies import critical, months
from routes.tables import dataset
from tests.benchmarks.table import Table
from tests.nets import net

REPEATS = 15
GROWN = (1, 10, 100)
SEED = 1


def milliseconds(run: Callable[[], Any], repeats: int = REPEATS) -> float:
    """Return the median time of some runs, after one to warm up where there are several."""
    times = []
    for _ in range(repeats + (repeats > 1)):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times[-repeats:]) * 1000


def row(what: str, aim_ms: float, run: Callable[[], Any], rival: Callable[[], Any]) -> dict:
    """Time something and its rival."""
    ours, theirs = milliseconds(run), milliseconds(rival)
    return {
        "what": what,
        "aim_ms": aim_ms,
        "median_ms": round(ours, 3),
        "rival_ms": round(theirs, 3),
        "ratio": round(ours / theirs, 2),
    }


def rivals(states: Graph) -> tuple[nx.DiGraph, csr_array]:
    """Return a graph for networkx and as a sparse matrix for scipy."""
    edges = [(a, b, max(edge.cost, 1e-9)) for a, b, edge in states.net.weighted_edge_list()]
    plain = nx.DiGraph()
    plain.add_weighted_edges_from(edges)
    tails, heads, weights = zip(*edges, strict=True)
    size = states.sink + 1
    return plain, csr_array((weights, (tails, heads)), shape=(size, size))


def real(folder: Path) -> Table:
    """Measure the questions of a reader on the network of the year of the data."""
    data = dataset.load(folder)
    network, ask = build(data, int(data.date[:4])), Ask("xian", "halkali")
    states = search.graph(network, ask)
    plain, sparse = rivals(states)
    source, sink = states.source, states.sink
    way = Itinerary(search.best(network, ask) or ())
    asks = [Ask(*pair) for pair in critical.named(data)]
    subjects = {one for arc in way.arcs for one in arc.subjects}
    dice = np.random.default_rng(SEED)

    def plan() -> Any:
        journey._plan.cache_clear()
        return journey.plan(data, Request("xian", "halkali"))

    def of_a_month() -> Any:
        journey._plan.cache_clear()
        return journey.plan(data, Request("xian", "halkali", month=3))

    def of_an_opening() -> Any:
        journey._plan.cache_clear()
        journey.best.cache_clear()
        return journey.plan(data, Request("xian", "halkali", open=("istanbul_north",)))

    def twelve() -> Any:
        months._of_way.cache_clear()
        planned = journey.plan(data, Request("xian", "halkali"))
        return months.of_way(data, planned, planned.itineraries[0])

    def one_path() -> Any:
        return nx.dijkstra_path(plain, source, sink)

    def two_trees() -> Any:
        there = nx.single_source_dijkstra(plain, source)
        return there, nx.single_source_dijkstra(plain.reverse(), sink)

    rows = [
        row("one answer, network built", 10, lambda: search.best(network, ask), one_path),
        row("one answer, from text", 10, plan, one_path),
        row("one answer of a month, from text", 12, of_a_month, one_path),
        row("one answer with an opening, from text", 12, of_an_opening, one_path),
        row("twelve months side by side", 50, twelve, one_path),
        row("five alternatives", 60, lambda: several(network, ask, 5), two_trees),
        row(
            "critical, five journeys",
            2000,
            lambda: critical.criticality(network, asks),
            lambda: [dijkstra(sparse, indices=source) for _ in asks for _ in subjects],
        ),
        row(
            "range of an answer",
            2,
            lambda: spread(way.arcs),
            lambda: dice.triangular(1, 2, 3, (10_000, 8)).sum(axis=1),
        ),
        row(
            "ranges after each arc",
            20,
            lambda: along(way.arcs),
            lambda: dice.triangular(1, 2, 3, (10_000, 8)).sum(axis=1),
        ),
    ]
    notes = (
        "Rivals: networkx dijkstra_path twice, its trees from both ends, scipy dijkstra once for",
        "each removal, numpy drawing eight facts 10,000 times.",
    )
    return Table(f"network: {len(network.arcs)} arcs", rows, notes)


def generated(times: int) -> tuple[Network, Ask]:
    """Return a square grid of stations, about so many times as large as the real network."""
    side = round((70 * times) ** 0.5)
    dice = random.Random(SEED)
    rows = []
    for x in range(side):
        for y in range(side):
            for a, b in ((x + 1, y), (x, y + 1)):
                if a < side and b < side:
                    ends = (f"kz_{x}_{y}", f"kz_{a}_{b}")
                    rows.append(("-".join(ends), "rail", *ends, 100.0, dice.uniform(1, 9)))
    return net(*rows), Ask("kz_0_0", f"kz_{side - 1}_{side - 1}")


def growth(times: int) -> dict[str, Any]:
    """Measure one generated network."""
    network, ask = generated(times)
    states = search.graph(network, ask)
    plain, sparse = rivals(states)
    source, sink = states.source, states.sink
    way = search.best(network, ask) or ()
    dice, places = random.Random(SEED), sorted(network.places)
    many = [Ask(*dice.sample(places, 2)) for _ in range(1000)]
    return {
        "times": times,
        "arcs": len(network.arcs),
        "best_ms": milliseconds(lambda: search.best(network, ask), 3),
        "in_graph_ms": milliseconds(lambda: search.best_in(states), 3),
        "networkx_ms": milliseconds(lambda: nx.dijkstra_path(plain, source, sink), 3),
        "scipy_ms": milliseconds(lambda: dijkstra(sparse, indices=source), 3),
        "five_ms": milliseconds(lambda: several(network, ask, 5), 1),
        "parts_tried": len({one for arc in way for one in arc.subjects}),
        "critical_ms": milliseconds(lambda: critical.criticality(network, [ask]), 1),
        "thousand_ms": milliseconds(lambda: [search.best(network, one) for one in many], 1),
    }


def measure(folder: Path) -> Iterator[Table]:
    """Measure the real network and the generated ones."""
    yield real(folder)
    notes = ("A grid of stations from corner to corner; best_ms joins the ends to the graph, too.",)
    yield Table("network: growth", [growth(times) for times in GROWN], notes)
