"""What a file says of itself: of which day its data is, whose it is, and how it may be used."""

from routes import labels
from routes.dataset import Dataset


def rights(dataset: Dataset, lang: str = labels.FALLBACK) -> dict[str, str | None]:
    """Give `language`, `data` (date of the data), `licence` and `attribution`; null is unknown."""
    return {
        "language": lang,
        "data": dataset.date,
        "licence": dataset.licence or None,
        "attribution": labels.text(dataset, "ui.poster_sources", lang),
    }
