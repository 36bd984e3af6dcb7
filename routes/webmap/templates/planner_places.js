// @ts-check
// What a name means: of the places of one town those to which the service goes, and of these the ones of the best way.
// The rules are those of network/names.py and journey.py (settled).
/**
 * @typedef {object} PlannerPlaces
 * @property {(name: string) => string} bare  A name without what stands in brackets.
 * @property {(text: string) => string | undefined} known
 *   The id of a place by any of its names; the text itself where it names several; nothing where it names none.
 * @property {(text: string) => string[]} best  The ids of the places that a text names best.
 * @property {(text: string, service: string) => string[]} meant  The places of one town; none for a name that there is not.
 * @property {(service: string) => Set<string>} served  The places to which a service goes.
 * @property {(asked: Question) => Question} settled  The same question with ids in place of names.
 */
corridor.feature(
  "planner_places",
  ["page", "subjects", "search", "planner_net", "planner_whatif", "planner_search"],
  ({ subjects, search, planner_net: net, planner_whatif: whatif, planner_search: finder }) => {
    const told = /** @type {Planner} */ (corridor.data.planner);
    const BRACKETS = /\s*[(（][^)）]*[)）]/;
    const MOST = 16; // questions that are tried
    const LEAST = 3; // letters of a name that is not whole; a code always is
    const WORD = /[\s(（–-]+/;
    const bare = (/** @type {string} */ name) => name.replace(BRACKETS, "");
    /** @type {(id: string) => {id: string, told: string[], names: [string[], string[]]}} */
    function named(id) {
      const all = subjects.get(id).search ?? [];
      const told = all.slice(0, all.indexOf(id)); // then its id, other spellings and codes
      const other = [
        ...all.slice(told.length),
        ...told.filter((one) => bare(one) !== one).map(bare),
      ];
      return { id, told, names: [told.map(search.fold), other.map(search.fold)] };
    }
    // What lies beyond the corridor has its names, too: it is never taken for a namesake inside.
    const places = told ? net.ids.filter((id) => !subjects.isLine(id)) : [];
    const all = places.map(named);
    /** @type {Map<string, Set<string>>} */
    const ready = new Map();

    /** @param {string} service */
    function served(service) {
      const lines = [...subjects.all.keys()].filter(
        (id) =>
          told.services[service].modes.includes(subjects.get(id).mode ?? "") &&
          !subjects.isBeyond(id),
      );
      const there = ready.get(service) ?? new Set(whatif.ends(lines));
      ready.set(service, there);
      return there;
    }

    // Countries and modes, in any language, are never taken for the beginning of a place's name.
    const others = new Set(
      Object.entries(told?.called ?? {})
        .flat(2)
        .map(search.fold),
    );
    // The places of the one town of which a name has a word that begins so; none where there are several towns.
    /** @param {string} wanted */
    function begun(wanted) {
      if (wanted.length < LEAST || others.has(wanted)) return [];
      const begins = (/** @type {string} */ name) =>
        name
          .split(WORD)
          .some((_, at, parts) => search.fold(parts.slice(at).join("")).startsWith(wanted));
      const found = all
        .filter(({ id, told }) => !subjects.isBeyond(id) && told.some(begins))
        .map(({ id }) => id);
      const town = [found[0], ...(told.namesakes[found[0]] ?? [])];
      return found.every((id) => town.includes(id)) ? found : [];
    }

    // The places that a text names: by a name, by another spelling or code, at last by the beginning of a word.
    /** @param {string} text */
    function groupsOf(text) {
      const wanted = search.fold(text);
      if (!wanted) return [[]];
      if (places.includes(text)) return [[text]];
      const [names, other] = [0, 1].map((at) =>
        all.filter((one) => one.names[at].includes(wanted)).map(({ id }) => id),
      );
      if (names.length || other.length)
        return [names, other.filter((id) => !names.includes(id))].filter((some) => some.length);
      return [begun(wanted)];
    }
    /** @type {PlannerPlaces["known"]} */
    function known(text) {
      const found = groupsOf(text).flat();
      return found.length > 1 ? text : found[0];
    }

    /** @type {PlannerPlaces["meant"]} */
    function meant(text, service) {
      const groups = groupsOf(text);
      const alike = groups[0].flatMap((id) => told.namesakes[id] ?? []);
      const there = served(service);
      const fit = [...groups, alike].map((some) => some.filter((id) => there.has(id)));
      return [...new Set(fit.find((some) => some.length) ?? groups[0])];
    }

    let last = { key: "", found: /** @type {Question} */ ({}) };
    /** @type {PlannerPlaces["settled"]} */
    function settled(asked) {
      const key = JSON.stringify(asked);
      if (key !== last.key) last = { key, found: sought(asked) };
      return last.found;
    }
    /** @type {PlannerPlaces["settled"]} */
    function sought(asked) {
      /** @type {Question[]} */
      let tried = [{ ...asked, via: [] }];
      /** @type {(texts: string, set: (one: Question, id: string) => Question) => void} */
      const choose = (text, set) => {
        const ids = meant(text, asked.service);
        tried = tried.flatMap((one) => (ids.length ? ids : [""]).map((id) => set(one, id)));
      };
      choose(asked.origin, (one, origin) => ({ ...one, origin }));
      choose(asked.destination, (one, destination) => ({ ...one, destination }));
      for (const text of asked.via) choose(text, (one, id) => ({ ...one, via: [...one.via, id] }));
      tried = tried.slice(0, MOST);
      if (tried.length < 2 || !asked.origin || !asked.destination) return tried[0];
      const arcs = whatif.arcs(asked, true);
      /** @param {Question} one */
      const counts = (one) =>
        [one.origin, ...one.via].every((id) => id === one.destination)
          ? Infinity
          : finder.cost(one, arcs);
      const costs = tried.map(counts);
      return tried[costs.indexOf(Math.min(...costs))];
    }

    const best = (/** @type {string} */ text) => groupsOf(text)[0];

    return { bare, known, best, meant, served, settled };
  },
);
