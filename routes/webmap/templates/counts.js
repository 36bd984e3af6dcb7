// @ts-check
// What was counted in a unit, and what of it is drawn in the chosen year.
/** @typedef {{unit: string, name: string, on: Map<string, number>, values: TrafficValue[]}} Counted */
/** @typedef {Map<string, {entry: Counted, value: TrafficValue}>} Carried By subject, with the entry that counts. */
/**
 * @typedef {object} Counts
 * @property {(unit: string) => Counted[]} ofUnit
 * @property {(unit: string, lines: boolean) => number} most  The most of any year: of lines, or of places.
 * @property {(unit: string) => Carried} carried  In the chosen year; the first entry of a subject counts.
 */
corridor.feature("counts", ["page", "subjects", "drawing"], ({ subjects, drawing }) => {
  const { data, state } = corridor;
  /** @type {Counted[]} */
  const entries = data.traffic.map((entry) => ({
    ...entry,
    on: new Map(Object.entries(entry.on)),
  }));

  /** @type {Counts["ofUnit"]} */
  const ofUnit = (unit) => entries.filter((entry) => entry.unit === unit);
  /** @param {Counted} entry */
  const drawnOn = (entry) => [...entry.on.keys()].filter((id) => drawing.drawn.has(id));

  /** @type {Counts["most"]} */
  function most(unit, lines) {
    const found = ofUnit(unit).filter((entry) =>
      drawnOn(entry).some((id) => subjects.isLine(id) === lines),
    );
    return Math.max(0, ...found.flatMap((entry) => entry.values.map(([, value]) => value)));
  }

  /** @type {(entry: Counted, id: string, year: number) => boolean} */
  function isThere(entry, id, year) {
    const last = entry.on.get(id); // 0: it still is
    return subjects.status(id) === "operating" && (!last || year <= last);
  }
  /** @type {Counts["carried"]} */
  function carried(unit) {
    /** @type {Carried} */
    const found = new Map();
    const { year } = state;
    if (year === null) return found;
    for (const entry of ofUnit(unit)) {
      const value = entry.values.find(([when]) => when === year);
      if (!value) continue;
      for (const id of drawnOn(entry))
        if (isThere(entry, id, year) && !found.has(id)) found.set(id, { entry, value });
    }
    return found;
  }

  return { ofUnit, most, carried };
});
