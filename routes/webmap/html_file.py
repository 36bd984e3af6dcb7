"""The map as one self-contained HTML file, and the same without its frame for the page."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, PackageLoader
from xstatic.pkg import leaflet

from routes.facts import labels
from routes.view.answer import View
from routes.webmap import card, drawing, looks, payload, second_language, style
from routes.webmap import tour_payload as tour
from routes.webmap.layer import LAYERS
from routes.webmap.passport_payload import Pool
from routes.webmap.script_files import FRAMED, LATE, PLANNER, SCRIPTS, STARTERS, STYLES
from routes.words import journey_twins, map_tables, plans
from routes.writing import strict

STRICT = '"use strict";\n'  # to change the data, which is frozen, is an error and not in vain
# What the first look at the map does without: members of the data, and of its subjects.
LATER = ("capacity", "journey", "labels", "planner", "pool", "tour", "traffic", "years")
OF_PASSPORT = ("brief", "codes", "facts", "identity", "search", "source", "unknown")
# A map that cannot be drawn takes no room, and what stands in its place is not folded away.
NO_SCRIPT = (
    "main { display: none; }"
    "@supports selector(::details-content) { details.table > summary { display: none; }"
    "details.table::details-content { content-visibility: visible; height: auto; } }"
)
# What the attribution names, and where its terms stand.
TERMS = {
    "OpenStreetMap": "https://www.openstreetmap.org/copyright",
    "ODbL": "https://opendatacommons.org/licenses/odbl/1-0/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "Natural Earth": "https://www.naturalearthdata.com/about/terms-of-use/",
    "GeoNames": "https://www.geonames.org/about.html",
    "CLDR": "https://www.unicode.org/license.txt",
    "Leaflet": "https://leafletjs.com/",
}


def text_of(loader: BaseLoader, *names: str) -> str:
    """Return the text of the named templates, one after the other."""
    environment = Environment()  # noqa: S701 (texts are read, nothing is filled in)
    return "\n".join(loader.get_source(environment, name)[0] for name in names)


def lean(text: str) -> str:
    """Return a script of ours without its indents, comments and types."""
    text = re.sub(r"/\*\*.*?\*/ ?", "", text, flags=re.DOTALL)
    text = re.sub(r"^\s*//.*\n|(?<=[;,{}]) // .*$|^\s+", "", text, flags=re.MULTILINE)
    # No statement ends where a line does that is only begun, or before one that goes on with it.
    return re.sub(r"(?<=[;,{(\[=&|?:])\n|\n(?=[}\])?.:])", "", text)


def lean_style(text: str) -> str:
    """Return a style sheet without comments and blanks that say nothing."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*|(?<=:)\s+|^\s+", r"\1", text).replace(";}", "}")


def shared(*names: str) -> str:
    """Return scripts of the map that a page has, too."""
    return lean(text_of(PackageLoader("routes.webmap"), *names))


def leaflet_parts() -> tuple[str, str]:
    """Return Leaflet's script and style sheet, without the lines that would ask for more files."""
    loader = FileSystemLoader(leaflet.BASE_DIR)
    script = re.sub(r"\n//# sourceMappingURL=\S*", "", text_of(loader, "leaflet.js"))
    styles = re.sub(r"url\([^)]*\)", "none", text_of(loader, "leaflet.css"))
    return script, styles


