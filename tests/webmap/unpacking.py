"""What the map's script makes of a packed part of the data."""

import base64
import json
import zlib
from typing import Any


def unpacked(text: str) -> Any:
    """The value of base64 of JSON in zlib's format."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


def joined(first: str, rest: str) -> dict[str, Any]:
    """All data of the script from both of its parts."""
    data, more = unpacked(first), unpacked(rest)
    for id, about in more.pop("subjects").items():
        data["subjects"][id] |= about
    return data | more
