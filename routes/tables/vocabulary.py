"""The words of a folder: its own, then those of the product, and else the names and ids of things.

What the product's labels.csv says of its own places, lines, stories and title is not lent.
"""

from collections.abc import Iterator
from itertools import chain

import pandas as pd

from routes.tables.about import About
from routes.tables.reading import Tables, joined

FALLBACK = "en"
# Kinds of keys that name what a folder is about, not what a table may hold.
OWN = (
    "claim", "corridor", "happened", "node", "reason", "scenario", "sentence", "series", "ship",
    "spelling", "topic", "tour", "via", "way",
)  # fmt: skip
SUBJECT_TABLES = ("facts", "monthly", "volumes", "events", "courses")
SUBJECT_KINDS = ("corridor", "ship", "topic")
PUBLISHERS = 5  # named in the line that says where the map is from
LEAFLET = "Leaflet 1.9.3 (BSD-2)."


def whole(tables: Tables) -> pd.DataFrame:
    """Return labels.csv with a row for all that is shown; the product's own has them all."""
    labels = tables["labels"]
    if not tables.lent:
        return labels
    lent = tables.lent["labels"]
    compare = lent[lent["key"] == "ui.page_compare"].assign(key="ui.compare_title")
    for more in (
        _rows(of_folder(tables), labels),
        compare,  # the product's own title of that page names what it compares
        lent[~lent["key"].str.partition(".")[0].isin(OWN)],
        _rows(dict(by_name(tables)), labels),
    ):
        labels = joined(labels, more, "key")
    return labels


def of_folder(tables: Tables) -> dict[str, str]:
    """Return the words by which the whole map is called, from what the folder says of itself."""
    about = tables.about
    credit = credits(tables, about)
    return {
        "ui.title": about.title,
        "ui.map_title": about.title,
        "ui.claim": about.description,
        "ui.description": about.description or about.title,
        "ui.attribution": f"{credit} {LEAFLET}",
        "ui.poster_sources": credit,
    }


def credits(tables: Tables, about: About) -> str:
    """Return who made what is drawn, the most used first, and the licence: "Survey. ODbL 1.0."."""
    used = pd.concat([tables[name]["source"] for name in ("segments", "nodes")]).value_counts()
    makers = tables["sources"].set_index("id")["publisher"]
    named = list(dict.fromkeys(str(makers[source]) for source in used.index))
    more = " …" if len(named) > PUBLISHERS else ""
    parts = [", ".join(named[:PUBLISHERS]) + more, ", ".join(title for title, _ in about.licences)]
    return " ".join(f"{part}." for part in parts if part)


def by_name(tables: Tables) -> Iterator[tuple[str, str]]:
    """Return all that the data itself names, each with the text by which it goes without a word."""
    nodes = tables["nodes"]
    yield from ((f"node.{id}", name) for id, name in zip(nodes["id"], nodes["name"], strict=True))
    for name, column, kind in (
        ("corridors", "corridor", "corridor"),
        ("scenarios", "scenario", "scenario"),
        ("ways", "way", "way"),
        ("way_names", "name", "via"),
        ("series", "chart", "chart"),
        ("journeys", "reason", "reason"),
        ("quantities", "id", "quantity"),
    ):
        yield from ((f"{kind}.{id}", id) for id in tables[name][column] if id)
    subjects = chain.from_iterable(tables[name]["subject"] for name in SUBJECT_TABLES)
    for kind, _, id in (subject.partition(":") for subject in dict.fromkeys(subjects)):
        if kind in SUBJECT_KINDS:
            yield f"{kind}.{id}", id
    series = tables["series"]
    counted = tables["volumes"].drop_duplicates("series").set_index("series")["subject"]
    alike = series.assign(subject=series["id"].map(counted)).duplicated(["chart", "subject"], False)
    yield from ((f"series.{id}", id) for id in series["id"][alike])
    for gauge in tables["segments"]["gauge_mm"].dropna().unique():
        yield f"gauge.{gauge}", f"{gauge} mm"
    for row in tables["ground_labels"].to_dict("records"):
        yield f"{row['kind']}.{row['id']}", row["id"]


def _rows(words: dict[str, str], like: pd.DataFrame) -> pd.DataFrame:
    """Rows of labels.csv that say the same in every language."""
    rows = pd.DataFrame({"key": list(words), FALLBACK: list(words.values())}, dtype="str")
    return rows.reindex(columns=like.columns, fill_value="")
