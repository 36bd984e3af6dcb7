"""What a drawing tells of a way beside its line: the countries below it, and its largest jumps.

Names are placed as on the printed map: the largest jump chooses first, and none lies on another.
"""

from collections.abc import Iterator, Sequence

import shapely

from routes.charts import lettering
from routes.charts.axes import Axes
from routes.charts.plot import Plot
from routes.charts.scene import Group, Position, Shape, Text
from routes.charts.tracks import Track
from routes.facts import labels
from routes.network import countries, measures, staircase
from routes.network.countries import SEA
from routes.network.staircase import Jump
from routes.poster.placement import Box, Wish, arrange
from routes.view.answer import View
from routes.webmap import style
from routes.words.losses import ABOUT

ROW = 15.0  # pixels: the height of a ribbon of countries
TINTS = style.BAND, style.GAP
SEEN = 3.0  # pixels: a smaller jump is not named
PATIENCE = 14.0  # pixels of line that a name may cover
NEAR, FAR = 6.0, 6  # pixels between a jump and its name; steps that this may be away
LEADING = 1.12  # heights of a line of text, by its size


def under(view: View, plot: Plot, told: Sequence[Track]) -> Group:
    """Return what lies under the lines: the countries of ways that are told together."""
    marks: list[Shape | Text] = []
    for row, track in enumerate(told):
        marks += lands(view, plot, track, row, tinted=len(told) == 1)
    return Group(tuple(marks), "detail", told[0].number)


def over(view: View, plot: Plot, told: Sequence[Track], taken: Sequence[Box]) -> Group:
    """Return what stands over the lines: the stops of ways that are told together."""
    marks = (*unknown(plot, told), *named(view, plot, told, taken))
    return Group(marks, "detail", told[0].number)


def lands(view: View, plot: Plot, track: Track, row: int, tinted: bool) -> Iterator[Shape | Text]:
    """Draw the countries of a way as a ribbon below its line; where asked, as tints behind it."""
    axes = plot.axes
    top, size = axes.bottom + 5 + row * ROW, axes.size - 1.5
    for at, part in enumerate(countries.stretches(view.dataset, track.way.arcs)):
        left, right = axes.x(part.start_km), axes.x(part.end_km)
        tint = style.WATER if part.country == SEA else TINTS[at % 2]
        if tinted:
            yield _rectangle(left, axes.top, right, axes.bottom, tint)
        yield _rectangle(left, top, right, top + ROW - 2, tint, style.FRAME)
        for name in _names(view, part.country):
            if lettering.width(name, size) <= right - left - 4:
                middle = (left + right) / 2
                yield Text(middle, top + ROW - 5.5, name, size, style.SOFT, "middle")
                break
    if not tinted:
        end = plot.line(track)[-1][0] + 5
        yield Text(end, top + ROW - 5.5, str(track.number), size, style.BLACK, bold=True)


def named(
    view: View, plot: Plot, told: Sequence[Track], taken: Sequence[Box]
) -> Iterator[Shape | Text]:
    """Write the names of the largest jumps, each beside its jump, and what it takes.

    The largest takes its room first. One that has no room near its jump is left out.
    """
    size, full = plot.axes.size, list(taken)
    drawn = [shapely.LineString(plot.line(track)) for track in plot.tracks]
    lines = [shapely.union_all(drawn)]  # ways that run together hide no more than one
    for jump in _largest(plot, told)[: plot.form.stops]:
        first, second = _texts(view, plot, jump)
        walls = [shapely.box(box.left, box.bottom, box.right, box.top) for box in full]
        boxes = [
            box
            for box in _boxes(plot, jump, first, second)
            if not _crosses(_leader(plot.axes, jump, box), walls)
        ]
        wish = Wish(first, boxes, patience=PATIENCE)
        for box in arrange([wish], {}, lines, plot.room, full, gap=3).values():
            full.append(box)
            leader = _leader(plot.axes, jump, box)
            if leader:
                lines.append(shapely.LineString(leader))
                yield Shape(leader, style.LEADER, 0.8)
            base = box.bottom + size * lettering.ASCENT + 1
            # Both lines end at the jump where they stand before it.
            before = box.right <= plot.axes.x(jump.km)
            x, anchor = (box.right, "end") if before else (box.left, "start")
            yield Text(x, base, first, size, style.BLACK, anchor, bold=True, halo=True)
            yield Text(x, base + size * LEADING, second, size - 1, style.SOFT, anchor, halo=True)


def unknown(plot: Plot, told: Sequence[Track]) -> Iterator[Text]:
    """Mark the parts of which it is unknown what they take: the line does not rise there."""
    axes = plot.axes
    for track in told:
        for start, end in staircase.gaps(track.way, plot.what):
            x, y = axes.x((start.km + end.km) / 2), axes.y(end.spent)
            yield Text(x, y - 5, "?", axes.size, style.BLACK, "middle", bold=True, halo=True)


def _largest(plot: Plot, told: Sequence[Track]) -> list[Jump]:
    """The jumps that can be seen, the largest first; those of several ways at one place once."""
    axes = plot.axes
    jumps = [jump for track in told for jump in staircase.jumps(track.way, plot.what)]
    seen = [jump for jump in jumps if axes.y(jump.start) - axes.y(jump.end) >= SEEN]
    once = {(jump.node, round(axes.x(jump.km)), round(jump.size)): jump for jump in reversed(seen)}
    return sorted(once.values(), key=lambda jump: -jump.size)


def _texts(view: View, plot: Plot, jump: Jump) -> tuple[str, str]:
    """Name the place with what is spent there, and why, the most first."""
    known = sorted(jump.parts, key=lambda part: -(part[1] or 0.0))
    why = dict.fromkeys(measures.reason(arc) for arc, spent in known if spent)
    place = labels.name(view.dataset, jump.node, view.query.lang)
    reasons = ", ".join(view.word(f"ui.stop_{reason}") for reason in why)
    about = f"{ABOUT} " if jump.usual else ""
    return f"{place} {about}{plot.amount(view, jump.size)}", reasons


def _boxes(plot: Plot, jump: Jump, first: str, second: str) -> list[Box]:
    """The boxes for a name beside its jump: before it and above, then after it and below."""
    axes, room = plot.axes, plot.room
    bold, plain = lettering.width(first, axes.size, bold=True), axes.size - 1
    wide, high = max(bold, lettering.width(second, plain)), axes.size * 2 * LEADING
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


def _crosses(leader: tuple[Position, ...], walls: Sequence[shapely.Polygon]) -> bool:
    return bool(leader) and bool(shapely.intersects(shapely.LineString(leader), walls).any())


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
