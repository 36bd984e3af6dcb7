"""How long a lorry stands while its driver rests, by the rules of a driver's day."""

from functools import lru_cache

from routes.facts import facts
from routes.facts.facts import Fact
from routes.kinds import Mode, Reach
from routes.tables.dataset import Dataset, records

DRIVER = "topic:driver_day"
RULES = ("driving_h", "driving_break_h", "driving_rest_h", "driving_fortnight_h")
HOURS_PER_FORTNIGHT = 336.0


@lru_cache(maxsize=8)
def rest(dataset: Dataset) -> tuple[tuple[float, float, float], tuple[Fact, ...]] | None:
    """Return how many times as long driving takes with rest (low, likely, high), and the rules.

    A day of one driver is the hours at the wheel, then break and rest: likely as they are usual,
    low with the longest hours and the shortest rest that are allowed. High is a fortnight to whose
    hours at the wheel the rules set a limit. None where the data has no such rules.

    >>> rest(data) is None  # the toy has none
    True
    """
    rules = [facts.of(dataset, DRIVER, rule)[:1] for rule in RULES]
    if not all(rules):
        return None
    wheel, pause, off, fortnight = found = [rule for (rule,) in rules]
    hours = [rule.value or 0.0 for rule in found]
    usual = 1 + (hours[1] + hours[2]) / hours[0]
    least = 1 + ((pause.low or hours[1]) + (off.low or hours[2])) / (wheel.high or hours[0])
    most = HOURS_PER_FORTNIGHT / (fortnight.value or HOURS_PER_FORTNIGHT)
    return (min(least, usual), usual, max(usual, most)), tuple(found)


def rests(dataset: Dataset, segment: str) -> bool:
    """Return whether who drives over a segment has to rest: on the roads of a corridor.

    The roads beyond it are the short ones by which containers come from a port to a railway.

    >>> rests(data, "road-dostyk-aktau"), rests(data, "rail-shu-aktau")
    (True, False)
    """
    row = records(dataset, "segments")[segment]
    return bool(row["mode"] == Mode.ROAD and row["reach"] == Reach.CORRIDOR)
