"""Copies of the toy geodata, so that a test can break one thing in it."""

import shutil
from pathlib import Path

from routes.tables import dataset

TOY = Path(__file__).parent / "toy"


def copied(to: Path) -> Path:
    """A copy of the toy that a test may spoil."""
    return Path(shutil.copytree(TOY, to / "geodata"))


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def unpriced(folder: Path) -> Path:
    """A folder without any price: no dollar of it is known."""
    path = folder / "facts.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if ",usd_" not in row), encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    """The problems of a folder as a user reads them."""
    return [str(problem) for problem in dataset.problems(folder)]
