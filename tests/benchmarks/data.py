"""Load and check the data, build the map, export it: seconds and peak memory.

Every number is taken in a fresh process: `python -m tests.benchmarks.data STEP KIND FOLDER`.
"""

import gc
import json
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from routes.export import formats
from routes.tables import dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.webmap import drawing
from tests.benchmarks.table import Table, median, spread
from tests.conftest import ROOT

AIMS_S = {"imports": None, "load and check": 1.0, "build the map": 0.3, "export": 0.5}
REPEATS = 7


def step(name: str, folder: Path) -> Callable[[], Any]:
    """Return what a step does, with all that it needs made ready."""
    if name == "imports":
        return lambda: None
    if name == "load and check":
        return lambda: dataset.load(folder)
    view: View = answer(dataset.load(folder), Query())
    steps: dict[str, Callable[[], Any]] = {
        "build the map": lambda: drawing.draw(view).get_root().render(),
        "export": lambda: formats.html(view),
    }
    return steps[name]


def seconds(run: Callable[[], Any]) -> list[float]:
    """Time the cold first run and, after one more to warm up, the repeats."""
    times = []
    for _ in range(REPEATS + 2):
        gc.collect()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return [times[0], *times[2:]]


def resident_mb(run: Callable[[], Any]) -> float:
    """Return the process's peak memory in MB after one run, with Python and all packages."""
    run()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def traced_mb(run: Callable[[], Any]) -> float:
    """Return the peak in MB of what Python itself allocates during one run."""
    tracemalloc.start()
    run()
    return tracemalloc.get_traced_memory()[1] / 1024**2


KINDS: dict[str, Callable[[Callable[[], Any]], Any]] = {
    "seconds": seconds,
    "resident": resident_mb,
    "traced": traced_mb,
}


def apart(name: str, kind: str, folder: Path) -> Any:
    """Measure one thing in a process of its own."""
    command = [sys.executable, "-m", __name__, name, kind, str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def measure(folder: Path) -> list[Table]:
    """Measure every step."""
    rows = []
    for name, aim in AIMS_S.items():
        cold, *times = apart(name, "seconds", folder) if aim else [None, None]
        rows.append(
            {
                "step": name,
                "aim_s": aim,
                "median_s": median(times) if aim else None,
                "range_s": spread(times) if aim else None,
                "cold_s": cold,
                "process_peak_mb": apart(name, "resident", folder),
                "python_peak_mb": apart(name, "traced", folder) if aim else None,
            }
        )
    notes = (
        "process_peak_mb: resident memory of the whole process, what the step needs included.",
        "python_peak_mb: what Python allocates during the step alone (tracemalloc).",
    )
    return [Table("data: seconds and peak memory", rows, notes)]


if __name__ == "__main__":
    print(json.dumps(KINDS[sys.argv[2]](step(sys.argv[1], Path(sys.argv[3]).resolve()))))
