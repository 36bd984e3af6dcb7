// @ts-check
// The answer of the planner as a journey is told: the same texts as webmap/journey_payload.py writes.
/**
 * @typedef {object} PlannerCard
 * @property {(asked: Question, ways: Arc[][], before: Arc[] | null) => Journey} journey
 */
corridor.feature(
  "planner_card",
  ["page", "elements", "subjects", "planner_net", "planner_spread", "planner_texts"],
  ({ elements, subjects, planner_net: net, planner_spread, planner_texts: texts }) => {
    const { data, words } = corridor;
    const { number, name, named, total, span, ranged, days, sources } = texts;
    const told = /** @type {Planner} */ (data.planner);
    const DAY = 24; // hours
    const DEFAULT = 1; // a bit of a basis
    const hours = (/** @type {Arc} */ arc) => arc.hours;
    const isShip = (/** @type {Arc} */ { kind, mode }) => kind === "run" && /ferry|sea/.test(mode);
    const isChange = (/** @type {Arc} */ { kind }) =>
      kind === "transshipment" || kind === "gauge_change";

    /** @type {(arc: Arc) => ArcRow} */
    function row(arc) {
      const { kind, mode, from, to, node, hours } = arc;
      const what = kind === "run" ? told.modes[mode] : told.hours[kind].label;
      const place = kind === "run" ? `${name(from)} → ${name(to)}` : name(node);
      return {
        text: `${what}, ${place}`,
        hours: ranged({ ...hours, missing: 0 }, words.hours_short, 1, 1),
        sources: sources(arc).map(String),
        default: Boolean(hours.basis & DEFAULT),
      };
    }
    /** @type {(arcs: Arc[]) => Leg} */
    function leg(arcs) {
      const [first, last] = [arcs[0], arcs[arcs.length - 1]];
      const moves = arcs.some(({ kind }) => kind === "run");
      const title = moves
        ? `${name(first.from)} → ${name(last.to)}`
        : `${name(first.from)}: ${told.hours[first.kind].label}`;
      const parts = [ranged(total(arcs, hours), words.hours_short, 1, 0)];
      if (moves)
        parts.push(
          ranged(
            total(arcs, ({ km }) => km),
            "km",
            1,
            0,
          ),
        );
      return { title, text: parts.join(" · "), arcs: arcs.map(row) };
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

    const nodes = (/** @type {Arc[]} */ arcs) => [arcs[0].from, ...arcs.map(({ to }) => to)];
    // A way is named by the waters it crosses, and by a place the others miss.
    /** @type {(arcs: Arc[], every: Arc[][]) => string} */
    function title(arcs, every) {
      const rank = (/** @type {string} */ id) => subjects.get(id).rank ?? 0;
      let others = new Set(every.filter((way) => way !== arcs).flatMap(nodes));
      if (nodes(arcs).every((id) => others.has(id)))
        others = new Set(nodes(arcs).filter((id) => every.every((way) => nodes(way).includes(id))));
      const wet = arcs.filter(isShip).flatMap(({ from, to }) => [from, to]);
      const own = [...new Set(nodes(arcs))]
        .filter((id) => !others.has(id) && !wet.includes(id))
        .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
        .slice(0, wet.length ? 1 : 2);
      const found = [...new Set([...wet, ...own])].map(name).join(" – ");
      return found || `${name(arcs[0].from)} → ${name(arcs[arcs.length - 1].to)}`;
    }

    /** @type {(asked: Question, arcs: Arc[], title: string, before: Arc[] | null) => Way} */
    function way({ service }, arcs, name, before) {
      const [time, points] = [total(arcs, hours), planner_spread.spread(arcs)];
      const lines = (/** @type {Arc[]} */ some) =>
        some.flatMap(({ kind, line }) => (kind === "run" ? line : []));
      const old = new Set(lines(before ?? arcs));
      const range = points?.map((one) => number(one / DAY, 1)).join(" / ");
      return {
        name,
        days: days(time),
        range: span(time, DAY, 1),
        lost: "",
        facts: [
          [words.transit_time, ranged(time, words.days_short, DAY, 1)],
          [words.spread, range ? `${range} ${words.days_short}` : words.unknown],
          [
            words.distance,
            ranged(
              total(arcs, ({ km }) => km),
              "km",
              1,
              0,
            ),
          ],
          [
            service === "truck" ? words.cost_lorry : words.cost_feu,
            ranged(
              total(arcs, ({ usd }) => usd),
              "USD",
              1,
              0,
            ),
          ],
          [
            words.transshipments,
            String(arcs.filter(({ kind }) => kind === "transshipment").length),
          ],
        ],
        segments: lines(arcs),
        nodes: [
          ...new Set([
            arcs[0].from,
            ...arcs.flatMap(({ node }) => node || []),
            arcs[arcs.length - 1].to,
          ]),
        ],
        newly: lines(arcs).filter((id) => !old.has(id)),
        bars: bars(arcs),
        legs: legs(arcs),
      };
    }

    /** @param {Question} asked */
    function about({ year, month, by, service, via, close, open, slow, scenario }) {
      const label = (/** @type {string} */ id) =>
        told.scenarios.find((one) => one.id === id)?.label ?? named(id);
      const list = (/** @type {string} */ word, /** @type {string[]} */ ids) =>
        ids.length ? [`${word}: ${ids.map(label).join(", ")}`] : [];
      return [
        String(year),
        ...(month ? [told.months[month - 1]] : []),
        told.by[by],
        told.services[service].label,
        ...list(words.via, via),
        ...list(words.closed, close),
        ...list(words.open, open),
        ...slow.map(([id, factor]) => `${named(id)} × ${number(factor, 3)}`),
        ...scenario.map(label),
      ].join(" · ");
    }

    // What the scenarios rest on, of which weather nothing is known, and what is assumed.
    /** @type {(asked: Question, arcs: Arc[]) => string[]} */
    function notes(asked, arcs) {
      const { year, month } = asked;
      const ports = arcs.filter(
        (arc) => net.inPort(arc) && !net.stormsOver(arc, year, month).length,
      );
      const places = [...new Set(ports.map(({ node }) => name(node)))].join(", ");
      const weather = places && [
        `${told.months[month - 1]}: ${words.untold.replace("{}", places)}`,
      ];
      const reasons = net
        .rows(asked)
        .filter((row) => row.title)
        .map(({ subject, title, sources }) => {
          const by = sources.map((one) => elements.pool(told.sources[one]).text).join("; ");
          return `${subjects.find(subject) ? `${named(subject)}: ` : ""}${title} (${by})`;
        });
      return [...(month ? [...(weather || []), told.season] : []), ...reasons, ...told.notes];
    }

    /** @type {PlannerCard["journey"]} */
    function journey(asked, ways, before) {
      const ends = /** @type {[string, string]} */ ([asked.origin, asked.destination]);
      const all = [...ways, ...(before ? [before] : [])];
      const every = new Set(all.flat().flatMap(sources));
      const shut = net.rows(asked).filter(({ effect }) => effect === "close");
      return {
        title: ends.map(name).join(" → "),
        about: about(asked),
        ends,
        choice: 1,
        ways: ways.map((arcs) => way(asked, arcs, title(arcs, ways), before)),
        before: before && way(asked, before, words.before, null),
        closed: [...asked.close, ...shut.map(({ subject }) => subject)],
        notes: notes(asked, ways.flat()),
        drawings: [],
        sources: Object.fromEntries([...every].map((one) => [String(one), elements.pool(one)])),
      };
    }

    return { journey };
  },
);
