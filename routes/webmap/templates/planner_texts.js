// @ts-check
// How the planner writes totals, ranges and sources: the rules are those of words/ranges.py.
/**
 * @typedef {{low: number | null, likely: number | null, high: number | null, missing: number[]}} Total  Missing: the numbers of arcs.
 * @typedef {object} PlannerTexts
 * @property {(unit: string) => string} symbol  A unit as the language writes it.
 * @property {Plurals["agreed"]} agreed
 * @property {(value: number, digits: number) => string} number
 * @property {(one: Amount) => boolean} usual  Whether it is told of such lines or stops only, and of this one nothing.
 * @property {(some: Amount[]) => string} about  The sign before a number in which something is only usual; nothing for none.
 * @property {(value: number, unit: string, digits: number) => string} measured  A number with its unit: "1 day", "1.5 days".
 * @property {(missing: number[]) => string} unknown  How many parts are missing, in words.
 * @property {(value: number, digits: number) => number} rounded  As `number` shows it.
 * @property {(id: string) => string} name
 * @property {(id: string) => string} named  Also of a mode or a country; a line has its mode beside its name.
 * @property {(arcs: Arc[], what: (arc: Arc) => Amount) => Total} total
 * @property {(total: Total, per: number, digits: number) => string} span
 * @property {(total: Total, unit: string, per: number, digits: number) => string} ranged
 * @property {(one: Amount, unit: string, digits: number) => string} amount
 * @property {(total: Total, unit: string, per: number, digits: number) => string} brief
 * @property {(hours: Total) => string} days
 * @property {(arc: Arc) => number[]} sources  Of all its numbers, by their places in the pool.
 */
corridor.feature(
  "planner_texts",
  ["page", "subjects", "plurals", "written", "planner_net"],
  (needed) => {
    const { subjects, planner_net: net } = needed;
    const { data, words } = corridor;
    const { agreed } = needed.plurals;
    const { marked } = needed.written;
    const told = /** @type {Planner} */ (data.planner);
    const DAY = 24;
    const [DEFAULT, UNCOUNTED] = [1, 2]; // bits of a basis
    const name = (/** @type {string} */ id) => subjects.get(id).name;
    // As Python rounds: the number as it is exactly, halves to even.
    const formats = [0, 1, 2, 3].map((digits) => {
      const options = { maximumFractionDigits: digits, roundingMode: "halfEven" };
      return new Intl.NumberFormat("en", /** @type {any} */ (options));
    });
    /** @type {PlannerTexts["number"]} */
    const number = (value, digits) =>
      marked(formats[digits].format(/** @type {any} */ (value.toFixed(20))));
    /** @type {PlannerTexts["rounded"]} */
    const rounded = (value, digits) =>
      Number(formats[digits].format(/** @type {any} */ (value.toFixed(20))).replaceAll(",", ""));
    /** @type {PlannerTexts["named"]} */
    function named(id) {
      const mode = subjects.find(id)?.mode;
      if (mode) return `${name(id)} (${told.modes[mode]})`;
      return subjects.find(id) ? name(id) : (told.modes[id] ?? told.countries[id]);
    }

    /** @type {PlannerTexts["usual"]} */
    const usual = ({ basis }) => Boolean(basis & DEFAULT);
    /** @type {PlannerTexts["about"]} */
    const about = (some) => (some.some(usual) ? "≈ " : "");
    /** @type {PlannerTexts["symbol"]} */
    const symbol = (unit) => told.units[unit] ?? unit;
    /** @type {PlannerTexts["measured"]} */
    const measured = (value, unit, digits) =>
      `${number(value, digits)} ${agreed(symbol(unit), rounded(value, digits))}`;
    /** @type {PlannerTexts["unknown"]} */
    const unknown = ({ length }) =>
      agreed(words.parts_unknown, length).replace("{}", String(length));

    /** @type {PlannerTexts["total"]} */
    function total(arcs, what) {
      const all = arcs.map(what);
      const known = all.filter(({ likely, low, high }) => ![likely, low, high].includes(null));
      const missing = arcs.filter((_, i) => !known.includes(all[i])).map(({ at }) => at);
      if (missing.length && !known.some(({ basis }) => !(basis & UNCOUNTED)))
        return { low: null, likely: null, high: null, missing };
      /** @type {(end: "low" | "likely" | "high") => number} */
      const sum = (end) => known.reduce((all, one) => all + (one[end] ?? 0), 0);
      return { low: sum("low"), likely: sum("likely"), high: sum("high"), missing };
    }
    /** @type {(told: Total, per: number, digits: number) => string} */
    function span({ low, high }, per, digits) {
      if (low === null || high === null) return "";
      const [from, to] = [number(low / per, digits), number(high / per, digits)];
      return from === to ? "" : `${from}–${to}`;
    }
    /** @type {(told: Total, unit: string, per: number, digits: number) => string} */
    function ranged(one, unit, per, digits) {
      if (one.likely === null) return words.unknown;
      const ends = span(one, per, digits);
      const text = `${measured(one.likely / per, unit, digits)}${ends && ` (${ends})`}`;
      return one.missing.length ? `${words.at_least} ${text}; ${unknown(one.missing)}` : text;
    }
    /** @type {PlannerTexts["brief"]} */
    function brief({ likely, missing }, unit, per, digits) {
      if (likely === null) return words.unknown;
      const text = measured(likely / per, unit, digits);
      return missing.length ? `${words.at_least} ${text}` : text;
    }
    const days = (/** @type {Total} */ one) => brief(one, words.days_short, DAY, 1);

    /** @type {(one: Amount) => number[]} */
    const cited = ({ set, season }) => [...net.facts(set), ...net.facts(season)];
    // Sources are told by their places in the pool.
    const sources = (/** @type {Arc} */ { hours, km, usd, gases }) => [
      ...new Set(
        [km, hours, usd, gases].flatMap(cited).map((fact) => told.sources[told.facts[fact]]),
      ),
    ];

    /** @type {PlannerTexts["amount"]} */
    const amount = (one, unit, digits) => ranged({ ...one, missing: [] }, unit, 1, digits);

    return {
      symbol,
      agreed,
      amount,
      number,
      measured,
      unknown,
      rounded,
      usual,
      about,
      name,
      named,
      total,
      span,
      ranged,
      brief,
      days,
      sources,
    };
  },
);
