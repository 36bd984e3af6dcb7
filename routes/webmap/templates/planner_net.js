// @ts-check
// The arcs of a year and a month: what network/building.py and season.py make of them.
/**
 * Hours, kilometres or dollars; null is unknown. `set` is that of the facts on which it rests, `season` that of a month's,
 * -1 for none; `basis` adds up 1 for a default, 2 for what tells nothing of a sum, 4 for what is uniform, 8 for a price of its own.
 * @typedef {{low: number | null, likely: number | null, high: number | null, set: number, basis: number, season: number}} Amount
 * @typedef {{at: number, kind: string, tail: number, head: number, from: string, to: string, mode: string, line: string,
 *   node: string, km: Amount, hours: Amount, usd: Amount, gases: Amount}} Arc
 * @typedef {{origin: string, destination: string, by: string, service: string, via: string[], close: string[], open: string[],
 *   slow: [string, number][], scenario: string[], year: number, month: number, count: number}} Question  Without a month it is 0.
 * @typedef {object} PlannerNet
 * @property {(asked: Question) => Arc[]} arcs  All of them, open or not.
 * @property {string[]} ids  Of all lines and places, by their numbers.
 * @property {(amount: Amount, factor: number) => Amount} scaled
 * @property {(amount: Amount) => number | null} mean  Null where an end is unknown.
 * @property {(state: number) => {place: string, phase: number}} state
 * @property {(place: string) => string} land  The country in which a place lies.
 * @property {(packed: PackedAmount, year: number) => Amount} amount
 * @property {(set: number) => number[]} facts  On which an amount rests.
 * @property {(arc: Arc) => boolean} inPort  Whether it waits for a ship, or is done between a ship and the shore.
 * @property {(arc: Arc, year: number, month: number) => Storm[2]} stormsOver  What is known of its weather.
 */
corridor.feature("planner_net", ["page", "subjects"], ({ subjects }) => {
  const told = /** @type {Planner} */ (corridor.data.planner);
  const LANDED = 1; // phases of a state, in the order of network.Phase
  const ABOARD = 2;
  const EVEN = 4; // a bit of a basis
  const ids = [...subjects.all.keys()];
  const id = (/** @type {number} */ number) => ids[number] ?? "";
  const lands = new Map(
    Object.entries(told?.lands ?? {}).flatMap(([land, all]) => all.map((one) => [id(one), land])),
  );
  /** @type {Map<string, Arc[]>} */
  const built = new Map();

  /** @type {<T extends [number, ...any[]]>(runs: T[], year: number) => T} */
  const within = (runs, year) =>
    /** @type {any} */ (runs.filter(([from]) => from <= year).at(-1) ?? runs[0]);
  /** @type {(scale: number) => (end: number | null) => number | null} */
  const times = (scale) => (end) => (end === null ? null : end * scale);
  /** @type {PlannerNet["scaled"]} */
  function scaled(amount, factor) {
    const [low, likely, high] = [amount.low, amount.likely, amount.high].map(times(factor));
    return { ...amount, low, likely, high };
  }
  /** @type {PlannerNet["mean"]} */
  function mean({ low, likely, high, basis }) {
    if (low === null || likely === null || high === null) return null;
    return basis & EVEN ? (low + high) / 2 : (low + likely + high) / 3;
  }
  /** @type {(packed: PackedAmount, year: number) => Amount} */
  function amount([course, base], year) {
    const [, low, likely, high, set, basis] = within(told.courses[course], year);
    return scaled({ low, likely, high, set, basis, season: -1 }, base);
  }

  /** @type {PlannerNet["state"]} */
  const state = (number) => ({
    place: id(told.states.places[number]),
    phase: told.states.phases[number],
  });

  /** @type {(year: number, service: string) => Arc[]} */
  function ofYear(year, service) {
    const { kinds, tails, heads, lines, km, time, usd, gases } = told.arcs;
    return kinds.map((kind, at) => {
      const [tail, head] = [tails[at], heads[at]];
      const [from, to] = [state(tail).place, state(head).place];
      return {
        ...{ at, kind, tail, head, from, to },
        mode: told.states.modes[head],
        line: id(lines[at]),
        node: kind === "run" ? "" : from,
        km: amount(km[at], year),
        hours: amount(time[at], year),
        usd: amount(usd[service][at], year),
        gases: amount(gases[at], year),
      };
    });
  }

  /** @type {PlannerNet["inPort"]} */
  const inPort = ({ kind, tail, head }) =>
    !/run|border/.test(kind) &&
    [tail, head].some((one) => /ferry|sea/.test(told.states.modes[one]));
  /** @type {PlannerNet["stormsOver"]} */
  const stormsOver = ({ node, line }, year, month) =>
    told.storms
      .filter(([subject, when]) => when === month && (subject === node || subject === line))
      .flatMap(([, , runs]) => runs.filter(([from]) => from <= year).slice(-1));
  // What a storm over a port makes of what is done there: network/season.py and facts/storms.py.
  /** @type {(arc: Arc, year: number, month: number) => Arc} */
  function stormy(arc, year, month) {
    const over = inPort(arc) ? stormsOver(arc, year, month) : [];
    if (!over.length) return arc;
    const [, share, lasts, season] = over.reduce((a, b) => (b[1][1] > a[1][1] ? b : a));
    const met = state(arc.head).phase === ABOARD || state(arc.tail).phase === LANDED;
    /** @type {(time: number | null, at: number) => number | null} */
    const longer = (time, at) =>
      time === null ? null : time / (1 - share[at]) + (met ? share[at] * (lasts[at] ?? 0) : 0);
    const { likely, high } = arc.hours;
    return {
      ...arc,
      hours: { ...arc.hours, likely: longer(likely, 1), high: longer(high, 2), season },
    };
  }

  /** @type {PlannerNet["arcs"]} */
  function arcs({ year, month, service }) {
    const key = `${year} ${service}`;
    const ready = built.get(key) ?? ofYear(year, service);
    built.set(key, ready);
    return month ? ready.map((arc) => stormy(arc, year, month)) : ready;
  }

  return {
    arcs,
    amount,
    scaled,
    mean,
    state,
    ids,
    land: (place) => lands.get(place) ?? "",
    inPort,
    stormsOver,
    facts: (set) => told.sets[set] ?? [],
  };
});
