// @ts-check
// What people call a way, by what it passes: the rules are those of network/way_names.py and words/itineraries.py.
/**
 * @typedef {object} PlannerNames
 * @property {(ways: Arc[][]) => string[]} called  The names of ways, of which no two are called the same.
 */
corridor.feature(
  "planner_names",
  ["page", "subjects", "planner_texts"],
  ({ subjects, planner_texts: { name, named } }) => {
    const { data, words } = corridor;
    const told = /** @type {Planner} */ (data.planner);
    const ids = [...subjects.all.keys()];
    const ALWAYS = 1; // the rank of the names that are always told
    const all = new Set(told?.names.map(([label]) => label));
    const lines = (/** @type {Arc[]} */ way) =>
      way.flatMap(({ kind, line }) => (kind === "run" ? line : []));
    const nodes = (/** @type {Arc[]} */ way) => way.flatMap(({ from, to }) => [from, to]);

    // The names that a way earns in the order of travel: those always told, or those among some.
    /** @type {(way: Arc[], among?: Set<string>) => string[]} */
    function earned(way, among) {
      /** @type {Map<string, number>} */
      const first = new Map();
      way.forEach(({ line, to }, at) => {
        for (const one of [line, to]) if (!first.has(one)) first.set(one, at);
      });
      for (const one of [way[0].from, way[way.length - 1].to]) first.delete(one);
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const [label, passes, rank] of told.names) {
        const asked = among ? among.has(label) : rank === ALWAYS;
        const places = passes.map((one) => first.get(ids[one]) ?? Infinity);
        const at = Math.max(...places);
        if (asked && at < Infinity) found.set(label, Math.min(at, found.get(label) ?? at));
      }
      return [...found].sort((a, b) => a[1] - b[1]).map(([label]) => label);
    }
    // The first name that a way earns and others do not.
    /** @type {(way: Arc[], others: Arc[][]) => string | undefined} */
    function telling(way, others) {
      const theirs = new Set(others.flatMap((other) => earned(other, all)));
      const own = earned(way, all);
      return [...all].find((label) => own.includes(label) && !theirs.has(label));
    }
    // The best known place that others miss, else the first line.
    /** @type {(way: Arc[], others: Arc[][]) => string[]} */
    function missed(way, others) {
      const rank = (/** @type {string} */ id) => subjects.get(id).rank ?? 0;
      const theirs = new Set([...others.flatMap(nodes), way[0].from, way[way.length - 1].to]);
      const own = nodes(way).filter((id) => !theirs.has(id));
      const [best] = own.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
      if (best) return [name(best)];
      const taken = new Set(others.flatMap(lines));
      const line = others.length && lines(way).find((id) => !taken.has(id));
      return line ? [named(line)] : [];
    }

    /** @type {PlannerNames["called"]} */
    function called(ways) {
      const usual = ways.map((way) => earned(way));
      const texts = ways.map((way, i) => {
        const others = ways.filter((_, k) => k !== i && usual[k].join() === usual[i].join());
        const more = others.length ? telling(way, others) : undefined;
        const found = earned(way, new Set([...usual[i], ...(more ? [more] : [])]));
        if (!found.length || (others.length && !more)) found.push(...missed(way, others));
        const ends = [way[0].from, way[way.length - 1].to].map(name).join(" → ");
        return found.length ? words.way_by.replace("{}", found.join(", ")) : ends;
      });
      return texts.map((text, i) => {
        const before = texts.slice(0, i).filter((one) => one === text).length;
        return texts.indexOf(text) === texts.lastIndexOf(text) ? text : `${text} (${before + 1})`;
      });
    }

    return { called };
  },
);
