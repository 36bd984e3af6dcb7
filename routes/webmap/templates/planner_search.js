// @ts-check
// The best way through the arcs of a question, and others that really differ: network/search.py and alternatives.py.
/**
 * @typedef {{tail: number, head: number, cost: number, arc: Arc | null}} Edge  Without an arc it joins stretches.
 * @typedef {{cost: number[], last: (Edge | undefined)[]}} Tree  What the best way to each state counts, and its last edge.
 * @typedef {{cost: number, at: number, tail: number, edges: Edge[], way: Arc[]}} Candidate  The best way through a run.
 * @typedef {object} PlannerSearch
 * @property {(asked: Question, arcs: Arc[], count: number) => Arc[][]} ways  The best first; none where there is no way.
 */
corridor.feature("planner_search", ["page", "planner_net"], ({ planner_net: net }) => {
  const UNKNOWN = 1e6; // more than any way has hours, kilometres or dollars
  const TIE = 1e-6;
  const DETOUR = 1.6;
  const FRESH = 0.2;
  const LANDED = 1;
  const told = /** @type {Planner} */ (corridor.data.planner);
  const count = told?.states.places.length; // of the states of one stretch

  /** @type {(arc: Arc, by: string) => number} */
  function weight(arc, by) {
    const { hours, km, usd, kind } = arc;
    const counted =
      by === "transshipments"
        ? Number(kind === by.slice(0, -1))
        : { time: hours, distance: km, cost: usd }[by]?.likely;
    return (counted ?? UNKNOWN) + TIE * (hours.likely ?? 0);
  }

  // The edges of all stretches: of several arcs between two states the best, and the joints at the ends and between stretches.
  /** @type {(asked: Question, arcs: Arc[]) => Edge[]} */
  function edges({ origin, destination, by, service, via }, arcs) {
    const { modes } = told.services[service];
    /** @type {Map<string, Edge>} */
    const between = new Map();
    for (const arc of arcs.filter((one) => modes.includes(one.mode))) {
      const { tail, head } = arc;
      const [key, cost] = [`${tail} ${head}`, weight(arc, by)];
      if (cost < (between.get(key)?.cost ?? Infinity)) between.set(key, { tail, head, cost, arc });
    }
    const source = count * (via.length + 1);
    const at = [...Array(count).keys()];
    const there = (/** @type {string} */ place) =>
      at.filter((one) => net.state(one).place === place);
    /** @type {(tail: number, head: number) => Edge} */
    const joint = (tail, head) => ({ tail, head, cost: 0, arc: null });
    const first = there(origin).filter((one) => net.state(one).phase === 0);
    const last = there(destination).filter((one) => net.state(one).phase <= LANDED);
    return [
      ...[...via, destination].flatMap((_, stage) =>
        [...between.values()].map(({ tail, head, ...rest }) => ({
          ...rest,
          tail: tail + stage * count,
          head: head + stage * count,
        })),
      ),
      ...first.map((one) => joint(source, one)),
      ...last.map((one) => joint(one + via.length * count, source + 1)),
      ...via.flatMap((place, stage) =>
        there(place).map((one) => joint(one + stage * count, one + (stage + 1) * count)),
      ),
    ];
  }

  /** @type {(all: Edge[], root: number, back: boolean) => Tree} */
  function tree(all, root, back) {
    /** @type {Map<number, Edge[]>} */
    const out = new Map();
    for (const edge of all) {
      const end = back ? edge.head : edge.tail;
      out.get(end)?.push(edge) ?? out.set(end, [edge]);
    }
    /** @type {number[]} */
    const cost = [];
    /** @type {(Edge | undefined)[]} */
    const last = [];
    const open = new Set([root]);
    cost[root] = 0;
    while (open.size) {
      let near = -1;
      for (const one of open) if (near < 0 || cost[one] < cost[near]) near = one;
      open.delete(near);
      for (const edge of out.get(near) ?? []) {
        const next = back ? edge.tail : edge.head;
        if (cost[near] + edge.cost < (cost[next] ?? Infinity)) {
          cost[next] = cost[near] + edge.cost;
          last[next] = edge;
          open.add(next);
        }
      }
    }
    return { cost, last };
  }

  /** @type {(from: Tree, state: number, back: boolean) => Edge[]} */
  function path(from, state, back) {
    const out = [];
    for (let edge = from.last[state]; edge; edge = from.last[back ? edge.head : edge.tail])
      out.push(edge);
    return back ? out : out.reverse();
  }
  /** @type {(edges: Edge[]) => Arc[]} */
  const arcsOf = (edges) => edges.flatMap(({ arc }) => arc ?? []);
  /** @type {(arcs: Arc[], what: (arc: Arc) => number | null) => number} */
  const sum = (arcs, what) => arcs.reduce((all, arc) => all + (what(arc) ?? 0), 0);
  const hours = (/** @type {Arc[]} */ arcs) => sum(arcs, (arc) => arc.hours.likely);
  const pair = (/** @type {Arc} */ { from, to }) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  const runs = (/** @type {Arc[]} */ arcs) => arcs.filter(({ kind }) => kind === "run");
  const isWater = (/** @type {Arc} */ { mode }) => mode === "ferry" || mode === "sea";
  const isCrossing = (/** @type {Arc} */ arc) =>
    isWater(arc) || net.land(arc.from) !== net.land(arc.to);

  // Whether a way passes each node once on each of its stretches.
  /** @type {(edges: Edge[]) => boolean} */
  function isSimple(edges) {
    const all = edges.slice(1).map(({ tail }) => {
      return `${Math.floor(tail / count)} ${net.state(tail % count).place}`;
    });
    const nodes = all.filter((one, i) => one !== all[i - 1]);
    return new Set(nodes).size === nodes.length;
  }

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

  /** @type {PlannerSearch["ways"]} */
  function ways(asked, arcs, most) {
    const all = edges(asked, arcs);
    const source = count * (asked.via.length + 1);
    const sink = source + 1;
    const ahead = tree(all, source, false);
    if (ahead.cost[sink] === undefined) return [];
    const best = arcsOf(path(ahead, sink, false));
    if (most < 2) return [best];
    const found = candidates(ahead.cost[sink], all, ahead, tree(all, sink, true), best);
    const taken = [{ cost: 0, at: -1, way: best }];
    for (const difference of [crossing(isWater), crossing(isCrossing), running]) {
      let differs = difference(taken.map(({ way }) => way));
      for (const one of found) {
        if (taken.length >= most) break;
        if (!differs(one.way) || !isSimple(one.edges)) continue;
        taken.push(one);
        differs = difference(taken.map(({ way }) => way));
      }
    }
    return taken.sort((a, b) => a.cost - b.cost || a.at - b.at).map(({ way }) => way);
  }

  return { ways };
});
