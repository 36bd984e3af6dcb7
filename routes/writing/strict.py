"""JSON as its standard has it: by this all documents, files and scripts are written."""

import base64
import json
import re
import zlib
from typing import Any

import numpy as np
import pandas as pd

PLAIN = {str, int, bool, type(None)}
LONE = re.compile("[\ud800-\udfff]")  # halves of a letter, which no file can hold


def dumps(value: Any, indent: int | None = None, sort: bool = False) -> str:
    """Return a value as JSON; compact without an indent, with sorted members where `sort` is true.

    Unknown (None, NaN, NA, NaT) is null, numbers of numpy are plain ones, and nothing is -0.
    Raises: ValueError for a number without an end, TypeError for what is no plain value.
    """
    text = json.dumps(
        plain(value),
        ensure_ascii=False,
        allow_nan=False,
        indent=indent,
        sort_keys=sort,
        separators=None if indent else (",", ":"),
    )
    return text if text.isascii() else LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def script(value: Any) -> str:
    """Return compact JSON that no data can use to leave the script it stands in."""
    text = dumps(value)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def packed(value: Any) -> str:
    """Return JSON in zlib's format (RFC 1950) and base 85: a quarter of the room in a script.

    Four bytes are five letters, those of RFC 1924 with a comma for `<`, so that a script cannot be
    left. Of two ways to look for repetitions the better is taken: texts and numbers differ in that.
    """
    text = dumps(value).encode("utf-8")
    ways = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED)
    shortest = min((_deflated(text, way) for way in ways), key=len)
    return base64.b85encode(shortest).decode("ascii").replace("<", ",")


def _deflated(text: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(level=9, strategy=strategy)
    return packer.compress(text) + packer.flush()


def plain(value: Any) -> Any:
    """Return a value with all that it holds as what JSON knows: null, numbers, texts, lists."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [plain(member) for member in value]
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124 (NaN of any type)
        return None
    return value + 0.0 if isinstance(value, float) else value
