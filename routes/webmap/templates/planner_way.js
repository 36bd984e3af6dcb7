// @ts-check
// A way of the planner as the journey's card shows it: totals, hours by kind, legs and their arcs.
/**
 * @typedef {object} PlannerWay
 * @property {(asked: Question, arcs: Arc[], name: string, before: Arc[] | null) => Way} way
 * @property {(asked: Question, arcs: Arc[]) => number} unknown  How many parts of what counts are.
 * @property {(asked: Question, arcs: Arc[]) => string} ranked  That by which ways are ranked.
 * @property {(quick: Arc[], best: Arc[]) => boolean} cheaper  Whether what is known of it adds up to less, with more unknown.
 */
corridor.feature(
  "planner_way",
  ["page", "planner_sums", "planner_spread", "planner_texts", "planner_losses", "planner_months"],
  (needed) => {
    const { planner_sums: sums, planner_texts: texts, planner_losses, planner_months } = needed;
    const { spread, told: first } = needed.planner_spread;
    const { words } = corridor;
    const { amount, number, rounded, name, total, span, ranged, brief, days, sources } = texts;
    const told = /** @type {Planner} */ (corridor.data.planner);
    const DAY = 24; // hours
    const UNCOUNTED = 2; // a bit of a basis
    const hours = (/** @type {Arc} */ arc) => arc.hours;
    const km = (/** @type {Arc} */ arc) => arc.km;
    const usd = (/** @type {Arc} */ arc) => arc.usd;
    const gases = (/** @type {Arc} */ arc) => arc.gases;
    const isShip = (/** @type {Arc} */ { kind, mode }) => kind === "run" && /ferry|sea/.test(mode);
    const isChange = (/** @type {Arc} */ { kind }) => /transshipment|gauge_change/.test(kind);
    /** @type {(label: string, one: Total, unit: string, digits: number, per?: number) => [string, string]} */
    const fact = (label, one, unit, digits, per = 1) => [label, ranged(one, unit, per, digits)];

    // What there is beside hours; nothing where nothing is counted, and what is unknown is named.
    /** @type {(one: Amount, unit: string, digits: number) => string} */
    function beside(one, unit, digits) {
      if (one.basis & UNCOUNTED) return "";
      return one.likely === null ? `${unit}: ${words.unknown}` : amount(one, unit, digits);
    }
    // A run by its mode, a wait by what is waited for.
    /** @param {Arc} arc */
    function what(arc) {
      const { kind, mode } = arc;
      if (kind === "dwell") return told.waits[planner_losses.reason(arc)];
      return kind === "run" ? told.modes[mode] : told.hours[kind].label;
    }
    /** @type {(arc: Arc) => ArcRow} */
    function row(arc) {
      const { kind, from, to, node, hours, usd, gases } = arc;
      const place = kind === "run" ? `${name(from)} → ${name(to)}` : name(node);
      return {
        text: `${what(arc)}, ${place}`,
        hours: amount(hours, words.hours_short, 1),
        usd: beside(usd, "USD", 0),
        gases: beside(gases, words.kg_t, 1),
        sources: sources(arc).map(String),
        default: texts.usual(hours),
        usd_default: texts.usual(usd),
      };
    }
    /** @type {(arcs: Arc[]) => Leg} */
    function leg(arcs) {
      const [first, last] = [arcs[0], arcs[arcs.length - 1]];
      const moves = arcs.some(({ kind }) => kind === "run");
      const title = moves
        ? `${name(first.from)} → ${name(last.to)}`
        : `${name(first.from)}: ${what(first)}`;
      /** @type {[Total, string][]} */
      const units = [
        [total(arcs, km), "km"],
        [total(arcs, usd), "USD"],
        [total(arcs, gases), words.kg_t],
      ];
      const more = units.map(([one, unit]) =>
        one.likely === null ? `${unit}: ${words.unknown}` : ranged(one, unit, 1, 0),
      );
      const time = ranged(total(arcs, hours), words.hours_short, 1, 0);
      return { title, text: [time, ...(moves ? more : [])].join(" · "), arcs: arcs.map(row) };
    }
    /** @type {(arcs: Arc[]) => Leg[]} */
    function legs(arcs) {
      /** @type {Arc[][]} */
      const parts = [];
      arcs.forEach((arc, i) => {
        if (i && isChange(arc) === isChange(arcs[i - 1])) parts[parts.length - 1].push(arc);
        else parts.push([arc]);
      });
      return parts.map(leg);
    }
    /** @type {(arcs: Arc[]) => Bar[]} */
    const bars = (arcs) =>
      Object.entries(told.hours).flatMap(([kind, { label, colour }]) => {
        const some = arcs.filter((arc) => (isShip(arc) ? "sea" : arc.kind) === kind);
        const sum = total(some, hours);
        const text = ranged(sum, words.hours_short, 1, 0);
        return sum.likely ? [{ kind, label, text, hours: sum.likely, colour }] : [];
      });

    const median = (/** @type {Arc[]} */ arcs) => first(arcs, "time");
    // What a what-if changes in days, km or dollars; what is unknown changes nothing that could be told.
    /** @type {(arcs: Arc[], before: Arc[]) => string} */
    function difference(arcs, before) {
      /** @type {[(arcs: Arc[]) => Total, string, number, number][]} */
      const rows = [
        [median, words.days_short, DAY, 1],
        [(some) => total(some, km), "km", 1, 0],
        [(some) => total(some, usd), "USD", 1, 0],
      ];
      const found = rows.map(([what, unit, per, digits]) => {
        const [was, now] = [what(before), what(arcs)];
        if (was.likely === null || now.likely === null) return "";
        if (was.missing.join() !== now.missing.join()) return "";
        // Of both as they are shown, so that they add up.
        const change = rounded(now.likely / per, digits) - rounded(was.likely / per, digits);
        const size = Math.abs(change);
        return number(size, digits) === number(0, digits)
          ? ""
          : `${change < 0 ? "−" : "+"}${texts.measured(size, unit, digits)}`;
      });
      return found.filter(Boolean).join(", ");
    }

    /** @param {Arc[]} arcs */
    const changes = (arcs) => arcs.filter(({ kind }) => kind === "transshipment").length;
    // That by which ways are ranked, beside their days.
    /** @type {PlannerWay["ranked"]} */
    function ranked({ by }, arcs) {
      if (by === "cost") return brief(first(arcs, by), "USD", 1, 0);
      if (by === "distance") return brief(total(arcs, km), "km", 1, 0);
      return by === "time" ? "" : `${words.transshipments}: ${changes(arcs)}`;
    }
    /** @type {PlannerWay["unknown"]} */
    const unknown = ({ by }, arcs) =>
      by === "transshipments"
        ? 0
        : (by === "distance" ? total(arcs, km) : first(arcs, by)).missing.length;

    /** @type {PlannerWay["cheaper"]} */
    function cheaper(quick, best) {
      const [one, other] = [first(quick, "cost"), first(best, "cost")];
      const less = one.likely !== null && one.likely < (other.likely ?? 0);
      return less && one.missing.length > other.missing.length;
    }

    /** @type {(asked: Question, arcs: Arc[], missing: boolean) => [string, string][]} */
    const arrival = (asked, arcs, missing) =>
      asked.depart ? [[words.arrival, planner_months.arrival(asked, spread(arcs), missing)]] : [];

    /** @type {PlannerWay["way"]} */
    function way(asked, arcs, name, before) {
      const time = median(arcs);
      const lines = (/** @type {Arc[]} */ some) =>
        some.flatMap(({ kind, line }) => (kind === "run" ? line : []));
      const old = new Set(lines(before ?? arcs));
      const stops = arcs.flatMap(({ node }) => node || []);
      const told = {
        name,
        ranked: ranked(asked, arcs),
        days: days(time),
        range: span(time, DAY, 1),
        price: sums.price(arcs),
        lost: planner_losses.sentence(arcs),
        difference: before ? difference(arcs, before) : "",
        facts: [
          fact(words.transit_time, time, words.days_short, 1, DAY),
          fact(words.sum_likely, total(arcs, hours), words.days_short, 1, DAY),
          ...arrival(asked, arcs, time.missing.length > 0),
          fact(words.distance, total(arcs, km), "km", 0),
          ...sums.dollars(arcs, asked),
          ...sums.burnt(arcs, asked),
          [words.transshipments, String(changes(arcs))],
        ],
        segments: lines(arcs),
        nodes: [...new Set([arcs[0].from, ...stops, arcs[arcs.length - 1].to])],
        newly: lines(arcs).filter((id) => !old.has(id)),
        bars: bars(arcs),
      };
      // What only a way that is shown tells.
      const shown = {
        legs: { get: () => legs(arcs) },
        months: { get: () => (corridor.embedded ? undefined : planner_months.told(asked, arcs)) },
      };
      return /** @type {any} */ (Object.defineProperties(told, shown));
    }

    return { way, unknown, ranked, cheaper };
  },
);
