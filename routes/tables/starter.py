"""A folder to begin another corridor with: every table with its heading and an example."""

from pathlib import Path

from routes.errors import RoutesError
from routes.tables import reading, records
from routes.tables.records import Resource
from routes.writing import strict


def create(folder: Path) -> int:
    """Write all tables into a folder that is new or empty; give their number.

    Raises: RoutesError where the folder has something in it or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise RoutesError(f"{folder} is not empty; allowed: a new folder, or an empty one")
        resources = reading.schema()
        for resource in resources:
            # A spreadsheet takes a CSV for UTF-8 only where it begins with a mark.
            encoding = "utf-8" if "features" in resource else "utf-8-sig"
            path = folder / str(resource["path"])
            path.write_text(example(resource), encoding=encoding, newline="\n")
    except OSError as error:
        raise RoutesError(f"cannot write {folder}: {error.strerror}") from error
    return len(resources)


def example(resource: Resource) -> str:
    """Return the text of a table with the example rows of datapackage.json."""
    if "features" in resource:
        document = {"type": "FeatureCollection", "features": resource["example"]}
        return strict.dumps(document, indent=1) + "\n"
    return records.heading(resource) + "".join(f"{row}\n" for row in resource["example"])
