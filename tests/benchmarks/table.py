"""What a benchmark found, as a plain table and as JSON."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Table:
    """A titled table; every row has the same columns, whose names end in their unit."""

    title: str
    rows: list[dict[str, Any]]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the table with aligned columns: words to the left, numbers to the right."""
        rows = [[str(heading) for heading in self.rows[0]]]
        rows += [[cell(value) for value in row.values()] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])])
            for row in rows
        ]
        return "\n".join([self.title, "-" * len(lines[0]), *lines, *self.notes, ""])


def cell(value: Any) -> str:
    """Return a value as a reader wants it: three digits are enough for a measured number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def spread(values: Sequence[float]) -> str:
    """Return the lowest and the highest of some numbers."""
    return f"{cell(float(min(values)))}-{cell(float(max(values)))}"


def median(values: Sequence[float]) -> float:
    """Return the median of some numbers, fine enough for JSON."""
    return round(statistics.median(values), 4)


def most(values: Sequence[float]) -> float:
    """Return what 95 % of some numbers do not exceed."""
    return round(sorted(values)[math.ceil(0.95 * len(values)) - 1], 4)
