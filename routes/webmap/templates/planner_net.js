// @ts-check
// The arcs of a year and a month: what network/building.py and season.py make of them.
/**
 * Hours, kilometres or dollars; null is unknown. `set` is that of the facts on which it rests, `season` that of a month's,
 * -1 for none; `basis` adds up 1 for a default, 2 for what tells nothing of a sum, 4 for what is uniform, 8 for a price of its own.
 * @typedef {{low: number | null, likely: number | null, high: number | null, set: number, basis: number, season: number}} Amount
 * @typedef {{at: number, kind: string, tail: number, head: number, from: string, to: string, mode: string, line: string,
 *   node: string, km: Amount, hours: Amount, usd: Amount, gases: Amount, pace?: Pace}} Arc
 * @typedef {{origin: string, destination: string, by: string, service: string, box: string, via: string[], avoid: string[],
 *   close: string[], open: string[], slow: [string, number][], scenario: string[], year: number, month: number, depart: string,
 *   count: number}} Question  Without a month it is 0, without a day of departure "".
 * @typedef {{share: number[], lasts: (number | null)[], set: number}} Weather  Shares of the days on which a port is shut.
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
 * @property {(asked: Question) => string} unit  What is paid for.
 * @property {(asked: Question) => number} month  That in which one departs; 0 without.
 * @property {(asked: Question) => boolean} isDated  Whether it departs in the very year of the lines.
 * @property {(subject: string, asked: Question) => ClosureRun | undefined} closed  What closures make of its days.
 * @property {(asked: Question) => Map<string, Weather>} weather  Of places and lines of which anything is known.
 * @property {(arc: Arc, known: Map<string, Weather>) => Arc} stormy
 */
corridor.feature("planner_net", ["page", "subjects"], ({ subjects }) => {
  const told = /** @type {Planner} */ (corridor.data.planner);
  const LANDED = 1; // phases of a state, in the order of network.Phase
  const ABOARD = 2;
  const SHUT = 1; // the share of a closure that leaves no way
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

  /** @type {PlannerNet["unit"]} */
  const unit = ({ service, box }) => (service === "truck" ? "lorry" : box);
  /** @type {(year: number, unit: string) => Arc[]} */
  function ofYear(year, unit) {
    const { kinds, tails, heads, lines, km, time, usd, gases } = told.arcs;
    const pace = within(told.paces, year);
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
        usd: amount(usd[unit][at], year),
        gases: amount(gases[at], year),
        pace,
      };
    });
  }

  /** @type {PlannerNet["inPort"]} */
  const inPort = ({ kind, tail, head }) =>
    !/run|border/.test(kind) &&
    [tail, head].some((one) => /ferry|sea/.test(told.states.modes[one]));
  /** @type {PlannerNet["month"]} */
  const month = ({ month, depart }) => (depart ? Number(depart.slice(5, 7)) : month);
  /** @type {PlannerNet["isDated"]} */
  const isDated = ({ year, depart }) => Boolean(depart) && Number(depart.slice(0, 4)) === year;
  /** @type {PlannerNet["closed"]} */
  function closed(subject, asked) {
    const at = 12 * asked.year + month(asked) - 1;
    return told.closures[subject]?.filter(([from]) => from <= at).at(-1);
  }
  /** @type {PlannerNet["weather"]} */
  function weather(asked) {
    /** @type {Map<string, Weather>} */
    const known = new Map();
    for (const [subject, when, runs] of told.storms) {
      const run = when === month(asked) && runs.filter(([from]) => from <= asked.year).at(-1);
      if (run) known.set(subject, { share: run[1], lasts: run[2], set: run[3] });
    }
    for (const subject of isDated(asked) ? Object.keys(told.closures) : []) {
      const [, share = 0, lasts = [], set = -1] = closed(subject, asked) ?? [];
      if (share > 0 && share < SHUT && (known.get(subject)?.share[1] ?? 0) < share)
        known.set(subject, { share: [share, share, share], lasts, set });
    }
    return known;
  }
  // What a storm over a port makes of what is done there: network/season.py and facts/storms.py.
  /** @type {PlannerNet["stormy"]} */
  function stormy(arc, known) {
    const over = inPort(arc) ? [arc.node, arc.line].flatMap((one) => known.get(one) ?? []) : [];
    if (!over.length) return arc;
    const { share, lasts, set } = over.reduce((a, b) => (b.share[1] > a.share[1] ? b : a));
    const met = state(arc.head).phase === ABOARD || state(arc.tail).phase === LANDED;
    /** @type {(time: number | null, at: number) => number | null} */
    const longer = (time, at) =>
      time === null ? null : time / (1 - share[at]) + (met ? share[at] * (lasts[at] ?? 0) : 0);
    const { likely, high } = arc.hours;
    return {
      ...arc,
      hours: { ...arc.hours, likely: longer(likely, 1), high: longer(high, 2), season: set },
    };
  }

  /** @type {PlannerNet["arcs"]} */
  function arcs(asked) {
    const key = `${asked.year} ${unit(asked)}`;
    const ready = built.get(key) ?? ofYear(asked.year, unit(asked));
    built.set(key, ready);
    const known = weather(asked);
    return known.size ? ready.map((arc) => stormy(arc, known)) : ready;
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
    unit,
    month,
    isDated,
    closed,
    weather,
    stormy,
    facts: (set) => told.sets[set] ?? [],
  };
});
