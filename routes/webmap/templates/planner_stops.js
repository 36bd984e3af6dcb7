// @ts-check
// What a drawing tells of a way beside its line: the countries below it and its largest jumps, placed as charts/stops.py does.
/**
 * @typedef {{number: number, name: string, arcs: Arc[], colour: string, dash: string, points: StairPoint[], line: Point[]}} Track
 * @typedef {object} PlannerStops
 * @property {(track: Track, axes: Axes) => string} under
 * @property {(track: Track, axes: Axes, what: Spending, tracks: Track[], taken: Room[]) => string} over
 */
corridor.feature(
  "planner_stops",
  ["page", "planner_texts", "planner_losses", "planner_stairs", "planner_scene"],
  (needed) => {
    const { planner_stairs: stairs, planner_scene: scene, planner_texts: texts } = needed;
    const { reason } = needed.planner_losses;
    const told = /** @type {Planner} */ (corridor.data.planner);
    const [SIZE, ROW, BLACK, SOFT] = [11.5, 15, "#222222", "#595959"];
    const [TINTS, WATER, SHORE, LEADER] = [["#f4f1ea", "#fbfaf7"], "#dfe9ee", "#cfc8ba", "#8a8a8a"];
    const SEEN = 3; // pixels: a smaller jump is not named
    const MOST = 5; // jumps that are named
    const PATIENCE = 14; // pixels of line that a name may cover
    const STEP = 1.5; // of these weigh as much as one place down in the order of boxes
    const [NEAR, FAR, LEADING, ASCENT, GAP] = [6, 6, 1.12, 0.76, 3];
    /** @type {WeakMap<Track[], [Point, Point][]>} */
    const known = new WeakMap();

    /** @type {(left: number, top: number, right: number, bottom: number) => Point[]} */
    const corners = (left, top, right, bottom) => [[left, top], [right, top], [right, bottom], [left, bottom]]; // prettier-ignore
    /** @type {PlannerStops["under"]} */
    function under({ arcs, number }, axes) {
      const top = axes.bottom + 5;
      const size = SIZE - 1.5;
      const marks = stairs.stretches(arcs).flatMap(({ land, start, end }, at) => {
        const [left, right] = [axes.x(start), axes.x(end)];
        const fill = land === "sea" ? WATER : TINTS[at % 2];
        const name = [told.countries[land], land]
          .slice(0, land === "sea" ? 1 : 2)
          .find((one) => scene.width(one, size) <= right - left - 4);
        const letters = { size, colour: SOFT, anchor: "middle" };
        return [
          scene.shape(corners(left, axes.top, right, axes.bottom), { fill }),
          scene.shape(corners(left, top, right, top + ROW - 2), { fill, stroke: SHORE }),
          name ? scene.letters((left + right) / 2, top + ROW - 5.5, name, letters) : "",
        ];
      });
      return scene.group("detail", marks, number);
    }

    // The part of a line that lies in a room, in pixels (after Liang and Barsky).
    /** @type {(from: Point, to: Point, room: Room) => number} */
    function inside([x, y], [toX, toY], { left, top, right, bottom }) {
      if ((x < left && toX < left) || (x > right && toX > right)) return 0;
      if ((y < top && toY < top) || (y > bottom && toY > bottom)) return 0;
      let [from, to] = [0, 1];
      const sides = [[x - toX, x - left], [toX - x, right - x], [y - toY, y - top], [toY - y, bottom - y]]; // prettier-ignore
      for (const [way, room] of sides) {
        if (!way && room < 0) return 0;
        if (way < 0) from = Math.max(from, room / way);
        else if (way > 0) to = Math.min(to, room / way);
      }
      return Math.max(0, to - from) * Math.hypot(toX - x, toY - y);
    }
    /** @type {(one: Room, other: Room) => boolean} */
    const meet = (one, other) =>
      one.left < other.right &&
      other.left < one.right &&
      one.top < other.bottom &&
      other.top < one.bottom;

    // The rooms for a name beside its jump: before it and above, then after it and below.
    /** @type {(axes: Axes, x: number, low: number, top: number, wide: number) => Room[]} */
    function rooms(axes, x, low, top, wide) {
      const high = SIZE * 2 * LEADING;
      const middle = (low + top) / 2;
      const [before, after] = [x - NEAR - wide, x + NEAR];
      const places = [[before, middle - high / 2], [after, middle - high / 2], [after, top + 5], [before, low - high - 5],
        [before, top - 4], [after, low - high + 6], [before, top - high + 6]]; // prettier-ignore
      for (let far = 1; far < FAR; far++) {
        const away = far * high * 0.6;
        const [up, down] = [top - high / 2 - away, low - high / 2 + away];
        places.push([before, up], [after, down], [before - away, up], [after + away, down],
          [x - wide / 2, top - high - away], [x - wide / 2, low + away]); // prettier-ignore
      }
      const [left, right] = [axes.left + 2, axes.right];
      return places
        .map(([at, edge]) => [Math.min(Math.max(at, left), right - wide), edge])
        .map(([at, edge]) => ({ left: at, top: edge, right: at + wide, bottom: edge + high }));
    }
    // The line from a jump to its name; none where that stands beside it.
    /** @type {(x: number, low: number, top: number, room: Room) => Point[]} */
    function leader(x, low, top, room) {
      const y = Math.min(Math.max((room.top + room.bottom) / 2, top), low);
      const end = /** @type {Point} */ ([
        Math.min(Math.max(x, room.left), room.right),
        Math.min(Math.max(y, room.top), room.bottom),
      ]);
      return Math.abs(end[0] - x) + Math.abs(end[1] - y) <= NEAR + 2 ? [] : [[x, y], end];
    }

    /** @type {(jump: Jump, what: Spending) => string[]} */
    function named({ node, start, end, arcs }, what) {
      const size = end - start;
      const about = texts.about(arcs.map((arc) => arc[what]));
      const unit = what === "hours" ? corridor.words.hours_short : "USD";
      const spent = (/** @type {Arc} */ arc) => arc[what].likely ?? 0;
      const some = arcs.filter(spent).sort((a, b) => spent(b) - spent(a));
      const why = [...new Set(some.map(reason))].map((one) => told.stops[one]).join(", ");
      return [`${texts.name(node)} ${about}${texts.measured(size, unit, size >= 10 ? 0 : 1)}`, why];
    }

    // The straight parts of all lines; ways that run together hide no more than one.
    /** @type {(tracks: Track[]) => [Point, Point][]} */
    function courses(tracks) {
      const ready = known.get(tracks);
      if (ready) return ready;
      /** @type {Map<string, [Point, Point]>} */
      const found = new Map();
      for (const { line } of tracks)
        line.slice(1).forEach((to, i) => found.set(`${line[i]} ${to}`, [line[i], to]));
      known.set(tracks, [...found.values()]);
      return [...found.values()];
    }
    // The first of some rooms that hides least; none where all are taken or hide too much.
    /** @type {(all: Room[], axes: Axes, full: Room[], lines: [Point, Point][], leading: (room: Room) => Point[]) => {room: Room, to: Point[]} | null} */
    function placed(all, axes, full, lines, leading) {
      /** @type {{room: Room, to: Point[]} | null} */
      let best = null;
      let least = Infinity;
      for (const [place, room] of all.entries()) {
        if (place * STEP >= least) break;
        const { left, top, right, bottom } = room;
        if (left < axes.left + 2 || top < axes.top - 14 || bottom > axes.bottom - 2) continue;
        const grown = {
          left: left - GAP,
          top: top - GAP,
          right: right + GAP,
          bottom: bottom + GAP,
        };
        const to = leading(room);
        const crosses = (/** @type {Room} */ one) => to.length && inside(to[0], to[1], one) > 0;
        if (full.some((one) => meet(grown, one) || crosses(one))) continue;
        let hidden = 0;
        for (const [from, end] of lines) hidden += inside(from, end, grown);
        if (hidden > PATIENCE || hidden + place * STEP >= least) continue;
        [best, least] = [{ room, to }, hidden + place * STEP];
      }
      return best;
    }

    /** @type {PlannerStops["over"]} */
    function over(track, axes, what, tracks, taken) {
      const lines = [...courses(tracks)];
      const full = [...taken];
      const marks = stairs.gaps(track.points, what).map(([start, end]) =>
        scene.letters(axes.x((start.km + end.km) / 2), axes.y(end.spent) - 5, "?", {
          ...{ size: SIZE, colour: BLACK, anchor: "middle", bold: true, halo: true },
        }),
      );
      const seen = stairs
        .jumps(track.points)
        .filter(({ start, end }) => axes.y(start) - axes.y(end) >= SEEN)
        .sort((a, b) => b.end - b.start - (a.end - a.start));
      for (const jump of seen.slice(0, MOST)) {
        const [first, second] = named(jump, what);
        const [x, low, top] = [axes.x(jump.km), axes.y(jump.start), axes.y(jump.end)];
        const wide = Math.max(scene.width(first, SIZE, true), scene.width(second, SIZE - 1));
        const best = placed(rooms(axes, x, low, top, wide), axes, full, lines, (room) =>
          leader(x, low, top, room),
        );
        if (!best) continue;
        const { room, to } = best;
        full.push(room);
        if (to.length) {
          marks.push(scene.shape(to, { stroke: LEADER, width: 0.8 }));
          lines.push(/** @type {[Point, Point]} */ (to));
        }
        const base = room.top + SIZE * ASCENT + 1;
        // Both lines end at the jump where they stand before it.
        const before = room.right <= x;
        const [at, anchor] = before ? [room.right, "end"] : [room.left, "start"];
        const looks = { anchor, halo: true };
        marks.push(
          scene.letters(at, base, first, { ...looks, size: SIZE, colour: BLACK, bold: true }),
          scene.letters(at, base + SIZE * LEADING, second, {
            ...looks,
            size: SIZE - 1,
            colour: SOFT,
          }),
        );
      }
      return scene.group("detail", marks, track.number);
    }

    return { under, over };
  },
);
