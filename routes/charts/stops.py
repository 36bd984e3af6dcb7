"""What a drawing tells of a way beside its line: the countries below it, and its largest jumps.

Names are placed as on the printed map: the largest jump chooses first, and none lies on another.
"""

from collections.abc import Iterator, Sequence

import shapely

from routes.charts import lettering
from routes.charts.axes import SOFT, Axes
from routes.charts.scene import Group, Position, Shape, Text
from routes.charts.tracks import Track
from routes.facts import labels
from routes.network import countries, measures, staircase
from routes.network.countries import SEA
from routes.network.staircase import HOURS, Jump
from routes.poster.placement import Box, Wish, arrange
from routes.view.answer import View
from routes.webmap import style
from routes.words import ranges

ROW = 15.0  # pixels: the height of a ribbon of countries
TINTS, WATER, SHORE = ("#f4f1ea", "#fbfaf7"), "#dfe9ee", "#cfc8ba"
LEADER = "#8a8a8a"
BADGE = 8.0  # pixels: the radius of a way's number
SEEN = 3.0  # pixels: a smaller jump is not named
PATIENCE = 14.0  # pixels of line that a name may cover
NEAR, FAR = 6.0, 8  # pixels between a jump and its name; steps that this may be away


def lands(view: View, axes: Axes, track: Track, row: int, tinted: bool) -> Iterator[Shape | Text]:
    """Draw the countries of a way as a ribbon below its line; where asked, as tints behind it."""
    top, size = axes.bottom + 5 + row * ROW, axes.size - 1.5
    for at, part in enumerate(countries.stretches(view.dataset, track.way.arcs)):
        left, right = axes.x(part.start_km), axes.x(part.end_km)
        tint = WATER if part.country == SEA else TINTS[at % 2]
        if tinted:
            yield _rectangle(left, axes.top, right, axes.bottom, tint)
        yield _rectangle(left, top, right, top + ROW - 2, tint, SHORE)
        for name in _names(view, part.country):
            if lettering.width(name, size) <= right - left - 4:
                middle = (left + right) / 2
                yield Text(middle, top + ROW - 5.5, name, size, SOFT, "middle")
                break
    if not tinted:
        end = axes.x(staircase.points(track.way)[-1].km) + 5
        yield Text(end, top + ROW - 5.5, str(track.number), size, style.BLACK, bold=True)


def named(
    view: View, axes: Axes, told: Sequence[Track], every: Sequence[Track], what: str, most: int
) -> Iterator[Shape | Text]:
    """Write the names of the largest jumps, each beside its jump, and what it takes.

    The largest takes its room first. One that has no room near its jump is left out.
    """
    drawn = [shapely.LineString(line(axes, track, what)) for track in every]
    lines = [shapely.union_all(drawn)]  # ways that run together hide no more than one
    room = Box(axes.left + 2, axes.top - 14, axes.right, axes.bottom - 2)
    taken = [_badge(axes, track, what) for track in every]
    for jump in _largest(axes, told, what)[:most]:
        first, second = _texts(view, jump, what)
        boxes = [
            box
            for box in _boxes(axes, jump, room, *_size(axes, first, second))
            if not _crosses(_leader(axes, jump, box), taken)
        ]
        placed = arrange([Wish(first, boxes, patience=PATIENCE)], {}, lines, room, taken, gap=3)
        for box in placed.values():
            taken.append(box)
            base = box.bottom + axes.size * lettering.ASCENT + 1
            below = base + axes.size * 1.12
            leader = _leader(axes, jump, box)
            if leader:
                lines.append(shapely.LineString(leader))
                yield Shape(leader, LEADER, 0.8)
            yield Text(box.left, base, first, axes.size, style.BLACK, bold=True, halo=True)
            yield Text(box.left, below, second, axes.size - 1, SOFT, halo=True)


def unknown(axes: Axes, told: Sequence[Track], what: str) -> Iterator[Text]:
    """Mark the stops at which it is unknown what they take: the line does not rise there."""
    for track in told:
        for jump in staircase.jumps(track.way, what):
            if any(spent is None for _, spent in jump.parts):
                x, y = axes.x(jump.km), axes.y(jump.end)
                yield Text(x, y - 4, "?", axes.size, track.colour, "middle", bold=True, halo=True)


