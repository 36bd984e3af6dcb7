"""What a file says of itself: of which day its data is, whose it is, and how it may be used."""

from routes.facts import labels
from routes.tables.dataset import Dataset


def rights(dataset: Dataset, lang: str = labels.FALLBACK) -> dict[str, str | None]:
    """Return `language`, `data` (date of the data), `licence` and `attribution`; null is unknown.

    >>> rights(data)["licence"]
    'Creative Commons Zero 1.0'
    """
    return {
        "language": lang,
        "data": dataset.date,
        "licence": dataset.licence or None,
        "attribution": labels.text(dataset, "ui.poster_sources", lang),
    }
