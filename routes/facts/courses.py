"""Along which lines something lies that is no line itself: a railway of several parts, a service.

It is a fact of courses.csv, never the shortest way of some search.
"""

from functools import lru_cache

from routes.tables.dataset import Dataset, records

CORRIDOR = "corridor:"


@lru_cache(maxsize=8)
def every(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return for each subject of courses.csv its segments in order, with the last date on each.

    A date is "" where it still goes that way.

    >>> every(data)["topic:ocean"]["road-dostyk-aktau"]
    '2024-08'
    """
    corridors: dict[str, list[str]] = {}
    for row in dataset.corridors.sort_values("position").itertuples():
        corridors.setdefault(f"{CORRIDOR}{row.corridor}", []).append(str(row.segment))
    parts: dict[str, dict[str, str]] = {}
    for row in dataset.courses.sort_values(["subject", "position"]).itertuples():
        for segment in corridors.get(str(row.part), [str(row.part)]):
            parts.setdefault(str(row.subject), {})[segment] = str(row.until)
    return parts


def of(dataset: Dataset, subject: str) -> tuple[str, ...]:
    """Return all segments along which a subject lies or lay.

    A segment lies along itself; a subject that is no line lies along none.

    >>> of(data, "topic:ocean")[:2]
    ('rail-xian-dostyk', 'rail-dostyk-shu')
    >>> of(data, "sea-aktau-alat")
    ('sea-aktau-alat',)
    """
    if subject in dataset.segments.index:
        return (subject,)
    return tuple(every(dataset).get(subject, ()))


@lru_cache(maxsize=8)
def journeys_over(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return for each segment the subjects journey:A-B that lie along it.

    >>> journeys_over(data)  # of the toy's courses none is one of a journey
    {}
    """
    return _over(dataset, "journey:")


@lru_cache(maxsize=8)
def topics_over(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return for each segment the topics that lie along it.

    >>> topics_over(data)["rail-dostyk-shu"]
    ('topic:ocean',)
    """
    return _over(dataset, "topic:")


@lru_cache(maxsize=4096)
def tail(dataset: Dataset, subject: str, segment: str) -> str:
    """Return the node at which journey:A-B comes to a segment; "" where its course has a gap.

    >>> tail(data, "sea-aktau-alat", "sea-aktau-alat")  # no journey
    ''
    """
    node = subject.removeprefix("journey:").partition("-")[0]
    lines = records(dataset, "segments")
    for part in of(dataset, subject):
        ends = (lines[part]["from_node"], lines[part]["to_node"])
        if node not in ends:
            return ""
        if part == segment:
            return node
        node = ends[1] if node == ends[0] else ends[0]
    return ""


def _over(dataset: Dataset, kind: str) -> dict[str, tuple[str, ...]]:
    over: dict[str, tuple[str, ...]] = {}
    for subject, segments in every(dataset).items():
        if subject.startswith(kind):
            for segment in segments:
                over[segment] = (*over.get(segment, ()), subject)
    return over
