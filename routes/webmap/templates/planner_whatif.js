// @ts-check
// What if: the arcs that can be used, as slow as they are, as network/scenario.py, opening.py and supposing.py have them.
/**
 * @typedef {object} PlannerWhatIf
 * @property {(asked: Question, supposed: boolean, open?: string[]) => Arc[]} arcs  With some things open in any case.
 * @property {(asked: Question) => string[]} shut  What cannot be used, beside what the question closes.
 * @property {(arc: Arc, asked: Question) => Arc} slower  An arc as slow as a question supposes it.
 * @property {(year: number) => string[]} openable  Openings, and lines that are in none, that are not there yet.
 * @property {(asked: Question) => boolean} supposes  Whether it asks what if.
 * @property {(lines: string[]) => string[]} ends  The places at the ends of lines.
 * @property {(asked: Question) => ScenarioRow[]} rows  What the scenarios and openings of a question do.
 */
corridor.feature("planner_whatif", ["page", "subjects", "states", "planner_net"], (needed) => {
  const { subjects, states, planner_net: net } = needed;
  const { ids, state, scaled } = net;
  const told = /** @type {Planner} */ (corridor.data.planner);
  const SHUT = 1; // the share of a closure that leaves no way

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
  const whatIf = ({ close, open, slow, scenario }) =>
    [close, open, slow, scenario].some((all) => all.length > 0);
  /** @type {PlannerWhatIf["ends"]} */
  function ends(all) {
    const { lines, tails, heads } = told.arcs;
    const some = lines.flatMap((line, at) =>
      all.includes(ids[line]) ? [tails[at], heads[at]] : [],
    );
    return [...new Set(some.map((one) => state(one).place))];
  }

  // Who departs on a day finds shut what was shut in that month, and not what was so for most of the year: so, too,
  // who departs before the first of its closures.
  /** @type {(one: string, asked: Question) => boolean} */
  function isShut(one, asked) {
    const now = status(one, asked.year);
    const isDated = net.isDated(asked) && Object.hasOwn(told.closures, one);
    const isOpen = isDated && now === "suspended" ? subjects.get(one).status : now;
    return isOpen !== "operating" || (isDated && net.closed(one, asked)?.[1] === SHUT);
  }
  /** @type {PlannerWhatIf["shut"]} */
  const shut = (asked) => ids.filter((one) => isShut(one, asked));
  /** @type {PlannerWhatIf["slower"]} */
  const slower = (arc, asked) =>
    [
      ...rows(asked).filter(({ effect }) => effect === "slow"),
      ...asked.slow.map(([subject, factor]) => ({ subject, factor, kind: "" })),
    ].reduce((now, { subject, factor, kind }) => slowed(now, subject, factor, kind), arc);

  /** @type {PlannerWhatIf["arcs"]} */
  function arcs(asked, supposed, open = []) {
    const gone = new Set(shut(asked));
    const supposes = supposed && whatIf(asked);
    let every = net.arcs(asked);
    for (const row of supposed ? rows(asked) : []) {
      const { effect, subject, lines = {} } = row;
      if (effect !== "open") continue;
      const on = [subject, ...Object.keys(lines)];
      for (const one of [...on, ...ends(on)]) if (isUnopened(one, asked.year)) gone.delete(one);
      every = every.map((arc) => opened(arc, row));
    }
    for (const one of open) gone.delete(one);
    const closed = rows(asked).flatMap(({ effect, subject }) =>
      effect === "close" ? subject : [],
    );
    for (const one of supposed ? [...asked.close, ...closed] : [])
      if (!open.includes(one)) gone.add(one);
    every = every.filter(
      ({ line, node, from, to }) => ![line, node, from, to].some((one) => gone.has(one)),
    );
    return supposes ? every.map((arc) => slower(arc, asked)) : every;
  }

  return { arcs, openable, supposes: whatIf, ends, rows, shut, slower };
});
