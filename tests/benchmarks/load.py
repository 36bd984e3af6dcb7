"""Many readers at once: how long each waits, and what a rerun of each page costs the server.

A reader opens a link, then does one thing every 6 s, or as soon as the last is answered where that
takes longer: changes a filter or an end, clicks on the map, chooses a language, goes to another
page, or leaves while another arrives. What a browser would fetch besides (scripts, styles and
framed maps, which it caches) is not asked for. All goes over 127.0.0.1 and ends by itself.

`python -m tests.benchmarks.load --app FOLDER` measures another checkout of the app.
"""

import argparse
import asyncio
import csv
import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch

import psutil

from tests.benchmarks.crowd import CHANGES, KINDS, LANGUAGES, PAUSE_S, Act, Crowd
from tests.benchmarks.reader import session
from tests.benchmarks.table import Table, median, most
from tests.conftest import ROOT, serve

READERS, SECONDS = 100, 60.0
ALONE = 24  # changes of a page while nobody else reads
AIM = f"Aims: of {READERS} readers' reruns 95 % take less than 1 s; no errors."
AIM_ALONE = "Aims: a change costs 35 ms on the map and 45 elsewhere at most, a message holds 50 KB."


def spent_s(process: psutil.Process) -> float:
    """Return the processor time that a process has used."""
    times = process.cpu_times()
    return times.user + times.system


async def rested_s(server: psutil.Process) -> float:
    """Wait until the server does nothing more, up to 10 s; give what it has used by then."""
    used = spent_s(server)
    for _ in range(50):
        await asyncio.sleep(0.2)
        before, used = used, spent_s(server)
        if used == before:
            break
    return used


async def alone(crowd: Crowd, server: psutil.Process, page: str) -> dict[str, float]:
    """Return what a page costs a server that has nothing else to do, once its caches are filled."""
    dice = random.Random(page)
    for lang in LANGUAGES:
        async with session(crowd.address) as reader:
            await reader.visit(page, f"lang={lang}")
    start = await rested_s(server)
    for lang in (*LANGUAGES, *LANGUAGES):
        async with session(crowd.address) as reader:
            await reader.visit(page, f"lang={lang}")
    opened = await rested_s(server)
    sizes, largest = [], 0
    async with session(crowd.address) as reader:
        await reader.visit(page, "lang=en")
        before = await rested_s(server)
        for key in islice(cycle(CHANGES[page]), ALONE):
            run = await crowd.change(reader, key, dice)
            sizes.append(run.bytes)
            largest = max(largest, run.largest[0])
            await rested_s(server)
    cost = (spent_s(server) - before) / ALONE
    return {
        "cpu_change_s": round(cost, 3),
        "cpu_new_s": round((opened - start) / (2 * len(LANGUAGES)), 3),
        "change_kb": median(sizes) / 1000,
        "largest_kb": largest / 1000,
    }


def waits(acts: Sequence[Act]) -> dict[str, float | int | None]:
    """Return how long the readers waited."""
    seconds = [act.run.seconds for act in acts if act.run]
    return {
        "count": len(acts),
        "median_s": median(seconds) if seconds else None,
        "most_s": most(seconds) if seconds else None,
        "longest_s": max(seconds) if seconds else None,
        "errors": sum(bool(act.error) for act in acts),
    }


def by_kind(acts: Sequence[Act]) -> list[dict]:
    """Return a line for all reruns, one for each kind of them, and one for new sessions."""
    reruns = [act for act in acts if act.kind != "new session"]
    rows = [{"what": "any rerun", **waits(reruns)}]
    return rows + [
        {"what": kind, **waits([act for act in acts if act.kind == kind])} for kind in KINDS
    ]


async def crowded(
    address: str, places: Sequence[str], server: psutil.Process, readers: int, seconds: float
) -> list[Table]:
    """Measure the pages one by one, then all readers together."""
    crowd, me = Crowd(address, places), psutil.Process()
    cost = {page: await alone(crowd, server, page) for page in CHANGES}
    memory, begin = rss_mb(server), time.monotonic()
    used, own, _ = spent_s(server), spent_s(me), psutil.cpu_percent()
    await crowd.gather(readers, seconds)
    took, busy = time.monotonic() - begin, psutil.cpu_percent() / 100 * psutil.cpu_count()
    served, read = (spent_s(server) - used) / took, (spent_s(me) - own) / took
    reruns = [act for act in crowd.acts if act.kind != "new session"]
    pages = [
        {"page": page or "map", **one, **waits([act for act in reruns if act.page == page])}
        for page, one in cost.items()
    ]
    told = Counter(act.error for act in crowd.acts if act.error).most_common(5)
    acts = len(crowd.acts)
    notes = (
        f"Each of {acts:,} acts cost the server {served * took / max(acts, 1):.3f} s.",
        f"Of one processor the server used {served:.0%}, the readers {read:.0%}, all else on the"
        f" machine {max(0.0, busy - served - read):.0%}, for {took:.0f} s.",
        f"Resident memory {memory:.0f} MB before, {rss_mb(server):.0f} MB after.",
        *(f"{count} times {error}" for error, count in told),
        AIM,
    )
    title = f"load: {readers} readers, each acting every {PAUSE_S:g} s; most_s: 95 % wait no longer"
    costs = (
        "cpu_*_s: processor time while nobody else reads; a change is one of the page's own.",
        "largest_kb: the largest message.",
        AIM_ALONE,
    )
    return [Table(title, by_kind(crowd.acts), notes), Table("load: by page", pages, costs)]


def rss_mb(process: psutil.Process) -> float:
    """Return the resident memory of a process."""
    return process.memory_info().rss / 1024**2


def serving(address: str) -> psutil.Process:
    """Find the process of ours that serves the app at an address."""
    port = f"--server.port={address.rpartition(':')[2]}"
    return next(one for one in psutil.Process().children() if port in one.cmdline())


def node_ids(folder: Path) -> list[str]:
    """Return the ids of the places of a folder, of another checkout's too."""
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def measure(
    folder: Path, app: Path = ROOT, readers: int = READERS, seconds: float = SECONDS
) -> list[Table]:
    """Measure the app in a checkout."""
    folder = folder.resolve()
    places = node_ids(folder)
    with (
        patch("tests.conftest.ROOT", app.resolve()),
        contextmanager(serve)("--geodata", str(folder)) as address,
    ):
        return asyncio.run(crowded(address, places, serving(address), readers, seconds))


def main() -> None:
    """Measure as the options say and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load")
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--app", type=Path, default=ROOT, metavar="FOLDER")
    options = parser.parse_args()
    folder = options.app / "geodata"
    print(*measure(folder, options.app, options.readers, options.seconds), sep="\n")


if __name__ == "__main__":
    main()
