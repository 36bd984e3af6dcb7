// @ts-check
// The time-distance staircase as points: hours or dollars piled up over the way, as network/staircase.py has it.
/**
 * @typedef {{arc: Arc | null, km: number, spent: number, low: number, high: number}} StairPoint
 * @typedef {{node: string, km: number, start: number, end: number, arcs: Arc[]}} Jump
 * @typedef {{land: string, start: number, end: number}} Stretch  A country or "sea", between two distances in km.
 * @typedef {"hours" | "usd"} Spending
 * @typedef {object} PlannerStairs
 * @property {(arcs: Arc[], what: Spending) => StairPoint[]} points
 * @property {(points: StairPoint[]) => Jump[]} jumps
 * @property {(points: StairPoint[], what: Spending) => [StairPoint, StairPoint][]} gaps
 *   The parts of which it is unknown what they take.
 * @property {(arcs: Arc[]) => Stretch[]} stretches
 */
corridor.feature("planner_stairs", ["page", "planner_net", "planner_spread"], (needed) => {
  const { planner_net: net, planner_spread } = needed;
  const told = /** @type {Planner} */ (corridor.data.planner);
  const isUnknown = (/** @type {Amount} */ { low, likely, high }) =>
    [low, likely, high].includes(null);

  /** @type {PlannerStairs["points"]} */
  function points(arcs, what) {
    const bands = what === "hours" ? planner_spread.along(arcs) : [];
    let [km, low, spent, high] = [0, 0, 0, 0];
    const all = arcs.map((arc, at) => {
      const amount = arc[what];
      if (!isUnknown(amount)) {
        low += amount.low ?? 0;
        spent += amount.likely ?? 0;
        high += amount.high ?? 0;
      }
      km += arc.km.likely ?? 0;
      const band = bands[at];
      return { arc, km, spent, low: band ? band[0] : low, high: band ? band[2] : high };
    });
    return [{ arc: null, km: 0, spent: 0, low: 0, high: 0 }, ...all];
  }

  /** @type {PlannerStairs["jumps"]} */
  function jumps(points) {
    /** @type {Jump[]} */
    const out = [];
    points.forEach(({ arc, km, spent }, at) => {
      if (!arc?.node) return;
      const last = out.at(-1);
      if (last && last.node === arc.node && points[at - 1].arc?.node === arc.node) {
        last.arcs.push(arc);
        [last.km, last.end] = [km, spent];
      } else out.push({ node: arc.node, km, start: points[at - 1].spent, end: spent, arcs: [arc] });
    });
    return out;
  }

  /** @type {PlannerStairs["gaps"]} */
  function gaps(points, what) {
    /** @type {[StairPoint, StairPoint][]} */
    const out = [];
    /** @type {StairPoint | null} */
    let opened = null;
    points.slice(1).forEach((after, at) => {
      const amount = /** @type {Arc} */ (after.arc)[what];
      if (isUnknown(amount)) {
        if (opened) out.pop();
        opened ??= points[at];
        out.push([opened, after]);
      } else if (amount.high) opened = null;
    });
    return out;
  }

  /** @type {(arc: Arc) => [string, number][]} */
  function shares({ mode, line, from, to }) {
    if (/ferry|sea/.test(mode)) return [["sea", 1]];
    const parts = told.parts[line];
    if (!parts) return [[net.land(from), 1]];
    return [from, to]
      .map((place) => /** @type {[string, number]} */ ([net.land(place), parts[net.land(place)]]))
      .filter(([, share]) => share);
  }
  /** @type {PlannerStairs["stretches"]} */
  function stretches(arcs) {
    /** @type {Stretch[]} */
    const out = [];
    let km = 0;
    for (const arc of arcs.filter(({ km }) => km.likely))
      for (const [land, share] of shares(arc)) {
        const start = km;
        km += share * (arc.km.likely ?? 0);
        const last = out.at(-1);
        if (last?.land === land) last.end = km;
        else out.push({ land, start, end: km });
      }
    return out;
  }

  return { points, jumps, gaps, stretches };
});
