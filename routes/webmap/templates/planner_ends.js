// @ts-check
// The numbers of the ways at the ends of their lines, and their names below the drawing, as charts/ends.py has them.
/**
 * @typedef {{track: Track, x: number, y: number}} TrackEnd
 * @typedef {object} PlannerEnds
 * @property {(tracks: Track[], axes: Axes) => TrackEnd[]} places
 * @property {(end: TrackEnd, axes: Axes) => string[]} mark  A number, with a line to it where it stands elsewhere.
 * @property {(tracks: Track[], what: Spending, top: number) => [marks: string[], bottom: number]} below
 *   The names of the ways, each with its line and number; and where they end.
 */
corridor.feature(
  "planner_ends",
  ["page", "planner_texts", "planner_spread", "planner_scene", "planner_sums"],
  (needed) => {
    const { planner_texts: texts, planner_scene: scene, planner_spread: first } = needed;
    const { paid } = needed.planner_sums;
    const [WIDE, SIZE, LINE, BADGE, KEY, GAP, SAMPLE] = [300, 11.5, 1.25, 8, 22, 5, 3]; // pixels
    const [PAPER, BLACK, SOFT] = ["#ffffff", "#222222", "#595959"];
    const DAY = 24; // hours

    /** @type {(x: number, y: number, track: Track) => string[]} */
    function badge(x, y, { colour, number }) {
      const bold = { size: SIZE - 0.5, colour: BLACK, anchor: "middle", bold: true };
      return [
        scene.shape(scene.circle(x, y, BADGE), { stroke: colour, width: 2, fill: PAPER }),
        scene.letters(x, y + SIZE * 0.36, String(number), bold),
      ];
    }
    // Middles for badges above each other, near to those wanted, none on another.
    /** @type {(wanted: number[], high: number, top: number, bottom: number) => number[]} */
    function apart(wanted, high, top, bottom) {
      /** @type {{start: number, some: number[]}[]} */
      const blocks = [];
      const order = wanted.map((_, at) => at).sort((a, b) => wanted[a] - wanted[b]);
      for (const at of order) {
        let now = { start: wanted[at] - high / 2, some: [at] };
        for (;;) {
          now.start = Math.max(top, Math.min(now.start, bottom - high * now.some.length));
          const above = blocks.at(-1);
          if (!above || above.start + high * above.some.length <= now.start) break;
          blocks.pop();
          const [mine, theirs] = [now.some.length, above.some.length];
          const start =
            (above.start * theirs + (now.start - high * theirs) * mine) / (mine + theirs);
          now = { start, some: [...above.some, ...now.some] };
        }
        blocks.push(now);
      }
      const out = [...wanted];
      for (const { start, some } of blocks)
        some.forEach((at, i) => {
          out[at] = start + high * (i + 0.5);
        });
      return out;
    }
    const last = (/** @type {Track} */ { line }) => line[line.length - 1];
    // Whether a way ends so far from the others that a line to its number beside the drawing would cross.
    /** @type {(track: Track, axes: Axes) => boolean} */
    const isShort = (track, { right }) => last(track)[0] < right - 4 * BADGE;
    /** @type {PlannerEnds["places"]} */
    function places(tracks, axes) {
      const { right, top, bottom } = axes;
      return [true, false].flatMap((short) => {
        const some = tracks.filter((one) => isShort(one, axes) === short);
        const wanted = some.map((one) => last(one)[1]);
        const middles = apart(
          wanted,
          2 * BADGE + (short ? 2 : 3),
          short ? top : top - BADGE,
          bottom,
        );
        return some.map((track, i) => {
          const x = short ? last(track)[0] + BADGE + 2 : right + BADGE + 4;
          return { track, x, y: middles[i] };
        });
      });
    }

    /** @type {PlannerEnds["mark"]} */
    function mark({ track, x, y }, axes) {
      const [lastX, lastY] = last(track);
      const isFar = Math.abs(x - lastX) + Math.abs(y - lastY) > BADGE + 4;
      const to = /** @type {Point[]} */ ([[lastX, lastY], [x - BADGE, y]]); // prettier-ignore
      const line = isFar && !isShort(track, axes);
      return [
        line ? scene.shape(to, { stroke: track.colour, width: 0.9 }) : "",
        ...badge(x, y, track),
      ];
    }

    /** @type {(track: Track, what: Spending) => string} */
    function total({ arcs }, what) {
      if (what !== "hours") return paid(arcs).filter(Boolean).join(", ");
      const ends = first.told(arcs, "time");
      return [texts.days(ends), texts.span(ends, DAY, 1)].filter(Boolean).join(", ");
    }
    /** @type {PlannerEnds["below"]} */
    function below(tracks, what, top) {
      const left = KEY + 2 * BADGE + 4 + GAP;
      let y = top + 2 * BADGE + 6;
      const marks = tracks.flatMap((track) => {
        const names = scene.lines(track.name, SIZE, WIDE - left);
        const sample = scene.shape([[0, y], [KEY, y]], { stroke: track.colour, width: SAMPLE, dash: track.dash }); // prettier-ignore
        const rows = [...names, total(track, what)].map((text, i) =>
          scene.letters(left, y + SIZE * 0.35 + i * SIZE * LINE, text, {
            ...{ size: SIZE, colour: i < names.length ? BLACK : SOFT, bold: i < names.length },
          }),
        );
        const found = [sample, ...badge(KEY + BADGE + 4, y, track), ...rows];
        y += rows.length * SIZE * LINE + SIZE * 0.6;
        return found;
      });
      return [marks, y - SIZE];
    }

    return { places, mark, below };
  },
);
