"""The passports of the map's script: texts ready to show, of which each stands once in a pool."""

from collections.abc import Sequence
from typing import Any

from routes.view.answer import View
from routes.words import passport
from routes.writing import strict


class Pool:
    """Values that many entries share, each told once; an entry names its place in `values`."""

    def __init__(self, values: Sequence[Any] = ()) -> None:
        self.values: list[Any] = []
        self.places: dict[str | tuple[str], int] = {}
        self.sources: dict[str, int] = {}
        for value in values:
            self.place(value)

    def place(self, value: Any) -> int:
        """Return the place of a value, which is added where it is new."""
        key = value if isinstance(value, str) else (strict.dumps(value, sort=True),)
        if key not in self.places:
            self.places[key] = len(self.values)
            self.values.append(value)
        return self.places[key]

    def source(self, view: View, id: str) -> int:
        """Return the place of a source as it is cited; all of a pool's are in one language."""
        if id not in self.sources:
            self.sources[id] = self.place(passport.reference(view, id))
        return self.sources[id]


def subject_passport(view: View, id: str, pool: Pool) -> dict[str, Any]:
    """Return the passport part of a subject's entry, as places in the pool."""
    facts = [packed(view, entry, pool) for entry in passport.entries(view, id)]
    return {
        "brief": passport.brief(view, id),
        "identity": [pool.place(pair) for pair in passport.identity(view, id)],
        "source": pool.source(view, view.row(id)["source"]),
        **codes(view, id, pool),
        "facts": [pool.place(entry) for entry in facts],
        "unknown": [pool.place(name) for name in passport.unknown(view, id)],
    }


def packed(view: View, entry: dict[str, Any], pool: Pool) -> dict[str, Any]:
    """Return an entry of a passport with its sources and caveats as places in the pool.

    The scope, which all values of an entry share, is told with the first alone.
    """
    values: list[dict[str, Any]] = []
    for row in entry["values"]:
        shared = {"source": pool.source(view, row["source"])}
        if "caveat" in row:
            shared["caveat"] = pool.place(row["caveat"])
        values.append({key: row[key] for key in row if key != "scope" or not values} | shared)
    return entry | {"values": values}


def codes(view: View, id: str, pool: Pool) -> dict[str, Any]:
    """Return a subject's codes, each as [scheme, code, page, source]; nothing where it has none.

    But for the code, which is told once, they are places in the pool.
    """
    codes = [
        [
            pool.place(scheme["label"]),
            code["text"],
            pool.place(code["url"]),
            pool.source(view, code["source"]),
        ]
        for scheme in passport.codes(view, id)
        for code in scheme["values"]
    ]
    return {"codes": codes} if codes else {}
