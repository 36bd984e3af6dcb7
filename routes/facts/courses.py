"""Along which lines something lies that is no line itself: a railway of several parts, a service.

It is a fact of courses.csv, never the shortest way of some search.
"""

from functools import lru_cache

from routes.tables.dataset import Dataset

CORRIDOR = "corridor:"


@lru_cache(maxsize=8)
def every(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Give for each subject of courses.csv its segments in order, with the last date on each.

    A date is "" where it still goes that way.
    """
    corridors: dict[str, list[str]] = {}
    for row in dataset.corridors.sort_values("position").itertuples():
        corridors.setdefault(f"{CORRIDOR}{row.corridor}", []).append(str(row.segment))
    told: dict[str, dict[str, str]] = {}
    for row in dataset.courses.sort_values(["subject", "position"]).itertuples():
        for segment in corridors.get(str(row.part), [str(row.part)]):
            told.setdefault(str(row.subject), {})[segment] = str(row.until)
    return told


def of(dataset: Dataset, subject: str) -> tuple[str, ...]:
    """Give all segments along which a subject lies or lay.

    A segment lies along itself; a subject that is no line lies along none.
    """
    if subject in dataset.segments.index:
        return (subject,)
    return tuple(every(dataset).get(subject, ()))


@lru_cache(maxsize=8)
def journeys_over(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give for each segment the subjects journey:A-B that lie along it."""
    over: dict[str, tuple[str, ...]] = {}
    for subject, segments in every(dataset).items():
        if subject.startswith("journey:"):
            for segment in segments:
                over[segment] = (*over.get(segment, ()), subject)
    return over
