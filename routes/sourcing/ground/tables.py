"""Read the tables of geodata by which the ground is drawn."""

import csv
from pathlib import Path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table, each as its cells by column."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rulings(folder: Path, kind: str) -> dict[str, dict[str, str]]:
    """Return the rows of one kind in ground_rulings.csv by what they rule on."""
    return {row["subject"]: row for row in rows(folder, "ground_rulings") if row["kind"] == kind}