def digest(text: str) -> str:
    """Return the hash by which a Content-Security-Policy allows a script or style of the file."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Return the Content-Security-Policy: nothing is asked for, and only these scripts run."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(digest, scripts)),
        "style-src": " ".join(map(digest, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def credits(text: str) -> Iterator[tuple[str, str]]:
    """Return an attribution in pieces, each with the address of its terms ("" for none)."""
    for piece in re.split(f"({'|'.join(map(re.escape, TERMS))})", text):
        yield piece, TERMS.get(piece, "")


def parts(
    view: View,
    embedded: bool = False,
    drawings: Sequence[Mapping[str, str]] = (),
    english: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """Return the parts of the HTML file by name; the page's template puts them together.

    Online tiles are offered in the page alone: a file asks no host for anything, and its policy
    says so. In the page the frame's sandbox stands guard.
    """
    layers = [id for id in LAYERS if embedded or id != payload.TILES]
    figure: Any = drawing.draw(view, layers).get_root()
    figure.render()
    templates = PackageLoader("routes.webmap")
    leaflet_js, leaflet_css = leaflet_parts()
    starter = f"{STRICT}{lean(text_of(templates, *STARTERS))}"
    own = lean(text_of(templates, *SCRIPTS))
    lines, rails, ground = figure.script.render().split(drawing.PAUSE)
    scripts = {
        "map": f"{STRICT}{leaflet_js}\n{own}\n{lines}",
        "rails": rails,
        "ground": ground,
        "script": f"{STRICT}{lean(text_of(templates, *LATE, *(FRAMED if embedded else PLANNER)))}",
    }
    colours = style.variables() + looks.repainted("figure svg")
    styles = [lean_style(leaflet_css), lean_style(colours + text_of(templates, *STYLES))]
    tables = [] if embedded else twins(view)
    data: dict[str, Any] = parted(script_data(view, embedded, drawings))
    if not embedded and view.query.lang != labels.FALLBACK:
        data["english"] = in_english(view, data, tables, english)
    return {
        "starter": starter,
        "packed": {name: strict.packed(part) for name, part in (data | scripts).items()},
        "styles": styles,
        "no_script": NO_SCRIPT,
        "policy": "" if embedded else policy([starter, *scripts.values()], [*styles, NO_SCRIPT]),
        "map_html": figure.html.render(),
        "tables": [html_table(view, table) for table in tables],
        "credits": list(credits(view.word("ui.attribution"))),
        "licence": text_of(templates, "leaflet-licence.txt"),
        "embedded": embedded,
        "empty": view.segments.empty,
    }


def twins(view: View) -> list[map_tables.Table]:
    """Return the tables of a file: all that its map and its journey show, as rows."""
    whole = (map_tables.segments(view), map_tables.nodes(view), plans.planned(view))
    return [*journey_twins.tables(view), *whole]


def in_english(
    view: View,
    data: Mapping[str, Any],
    tables: Sequence[map_tables.Table],
    drawings: Sequence[Mapping[str, str]],
) -> dict[str, Any]:
    """Return what turns the parts of a file into English; see second_language.py."""
    other = replace(view, query=replace(view.query, lang=labels.FALLBACK))
    told = parted(script_data(other, drawings=drawings))
    over = {
        name: second_language.differences(strict.plain(mine), strict.plain(told[name]))
        for name, mine in data.items()
    }
    mine = second_language.cells(tables, view.query.lang)
    cells = second_language.cells(twins(other), labels.FALLBACK)
    owed = list(credits(other.word("ui.attribution")))
    return over | {"template": second_language.template(other, mine, cells, owed)}


def parted(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the map's script in two parts: the first look, and the rest.

    Of a subject the first has what its line or symbol needs; base.js joins both again.
    """
    first = {name: value for name, value in data.items() if name not in LATER}
    rest = {name: data[name] for name in LATER if name in data}
    first["subjects"], rest["subjects"] = {}, {}
    for id, about in data["subjects"].items():
        first["subjects"][id] = {key: about[key] for key in about if key not in OF_PASSPORT}
        rest["subjects"][id] = {key: about[key] for key in about if key in OF_PASSPORT}
    return {"data": first, "rest": rest}


def script_data(
    view: View, online: bool = False, drawings: Sequence[Mapping[str, str]] = ()
) -> dict[str, Any]:
    """Return all data of the map's script; the guided tour shares the pool of the passports."""
    data = payload.web_data(view, online)
    if data["journey"]:
        data["journey"] |= {"drawings": [*drawings]}
        if data["journey"]["before"]:  # of which no legs are shown
            data["journey"]["before"]["legs"] = []
    pool = Pool(data["pool"])
    return data | {"tour": tour.browser(view, pool), "pool": pool.values}


def html_table(view: View, table: map_tables.Table) -> dict[str, Any]:
    """Return a table as text for the template."""
    rows = [
        {
            "id": row[0],
            "cells": [
                _sortable(map_tables.cell(value, view.query.lang), value) for value in row[1:]
            ],
        }
        for row in table.frame.itertuples()
    ]
    return {"title": table.title, "headings": list(table.frame.columns), "rows": rows}


def _sortable(text: str, value: Any) -> tuple[str, str]:
    """What a cell shows, and the number it stands for where that reads otherwise."""
    number = str(value).removesuffix(".0") if isinstance(value, int | float) else ""
    return text, number if text and number != text else ""


def html(
    view: View,
    embedded: bool = False,
    drawings: Sequence[Mapping[str, str]] = (),
    address: str = "",
    english: Sequence[Mapping[str, str]] = (),
) -> str:
    """Return the map as one HTML file that asks no host for anything.

    The same view gives the same bytes. `embedded` leaves out heading, foot and table twin for a
    page that has its own. `drawings` stand in the card of the journey, each with its title, how it
    is to be read (`about`) and its `svg`. `address` is where the file will stand.
    `english` has the drawings in English for a file in another language, which speaks that, too.
    """
    environment = Environment(loader=PackageLoader("routes.webmap"), autoescape=True)
    return environment.get_template("page.html").render(
        parts(view, embedded, drawings, english),
        lang=view.query.lang,
        word=view.word,
        card={} if embedded else card.about(view, address),
        language=labels.NAMES[view.query.lang],
        date=view.dataset.date,
    )
