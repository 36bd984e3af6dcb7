// @ts-check
// Where a way loses most of its time, in one sentence: the rules of network/measures.py and words/losses.py.
/**
 * @typedef {{place: string, reason: string, hours: Total, about: string}} Loss
 * @typedef {object} PlannerLosses
 * @property {(arc: Arc) => string} reason  Why goods stand still.
 * @property {(arcs: Arc[]) => Loss[]} all  The most first.
 * @property {(arcs: Arc[]) => string} sentence  Nothing where no loss is known that takes long.
 */
corridor.feature("planner_losses", ["page", "planner_texts", "planner_spread"], (needed) => {
  const { planner_texts: texts, planner_spread: first } = needed;
  const LEAST = 2; // hours: what takes less is not told
  const LARGEST = 3;
  const told = /** @type {Planner} */ (corridor.data.planner);
  const hours = (/** @type {Arc[]} */ arcs) => texts.total(arcs, ({ hours }) => hours);

  /** @type {PlannerLosses["reason"]} */
  function reason({ kind, line, tail, head }) {
    if (kind === "dwell") return line ? "ship" : "port";
    const byShip = [tail, head].some((one) => /ferry|sea/.test(told.states.modes[one]));
    return kind === "transshipment" && byShip ? "port" : kind;
  }
  /** @type {PlannerLosses["all"]} */
  function all(arcs) {
    /** @type {Map<string, {place: string, reason: string, some: Arc[]}>} */
    const found = new Map();
    for (const arc of arcs.filter(({ kind }) => kind !== "run")) {
      const [place, why] = [arc.node, reason(arc)];
      const one = found.get(`${place} ${why}`) ?? { place, reason: why, some: [] };
      found.set(`${place} ${why}`, one);
      one.some.push(arc);
    }
    return [...found.values()]
      .map(({ some, ...one }) => ({
        ...one,
        hours: hours(some),
        about: texts.about(some.map(({ hours }) => hours)),
      }))
      .filter(({ hours }) => hours.likely)
      .sort((a, b) => (b.hours.likely ?? 0) - (a.hours.likely ?? 0));
  }
  /** @type {(word: string, values: Record<string, string>, count?: number) => string} */
  const filled = (word, values, count = 0) =>
    texts
      .agreed(told.losses[word], count)
      .replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  /** @type {PlannerLosses["sentence"]} */
  function sentence(arcs) {
    const whole = first.told(arcs, "time"); // as the days are told
    const found = all(arcs)
      .filter(({ hours }) => (hours.likely ?? 0) >= LEAST)
      .slice(0, LARGEST);
    const parts = found.map((loss, i) => {
      const word = whole.missing.length ? "loss_of_least" : "loss_of";
      const [likely, total] = [loss.hours, whole].map((one) => texts.number(one.likely ?? 0, 0));
      const hours = loss.about + likely;
      const count = texts.rounded((i ? loss.hours : whole).likely ?? 0, 0);
      const text = filled(i ? "loss_more" : word, { hours, total }, count);
      return filled(`loss_${loss.reason}`, { hours: text, place: texts.name(loss.place) });
    });
    if (!parts.length) return "";
    const losses = parts.reduce((losses, loss) => filled("loss_next", { losses, loss }));
    return filled("loss_sentence", { losses });
  }

  return { reason, all, sentence };
});
