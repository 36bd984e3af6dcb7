// @ts-check
// The twelve months of a way side by side, and when one arrives: studies/months.py and words/month_tables.py.
/**
 * @typedef {{month: number, hours: Total, spread: Spread | null, untold: string[]}} MonthOfWay
 * @typedef {object} PlannerMonths
 * @property {(asked: Question, arcs: Arc[]) => MonthOfWay[]} of  The way as the weather of each month makes it.
 * @property {(asked: Question, arcs: Arc[]) => Months} told
 * @property {(asked: Question, spread: Spread | null, missing: boolean) => string} arrival
 */
corridor.feature(
  "planner_months",
  ["page", "written", "planner_net", "planner_whatif", "planner_spread", "planner_texts"],
  (needed) => {
    const { planner_net: net, planner_whatif: whatif, planner_texts: texts } = needed;
    const { spread } = needed.planner_spread;
    const { written } = needed;
    const { words } = corridor;
    const told = /** @type {Planner} */ (corridor.data.planner);
    const DAY = 24; // hours
    const MONTHS = 12;

    const ports = (/** @type {Arc[]} */ arcs) => [
      ...new Set(arcs.filter(net.inPort).map(({ node }) => node)),
    ];
    /** @type {PlannerMonths["of"]} */
    function of(asked, arcs) {
      const calm = net.arcs({ ...asked, month: 0, depart: "" });
      /** @type {Map<string, Omit<MonthOfWay, "month">>} */
      const ready = new Map(); // months of the same weather are the same
      return told.months.map((_, at) => {
        const known = net.weather({ ...asked, month: at + 1, depart: "" });
        const way = arcs.map((arc) =>
          net.inPort(arc) ? whatif.slower(net.stormy(calm[arc.at], known), asked) : arc,
        );
        const untold = ports(arcs).filter((port) => !known.has(port));
        const key = way.map(({ hours }) => `${hours.likely} ${hours.high}`).join();
        const hours = texts.total(way, ({ hours }) => hours);
        const found = ready.get(key) ?? { hours, spread: spread(way), untold };
        ready.set(key, found);
        return { month: at + 1, ...found, untold };
      });
    }
    /** @type {(one: MonthOfWay) => string} */
    function days({ hours, spread }) {
      if (!spread) return texts.days(hours);
      const [low, likely, high] = spread;
      const points = { low, likely, high, missing: hours.missing };
      return `${texts.days(points)} (${texts.span(points, DAY, 1)})`;
    }
    // The months that tell of every port of which any tells.
    /** @type {(all: MonthOfWay[], passed: string[]) => MonthOfWay[]} */
    function comparable(all, passed) {
      const never = passed.filter((port) => all.every(({ untold }) => untold.includes(port)));
      if (never.length === passed.length) return [];
      return all.filter(({ untold }) => untold.length === never.length);
    }
    /** @type {(all: MonthOfWay[], passed: string[]) => string} */
    function safest(all, passed) {
      const some = comparable(all, passed);
      const late = (/** @type {MonthOfWay} */ { spread, hours }) => [
        spread?.[2] ?? Infinity,
        hours.likely ?? 0,
      ];
      const [best] = some
        .filter(({ spread }) => spread)
        .sort((a, b) => late(a)[0] - late(b)[0] || late(a)[1] - late(b)[1]);
      if (!best) return words.no_safest;
      const text = `${told.months[best.month - 1]}, ${days(best)}`;
      return (some.length === MONTHS ? words.safest : words.safest_of).replace("{}", text);
    }
    // Of which months nothing is known at which ports.
    /** @param {MonthOfWay[]} all */
    function untold(all) {
      /** @type {Map<string, number[]>} */
      const found = new Map();
      for (const { untold, month } of all)
        if (untold.length) found.set(untold.join(), [...(found.get(untold.join()) ?? []), month]);
      return [...found]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([ports, some]) => {
          const names = some.map((month) => told.months[month - 1]).join(", ");
          const when = some.length === MONTHS ? words.any_month : names;
          return `${when}: ${words.untold.replace("{}", ports.split(",").map(texts.name).join(", "))}`;
        });
    }

    /** @type {PlannerMonths["told"]} */
    function tell(asked, arcs) {
      const [passed, all] = [ports(arcs), of(asked, arcs)];
      const share = (/** @type {number} */ hours) => Number((hours / DAY).toFixed(2));
      const rows = (passed.length ? all : []).flatMap((one) => {
        if (!one.spread) return [];
        const [p10, p50, p90] = one.spread.map(share);
        const label = told.short_months[one.month - 1];
        const colour = told.month_colours[Number(one.untold.length === passed.length)];
        return { label, text: days(one), p10, p50, p90, colour };
      });
      const notes = passed.length ? [safest(all, passed), ...untold(all)] : [words.no_port];
      return {
        title: words.months,
        rows,
        notes: [...(rows.length ? [words.months_intro] : []), ...notes],
      };
    }

    /** @type {PlannerMonths["arrival"]} */
    function arrival({ depart }, points, missing) {
      if (!points) return words.unknown;
      const [p10, p50, p90] = points.map((hours) =>
        written.date(new Date(Date.parse(depart) + hours * 3.6e6).toISOString().slice(0, 10)),
      );
      return `${missing ? `${words.not_before} ` : ""}${p10} – ${p90}; ${p50}`;
    }

    return { of, told: tell, arrival };
  },
);
