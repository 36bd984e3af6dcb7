// @ts-check
// What would work where there is no way: the rules of network/obstacles.py.
/**
 * @typedef {{text: string, asked: Question, open?: string[]}} Eased  A question with something given up, in words.
 * @typedef {object} PlannerWorks
 * @property {(asked: Question) => string[]} of  The quickest first, each with its days.
 * @property {(asked: Question, act: (told: string[]) => void) => void} later  The same, without keeping the reader waiting.
 */
corridor.feature(
  "planner_works",
  ["page", "planner_whatif", "planner_search", "planner_spread", "planner_texts"],
  (needed) => {
    const { planner_whatif: whatif, planner_search: finder, planner_texts: texts } = needed;
    const { spread } = needed.planner_spread;
    const { data } = corridor;
    const told = /** @type {Planner} */ (data.planner);
    const MOST = 5; // that are told
    const SLICE = 12; // milliseconds without a pause
    let turn = 0; // of the last question: an older one is given up

    // As the command line says it: a pattern of planner_payload.py with what stands in its gap.
    /** @type {(pattern: string, text: string) => string} */
    const put = (pattern, text) => told.errors[pattern].replace("{}", () => text);
    const closed = (/** @type {Question} */ asked) => [
      ...asked.close,
      ...whatif.rows(asked).flatMap((row) => (row.effect === "close" ? row.subject : [])),
    ];
    // Each single thing that could be given up.
    /** @param {Question} asked @returns {Generator<Eased>} */
    function* single(asked) {
      const shut = whatif.shut(asked);
      for (const id of [...shut, ...closed(asked)]) {
        const ends = whatif.ends([id]).filter((end) => shut.includes(end));
        yield { text: put("if_open", texts.named(id)), asked, open: [id, ...ends] };
      }
      for (const name of /** @type {const} */ (["avoid", "via"]))
        for (const id of asked[name]) {
          const others = asked[name].filter((one) => one !== id);
          const text = put(name === "via" ? "not_passing" : "not_avoiding", texts.named(id));
          yield { text, asked: { ...asked, [name]: others } };
        }
      for (const [service, { label }] of Object.entries(told.services))
        if (service !== asked.service) {
          const text = put("by", label.toLocaleLowerCase(data.lang));
          yield { text, asked: { ...asked, service } };
        }
      for (const end of /** @type {const} */ (["origin", "destination"]))
        for (const other of told.namesakes[asked[end]] ?? []) {
          const text = put(end === "origin" ? "from" : "to", texts.named(other));
          yield { text, asked: { ...asked, [end]: other } };
        }
    }
    // The later years in which something else is there.
    /** @param {Question} asked @returns {Generator<Eased>} */
    function* years(asked) {
      let before = whatif.shut(asked);
      for (let year = asked.year + 1; year <= data.years.last; year++) {
        const now = whatif.shut({ ...asked, year });
        if (before.some((id) => !now.includes(id)))
          yield { text: put("in_year", String(year)), asked: { ...asked, year } };
        before = now;
      }
    }
    // What could be given up together, where no single thing is enough.
    /** @param {Question} asked @returns {Generator<Eased>} */
    function* together(asked) {
      const free = { ...asked, via: [], avoid: [] };
      const [some, all] = [closed(asked), whatif.shut(asked)];
      const { no_closures, no_filters, no_either, all_open } = told.errors;
      yield { text: no_closures, asked, open: some };
      yield { text: no_filters, asked: free };
      yield { text: no_either, asked: free, open: some };
      yield { text: all_open, asked: free, open: [...all, ...some] };
    }

    /** @typedef {{hours: number, text: string}} Found */
    /** @type {(one: Eased) => Found[]} */
    function tried({ text, asked, open = [] }) {
      const [way] = finder.ways(asked, whatif.arcs(asked, true, open), 1);
      if (!way) return [];
      const points = spread(way);
      const { missing } = texts.total(way, ({ hours }) => hours);
      const days = texts.days({ low: null, likely: points?.[1] ?? null, high: null, missing });
      return [{ hours: points?.[1] ?? Infinity, text: `${text}: ${days}` }];
    }
    /** @type {(asked: Question) => Generator<Found[], Found[]>} */
    function* search(asked) {
      /** @type {Found[]} */
      const found = [];
      for (const one of single(asked)) yield found.splice(found.length, 0, ...tried(one));
      for (const one of years(asked)) {
        const later = tried(one);
        found.push(...later);
        if (later.length) break;
        yield found;
      }
      if (!found.length)
        for (const one of together(asked)) yield found.splice(found.length, 0, ...tried(one));
      return found;
    }
    const best = (/** @type {Found[]} */ found) =>
      [...found]
        .sort((a, b) => a.hours - b.hours || 0)
        .slice(0, MOST)
        .map(({ text }) => text);

    /** @type {PlannerWorks["of"]} */
    function of(asked) {
      const steps = search(asked);
      for (;;) {
        const { done, value } = steps.next();
        if (done) return best(value);
      }
    }
    /** @type {PlannerWorks["later"]} */
    function later(asked, act) {
      const steps = search(asked);
      const mine = (turn += 1);
      function go() {
        const end = performance.now() + SLICE;
        while (mine === turn && performance.now() < end) {
          const { done, value } = steps.next();
          if (!done) continue;
          act(best(value));
          return;
        }
        if (mine === turn) setTimeout(go);
      }
      setTimeout(go);
    }

    return { of, later };
  },
);
