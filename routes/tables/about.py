"""What a geodata folder says of itself in a datapackage.json of its own; it needs to have none.

Read are name, title, description, created, licenses and bbox. What tables there are and what their
columns may hold, the product's own datapackage.json says: `resources` is for other programs.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from routes.errors import Problem
from routes.tables.cells import quoted

PACKAGE = "datapackage.json"
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
WHOLE_EARTH = (-180.0, -85.0, 180.0, 85.0)  # as far as the map's projection reaches
BOXED = ("nodes", "waypoints", "segments")  # tables whose positions a bbox narrows

Resource = Mapping[str, Any]


@dataclass(frozen=True)
class About:
    """What a folder is; texts are "" where nobody says.

    `name` serves for file names, `date` is an ISO date, `licences` the title and the address of
    each of its licences, `bbox` (west, south, east, north in degrees) the box in which its places
    and lines lie.
    """

    name: str
    title: str
    description: str = ""
    date: str = ""
    licences: tuple[tuple[str, str], ...] = ()
    bbox: tuple[float, ...] = WHOLE_EARTH

    @property
    def terms(self) -> str:
        """The licences with their addresses, as one line."""
        return "; ".join(", ".join(part for part in licence if part) for licence in self.licences)


def read(package: Mapping[str, Any], folder: str, problems: list[Problem]) -> About:
    """Read what a datapackage.json tells; for the rest the folder's name serves.

    What does not fit is told in `problems` and left out.
    """
    fit = {}
    for key, (fits, allowed) in MEMBERS.items():
        if key in package and fits(package[key]):
            fit[key] = package[key]
        elif key in package:
            problems.append(Problem(PACKAGE, "", key, quoted(str(package[key])), allowed))
    licences = [
        (str(licence.get("title") or licence["name"]), str(licence.get("path") or ""))
        for licence in fit.get("licenses", ())
    ]
    slug = re.sub(r"[\W_]+", "-", folder.casefold()).strip("-")
    return About(
        fit.get("name") or slug or "corridor",
        fit.get("title") or folder,
        fit.get("description", ""),
        fit.get("created", "")[:10],
        tuple(licences),
        tuple(fit.get("bbox", WHOLE_EARTH)),
    )


def boxed(resource: Resource, about: About) -> Resource:
    """Return a table's schema with the positions that it allows narrowed to the folder's bbox."""
    if resource["name"] not in BOXED or about.bbox == WHOLE_EARTH:
        return resource
    if "features" in resource:
        return {**resource, "bbox": list(about.bbox)}
    west, south, east, north = (f"{side:g}" for side in about.bbox)
    limits = {
        "lon": {"minimum": west, "maximum": east},
        "lat": {"minimum": south, "maximum": north},
    }
    fields = [
        {**field, "constraints": {**field["constraints"], **limits[field["name"]]}}
        if field["name"] in limits
        else field
        for field in resource["schema"]["fields"]
    ]
    return {**resource, "schema": {**resource["schema"], "fields": fields}}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(NAME.fullmatch(value))


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value[:10]))
    except ValueError:
        return False


def _are_licences(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(licence, dict) and _is_text(licence.get("title") or licence.get("name"))
        for licence in value
    )


def _is_box(value: Any) -> bool:
    if not isinstance(value, list) or [type(side) in (int, float) for side in value] != [True] * 4:
        return False
    west, south, east, north = value
    least = WHOLE_EARTH
    return bool(least[0] <= west < east <= least[2] and least[1] <= south < north <= least[3])


MEMBERS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_name, f"text of the form {NAME.pattern}"),
    "title": (_is_text, "a text"),
    "description": (_is_text, "a text"),
    "created": (_is_day, "date and time of the data"),
    "licenses": (_are_licences, "a list of objects with a title"),
    "bbox": (_is_box, "[west, south, east, north] in degrees, at most [-180, -85, 180, 85]"),
}
