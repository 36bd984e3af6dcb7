// @ts-check
// The hours of a way as a distribution, worked out exactly on the grid that network/spread.py describes.
/**
 * @typedef {[p10: number, p50: number, p90: number]} Spread
 * @typedef {object} PlannerSpread
 * @property {(arcs: Arc[]) => Spread | null} spread  Null where no hour is known.
 * @property {(arcs: Arc[], by: string) => Total} told
 *   What is told first: hours, or dollars where cost counts, with P50 as likely, P10 to P90.
 */
corridor.feature("planner_spread", ["page", "planner_net", "planner_texts"], (needed) => {
  const { planner_net: net, planner_texts: texts } = needed;
  const STEPS = 1024;
  const LEAST = 1e-6; // hours; a narrower range is none
  const EVEN = 4; // bits of a basis
  const UNCOUNTED = 2;
  /** @typedef {{low: number, likely: number, high: number, even: boolean}} Part */

  /** @type {(arc: Arc) => Part | null} */
  function part({ hours: { low, likely, high, basis } }) {
    if (low === null || likely === null || high === null) return null;
    return { low, likely, high, even: Boolean(basis & EVEN) };
  }

  // Arcs whose hours rest on the same facts, directly or through a third, move together.
  /** @type {(wide: Arc[]) => Part[]} */
  function parts(wide) {
    /** @type {Map<number, number>} */
    const parent = new Map();
    /** @type {(fact: number) => number} */
    const root = (fact) => {
      const up = parent.get(fact) ?? fact;
      return up === fact ? fact : root(up);
    };
    for (const { hours } of wide) {
      const [first, ...rest] = net.facts(hours.set);
      for (const fact of rest) parent.set(root(fact), root(first));
    }
    /** @type {Map<number | string, Part>} */
    const out = new Map();
    for (const arc of wide) {
      const [first] = net.facts(arc.hours.set);
      const group = first === undefined ? `${arc.at}` : root(first);
      const now = /** @type {Part} */ (part(arc));
      const sum = out.get(group);
      out.set(
        group,
        sum
          ? {
              low: sum.low + now.low,
              likely: sum.likely + now.likely,
              high: sum.high + now.high,
              even: sum.even && now.even,
            }
          : now,
      );
    }
    return [...out.values()];
  }

  // E[max(0, x - X)] of a part that begins at 0.
  /** @type {(x: number, width: number, top: number, even: boolean) => number} */
  function excess(x, width, top, even) {
    if (x <= 0) return 0;
    if (even) return x < width ? x ** 2 / (2 * width) : x - width / 2;
    if (x <= top) return x ** 3 / (3 * width * top);
    const after = x < width ? (width - x) ** 3 / (3 * width * (width - top)) : 0;
    return x - (top + width) / 3 + after;
  }
  /** @type {(one: Part, step: number) => number[]} */
  function masses({ low, likely, high, even }, step) {
    const width = high - low;
    const at = (/** @type {number} */ k) => excess(step * k, width, likely - low, even);
    return Array.from(
      { length: Math.ceil(width / step) + 1 },
      (_, k) => (at(k + 1) - 2 * at(k) + at(k - 1)) / step,
    );
  }
  /** @type {(one: number[], other: number[]) => number[]} */
  function convolved(one, other) {
    const out = new Array(one.length + other.length - 1).fill(0);
    one.forEach((mass, i) => {
      for (let k = 0; k < other.length; k++) out[i + k] += mass * other[k];
    });
    return out;
  }

  /** @type {PlannerSpread["spread"]} */
  function worked(arcs) {
    const known = arcs.filter(part);
    const counted = known.some(({ hours }) => !(hours.basis & UNCOUNTED));
    if (!counted && known.length < arcs.length) return null;
    const all = /** @type {Part[]} */ (known.map(part));
    const [low, high] = [
      all.reduce((sum, one) => sum + one.low, 0),
      all.reduce((sum, one) => sum + one.high, 0),
    ];
    const wide = known.filter((_, i) => all[i].high - all[i].low > LEAST);
    if (!wide.length) return [low, low, low];
    const widths = all.map((one) => one.high - one.low).filter((width) => width > LEAST);
    const step = widths.reduce((sum, width) => sum + width, 0) / STEPS;
    const mass = parts(wide)
      .map((one) => masses(one, step))
      .reduce(convolved);
    const shares = [0];
    for (const one of mass) shares.push(shares[shares.length - 1] + Math.max(one, 0));
    const at = (/** @type {number} */ share) => {
      const k = shares.findIndex((one) => one > share);
      const [a, b] = [shares[k - 1], shares[k]];
      const hours = low + step * (k - 1.5 + (share - a) / (b - a));
      return Math.min(Math.max(hours, low), high);
    };
    return [at(0.1), at(0.5), at(0.9)];
  }

  /** @type {WeakMap<Arc[], Spread | null>} */
  const ready = new WeakMap();
  /** @type {PlannerSpread["spread"]} */
  function spread(arcs) {
    const found = ready.has(arcs) ? ready.get(arcs) : worked(arcs);
    ready.set(arcs, found ?? null);
    return found ?? null;
  }
  /** @type {PlannerSpread["told"]} */
  function told(arcs, by) {
    const whole = texts.total(arcs, (arc) => (by === "cost" ? arc.usd : arc.hours));
    const hours = { ...whole, set: -1, basis: 0, season: -1 }; // all prices rise and fall as one
    const points = spread(by === "cost" ? [{ ...arcs[0], hours }] : arcs);
    const [low, likely, high] = points ?? [whole.low, whole.likely, whole.high];
    return { low, likely, high, missing: whole.missing };
  }

  return { spread, told };
});
