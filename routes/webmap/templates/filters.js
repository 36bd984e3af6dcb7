// @ts-check
// What is left out: the switches of the legend, and the subjects that the page's filters allow.
/**
 * @typedef {object} Filters
 * @property {(group: string) => boolean} offers  Whether a group has a switch.
 * @property {(group: string) => boolean} isOff
 * @property {(group: string, on: boolean) => void} toggle
 * @property {(id: string) => boolean} allows  Whether the page's filters let a subject pass.
 */
corridor.feature("filters", [], () => {
  const { data, state } = corridor;
  const switches = new Set(data.switches);
  const base = new Set(data.off); // the groups that are off at first
  /** @type {Map<string, boolean>} */
  const turned = new Map(); // those that the reader turned: whether they are on

  // A switch stands as the reader turned it, or as it stood at first.
  /** @type {Filters["isOff"]} */
  const isOff = (group) => (turned.has(group) ? !turned.get(group) : base.has(group));
  /** @param {boolean} on */
  const listed = (on) =>
    [...turned]
      .filter(([, one]) => one === on)
      .map(([group]) => group)
      .sort()
      .join();

  /** @type {Filters["toggle"]} */
  function toggle(group, on) {
    if (on === !base.has(group)) turned.delete(group);
    else turned.set(group, on);
    corridor.tell(EVENTS.filter);
    corridor.changed(EVENTS.off, EVENTS.on);
  }

  /**
   * Turns the groups of a link, all at once; false where one of them has no switch.
   * @param {string} text
   * @param {boolean} on
   */
  function turn(text, on) {
    const groups = text.split(",").filter(Boolean);
    for (const [group, one] of [...turned]) if (one === on) turned.delete(group);
    for (const group of groups) if (switches.has(group)) turned.set(group, on);
    corridor.tell(EVENTS.filter);
    return groups.every((group) => switches.has(group));
  }

  corridor.keep(
    EVENTS.off,
    () => listed(false),
    (text) => turn(text, false),
  );
  corridor.keep(
    EVENTS.on,
    () => listed(true),
    (text, asked) => {
      const off = corridor.embedded ? undefined : asked.get(EVENTS.off); // the page around tells it itself
      const isBoth = (/** @type {string} */ group) =>
        off !== data.opens.off && Boolean(off?.split(",").includes(group));
      const groups = text.split(",");
      const both = groups.filter(isBoth).map((group) => `on=${group}, off=${group}`);
      const known = turn(groups.filter((group) => !isBoth(group)).join(), true);
      return known && both.map((part) => [part, corridor.words.both]);
    },
  );
  corridor.on([EVENTS.allowed], (/** @type {Message} */ { allowed, beyond }) => {
    if (beyond) base.delete("beyond");
    else base.add("beyond");
    state.allowed = allowed ? new Set(allowed) : null;
    corridor.tell(EVENTS.filter);
  });
  return {
    isOff,
    toggle,
    offers: (group) => switches.has(group),
    allows: (id) => !state.allowed || state.allowed.has(id),
  };
});
