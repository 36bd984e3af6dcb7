"""What is asked, and how it is read from flat text: an address, options, what a reader types."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from routes.errors import LONGEST, AmbiguousNameError, Refusal, UnknownNameError, listed, shown
from routes.facts import timeline, volumes
from routes.facts.prices import Box
from routes.kinds import Mode, Reach, Status
from routes.network import journey, names
from routes.network.request import Request
from routes.network.search import Criterion, Service
from routes.tables.dataset import Dataset
from routes.view.free import FREE
from routes.view.map_state import LISTED, THEMES

FILTERS = ("corridor", "mode", "status")
SEVERAL = (*FILTERS, "via", "avoid", "close", "open", "slow", "scenario", "off", "on")
PLACES = ("origin", "destination", "via")
WHAT_IFS = ("open", "close", "slow", "scenario", "avoid")
# The kinds of things (see names.KINDS) that a field names.
NAMED: dict[str, tuple[str, ...]] = {
    "corridor": ("corridor",),
    "mode": ("mode",),
    "status": ("status",),
    "lang": ("lang",),
    "select": names.SUBJECTS,
    "tour": ("tour",),
    "origin": ("node",),
    "destination": ("node",),
    "via": ("node",),
    "avoid": ("country", "mode", *names.SUBJECTS),
    "close": names.SUBJECTS,
    "open": ("opening", *names.SUBJECTS),
    "by": ("by",),
    "service": ("service",),
    "scenario": ("scenario",),
    "reach": ("reach",),
    "box": ("box",),
}
CLOSED_LISTS: dict[str, type[StrEnum]] = {
    "mode": Mode,
    "status": Status,
    "by": Criterion,
    "service": Service,
    "reach": Reach,
    "box": Box,
}


@dataclass(frozen=True)
class Query(Request):
    """What is asked, typed; its texts are a widget's state, a command line and a link at once.

    `corridor`, `mode` and `status` filter the map; none of one kind means all. `select` is the id
    of a segment or node, `at` the map's "zoom/latitude/longitude" in degrees, `tour` a step of the
    guided tour. `off` and `on` hold the SWITCHES that are not as they are at first, `theme` is that
    by which lines are coloured, `traffic` the unit in which traffic is shown. With an origin and a
    destination it asks for a journey, too (see Request), and `choice` counts the one to show of its
    alternatives; `year` is also the year of which the map shows the state. What opened is asked
    from `from_year` to `to_year`, both counted; without the latter to the year of the data.
    """

    corridor: tuple[str, ...] = ()
    mode: tuple[Mode, ...] = ()
    status: tuple[Status, ...] = ()
    lang: str = "en"
    select: str = ""
    at: str = ""
    choice: int = 1
    tour: str = ""
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    theme: str = THEMES[0]
    traffic: str = ""
    from_year: int = timeline.YEARS[0]
    to_year: int | None = None

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """What each of the FILTERS lets pass; none of one kind means all."""
        return {"corridor": self.corridor, "mode": self.mode, "status": self.status}

    def params(self) -> dict[str, str]:
        """Return the texts of the fields that differ from their defaults, as a link has them."""
        usual = BLANK.texts()
        return {name: text for name, text in self.texts().items() if text != usual[name]}


BLANK = Query()


def opened_years(dataset: Dataset, query: Query) -> tuple[int, int]:
    """Return the years between which a query asks what opened, as it says them: in any order."""
    return query.from_year, query.to_year or dataset.year


def allowed(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the ids that each field of a query may take, but for those that FREE reads."""
    named = {
        name: tuple(id for kind in kinds for id in names.ids(dataset, kind))
        for name, kinds in NAMED.items()
    }
    return named | listed_of(dataset)