def details(
    view: View, axes: Axes, told: Sequence[Track], every: Sequence[Track], what: str, most: int
) -> tuple[Group, Group]:
    """Return what lies under the lines and what stands over them, of ways told together."""
    tinted, way = len(told) == 1, told[0].number
    under = [
        mark for row, track in enumerate(told) for mark in lands(view, axes, track, row, tinted)
    ]
    over = [*unknown(axes, told, what), *named(view, axes, told, every, what, most)]
    return Group(tuple(under), "detail", way), Group(tuple(over), "detail", way)


def line(axes: Axes, track: Track, what: str) -> tuple[tuple[float, float], ...]:
    """Return the line of a way in pixels."""
    points = staircase.points(track.way, what)
    return tuple((axes.x(point.km), axes.y(point.spent)) for point in points)


def amount(view: View, spent: float, what: str) -> str:
    """Return what a jump takes: "72 h", "1,200 USD"."""
    unit = view.word("ui.hours_short") if what == HOURS else "USD"
    return f"{ranges.number_text(view, spent, 0 if spent >= 10 else 1)} {unit}"


def _texts(view: View, jump: Jump, what: str) -> tuple[str, str]:
    """Name the place with what is spent there, and why, the most first."""
    known = sorted(jump.parts, key=lambda part: -(part[1] or 0.0))
    why = dict.fromkeys(measures.reason(arc) for arc, spent in known if spent)
    place = labels.name(view.dataset, jump.node, view.query.lang)
    reasons = ", ".join(view.word(f"ui.stop_{reason}") for reason in why)
    return f"{place} {amount(view, jump.size, what)}", reasons


def _largest(axes: Axes, told: Sequence[Track], what: str) -> list[Jump]:
    """The jumps that can be seen, the largest first; those of several ways at one place once."""
    jumps = [jump for track in told for jump in staircase.jumps(track.way, what)]
    seen = [jump for jump in jumps if axes.y(jump.start) - axes.y(jump.end) >= SEEN]
    once = {(jump.node, round(axes.x(jump.km)), round(jump.size)): jump for jump in reversed(seen)}
    return sorted(once.values(), key=lambda jump: -jump.size)


def _size(axes: Axes, first: str, second: str) -> tuple[float, float]:
    wide = lettering.width(first, axes.size, bold=True), lettering.width(second, axes.size - 1)
    return max(wide), axes.size * 2.25


def _boxes(axes: Axes, jump: Jump, room: Box, wide: float, high: float) -> list[Box]:
    """The boxes for a name beside its jump: before it and above, then after it and below."""
    x, low, top = axes.x(jump.km), axes.y(jump.start), axes.y(jump.end)
    middle = (low + top) / 2
    before, after = x - NEAR - wide, x + NEAR
    places = [(before, middle - high / 2), (after, middle - high / 2)]
    places += [(after, top + 5), (before, low - high - 5)]
    places += [(before, top - 4), (after, low - high + 6), (before, top - high + 6)]
    for far in range(1, FAR):
        away = far * high * 0.6
        places += [(before, top - high / 2 - away), (after, low - high / 2 + away)]
        places += [(before - away, top - high / 2 - away), (after + away, low - high / 2 + away)]
        places += [(x - wide / 2, top - high - away), (x - wide / 2, low + away)]
    inside = [(min(max(left, room.left), room.right - wide), edge) for left, edge in places]
    return [Box(left, edge, left + wide, edge + high) for left, edge in inside]


def _leader(axes: Axes, jump: Jump, box: Box) -> tuple[Position, ...]:
    """The line from a jump to its name; none where that stands beside it."""
    x, low, top = axes.x(jump.km), axes.y(jump.start), axes.y(jump.end)
    y = min(max((box.bottom + box.top) / 2, top), low)
    end = min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)
    near = abs(end[0] - x) + abs(end[1] - y) <= NEAR + 2
    return () if near else ((x, y), end)


def _crosses(leader: tuple[Position, ...], taken: Sequence[Box]) -> bool:
    if not leader:
        return False
    path = shapely.LineString(leader)
    return any(
        path.intersects(shapely.box(box.left, box.bottom, box.right, box.top)) for box in taken
    )


def _badge(axes: Axes, track: Track, what: str) -> Box:
    """The room of a way's number at its end."""
    x, y = line(axes, track, what)[-1]
    return Box(x, y - BADGE, x + 2 * BADGE + 2, y + BADGE)


def _rectangle(
    left: float, top: float, right: float, bottom: float, fill: str, stroke: str = ""
) -> Shape:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Shape(corners, stroke, 0.6, fill=fill)


def _names(view: View, country: str) -> tuple[str, ...]:
    """What a country may be called, the best first."""
    if country == SEA:
        return (view.word("arc.sea"),)
    return labels.country(country, view.query.lang), country
