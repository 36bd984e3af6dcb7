// @ts-check
// Lines and places in the chosen year: their look, and what the passport says of it.
/**
 * @typedef {object} States
 * @property {() => void} show  Shows the states of the chosen year.
 * @property {(id: string, year: number | null) => string} statusIn  The state of a subject in a year; null is today.
 */
corridor.feature("states", ["page", "elements", "subjects", "drawing"], (needed) => {
  const { elements, subjects, drawing } = needed;
  const { make, byId } = elements;
  const { data, words, state } = corridor;
  const { first, order } = data.years;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const runs = new Map(Object.entries(data.years.states).filter(([id]) => subjects.find(id)));
  const statusDash = new Map(data.statuses.map((one) => [one.id, one]));
  const modeDash = new Map(
    data.themes.find((one) => one.id === "mode")?.entries.map((one) => [one.id, one]),
  );
  const traceDash = new Map(data.traces.map(({ id, dash }) => [id, dash]));
  /** @type {States["statusIn"]} */
  function statusIn(id, year) {
    const changes = runs.get(id);
    if (year === null || !changes) return subjects.get(id).status;
    const [, place] = changes.filter(([from]) => from <= year).at(-1) || [first, 0];
    return order[place];
  }

  /**
   * A subject takes the look of its state; only what differs is touched.
   * @param {string} id
   * @param {string} status
   */
  function put(id, status) {
    const before = subjects.status(id);
    if (before === status) return;
    subjects.setStatus(id, status);
    const { mode, trace = "" } = subjects.get(id);
    for (const layer of drawing.drawn.get(id) || []) {
      if (!status || !mode || drawing.isCasing(layer) || !("setStyle" in layer)) continue;
      const drawn = statusDash.get(status)?.dash ? statusDash.get(status) : modeDash.get(mode);
      layer.setStyle({ dashArray: drawn?.dash || traceDash.get(trace), lineCap: drawn?.cap });
    }
    for (const element of drawing.elements(id)) {
      if (status && !mode)
        order.forEach((one) => one && element.classList.toggle(one, one === status));
      element.classList.toggle("fresh", !before && !calm.matches && state.year !== null);
    }
    drawing.paint(id);
  }

  // What the passport of a subject says of its state in the year.
  function passport() {
    const box = byId("passport");
    box.querySelector(".then")?.remove();
    if (state.year === null || !state.selected || box.hidden) return;
    const status = subjects.status(state.selected);
    const label = status ? statusDash.get(status)?.label : words.absent;
    box
      .querySelector(".brief")
      ?.after(make("p", { class: "then" }, make("b", {}, `${state.year}: `), label));
  }

  corridor.on([EVENTS.passport, EVENTS.step], passport);
  return {
    statusIn,
    show: () => {
      for (const id of runs.keys()) put(id, statusIn(id, state.year));
    },
  };
});
