// @ts-check
// What if: the arcs that can be used, as slow as they are, as network/scenario.py, opening.py and supposing.py have them.
/**
 * @typedef {object} PlannerWhatIf
 * @property {(asked: Question, supposed: boolean) => Arc[]} arcs
 * @property {(year: number) => string[]} openable  Openings, and lines that are in none, that are not there yet.
 * @property {(asked: Question) => boolean} supposes  Whether it asks what if.
 * @property {(lines: string[]) => string[]} ends  The places at the ends of lines.
 * @property {(asked: Question) => ScenarioRow[]} rows  What the scenarios and openings of a question do.
 */
corridor.feature("planner_whatif", ["page", "subjects", "states", "planner_net"], (needed) => {
  const { subjects, states, planner_net: net } = needed;
  const { ids, state, scaled } = net;
  const told = /** @type {Planner} */ (corridor.data.planner);

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

  /** @type {PlannerWhatIf["rows"]} */
  const rows = ({ scenario, open }) =>
    [...new Set([...scenario, ...open])].flatMap((name) => {
      const known = told.scenarios.find((one) => one.id === name);
      if (known) return known.rows;
      const lines = told.openings[name] ?? {};
      return [
        { effect: "open", subject: name, factor: 1, kind: "", title: "", sources: [], lines },
      ];
    });

  const status = states.statusIn;
  /** @type {(id: string, year: number) => boolean} */
  const isUnopened = (one, year) =>
    subjects.find(one) !== undefined && !/operating|suspended/.test(status(one, year));
  /** @type {PlannerWhatIf["openable"]} */
  const openable = (year) => {
    const groups = told.scenarios.filter(({ rows }) =>
      rows.every(({ effect }) => effect === "open"),
    );
    const grouped = groups.flatMap(({ rows }) => rows.map(({ subject }) => subject));
    const changes = groups.filter(({ rows }) =>
      rows.some(
        ({ subject, factor }) => isUnopened(subject, year) || factor !== 1 || /:/.test(subject),
      ),
    );
    const lines = Object.keys(told.openings).filter((one) => isUnopened(one, year));
    return [...changes.map(({ id }) => id), ...lines.filter((one) => !grouped.includes(one))];
  };

  /** @type {PlannerWhatIf["supposes"]} */
  const supposes = ({ close, open, slow, scenario }) =>
    [close, open, slow, scenario].some((all) => all.length > 0);
  /** @type {PlannerWhatIf["ends"]} */
  function ends(all) {
    const { lines, tails, heads } = told.arcs;
    const some = lines.flatMap((line, at) =>
      all.includes(ids[line]) ? [tails[at], heads[at]] : [],
    );
    return [...new Set(some.map((one) => state(one).place))];
  }

  /** @type {PlannerWhatIf["arcs"]} */
  function arcs(asked, supposed) {
    const { year } = asked;
    let every = net.arcs(asked);
    const shut = new Set(ids.filter((one) => status(one, year) !== "operating"));
    const closed = new Set(supposed ? asked.close : []);
    /** @type {[string, number, string][]} */
    const slow = [];
    for (const row of supposed ? rows(asked) : []) {
      if (row.effect === "close") closed.add(row.subject);
      else if (row.effect === "slow") slow.push([row.subject, row.factor, row.kind]);
      else {
        const on = [row.subject, ...Object.keys(row.lines ?? {})];
        for (const one of [...on, ...ends(on)]) if (isUnopened(one, year)) shut.delete(one);
        every = every.map((arc) => opened(arc, row));
      }
    }
    for (const [one, factor] of supposed ? asked.slow : []) slow.push([one, factor, ""]);
    const gone = (/** @type {string} */ one) => shut.has(one) || closed.has(one);
    return every
      .filter(({ line, node, from, to }) => ![line, node, from, to].some(gone))
      .map((arc) => slow.reduce((now, one) => slowed(now, ...one), arc));
  }

  return { arcs, openable, supposes, ends, rows };
});
