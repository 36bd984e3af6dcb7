// @ts-check
// The hours of a way as a distribution, worked out exactly on the grid that network/spread.py describes.
/**
 * @typedef {[p10: number, p50: number, p90: number]} Spread
 * @typedef {object} PlannerSpread
 * @property {(arcs: Arc[]) => Spread | null} spread  Null where no hour is known.
 * @property {(arcs: Arc[]) => (Spread | null)[]} along  After each arc of a way, fine enough to be drawn.
 * @property {(arcs: Arc[], by: string) => Total} told
 *   What is told first: hours, or dollars where cost counts, with P50 as likely, P10 to P90.
 */
corridor.feature("planner_spread", ["page", "planner_net", "planner_texts"], (needed) => {
  const { planner_net: net, planner_texts: texts } = needed;
  const STEPS = 1024;
  const DRAWN = 128; // steps where a pixel is all that is seen
  const LEAST = 1e-6; // hours; a narrower range is none
  const EVEN = 4; // bits of a basis
  const UNCOUNTED = 2;
  /** @typedef {{low: number, likely: number, high: number, even: boolean}} Part */

  /** @type {(arc: Arc) => Part | null} */
  function part({ hours: { low, likely, high, basis } }) {
    if (low === null || likely === null || high === null) return null;
    return { low, likely, high, even: Boolean(basis & EVEN) };
  }

  const width = (/** @type {Part | null} */ one) => {
    const wide = one ? one.high - one.low : 0;
    return wide > LEAST ? wide : 0;
  };
  // Arcs whose hours rest on the same facts, directly or through a third, move together; null where there is no range.
  /** @type {(arcs: Arc[]) => (number | string | null)[]} */
  function groups(arcs) {
    /** @type {Map<number, number>} */
    const parent = new Map();
    /** @type {(fact: number) => number} */
    const root = (fact) => {
      const up = parent.get(fact) ?? fact;
      return up === fact ? fact : root(up);
    };
    const wide = arcs.map((arc) => width(part(arc)) > 0);
    for (const { hours } of arcs.filter((_, i) => wide[i])) {
      const [first, ...rest] = net.facts(hours.set);
      for (const fact of rest) parent.set(root(fact), root(first));
    }
    return arcs.map(({ at, hours }, i) => {
      const [first] = net.facts(hours.set);
      if (!wide[i]) return null;
      return first === undefined ? `${at}` : root(first);
    });
  }
  /** @type {(one: Part | undefined, other: Part) => Part} */
  const added = (one, other) =>
    one
      ? {
          low: one.low + other.low,
          likely: one.likely + other.likely,
          high: one.high + other.high,
          even: one.even && other.even,
        }
      : other;

  // What moves all of a journey together, so far: it is faster or slower as a whole.
  /** @type {(so: Part, arc: Arc) => Part} */
  const shared = (so, { hours: { likely }, pace }) => ({
    ...so,
    low: so.low + (likely ?? 0) * ((pace?.[1] ?? 1) - 1),
    high: so.high + (likely ?? 0) * ((pace?.[2] ?? 1) - 1),
  });

  // E[max(0, x - X)] of a part that begins at 0.
  /** @type {(x: number, width: number, top: number, even: boolean) => number} */
  function excess(x, width, top, even) {
    if (x <= 0) return 0;
    if (even) return x < width ? x ** 2 / (2 * width) : x - width / 2;
    if (x <= top) return x ** 3 / (3 * width * top);
    const after = x < width ? (width - x) ** 3 / (3 * width * (width - top)) : 0;
    return x - (top + width) / 3 + after;
  }
  /** @type {(one: Part, step: number) => ArrayLike<number>} */
  function masses({ low, likely, high, even }, step) {
    const width = high - low;
    const at = (/** @type {number} */ k) => excess(step * k, width, likely - low, even);
    return Array.from(
      { length: Math.ceil(width / step) + 1 },
      (_, k) => (at(k + 1) - 2 * at(k) + at(k - 1)) / step,
    );
  }
  /** @type {(one: ArrayLike<number>, other: ArrayLike<number>) => Float64Array} */
  function convolved(one, other) {
    const out = new Float64Array(one.length + other.length - 1);
    for (let i = 0; i < one.length; i++)
      for (let k = 0; k < other.length; k++) out[i + k] += one[i] * other[k];
    return out;
  }
  /** @type {(mass: ArrayLike<number>, start: number, low: number, high: number, step: number) => Spread} */
  function quantiles(mass, start, low, high, step) {
    const shares = [0];
    for (let i = 0; i < mass.length; i++) shares.push(shares[i] + Math.max(mass[i], 0));
    const at = (/** @type {number} */ share) => {
      const k = shares.findIndex((one) => one > share);
      const [a, b] = [shares[k - 1], shares[k]];
      const hours = start + step * (k - 1.5 + (share - a) / (b - a));
      return Math.min(Math.max(hours, low), high);
    };
    return [at(0.1), at(0.5), at(0.9)];
  }

  // The spreads after those arcs that are asked for, on the grid of the whole.
  /** @type {(arcs: Arc[], steps: number, wanted: (at: number) => boolean) => (Spread | null)[]} */
  function found(arcs, steps, wanted) {
    const [every, group] = [arcs.map(part), groups(arcs)];
    const still = { low: 0, likely: 0, high: 0, even: false };
    const all = arcs.filter((_, at) => every[at]).reduce(shared, still);
    const step = [...every, all].reduce((sum, one) => sum + width(one), 0) / steps;
    /** @type {Part} */
    let whole = still;
    /** @type {Map<number | string, Part>} */
    const parts = new Map();
    /** @type {Map<Part, ArrayLike<number>>} */
    const ready = new Map();
    /** @type {(one: Part) => ArrayLike<number>} */
    function massesOf(one) {
      const now = ready.get(one) ?? masses(one, step);
      ready.set(one, now);
      return now;
    }
    let [low, high, counted, missing] = [0, 0, false, false];
    return arcs.map(({ hours }, at) => {
      const [one, now] = [every[at], group[at]];
      counted ||= Boolean(one) && !(hours.basis & UNCOUNTED);
      missing ||= !one;
      if (one) [low, high] = [low + one.low, high + one.high];
      if (one) whole = shared(whole, arcs[at]);
      if (one && now !== null) parts.set(now, added(parts.get(now), one));
      if (!wanted(at) || (missing && !counted)) return null;
      if (!parts.size) return [low, low, low];
      const moving = [...parts.values(), ...(width(whole) ? [whole] : [])];
      const mass = moving.map(massesOf).reduce(convolved, [1]);
      return quantiles(mass, low + whole.low, low, high, step);
    });
  }
  /** @type {WeakMap<Arc[], Spread | null>} */
  const known = new WeakMap(); // a way is asked for more than once
  /** @type {PlannerSpread["spread"]} */
  function spread(arcs) {
    const ready = known.get(arcs);
    if (ready !== undefined) return ready;
    const now = found(arcs, STEPS, (at) => at === arcs.length - 1).at(-1) ?? null;
    known.set(arcs, now);
    return now;
  }
  /** @type {PlannerSpread["along"]} */
  const along = (arcs) => found(arcs, DRAWN, () => true);

  /** @type {PlannerSpread["told"]} */
  function told(arcs, by) {
    const whole = texts.total(arcs, (arc) => (by === "cost" ? arc.usd : arc.hours));
    const hours = { ...whole, set: -1, basis: 0, season: -1 }; // all prices rise and fall as one
    const points = spread(by === "cost" ? [{ ...arcs[0], hours, pace: undefined }] : arcs);
    const [low, likely, high] = points ?? [whole.low, whole.likely, whole.high];
    return { low, likely, high, missing: whole.missing };
  }

  return { spread, along, told };
});
