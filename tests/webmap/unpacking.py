"""What the map's script makes of a packed part of the data."""

import base64
import json
import zlib
from typing import Any


def unpacked(text: str) -> Any:
    """The value of base 85 of JSON in zlib's format."""
    return json.loads(zlib.decompress(base64.b85decode(text.replace(",", "<"))))


def joined(first: str, rest: str) -> dict[str, Any]:
    """All data of the script from both of its parts."""
    data, more = unpacked(first), unpacked(rest)
    for id, about in more.pop("subjects").items():
        data["subjects"][id] |= about
    return data | more


def numbers(text: str) -> list[int]:
    """Whole numbers from their letters."""
    out: list[int] = []
    number, unit = 0, 1
    for letter in text:
        last = letter <= "Z"
        number += unit * (ord(letter) - ord("?" if last else "]"))
        unit *= 28
        if last:
            out.append(-(number + 1) // 2 if number % 2 else number // 2)
            number, unit = 0, 1
    return out
