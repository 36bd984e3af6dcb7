"""A fresh start: the processor time of the server until its first reader has the map.

The reader comes as soon as the server listens, opens the page and fetches the framed map.
"""

import asyncio
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.load import serving, spent_s
from tests.benchmarks.reader import session
from tests.benchmarks.table import Table, median, spread
from tests.conftest import serve

STARTS = 5
AIM = "Aim: the first map costs the server at most 2.0 s."


async def first_map(address: str, folder: Path) -> tuple[float, float]:
    """Return the server's processor time and the seconds of the reader until there is a map."""
    server, begin = serving(address), time.perf_counter()
    async with session(address) as reader:
        run = await reader.visit("")
        if run.errors:
            raise RuntimeError(run.errors[0])
    await asyncio.to_thread(fetched, f"{address}/{reader.map.lstrip('/')}")
    return spent_s(server), time.perf_counter() - begin


def fetched(url: str) -> None:
    """Fetch a file as a browser would."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=60) as answer:
        answer.read()


def measure(folder: Path) -> list[Table]:
    """Measure some starts of the app with the data of a folder."""
    found = []
    for _ in range(STARTS):
        with contextmanager(serve)("--geodata", str(folder.resolve())) as address:
            found.append(asyncio.run(first_map(address, folder)))
    cpu, waited = zip(*found, strict=True)
    row = {
        "starts": STARTS,
        "cpu_first_map_s": median(cpu),
        "range_s": spread(cpu),
        "reader_waited_s": median(waited),
    }
    return [Table("start: from a fresh start to the first map", [row], (AIM,))]
