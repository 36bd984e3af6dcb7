// @ts-check
// The answer of the planner as a journey is told: the same texts as webmap/journey_payload.py writes.
/**
 * @typedef {object} PlannerCard
 * @property {(asked: Question, ways: Arc[][], before: Arc[] | null) => Journey} journey
 */
corridor.feature(
  "planner_card",
  [
    "page",
    "subjects",
    "written",
    "planner_net",
    "planner_whatif",
    "planner_search",
    "planner_texts",
    "planner_names",
    "planner_way",
    "planner_months",
    "planner_unused",
  ],
  (needed) => {
    const {
      subjects,
      written,
      planner_net: net,
      planner_whatif: whatif,
      planner_search: finder,
      planner_names: names,
      planner_way,
    } = needed;
    const { number, measured, name, named, sources } = needed.planner_texts;
    const { planner_months: months, planner_unused: unused } = needed;
    const { way } = planner_way;
    const { data, words } = corridor;
    const told = /** @type {Planner} */ (corridor.data.planner);

    const reference = (/** @type {number} */ at) => /** @type {Reference} */ (data.pool[at]);

    // The places that a way passes more than once.
    /** @param {Arc[]} arcs */
    function passedTwice(arcs) {
      const all = [arcs[0].from, ...arcs.filter(({ from, to }) => from !== to).map(({ to }) => to)];
      return all.filter((id, i) => all.indexOf(id) < i);
    }

    /** @param {Question} asked */
    function about(asked) {
      const { year, month, depart, by, service, box, via, avoid, close, open, slow, scenario } =
        asked;
      const label = (/** @type {string} */ id) =>
        told.scenarios.find((one) => one.id === id)?.label ?? named(id);
      const when = depart ? [`${words.depart}: ${written.date(depart)}`] : [];
      const list = (/** @type {string} */ word, /** @type {string[]} */ ids) =>
        ids.length ? [`${word}: ${ids.map(label).join(", ")}`] : [];
      return [
        String(year),
        ...(month && !depart ? [told.months[month - 1]] : when),
        told.by[by],
        told.services[service].label,
        ...(told.boxes[net.unit(asked)] ? [told.boxes[box]] : []),
        ...list(words.via, via),
        ...list(words.avoid, avoid),
        ...list(words.closed, close),
        ...list(words.supposed_open, open),
        ...slow.map(([id, factor]) => `${named(id)} × ${number(factor, 3)}`),
        ...scenario.map(label),
      ].join(" · ");
    }

    const calm = (/** @type {Question} */ { scenario }) =>
      scenario.length ? told.calm_supposed : told.calm;
    // How many hours a scenario adds to a way that it makes slower.
    /** @type {(row: ScenarioRow, way: Arc[]) => string} */
    function added({ effect, subject, kind, factor }, way) {
      if (effect !== "slow") return "";
      const hours = way
        .filter((arc) => [arc.line, arc.node].includes(subject) && (!kind || kind === arc.kind))
        .reduce((sum, arc) => sum + (arc.hours.likely ?? 0) * (1 - 1 / factor), 0);
      return hours >= 0.5 ? `+${measured(hours, words.hours_short, 0)}: ` : "";
    }

    // What the scenarios rest on, of which weather nothing is known, and what is assumed.
    /** @type {(asked: Question, ways: Arc[][], before: Arc[] | null) => string[]} */
    function notes(asked, ways, before) {
      const { via } = asked;
      const month = net.month(asked);
      const known = net.weather(asked);
      const arcs = ways.flat();
      const ports = arcs.filter((arc) => net.inPort(arc) && !known.has(arc.node));
      const places = [...new Set(ports.map(({ node }) => name(node)))].join(", ");
      const weather = places && [
        `${told.months[month - 1]}: ${words.untold.replace("{}", places)}`,
      ];
      const reasons = whatif
        .rows(asked)
        .filter((row) => row.title)
        .map((row) => {
          const { subject, title, sources } = row;
          const by = sources.map((one) => reference(told.sources[one]).text).join("; ");
          const place = subjects.find(subject) ? `${named(subject)}: ` : "";
          return `${place}${added(row, ways[0])}${title} (${by})`;
        });
      const why = unused.sentence(asked, ways[0], before);
      const twice = via.length ? [...new Set(ways.flatMap(passedTwice))] : [];
      const back = twice.map(name).join(", ");
      return [
        ...(month ? [...(weather || []), told.season] : []),
        ...reasons,
        ...(why ? [`${words.unchanged} ${why}`] : []),
        ...(back ? [words.there_and_back.replace("{}", back)] : []),
        ...told.notes,
      ];
    }

    // That ways with more unknown parts stand last, where some do or a quicker one would.
    /** @type {(asked: Question, ways: Arc[][]) => string} */
    function order(asked, ways) {
      if (new Set(ways.map((arcs) => planner_way.unknown(asked, arcs))).size > 1)
        return words.unknown_last;
      if (asked.by !== "cost") return "";
      const [quick] = finder.ways({ ...asked, by: "time" }, whatif.arcs(asked, true), 1);
      if (!quick || !planner_way.cheaper(quick, ways[0])) return "";
      return `${words.unknown_last} (${names.called([quick])[0]}: ${planner_way.ranked(asked, quick)})`;
    }

    /** @type {PlannerCard["journey"]} */
    function journey(asked, ways, before) {
      const ends = /** @type {[string, string]} */ ([asked.origin, asked.destination]);
      const all = [...ways, ...(before ? [before] : [])];
      const every = new Set([
        ...all.flat().flatMap(sources),
        ...told.beside[net.unit(asked)].map(({ source }) => Number(source)),
      ]);
      const shut = whatif.rows(asked).filter(({ effect }) => effect === "close");
      const called = names.called(ways);
      const opens = whatif.rows(asked).filter(({ effect }) => effect === "open");
      return {
        asked,
        within: true,
        title: ends.map(name).join(" → "),
        about: about(asked),
        ends,
        choice: 1,
        ways: ways.map((arcs, i) => way(asked, arcs, called[i], before)),
        before: before && way(asked, before, words.before, null),
        calm: !net.month(asked) && ways.flat().some(net.inPort) ? calm(asked) : "",
        order: order(asked, ways),
        supposes: whatif.supposes(asked),
        opened: opens.flatMap(({ subject, lines = {} }) => [
          subject,
          ...whatif.ends(Object.keys(lines)),
        ]),
        beside: told.beside[net.unit(asked)],
        closed: [...asked.close, ...shut.map(({ subject }) => subject)],
        notes: notes(asked, ways, before),
        drawings: [],
        draw: () => corridor.features.planner_picture?.pictures(ways, called, before) ?? [],
        sources: Object.fromEntries([...every].map((one) => [String(one), reference(one)])),
      };
    }

    return { journey };
  },
);
