"""From any spelling of a place, line, country or word to its id: one way for all who ask.

A thing is found by its id, by its name in any language, by its other spellings (rows spelling.ID
of labels.csv, and names without what stands in brackets), and by its codes (identifiers.csv). Case,
accents, apostrophes, hyphens, spaces and the dots of a Turkish i make no difference, nor whether
letters are composed.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain

from routes.errors import LONGEST_SHOWN, AmbiguousNameError, UnknownNameError, fitting, listed
from routes.facts import identifiers, labels
from routes.facts.prices import Box
from routes.kinds import Mode, Reach, Status
from routes.measure import TOWN_KM, distance_km
from routes.network import opening, scenario, search
from routes.tables.dataset import Dataset, records

KINDS = {
    "node": "place",
    "segment": "line",
    "country": "country",
    "mode": "mode",
    "status": "status",
    "corridor": "corridor",
    "scenario": "scenario",
    "opening": "opening",
    "by": "criterion",
    "service": "service",
    "box": "box",
    "reach": "reach",
    "lang": "language",
    "tour": "step of the tour",
}
SUBJECTS = ("node", "segment")
ROOM = 110  # characters of the nearest names
LISTED = 20  # so many ids are all listed where none is found; of more the nearest
LONGEST_NAME = 200  # letters
NEAR = 0.6  # as difflib counts it
# Letters that Unicode does not take apart, and that people write as these.
ALIKE = str.maketrans("ıəłøđħ", "ielodh")
VOWELS = "aeiou"
WAYS = ("name", "other spelling", "code")  # by which a thing is found, the surest first
KEPT = {"Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No"}  # categories of Unicode: letters and digits
BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
DASH = re.compile("[-‐-―−→]")

Groups = tuple[tuple[str, ...], ...]


def fold(text: str) -> str:
    """Return a text as it is compared: letters and digits alone, without case and accents.

    >>> fold("Xi’an"), fold("İzmit"), fold("Ağstafa")
    ('xian', 'izmit', 'agstafa')
    """
    for _ in range(2):  # small letters may come apart once more
        text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text).translate(ALIKE)
    return "".join(letter for letter in text if unicodedata.category(letter) in KEPT)


def bare(name: str) -> str:
    """Return a name without what stands in brackets to tell it from its namesakes.

    >>> bare("Almaty (road)"), bare("霍尔果斯（公路）")
    ('Almaty', '霍尔果斯')
    """
    return BRACKETS.sub("", name)


def find(dataset: Dataset, text: str, kinds: Sequence[str]) -> str:
    """Return the id of what a text names, among things of some kinds (see KINDS).

    Raises: UnknownNameError for a name that there is not, AmbiguousNameError for one of several.

    >>> find(data, "актау", ["node"])
    'aktau'
    """
    for group in matches(dataset, text, kinds):
        if len(group) == 1:
            return group[0]
        raise AmbiguousNameError(text, [label(dataset, id, kinds) for id in group])
    raise unknown(dataset, text, kinds)


def matches(dataset: Dataset, text: str, kinds: Sequence[str]) -> Groups:
    """Return the ids of all that a text may name, in groups, the best first.

    An id means itself and nothing else. Names come before other spellings, and both before codes.

    >>> matches(data, "Dostyk – Shu", ["segment"])
    (('rail-dostyk-shu',),)
    """
    if any(text in ids(dataset, kind) for kind in kinds):
        return ((text,),)
    if len(text) > LONGEST_NAME:
        return ()
    wanted = fold(text)
    tables = [_index(dataset, kind) for kind in kinds]
    groups = [
        [id for table in tables for id in table[at].get(wanted, ())] for at in range(len(WAYS))
    ]
    if "segment" in kinds:
        groups[0] += _lines(dataset, text)
    found: dict[str, int] = {}
    for at, group in enumerate(groups):
        found |= {id: at for id in group if id not in found}
    ranked = [tuple(id for id, way in found.items() if way == at) for at in range(len(WAYS))]
    return tuple(filter(None, ranked))


def pairs(dataset: Dataset, text: str) -> Iterator[tuple[str, str]]:
    """Return each two texts with a dash between them, of which both name places.

    >>> list(pairs(data, "Xi'an - Alat"))
    [("Xi'an", 'Alat')]
    """
    for dash in DASH.finditer(text[:LONGEST_NAME]):
        start, stop = text[: dash.start()].strip(), text[dash.end() :].strip()
        if matches(dataset, start, ("node",)) and matches(dataset, stop, ("node",)):
            yield start, stop


def places(dataset: Dataset, text: str, served: Collection[str] = ()) -> tuple[str, ...]:
    """Return the nodes that a name may mean: one, or several of one town.

    Where one of them, or a namesake, is `served` by what is asked, those that are not are left out.
    An id means itself.

    Raises: UnknownNameError for a name that there is not, AmbiguousNameError where it is the name
    of places far from each other.

    >>> places(data, "Aktau")
    ('aktau',)
    """
    groups = matches(dataset, text, ("node",))
    if not groups:
        raise unknown(dataset, text, ("node",))
    if groups == ((text,),):
        return groups[0]
    alike = tuple(other for node in groups[0] for other in namesakes(dataset, node))
    fit = [tuple(node for node in group if node in served) for group in (*groups, alike)]
    best = next(filter(None, fit), groups[0])
    if any(_far(dataset, best[0], node) for node in best):
        raise AmbiguousNameError(text, [label(dataset, node, ("node",)) for node in best])
    return best


def namesakes(dataset: Dataset, node: str) -> tuple[str, ...]:
    """Return the other nodes of the same town: those that share a name or code with a node.

    >>> namesakes(data, "aktau")  # in the toy each town is one place
    ()
    """
    own = {fold(name) for some in _names(dataset, "node", node) for name in some} - {""}
    tables = _index(dataset, "node")
    found = dict.fromkeys(
        other for name in sorted(own) for table in tables for other in table.get(name, ())
    )
    return tuple(other for other in found if other != node and not _far(dataset, node, other))


def label(
    dataset: Dataset, id: str, kinds: Iterable[str] = KINDS, lang: str = labels.FALLBACK
) -> str:
    """Return a thing as people name it, with its id in brackets: "Aktau (aktau)".

    >>> label(data, "alat")
    'Alat (alat)'
    """
    kind = next((kind for kind in kinds if id in ids(dataset, kind)), "")
    name = labelled(dataset, kind, id, lang) if kind else id
    return id if name == id else f"{name} ({id})"


def labelled(dataset: Dataset, kind: str, id: str, lang: str = labels.FALLBACK) -> str:
    """Return the name of a thing of a kind; its id where it has none.

    >>> labelled(data, "country", "KZ"), labelled(data, "corridor", "main")
    ('Kazakhstan', 'Main line')
    """
    if kind == "node":
        return labels.name(dataset, id, lang)
    if kind == "segment":
        return labels.segment_name(dataset, id, lang)
    if kind == "country":
        return labels.country(id, lang)
    key = f"{'scenario' if kind == 'opening' else kind}.{id}"
    return labels.text(dataset, key, lang) if key in records(dataset, "labels") else id


def unknown(dataset: Dataset, text: str, kinds: Sequence[str]) -> UnknownNameError:
    """Return the error for a name that there is not, with what is allowed: all, or the nearest.

    >>> unknown(data, "aktua", ["node"]).allowed
    'xian, dostyk, shu, aktau, alat, ganja'
    """
    known = [id for kind in kinds for id in ids(dataset, kind)]
    words = [KINDS[kind] for kind in kinds]
    what = " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    if len(known) <= LISTED:
        return UnknownNameError(what, text, known, listed(known))
    tables = [table for kind in kinds for table in _index(dataset, kind)]
    folded = {name: some for table in tables for name, some in table.items()}
    close = get_close_matches(fold(text[:LONGEST_SHOWN]), folded, n=6, cutoff=NEAR)
    near = dict.fromkeys(label(dataset, id, kinds) for name in close for id in folded[name])
    hint = f" (nearest: {', '.join(fitting([*near], ROOM)[:3])})" if near else ""
    an = "an" if what[0] in VOWELS else "a"
    return UnknownNameError(what, text, known, f"the id or name of {an} {what}{hint}")


@lru_cache(maxsize=256)
def ids(dataset: Dataset, kind: str) -> dict[str, None]:
    """Return the ids of all things of a kind in their order (as keys: quick to look up).

    >>> list(ids(data, "country"))
    ['AZ', 'CN', 'KZ', 'RU']
    """
    listed: dict[str, Iterable[str]] = {
        "node": dataset.nodes.index,
        "segment": dataset.segments.index,
        "mode": Mode,
        "status": Status,
        "by": search.Criterion,
        "service": search.Service,
        "box": Box,
        "reach": Reach,
        "lang": labels.LANGUAGES,
    }
    if kind == "country":
        rows = (dataset.nodes["country"], dataset.avoided_countries["country"])
        return dict.fromkeys(sorted({str(code) for row in rows for code in row} - {""}))
    if kind == "corridor":
        return dict.fromkeys(map(str, dataset.corridors["corridor"]))
    if kind == "scenario":
        return dict.fromkeys(scenario.names(dataset))
    if kind == "opening":
        return dict.fromkeys(opening.named(dataset))
    if kind == "tour":
        return dict.fromkeys(map(str, dataset.tour["id"]))
    return dict.fromkeys(map(str, listed[kind]))


@lru_cache(maxsize=256)
def _index(dataset: Dataset, kind: str) -> tuple[dict[str, tuple[str, ...]], ...]:
    """The ids of a kind by folded name, by folded other spelling, and by folded code."""
    tables: tuple[dict[str, tuple[str, ...]], ...] = tuple({} for _ in WAYS)
    for id in ids(dataset, kind):
        for table, some in zip(tables, _names(dataset, kind, id), strict=True):
            for name in {fold(name) for name in some} - {""}:
                table[name] = (*table.get(name, ()), id)
    return tables


def _names(dataset: Dataset, kind: str, id: str) -> tuple[list[str], list[str], list[str]]:
    """All names of a thing, its other spellings, and its codes."""
    names = [labelled(dataset, kind, id, lang) for lang in labels.LANGUAGES]
    if kind == "node":
        names.append(str(records(dataset, "nodes")[id]["name"]))
    other = [bare(name) for name in names if bare(name) != name]
    other += [id, *labels.spellings(dataset, id)]  # the id of a port may be the name of its city
    subject = id if kind in SUBJECTS else f"{kind}:{id}"
    return names, other, [known.code for known in identifiers.of(dataset, subject)]


def _lines(dataset: Dataset, text: str) -> list[str]:
    """Ids of the segments between two places that a text names, with a dash between them."""
    found: list[str] = []
    for pair in pairs(dataset, text):
        starts, stops = ({*chain.from_iterable(matches(dataset, end, ("node",)))} for end in pair)
        found += [
            id
            for id, row in records(dataset, "segments").items()
            if (row["from_node"] in starts and row["to_node"] in stops)
            or (row["from_node"] in stops and row["to_node"] in starts)
        ]
    return found


def _far(dataset: Dataset, node: str, other: str) -> bool:
    a, b = (records(dataset, "nodes")[id] for id in (node, other))
    return distance_km(a["lon"], a["lat"], b["lon"], b["lat"]) > TOWN_KM
