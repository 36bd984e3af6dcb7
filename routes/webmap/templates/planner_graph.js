// @ts-check
// The graph of a question and its best way, which leads on by way of a place if it can: network/graph.py and onward.py.
/**
 * @typedef {{tail: number, head: number, cost: number, arc: Arc | null}} Edge  Without an arc it joins stretches.
 * @typedef {{cost: number[], last: (Edge | undefined)[]}} Tree  What the best way to each state counts, and its last edge.
 * @typedef {object} PlannerGraph
 * @property {(asked: Question, arcs: Arc[]) => Edge[]} edges  From the source, whose number `source` tells, to the sink after it.
 * @property {(asked: Question) => number} source
 * @property {(all: Edge[], root: number, back: boolean) => Tree} tree
 * @property {(from: Tree, state: number, back: boolean) => Edge[]} path
 * @property {(edges: Edge[], whole: boolean) => boolean} passesOnce
 *   Whether a way passes each place once: on each of its stretches, or on the whole.
 */
corridor.feature("planner_graph", ["page", "planner_net"], ({ planner_net: net }) => {
  const UNKNOWN = 1e6; // more than any way has hours, kilometres or dollars
  const TIE = 1e-6;
  const FARTHEST = 1.6; // times what there and back counts
  const LANDED = 1;
  const told = /** @type {Planner} */ (corridor.data.planner);
  const count = told?.states.places.length; // of the states of one stretch
  /** @type {PlannerGraph["source"]} */
  const source = ({ via }) => count * (via.length + 1);
  const stage = (/** @type {number} */ number) => Math.floor(number / count);
  const place = (/** @type {number} */ number) => net.state(number % count).place;

  /** @type {(arc: Arc, by: string) => number} */
  function weight(arc, by) {
    const { hours, km, usd, kind } = arc;
    const counted =
      by === "transshipments"
        ? Number(kind === by.slice(0, -1))
        : by === "distance"
          ? km.likely
          : net.mean(by === "cost" ? usd : hours);
    return (counted ?? UNKNOWN) + TIE * (net.mean(hours) ?? 0);
  }

  // The edges of all stretches: of several arcs between two states the best, and the joints at the ends and between stretches.
  /** @type {(asked: Question, arcs: Arc[]) => Edge[]} */
  function joined({ origin, destination, by, service, via }, arcs) {
    const { modes } = told.services[service];
    /** @type {Map<string, Edge>} */
    const between = new Map();
    for (const arc of arcs.filter((one) => modes.includes(one.mode))) {
      const { tail, head } = arc;
      const [key, cost] = [`${tail} ${head}`, weight(arc, by)];
      if (cost < (between.get(key)?.cost ?? Infinity)) between.set(key, { tail, head, cost, arc });
    }
    const end = count * (via.length + 1);
    const at = [...Array(count).keys()];
    const there = (/** @type {string} */ one) => at.filter((number) => place(number) === one);
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
      ...first.map((one) => joint(end, one)),
      ...last.map((one) => joint(one + via.length * count, end + 1)),
      ...via.flatMap((node, stage) =>
        there(node).map((one) => joint(one + stage * count, one + (stage + 1) * count)),
      ),
    ];
  }

  /** @type {PlannerGraph["tree"]} */
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

  /** @type {PlannerGraph["path"]} */
  function path(from, state, back) {
    const out = [];
    for (let edge = from.last[state]; edge; edge = from.last[back ? edge.head : edge.tail])
      out.push(edge);
    return back ? out : out.reverse();
  }
  /** @type {PlannerGraph["passesOnce"]} */
  function passesOnce(edges, whole) {
    const all = edges.slice(1).map(({ tail }) => `${whole ? "" : stage(tail)} ${place(tail)}`);
    const nodes = all.filter((one, i) => one !== all[i - 1]);
    return new Set(nodes).size === nodes.length;
  }

  // What the best way passes on a stretch is gone from all others, in turn.
  /** @type {(all: Edge[], asked: Question, stages: number[]) => Edge[]} */
  function parted(all, asked, stages) {
    const places = [asked.origin, ...asked.via, asked.destination];
    const [from, ends] = [source(asked), (/** @type {number} */ at) => places.slice(at, at + 2)];
    return stages.reduce((left, now) => {
      const here = path(tree(left, from, false), from + 1, false)
        .slice(1)
        .filter(({ tail }) => stage(tail) === now);
      const used = new Set(
        here.map(({ tail }) => place(tail)).filter((one) => !ends(now).includes(one)),
      );
      const gone = (/** @type {number} */ one) =>
        one < from && stage(one) !== now && used.has(place(one));
      return left.filter(({ tail, head }) => !gone(tail) && !gone(head));
    }, all);
  }

  /** @type {PlannerGraph["edges"]} */
  function edges(asked, arcs) {
    const all = joined(asked, arcs);
    const places = [asked.origin, ...asked.via, asked.destination];
    if (!asked.via.length || new Set(places).size < places.length) return all;
    const sink = source(asked) + 1;
    /** @type {(some: Edge[]) => {some: Edge[], way: Edge[], cost: number}} */
    const best = (some) => {
      const found = tree(some, sink - 1, false);
      return { some, way: path(found, sink, false), cost: found.cost[sink] ?? Infinity };
    };
    const back = best(all);
    if (!back.way.length || passesOnce(back.way, true)) return all;
    const stages = places.slice(1).map((_, i) => i);
    const fit = [stages, [...stages].reverse()]
      .map((order) => best(parted(all, asked, order)))
      .filter(({ way, cost }) => cost <= FARTHEST * back.cost && passesOnce(way, true))
      .sort((a, b) => a.cost - b.cost);
    return fit.length ? fit[0].some : all;
  }

  return { edges, source, tree, path, passesOnce };
});
