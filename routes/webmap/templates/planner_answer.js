// @ts-check
// A question answered: all its ways, or the best one beside another.
/**
 * @typedef {object} PlannerAnswer
 * @property {(asked: Question) => {ways: Arc[][], before: Arc[] | null}} answer  No ways where there is none.
 * @property {(asked: Question, before: Arc[] | null) => Way | null | undefined} first
 *   Null where there is none, undefined for what is no question.
 * @property {(asked: Question) => Journey | null} journey  Null where there is no way, or for what is no question.
 * @property {(asked: Question | null) => Set<string> | null} served  The places to which its service goes.
 */
corridor.feature(
  "planner_answer",
  [
    "page",
    "subjects",
    "planner_net",
    "planner_whatif",
    "planner_search",
    "planner_places",
    "planner_way",
    "planner_card",
  ],
  (needed) => {
    const { subjects, planner_net: net, planner_whatif: whatif, planner_search: finder } = needed;
    const { planner_places: places, planner_way, planner_card: card } = needed;

    /** @type {PlannerAnswer["answer"]} */
    function answer(asked) {
      const ways = finder.ways(asked, whatif.arcs(asked, true), asked.count);
      if (!whatif.supposes(asked)) return { ways, before: null };
      const [before] = finder.ways(asked, whatif.arcs(asked, false), 1);
      return { ways, before: before ?? null };
    }

    // Whether a part of it would change nothing, which network/idle.py refuses.
    /** @param {Question} asked */
    function isIdle(asked) {
      const { origin, via, destination, close, open, slow, avoid, scenario } = asked;
      const stops = [origin, ...via, destination];
      const opens = open.map((name) => whatif.rows({ ...asked, scenario: [], open: [name] }));
      const opened = opens
        .flat()
        .flatMap(({ subject, lines = {} }) => [subject, ...Object.keys(lines)]);
      const there = [...opened, ...whatif.ends(opened)];
      const shut = scenario.length ? [] : whatif.shut(asked).filter((id) => !there.includes(id));
      const other = [...open, ...slow.map(([id]) => id), ...shut];
      const covers = (/** @type {string} */ id) =>
        [id, net.land(id), subjects.get(id).mode ?? ""].some((one) => avoid.includes(one));
      return (
        stops.some((id, i) => id === stops[i + 1]) ||
        opens.some((rows) => rows.every(({ subject }) => close.includes(subject))) ||
        close.some((id) => other.includes(id) || covers(id))
      );
    }
    /** @type {(asked: Question) => Question | null} */
    function settled(asked) {
      const now = places.settled(asked);
      return isIdle(now) ? null : now;
    }

    /** @type {PlannerAnswer["first"]} */
    function first(asked, before) {
      const now = settled(asked);
      if (!now) return undefined;
      const [arcs] = finder.ways(now, whatif.arcs(now, true), 1);
      return arcs ? planner_way.way(now, arcs, "", before) : null;
    }
    /** @type {PlannerAnswer["journey"]} */
    function journey(asked) {
      const now = settled(asked);
      const { ways, before } = now ? answer(now) : { ways: [], before: null };
      return now && ways.length ? card.journey(now, ways, before) : null;
    }

    return {
      answer,
      first,
      journey,
      served: (asked) => asked && places.served(asked.service),
    };
  },
);
