// @ts-check
// The graph of a question and its best way, which leads on by way of a place if it can: network/graph.py and onward.py.
/**
 * @typedef {{tail: number, head: number, cost: number, arc: Arc | null}} Edge  Without an arc it joins stretches.
 * @typedef {{cost: number[], last: (Edge | undefined)[]}} Tree  What the best way to each state counts, and its last edge.
 * @typedef {object} PlannerGraph
 * @property {(asked: Question, arcs: Arc[]) => Edge[]} edges  From the source, whose number `source` tells, to the sink after it.
 * @property {(asked: Question, arcs: Arc[]) => Edge[]} joined  The same, also there and back by way of a place.
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
  /** @type {Map<string, number[]>} */
  const standing = new Map(); // the states at each place
  for (let at = 0; at < count; at++) {
    const { place } = net.state(at);
    standing.set(place, [...(standing.get(place) ?? []), at]);
  }
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
  function joined({ origin, destination, by, service, via, avoid }, arcs) {
    const { modes } = told.services[service];
    const kept = new Set(avoid);
    const isKept = (/** @type {string} */ one) => kept.has(one) || kept.has(net.land(one));
    /** @type {(arc: Arc) => boolean} */
    const allowed = ({ mode, kind, line, from, to }) =>
      modes.includes(mode) &&
      !(kind === "run" && kept.has(mode)) &&
      ![line, from, to].some((one) => one && isKept(one));
    /** @type {Map<number, Edge>} */
    const between = new Map();
    for (const arc of arcs.filter(allowed)) {
      const { tail, head } = arc;
      const [key, cost] = [tail * count + head, weight(arc, by)];
      if (cost < (between.get(key)?.cost ?? Infinity)) between.set(key, { tail, head, cost, arc });
    }
    const end = count * (via.length + 1);
    const there = (/** @type {string} */ one) => standing.get(one) ?? [];
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

  // The states still to be looked at, the nearest first: a heap of [cost, state].
  function queue() {
    /** @type {[number, number][]} */
    const heap = [];
    /** @type {(at: number, other: number) => void} */
    const swap = (at, other) => {
      [heap[at], heap[other]] = [heap[other], heap[at]];
    };
    /** @type {(cost: number, state: number) => void} */
    function add(cost, state) {
      let at = heap.push([cost, state]) - 1;
      for (let up = (at - 1) >> 1; at && heap[up][0] > cost; at = up, up = (at - 1) >> 1)
        swap(at, up);
    }
    function next() {
      swap(0, heap.length - 1);
      const found = heap.pop();
      for (let at = 0, down = 1; down < heap.length; at = down, down = 2 * at + 1) {
        if (down + 1 < heap.length && heap[down + 1][0] < heap[down][0]) down += 1;
        if (heap[at][0] <= heap[down][0]) break;
        swap(at, down);
      }
      return found;
    }
    return { add, next };
  }

  /** @type {PlannerGraph["tree"]} */
  function tree(all, root, back) {
    /** @type {Edge[][]} */
    const out = [];
    for (const edge of all) (out[back ? edge.head : edge.tail] ??= []).push(edge);
    /** @type {number[]} */
    const cost = [];
    /** @type {(Edge | undefined)[]} */
    const last = [];
    const open = queue();
    cost[root] = 0;
    open.add(0, root);
    for (let near = open.next(); near; near = open.next()) {
      const [far, state] = near;
      if (far > cost[state]) continue; // a shorter way was found meanwhile
      for (const edge of out[state] ?? []) {
        const next = back ? edge.tail : edge.head;
        if (far + edge.cost < (cost[next] ?? Infinity)) {
          cost[next] = far + edge.cost;
          last[next] = edge;
          open.add(cost[next], next);
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

  return { edges, joined, source, tree, path, passesOnce };
});
