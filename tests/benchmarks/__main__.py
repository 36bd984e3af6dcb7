"""Run the benchmarks and print plain tables: python -m tests.benchmarks [SUBJECT ...]."""

import argparse
import json
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from routes.tables.dataset import GEODATA

SUBJECTS = ("data", "file", "network", "page", "journey", "years", "load", "memory", "start")


def main() -> None:
    """Measure the subjects that are named (all where none is) one after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("subject", nargs="*", help=f"any of {', '.join(SUBJECTS)}; all by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the tables here too")
    parser.add_argument("--geodata", type=Path, default=GEODATA, metavar="FOLDER")
    options = parser.parse_args()
    unknown = set(options.subject) - set(SUBJECTS)
    if unknown:
        parser.error(f"unknown subject {min(unknown)!r}; allowed: {', '.join(SUBJECTS)}")
    tables = []
    for subject in options.subject or SUBJECTS:
        for table in import_module(f"tests.benchmarks.{subject}").measure(options.geodata):
            print(table, flush=True)
            tables.append(asdict(table))
    if options.json:
        options.json.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


main()
