// @ts-check
// The one subject that is selected: on the map, in the passport, in a link.
/**
 * @typedef {object} Selecting
 * @property {(id: string | null, move?: boolean) => boolean} select
 *   Selects a subject, or none; `move` brings it into sight. False for an unknown id.
 */
corridor.feature("selection", ["subjects", "drawing"], ({ subjects, drawing }) => {
  const { state } = corridor;

  /** @type {Selecting["select"]} */
  function select(id, move = false) {
    if (id !== null && !subjects.find(id)) return false;
    const before = state.selected;
    state.selected = id;
    for (const one of [before, id]) if (one) drawing.paint(one);
    corridor.tell(EVENTS.select, move);
    corridor.changed(EVENTS.select);
    return true;
  }

  corridor.on([EVENTS.pick], (id) => select(id));
  corridor.keep(
    EVENTS.select,
    () => state.selected || "",
    (id, asked) =>
      select(id || null, !asked.get(EVENTS.at) && !asked.get(EVENTS.placed) && !state.tour),
  );
  return { select };
});
