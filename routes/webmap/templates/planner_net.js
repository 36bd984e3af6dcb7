// @ts-check
// The arcs of a year, a month and a what-if: what network/building.py, season.py, scenario.py and opening.py make of them.
/**
 * Hours, kilometres or dollars; null is unknown. `set` is that of the facts on which it rests, `season` that of a month's,
 * -1 for none; `basis` adds up 1 for a default, 2 for what tells nothing of a sum, 4 for what is uniform.
 * @typedef {{low: number | null, likely: number | null, high: number | null, set: number, basis: number, season: number}} Amount
 * @typedef {{at: number, kind: string, tail: number, head: number, from: string, to: string, mode: string, line: string,
 *   node: string, km: Amount, hours: Amount, usd: Amount}} Arc
 * @typedef {{origin: string, destination: string, by: string, service: string, via: string[], close: string[], open: string[],
 *   slow: [string, number][], scenario: string[], year: number, month: number, count: number}} Question  Without a month it is 0.
 * @typedef {object} PlannerNet
 * @property {(asked: Question, supposed: boolean) => Arc[]} arcs  Those that can be used, as slow as they are.
 * @property {(id: string, year: number) => boolean} canOpen  Whether it is not there yet.
 * @property {(asked: Question) => ScenarioRow[]} rows  What the scenarios and openings of a question do.
 * @property {(state: number) => {place: string, phase: number}} state
 * @property {(place: string) => string} land  The country in which a place lies.
 * @property {(set: number) => number[]} facts  On which an amount rests.
 * @property {(arc: Arc) => boolean} inPort  Whether it waits for a ship, or is done between a ship and the shore.
 * @property {(arc: Arc, year: number, month: number) => Storm[2]} stormsOver  What is known of its weather.
 */
corridor.feature("planner_net", ["page", "subjects", "states"], ({ subjects, states }) => {
  const told = /** @type {Planner} */ (corridor.data.planner);
  const LANDED = 1; // phases of a state, in the order of network.Phase
  const ABOARD = 2;
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
  /** @type {(amount: Amount, factor: number) => Amount} */
  function scaled(amount, factor) {
    const [low, likely, high] = [amount.low, amount.likely, amount.high].map(times(factor));
    return { ...amount, low, likely, high };
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
    const { kinds, tails, heads, lines, km, time, usd } = told.arcs;
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

  // Hours that are promised count where they are fewer than those without the promise.
  /** @type {(hours: Amount, promise: [number, number]) => Amount} */
  function kept(hours, [most, set]) {
    if (hours.likely !== null && hours.likely <= most) return hours;
    const low = hours.low === null ? most : Math.min(hours.low, most);
    return { low, likely: most, high: most, set, basis: 0, season: -1 };
  }
  /** @type {(arc: Arc, subject: string, factor: number, kind: string) => Arc} */
  function slowed(arc, subject, factor, kind) {
    const touched = [arc.line, arc.node].includes(subject) && (!kind || kind === arc.kind);
    return touched && factor !== 1 ? { ...arc, hours: scaled(arc.hours, factor) } : arc;
  }
  /** @type {(arc: Arc, row: ScenarioRow) => Arc} */
  function opened(arc, { subject, factor, kind, lines = {} }) {
    const promise = arc.kind === "run" ? lines[arc.line] : undefined;
    const hours = promise?.length
      ? kept(arc.hours, /** @type {[number, number]} */ (promise))
      : arc.hours;
    return slowed({ ...arc, hours }, subject, factor, kind);
  }

  /** @type {PlannerNet["rows"]} */
  const rows = ({ scenario, open }) =>
    [...scenario, ...open].flatMap((name) => {
      const known = told.scenarios.find((one) => one.id === name);
      if (known) return known.rows;
      const lines = told.openings[name] ?? {};
      return [
        { effect: "open", subject: name, factor: 1, kind: "", title: "", sources: [], lines },
      ];
    });

  const status = states.statusIn;
  /** @type {PlannerNet["canOpen"]} */
  const canOpen = (one, year) =>
    one in told.openings && !["operating", "suspended"].includes(status(one, year));

  /** @type {PlannerNet["arcs"]} */
  function arcs(asked, supposed) {
    const { year, month, service } = asked;
    const key = `${year} ${service}`;
    const ready = built.get(key) ?? ofYear(year, service);
    built.set(key, ready);
    const shut = new Set(ids.filter((one) => status(one, year) !== "operating"));
    let every = month ? ready.map((arc) => stormy(arc, year, month)) : ready;
    /** @type {[string, number, string][]} */
    const slow = [];
    for (const row of supposed ? rows(asked) : []) {
      if (row.effect === "close") shut.add(row.subject);
      else if (row.effect === "slow") slow.push([row.subject, row.factor, row.kind]);
      else {
        if (canOpen(row.subject, year)) shut.delete(row.subject);
        every = every.map((arc) => opened(arc, row));
      }
    }
    if (supposed) {
      for (const one of asked.close) shut.add(one);
      for (const [one, factor] of asked.slow) slow.push([one, factor, ""]);
    }
    return every
      .filter((arc) => ![arc.line, arc.node, arc.from, arc.to].some((one) => shut.has(one)))
      .map((arc) => slow.reduce((now, one) => slowed(now, ...one), arc));
  }

  return {
    arcs,
    canOpen,
    rows,
    state,
    land: (place) => lands.get(place) ?? "",
    inPort,
    stormsOver,
    facts: (set) => told.sets[set] ?? [],
  };
});
