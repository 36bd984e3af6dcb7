"""The codes by which others know a place or line, so that their tables can be joined to ours.

A UN/LOCODE means a town, so its stations, ports and roads share it; a UIC number means one station,
a Wikidata item the very port, station or line. An SMDG code means one terminal, together with the
UN/LOCODE of its port.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from routes.tables.dataset import Dataset

SCHEMES = ("unlocode", "uic", "wikidata", "smdg")
OF_ENDS = ("unlocode", "uic")  # by which tables of lines are joined
JOIN = "; "
# The public page of a scheme: {country} is that of the code, in small letters.
PAGES = {
    "unlocode": "https://service.unece.org/trade/locode/{country}.htm",
    "wikidata": "https://www.wikidata.org/wiki/{code}",
    "smdg": "https://github.com/smdg-org/Terminal-Code-List",
}


@dataclass(frozen=True)
class Identifier:
    """A code of a scheme, and the id of the source that says so."""

    scheme: str
    code: str
    source: str

    @property
    def page(self) -> str:
        """The address of the page on which the scheme shows it; "" where it has none."""
        address = PAGES.get(self.scheme, "")
        return address.format(country=self.code[:2].lower(), code=self.code)


def of(dataset: Dataset, subject: str) -> tuple[Identifier, ...]:
    """Return the codes of a subject, in the order of the schemes and then of the table.

    >>> [(known.scheme, known.code) for known in of(data, "dostyk")]
    [('unlocode', 'KZDOS'), ('uic', '2700393')]
    """
    return _every(dataset).get(subject, ())


def columns(
    dataset: Dataset, table: str, ids: Iterable[str], prefix: str = ""
) -> dict[str, list[str]]:
    """Return a column of codes by scheme, named with a prefix, for ids of `nodes` or `segments`.

    There is one for each scheme of which any row of that table has a code, whatever the ids, so
    that files of one folder are alike. Several codes are joined by JOIN; "" where there is none.

    >>> columns(data, "nodes", ["xian", "aktau"])["unlocode"]
    ['CNXIA', '']
    """
    ids = list(ids)
    return {
        f"{prefix}{scheme}": [
            JOIN.join(known.code for known in of(dataset, id) if known.scheme == scheme)
            for id in ids
        ]
        for scheme in _used(dataset, table)
    }


def columns_of_ends(
    dataset: Dataset, starts: Iterable[str], stops: Iterable[str]
) -> dict[str, list[str]]:
    """Return columns of codes for the nodes at both ends of lines: from_unlocode, to_unlocode...

    >>> columns_of_ends(data, ["xian"], ["dostyk"])["to_uic"]
    ['2700393']
    """
    both = (columns(dataset, "nodes", starts, "from_"), columns(dataset, "nodes", stops, "to_"))
    return {
        name: codes
        for columns in both
        for name, codes in columns.items()
        if name.partition("_")[2] in OF_ENDS
    }


@lru_cache(maxsize=8)
def _every(dataset: Dataset) -> dict[str, tuple[Identifier, ...]]:
    found: dict[str, list[Identifier]] = {}
    for row in dataset.identifiers.itertuples(index=False):
        known = Identifier(str(row.scheme), str(row.code), str(row.source))
        found.setdefault(str(row.subject), []).append(known)
    return {
        subject: tuple(sorted(some, key=lambda known: SCHEMES.index(known.scheme)))
        for subject, some in found.items()
    }


@lru_cache(maxsize=16)
def _used(dataset: Dataset, table: str) -> tuple[str, ...]:
    """The schemes of which some row of a table has a code."""
    rows = dataset.identifiers
    used = set(rows["scheme"][rows["subject"].isin(getattr(dataset, table).index)])
    return tuple(scheme for scheme in SCHEMES if scheme in used)
