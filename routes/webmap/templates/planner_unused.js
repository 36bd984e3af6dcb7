// @ts-check
// Why an opening changes nothing on a journey: the rules of network/no_gain.py, the sentences of words/unchanged.py.
/**
 * @typedef {object} PlannerUnused
 * @property {(asked: Question, now: Arc[], before: Arc[] | null) => string} sentence
 *   Nothing where nothing is opened, or where it changes the best way.
 */
corridor.feature(
  "planner_unused",
  ["page", "subjects", "planner_whatif", "planner_graph", "planner_texts"],
  (needed) => {
    const { subjects, planner_whatif: whatif, planner_graph: graph } = needed;
    const { name, named, number, measured } = needed.planner_texts;
    const { words } = corridor;
    const isSame = (/** @type {Arc | undefined} */ one, /** @type {Arc} */ other) =>
      one?.at === other.at &&
      one.hours.low === other.hours.low &&
      one.hours.likely === other.hours.likely &&
      one.hours.high === other.hours.high;
    const opened = (/** @type {Question} */ asked) =>
      whatif.rows(asked).filter(({ effect }) => effect === "open");

    // What the best way over one of some arcs counts more; null where each only turns back.
    /** @type {(asked: Question, every: Arc[], changed: Arc[]) => number | null} */
    function longer(asked, every, changed) {
      const all = graph.edges(asked, every);
      const source = graph.source(asked);
      const [there, back] = [graph.tree(all, source, false), graph.tree(all, source + 1, true)];
      const least = there.cost[source + 1];
      if (least === undefined) return null;
      const pair = (/** @type {Edge} */ { tail, head }) => `${tail} ${head}`;
      const usable = new Set(all.map(pair)); // by way of a place some are left out
      const over = graph
        .joined(asked, changed)
        .filter((one) => one.arc && usable.has(pair(one)))
        .map((edge) => ({
          edge,
          cost: there.cost[edge.tail] + edge.cost + back.cost[edge.head],
        }))
        .filter(({ cost }) => cost < Infinity)
        .sort((a, b) => a.cost - b.cost || a.edge.tail - b.edge.tail || a.edge.head - b.edge.head);
      for (const { edge, cost } of over) {
        const way = [
          ...graph.path(there, edge.tail, false),
          edge,
          ...graph.path(back, edge.head, true),
        ];
        if (graph.passesOnce(way, false)) return cost - least;
      }
      return null;
    }
    // The hours that are promised of what opens, beside those of today.
    /** @type {(asked: Question, base: Arc[]) => string} */
    function promises(asked, base) {
      const runs = new Map(base.filter(({ kind }) => kind === "run").map((arc) => [arc.line, arc]));
      const sum = (/** @type {number[]} */ all) =>
        number(
          all.reduce((a, b) => a + b, 0),
          1,
        );
      const parts = opened(asked).flatMap(({ subject, lines = {} }) => {
        const some = Object.entries(lines).filter(([line]) => runs.has(line));
        const promised = some.flatMap(([, [likely]]) => likely ?? []);
        const today = some.flatMap(([line]) => runs.get(line)?.hours.likely ?? []);
        const isWhole = promised.length === some.length && today.length === some.length;
        if (!some.length || !isWhole) return [];
        const [, ends] = subject.split(":");
        return words.unused_hours
          .replace("{name}", ends ? ends.split("-").map(name).join(" → ") : name(subject))
          .replace("{promised}", sum(promised))
          .replace("{today}", sum(today));
      });
      return parts.join("; ");
    }
    // A port that opens and from which no line of ships is known.
    /** @type {(asked: Question, every: Arc[]) => string | undefined} */
    const dry = (asked, every) =>
      opened(asked)
        .map(({ subject }) => subject)
        .filter((one) => subjects.find(one)?.groups.includes("kind.port"))
        .find((one) =>
          every.every(
            ({ kind, mode, from, to }) =>
              kind !== "run" || !/ferry|sea/.test(mode) || ![from, to].includes(one),
          ),
        );

    /** @type {PlannerUnused["sentence"]} */
    function sentence(asked, now, before) {
      const same = before?.length === now.length && now.every((arc, i) => isSame(before[i], arc));
      if (!asked.open.length || !same) return "";
      const [base, every] = [whatif.arcs(asked, false), whatif.arcs(asked, true)];
      const known = new Map(base.map((arc) => [arc.at, arc]));
      const changed = every.filter((arc) => !isSame(known.get(arc.at), arc));
      if (!changed.length) return words.unused_promise.replace("{}", promises(asked, base));
      const more = longer(asked, every, changed);
      if (more !== null) {
        const units = { time: words.hours_short, distance: "km", cost: "USD" };
        const unit = units[/** @type {"time"} */ (asked.by)] ?? "";
        return words.unused_longer
          .replace("{ends}", [asked.origin, asked.destination].map(name).join(" → "))
          .replace("{more}", measured(more, unit, 1).trim());
      }
      const port = dry(asked, every);
      return port ? words.unused_no_ship.replace("{}", named(port)) : words.unused_apart;
    }

    return { sentence };
  },
);
