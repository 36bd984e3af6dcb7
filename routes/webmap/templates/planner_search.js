// @ts-check
// The best way through the arcs of a question, and others that really differ: network/alternatives.py.
/**
 * @typedef {{cost: number, at: number, tail: number, edges: Edge[], way: Arc[]}} Candidate  The best way through a run.
 * @typedef {object} PlannerSearch
 * @property {(asked: Question, arcs: Arc[], count: number) => Arc[][]} ways  The best first; none where there is no way.
 * @property {(asked: Question, arcs: Arc[]) => number} cost  What the best way counts; infinite where there is none.
 */
corridor.feature(
  "planner_search",
  ["page", "drawing", "planner_net", "planner_graph", "planner_spread"],
  (needed) => {
    const { drawing, planner_net: net, planner_graph: graph, planner_spread } = needed;
    const { path, tree } = graph;
    const TIE = 1e-6;
    const DETOUR = 1.6;
    const FRESH = 0.2;
    const ABROAD = 2; // times the straight line home

    /** @type {(edges: Edge[]) => Arc[]} */
    const arcsOf = (edges) => edges.flatMap(({ arc }) => arc ?? []);
    /** @type {(arcs: Arc[], what: (arc: Arc) => number | null) => number} */
    const sum = (arcs, what) => arcs.reduce((all, arc) => all + (what(arc) ?? 0), 0);
    const hours = (/** @type {Arc[]} */ arcs) => sum(arcs, (arc) => net.mean(arc.hours));
    const pair = (/** @type {Arc} */ { from, to }) =>
      from < to ? `${from} ${to}` : `${to} ${from}`;
    const runs = (/** @type {Arc[]} */ arcs) => arcs.filter(({ kind }) => kind === "run");
    const isWater = (/** @type {Arc} */ { mode }) => mode === "ferry" || mode === "sea";
    const isCrossing = (/** @type {Arc} */ arc) =>
      isWater(arc) || net.land(arc.from) !== net.land(arc.to);

    // What tells ways that cross what none before them does, or run a fifth of their km where none before them runs.
    /** @typedef {(others: Arc[][]) => (way: Arc[]) => boolean} Difference */
    /** @type {(is: (arc: Arc) => boolean) => Difference} */
    const crossing = (is) => (others) => {
      const known = new Set(others.flatMap((one) => runs(one).filter(is).map(pair)));
      return (way) => runs(way).some((arc) => is(arc) && !known.has(pair(arc)));
    };
    /** @type {Difference} */
    function running(others) {
      const used = new Set(others.flatMap((one) => runs(one).map(pair)));
      const km = (/** @type {Arc[]} */ arcs) => sum(arcs, (arc) => arc.km.likely);
      return (way) => {
        const fresh = km(runs(way).filter((arc) => !used.has(pair(arc))));
        return fresh > 0 && fresh >= FRESH * km(runs(way)) - TIE;
      };
    }

    // Whether a way leaves a country only to come back into it: network/onward.py.
    /** @param {Arc[]} way */
    function goesAbroadAndBack(way) {
      /** @type {Map<string, {at: string, after: number}>} */
      const last = new Map();
      let km = 0;
      return runs(way).some(({ from, to, km: length }) => {
        const [here, there] = [from, to].map(net.land);
        last.set(here, { at: from, after: km });
        km += length.likely ?? 0;
        const left = here === there ? undefined : last.get(there);
        if (!left) return false;
        const [one, other] = [left.at, to].map((id) => drawing.positions(id)[0]);
        return km - left.after > (ABROAD * one.distanceTo(other)) / 1000;
      });
    }

    // The best way through each run that the best way passes by, best first.
    /** @type {(least: number, all: Edge[], ahead: Tree, behind: Tree, best: Arc[]) => Candidate[]} */
    function candidates(least, all, ahead, behind, best) {
      const passed = new Set(best.map(({ at }) => at));
      const longest = DETOUR * hours(best) + TIE;
      return all
        .flatMap((edge) => {
          const { arc, tail, head } = edge;
          const cost = ahead.cost[tail] + edge.cost + behind.cost[head];
          if (arc?.kind !== "run" || passed.has(arc.at) || !(cost < Infinity)) return [];
          const edges = [...path(ahead, tail, false), edge, ...path(behind, head, true)];
          const counts = Math.round(Math.max(cost, least) / TIE);
          return { cost: counts, at: arc.at, tail, edges, way: arcsOf(edges) };
        })
        .filter(({ way }) => hours(way) <= longest)
        .sort((a, b) => a.cost - b.cost || a.at - b.at || a.tail - b.tail);
    }

    // First the way that is told as the best: by its median, which may lie apart from the mean that ranks it.
    /** @type {(ways: Arc[][], by: string) => Arc[][]} */
    function ordered(ways, by) {
      const told = new Map(ways.map((way) => [way, planner_spread.told(way, by)]));
      /** @type {(way: Arc[]) => [number, number]} */
      const rank = (way) => {
        const { missing, likely } = /** @type {Total} */ (told.get(way));
        return [missing.length, likely ?? Infinity];
      };
      return [...ways].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
    }

    /** @type {PlannerSearch["ways"]} */
    function ways(asked, arcs, most) {
      const all = graph.edges(asked, arcs);
      const source = graph.source(asked);
      const sink = source + 1;
      const ahead = tree(all, source, false);
      if (ahead.cost[sink] === undefined) return [];
      const shortest = path(ahead, sink, false);
      const best = arcsOf(shortest);
      if (most < 2) return [best];
      const whole = graph.passesOnce(shortest, true);
      const back = goesAbroadAndBack(best);
      const leads = (/** @type {Candidate} */ { edges, way }) =>
        graph.passesOnce(edges, whole) && (back || !goesAbroadAndBack(way));
      const found = candidates(ahead.cost[sink], all, ahead, tree(all, sink, true), best);
      const taken = [{ cost: 0, at: -1, way: best }];
      for (const difference of [crossing(isWater), crossing(isCrossing), running]) {
        let differs = difference(taken.map(({ way }) => way));
        for (const one of found) {
          if (taken.length >= most) break;
          if (!differs(one.way) || !leads(one)) continue;
          taken.push(one);
          differs = difference(taken.map(({ way }) => way));
        }
      }
      const ranked = taken.sort((a, b) => a.cost - b.cost || a.at - b.at).map(({ way }) => way);
      return /time|cost/.test(asked.by) ? ordered(ranked, asked.by) : ranked;
    }

    /** @type {PlannerSearch["cost"]} */
    function cost(asked, arcs) {
      const source = graph.source(asked);
      return tree(graph.edges(asked, arcs), source, false).cost[source + 1] ?? Infinity;
    }

    return { ways, cost };
  },
);
