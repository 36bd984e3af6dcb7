// @ts-check
// The dollars and the greenhouse gases of a way as its card sums them up: words/ranges.py.
/**
 * @typedef {object} PlannerSums
 * @property {(arcs: Arc[], asked: Question) => [label: string, text: string][]} dollars
 * @property {(arcs: Arc[], asked: Question) => [label: string, text: string][]} burnt
 * @property {(arcs: Arc[]) => string} price  In brief; unknown where it is so of most of the way.
 * @property {(arcs: Arc[]) => boolean} isPriced  Whether dollars are known of half of the kilometres at least.
 */
corridor.feature(
  "planner_sums",
  ["page", "planner_net", "planner_spread", "planner_texts"],
  ({ planner_net: net, planner_spread: { told: first }, planner_texts: texts }) => {
    const { words } = corridor;
    const { number, total, ranged } = texts;
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
      return dollars && length ? `${dollars} % USD, ${length} % km` : words.unknown;
    }
    /** @type {PlannerSums["dollars"]} */
    function dollars(arcs, asked) {
      const sum = total(arcs, usd);
      const { low, likely, high } = first(arcs, "cost");
      const text = [low, likely, high].map((one) => one && number(one, 0)).join(" / ");
      /** @type {[string, string][]} */
      const more = likely
        ? [
            [words.usd_spread, `${sum.missing.length ? `${words.at_least} ` : ""}${text} USD`],
            [words.own_tariffs, ownTariffs(arcs)],
          ]
        : [];
      return [fact(told.costs[net.unit(asked)], sum, "USD", 0), ...more];
    }
    /** @type {PlannerSums["price"]} */
    function price(arcs) {
      const sum = total(arcs, usd);
      const text = texts.brief(sum, "USD", 1, 0);
      if (sum.likely === null) return text;
      if (!isPriced(arcs)) return `${words.unknown} (${text})`;
      const ends = texts.span(first(arcs, "cost"), 1, 0);
      return ends ? `${text} (${ends})` : text;
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

    /** @type {PlannerSums["isPriced"]} */
    function isPriced(arcs) {
      const { likely, missing } = total(arcs, usd);
      const length = (/** @type {Arc[]} */ some) =>
        some.reduce((sum, one) => sum + (one.km.likely ?? 0), 0);
      return (
        likely !== null && length(arcs.filter(({ at }) => missing.includes(at))) <= length(arcs) / 2
      );
    }

    return { dollars, burnt, price, isPriced };
  },
);