def listed_of(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the words that a field of the LISTED may hold, as far as the data knows of any."""
    known = tuple(unit for unit in LISTED["traffic"] if volumes.leading(dataset, unit))
    return LISTED | {"traffic": known}


NOTHING = Refusal("", "nothing", "a value")
BLANK_TEXT = " ,"
COMMA = re.compile(r"(=\s*\d+),(\d+\s*)(?=,|$)")  # of a decimal: what comes next has no subject


def read_query(
    dataset: Dataset, params: Mapping[str, str | Sequence[str]]
) -> tuple[Query, tuple[Refusal, ...]]:
    """Read a query from flat text; what cannot be read is left out and told.

    All may be told by id, name or other spelling; a field of several is a list or has commas.
    """
    query, refusals = BLANK, []
    known = [field.name for field in fields(Query)]
    for name in sorted(params, key=PLACES.__contains__):  # what a place means hangs on the service
        if name not in known:
            refused = Refusal(shown(name), "this parameter", "")
            told = listed(known, LONGEST - len(str(refused)))
            refusals.append(replace(refused, allowed=told))
            continue
        values, texts = [], _parts(dataset, name, params[name])
        if not texts and any(params[name]):
            refusals.append(replace(NOTHING, name=name))
        for text in texts:
            try:
                values.append(_read(dataset, query, name, text))
            except (UnknownNameError, AmbiguousNameError) as error:
                missed = name in PLACES and isinstance(error, UnknownNameError)
                found = f"{shown(text)}, which is no place of this map" if missed else shown(text)
                refusals.append(Refusal(name, found, _elsewhere(dataset, name, text, error)))
            except ValueError:
                refusals.append(Refusal(name, shown(text), FREE[name][1]))
        if name not in SEVERAL and len(values) > 1:
            refusals.append(Refusal(name, f"{len(values)} values", "one"))
        if values:
            value: Any = tuple(dict.fromkeys(values)) if name in SEVERAL else values[0]
            query = replace(query, **{name: value})
    for switch in {*query.off}.intersection(query.on):
        refusals += [Refusal("on", f"{switch}, which is off, too", "one of both")]
    return journey.settled(dataset, query), tuple(refusals)


def _elsewhere(
    dataset: Dataset, name: str, text: str, error: UnknownNameError | AmbiguousNameError
) -> str:
    """What is allowed in a field; of what another field takes, that field."""
    if name not in WHAT_IFS or isinstance(error, AmbiguousNameError):
        return error.allowed
    subject = text.rpartition("=")[0] or text
    kinds = {one: NAMED.get(one, names.SUBJECTS) for one in WHAT_IFS}
    fit = [one for one in WHAT_IFS if names.matches(dataset, subject, kinds[one])]
    return f"{shown(subject)} with {' or '.join(fit)}" if fit else error.allowed


def _parts(dataset: Dataset, name: str, given: str | Sequence[str]) -> list[str]:
    """The texts of a field's values; a comma parts them, unless it belongs to a whole name."""
    texts = [given] if isinstance(given, str) else list(given)
    if name == "slow":
        texts = [COMMA.sub(r"\1.\2", text) for text in texts]
    out = [] if name in SEVERAL else [text for text in texts if text.strip(BLANK_TEXT)]
    for text in texts if name in SEVERAL else ():
        parts = [part.strip() for part in text.split(",") if part.strip()]
        kinds = NAMED.get(name, ())
        alone = all(names.matches(dataset, part, kinds) for part in parts)
        out += [text] if not alone and names.matches(dataset, text, kinds) else parts
    return out


def _read(dataset: Dataset, query: Query, name: str, text: str) -> Any:
    """The value of one part of a field; the name of a town stays until all else is read."""
    if name in FREE:
        return FREE[name][0](dataset, text)
    if name in PLACES:
        meant = journey.places(dataset, text, query.service, query.reach)
        return meant[0] if len(meant) == 1 else text
    if name not in LISTED:
        id = names.find(dataset, text, NAMED[name])
        return CLOSED_LISTS[name](id) if name in CLOSED_LISTS else id
    words = listed_of(dataset)[name]
    if text not in words:
        raise UnknownNameError(name, text, words, listed(words) or "nothing, as the data has none")
    return text
