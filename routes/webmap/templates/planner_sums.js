// @ts-check
// The dollars and the greenhouse gases of a way as its card sums them up: words/ranges.py.
/**
 * @typedef {object} PlannerSums
 * @property {(arcs: Arc[], asked: Question) => [label: string, text: string][]} dollars
 * @property {(arcs: Arc[], asked: Question) => [label: string, text: string][]} burnt
 * @property {(arcs: Arc[]) => [text: string, more: string]} paid  In brief, and its range; unknown where it is so of most of the way.
 * @property {(arcs: Arc[]) => string} price  The same in one text, with how many parts are unknown.
 * @property {(arcs: Arc[]) => boolean} isPriced  Whether dollars are known of half of the kilometres at least.
 */
corridor.feature(
  "planner_sums",
  ["page", "planner_net", "planner_spread", "planner_texts"],
  ({ planner_net: net, planner_spread: { told: first }, planner_texts: texts }) => {
    const { words } = corridor;
    const { number, total, ranged, span, brief } = texts;
    const told = /** @type {Planner} */ (corridor.data.planner);
    const OWN = 8; // a bit of a basis
    const km = (/** @type {Arc} */ arc) => arc.km;
    const usd = (/** @type {Arc} */ arc) => arc.usd;
    const gases = (/** @type {Arc} */ arc) => arc.gases;
    /** @type {(label: string, one: Total, unit: string, digits: number) => [string, string]} */
    const fact = (label, one, unit, digits) => [label, ranged(one, unit, 1, digits)];

    // Which part of the dollars and of the kilometres rests on prices of its own lines.
    /** @param {Arc[]} arcs */
    function ownTariffs(arcs) {
      const own = arcs.filter(({ usd }) => usd.basis & OWN);
      const parts = [usd, km].map((what) => {
        const whole = total(arcs, what).likely;
        return whole ? (total(own, what).likely ?? 0) / whole : null;
      });
      const [dollars, length] = parts.map((part) => part !== null && number(100 * part, 0));
      return dollars && length
        ? `${dollars} % USD, ${length} % ${texts.symbol("km")}`
        : words.unknown;
    }
    /** @type {PlannerSums["dollars"]} */
    function dollars(arcs, asked) {
      const sum = total(arcs, usd);
      const label = told.costs[net.unit(asked)];
      if (sum.likely === null) return [[label, words.unknown]];
      return [
        [label, price(arcs)],
        fact(words.usd_sum, sum, "USD", 0),
        [words.own_tariffs, ownTariffs(arcs)],
      ];
    }
    /** @type {PlannerSums["burnt"]} */
    function burnt(arcs, asked) {
      const sum = total(arcs, gases);
      const load = net.amount(told.loads[net.unit(asked)], asked.year).likely;
      const all = [fact(words.gases_t, sum, "kg", 0)];
      if (load === null) return all;
      const [low, likely, high] = [sum.low, sum.likely, sum.high].map((end) => end && end * load);
      const label = words.gases_load.replace("{}", number(load, 1));
      return [...all, fact(label, { ...sum, low, likely, high }, "kg", 0)];
    }

    /** @param {Arc[]} arcs */
    function priced(arcs) {
      const { missing } = total(arcs, usd);
      const length = (/** @type {Arc[]} */ some) =>
        some.reduce((sum, one) => sum + (one.km.likely ?? 0), 0);
      return 1 - length(arcs.filter(({ at }) => missing.includes(at))) / (length(arcs) || 1);
    }
    /** @type {PlannerSums["isPriced"]} */
    const isPriced = (arcs) => total(arcs, usd).likely !== null && priced(arcs) >= 1 / 2;
    /** @type {PlannerSums["paid"]} */
    function paid(arcs) {
      if (total(arcs, usd).likely === null) return [words.unknown, ""];
      if (!isPriced(arcs))
        return [words.unknown, words.priced_share.replace("{}", number(100 * priced(arcs), 0))];
      const middle = first(arcs, "cost");
      return [brief(middle, "USD", 1, 0), span(middle, 1, 0)];
    }
    /** @type {PlannerSums["price"]} */
    function price(arcs) {
      const [text, ends] = paid(arcs);
      const { missing } = total(arcs, usd);
      const counted = isPriced(arcs) && missing.length ? texts.unknown(missing) : "";
      const more = [ends, counted].filter(Boolean).join("; ");
      return text + (more && ` (${more})`);
    }

    return { dollars, burnt, isPriced, paid, price };
  },
);
