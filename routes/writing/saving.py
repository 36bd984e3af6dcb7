"""Putting a file where it was asked for: whole or not at all, through links, into pipes as well."""

import errno
import os
from pathlib import Path
from uuid import uuid4

from routes.errors import RoutesError


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
        raise RoutesError(f"cannot write {path}: {error.strerror or error}") from error


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
