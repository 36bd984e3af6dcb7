"""Putting a file where it was asked for: whole or not at all, through links, into pipes as well."""

import errno
import os
from pathlib import Path
from uuid import uuid4

from routes.errors import RoutesError

LONGEST = 120  # letters of a path in a message


def check(path: Path) -> None:
    """Raises: RoutesError where no file can be put at a path, before much work goes into it."""
    target = Path(os.path.realpath(path))
    if path.is_dir():
        raise RoutesError(f"cannot write {told(path)}; allowed: a file, not a folder")
    if not target.parent.is_dir():
        raise RoutesError(f"cannot write {told(path)}; allowed: a file in a folder that there is")


def told(path: Path) -> str:
    """Return a path as a message shows it: in one line, the end of a long one."""
    text = str(path) if str(path).isprintable() else repr(str(path))
    return text if len(text) <= LONGEST else f"...{text[-LONGEST:]}"


def save(data: bytes, path: Path) -> None:
    """Write a file; an older one is replaced when the new one stands whole beside it.

    A symbolic link stays and what it points to is written. What is no regular file (a pipe, a
    device) is written directly. Raises: RoutesError where that cannot be.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(data, Path(os.path.realpath(path)))
    except OSError as error:
        raise RoutesError(f"cannot write {told(path)}: {error.strerror or error}") from error


def _replace(data: bytes, target: Path) -> None:
    if target.is_symlink():  # one that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    part = target.with_name(f".{uuid4().hex}")
    try:
        part.write_bytes(data)
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
