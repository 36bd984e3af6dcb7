// @ts-check
// The time-distance staircase of some ways, drawn as charts/staircase.py draws it for a file.
/**
 * @typedef {object} PlannerPicture
 * @property {(ways: Arc[][], names: string[], before: Arc[] | null) => Diagram[]} pictures  Of hours and dollars.
 */
corridor.feature(
  "planner_picture",
  [
    "page",
    "planner_texts",
    "planner_losses",
    "planner_stairs",
    "planner_scene",
    "planner_stops",
    "planner_ends",
    "planner_spread",
    "planner_sums",
  ],
  (needed) => {
    const { planner_stairs: stairs, planner_scene: scene, planner_stops: stops } = needed;
    const { planner_texts: texts, planner_losses: losses, planner_ends: ends } = needed;
    const { spread } = needed.planner_spread;
    const { isPriced } = needed.planner_sums;
    const { words } = corridor;
    const told = /** @type {Planner} */ (corridor.data.planner);
    const [WIDE, HIGH, LEFT, BESIDE, TOP, SIZE] = [300, 240, 27, 22, 28, 11.5]; // pixels
    const [ROW, BADGE] = [15, 8];
    const [BAND, PAPER] = [0.16, "#ffffff"];
    const DAY = 24; // hours
    const [DOT, ARROW] = [4, 36]; // pixels: the radius of a dot, the length of an arrow
    const FEW = 3; // days: what does not reach so far has hours on its axis

    /** @type {(tracks: Track[], what: Spending) => Axes} */
    function axes(tracks, what) {
      const points = tracks.flatMap(({ points }) => points);
      const most = Math.max(...points.map(({ spent, high }) => Math.max(spent, high))) || 1;
      const inDays = what === "hours" && most >= FEW * DAY;
      const per = inDays ? DAY : 1;
      const unit = inDays ? words.days_short : words.hours_short;
      const left = Math.max(LEFT, scene.width(texts.number(Math.round(most / per), 0), SIZE) + 10);
      const [right, bottom] = [WIDE - BESIDE, TOP + HIGH];
      const mostKm = Math.max(...points.map(({ km }) => km)) || 1;
      return {
        ...{ left, top: TOP, right, bottom, mostKm, most: most * 1.03, per },
        unit: what === "hours" ? texts.agreed(unit, 0) : "USD",
        x: (km) => left + ((right - left) * km) / mostKm,
        y: (spent) => bottom - ((bottom - TOP) * spent) / (most * 1.03),
      };
    }

    // A dot for the median of the hours; an arrow up where dollars are unknown of most of a way.
    /** @type {(on: Axes, track: Track, what: Spending) => string[]} */
    function end(on, { arcs, line, colour }, what) {
      const [x, y] = line[line.length - 1];
      const points = what === "hours" ? spread(arcs) : null;
      if (points) {
        const dot = scene.circle(x, on.y(points[1]), DOT);
        return [scene.shape(dot, { stroke: PAPER, fill: colour })];
      }
      if (what === "hours" || isPriced(arcs)) return [];
      const top = y - ARROW;
      const head = /** @type {Point[]} */ ([[x - DOT, top], [x, top - 2 * DOT], [x + DOT, top]]); // prettier-ignore
      return [
        scene.shape([[x, y], [x, top]], { stroke: colour, width: 2, dash: "2 3" }), // prettier-ignore
        scene.shape(head, { fill: colour }),
      ];
    }
    /** @type {(track: Track, axes: Axes, what: Spending, first: boolean) => string} */
    function way(track, on, what, first) {
      const { number, points, line, colour, dash } = track;
      const { x, y } = on;
      const band = [
        ...points.map(({ km, low }) => /** @type {Point} */ ([x(km), y(low)])),
        ...[...points].reverse().map(({ km, high }) => /** @type {Point} */ ([x(km), y(high)])),
      ];
      const width = first ? 3 : 2;
      const hollow = stairs
        .gaps(points, what)
        .filter(([start, end]) => end.km > start.km)
        .map(
          ([start, end]) =>
          scene.shape([[x(start.km), y(start.spent)], [x(end.km), y(end.spent)]], { stroke: PAPER, width: width / 2 }), // prettier-ignore
        );
      return scene.group(
        "way",
        [
          scene.shape(band, { fill: colour, opacity: first ? BAND : 0, kind: "band" }),
          scene.shape(line, { stroke: PAPER, width: width + 2, opacity: 0.85, kind: "casing" }),
          scene.shape(line, { stroke: colour, width, dash, kind: "line" }),
          ...hollow,
          ...end(on, track, what),
        ],
        number,
      );
    }

    /** @type {(all: Omit<Track, "points" | "line">[], what: Spending) => Diagram[]} */
    function picture(all, what) {
      const known = all.filter(({ arcs }) => texts.total(arcs, (arc) => arc[what]).likely !== null);
      if (!known.length) return [];
      /** @type {Track[]} */
      const tracks = known.map((one) => ({
        ...one,
        points: stairs.points(one.arcs, what),
        line: [],
      }));
      const on = axes(tracks, what);
      for (const one of tracks)
        one.line = one.points.map(({ km, spent }) => [on.x(km), on.y(spent)]);
      const base = on.bottom + 5 + ROW + SIZE;
      const found = ends.places(tracks, on);
      const taken = found.map(({ x, y }) => ({ left: x - BADGE, top: y - BADGE, right: x + BADGE, bottom: y + BADGE })); // prettier-ignore
      const [keys, bottom] = ends.below(tracks, what, base);
      const isHours = what === "hours";
      const title = isHours ? words.staircase : words.staircase_usd;
      const about = isHours ? words.staircase_about : words.staircase_usd_about;
      const lead = isHours && tracks.length === 1 ? losses.sentence(tracks[0].arcs) : "";
      const groups = [
        ...tracks.map((one) => stops.under(one, on)),
        ...scene.axes(on, SIZE, base),
        ...[...tracks].reverse().map((one) => way(one, on, what, one === tracks[0])),
        scene.group("names", [...found.flatMap((end) => ends.mark(end, on)), ...keys]),
        ...tracks.map((one) => stops.over(one, on, what, tracks, taken)),
      ];
      const size = /** @type {Point} */ ([WIDE, Math.round(bottom + SIZE * 0.6)]);
      const text = `${lead} ${about}`.trim();
      return [
        { title, about, svg: scene.svg(`staircase-${what}-narrow`, size, title, text, groups) },
      ];
    }

    /** @type {PlannerPicture["pictures"]} */
    function pictures(ways, names, before) {
      const looks = told.tracks.slice(0, -1);
      const shown = ways.slice(0, looks.length).map((arcs, i) => {
        const [colour, dash] = looks[i];
        return { number: i + 1, name: names[i], arcs, colour, dash };
      });
      const [colour, dash] = told.tracks[looks.length];
      const was = before ? [{ number: 0, name: words.before, arcs: before, colour, dash }] : [];
      return [...picture([...shown, ...was], "hours"), ...picture([...shown, ...was], "usd")];
    }

    return { pictures };
  },
);
