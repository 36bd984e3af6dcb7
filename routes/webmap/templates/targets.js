// @ts-check
// Of marks that lie so close that a finger cannot tell them apart, one alone is offered; what is hit is the nearest, the sooner the more important.
corridor.feature("targets", ["page", "subjects", "drawing", "layers"], (needed) => {
  const { subjects, drawing, layers } = needed;
  const SIDE = 24; // pixels, that a mark needs to be hit
  const RANK = 5; // pixels by which a mark seems nearer than one of the next rank
  const { map, state } = corridor;

  const shown = () =>
    [...drawing.drawn.keys()].filter((id) => !subjects.isLine(id) && drawing.shown(id));
  /** @param {string} id */
  const at = (id) => map.latLngToContainerPoint(drawing.positions(id)[0]);

  /** @type {(hit?: MouseEvent) => string | undefined} */
  function nearest(hit) {
    if (!hit?.clientX) return undefined; // by keyboard, or by a script
    const point = map.mouseEventToContainerPoint(hit);
    /** @param {string} id */
    const away = (id) => point.distanceTo(at(id)) + RANK * (subjects.get(id).rank || 0);
    return shown().reduce((best, id) => (away(id) < away(best) ? id : best));
  }

  function choose() {
    /** @param {string} id */
    const weight = (id) =>
      id === state.selected ? -2 : drawing.isLit(id) ? -1 : subjects.get(id).rank || 0;
    const places = shown();
    /** @type {L.Point[]} */
    const chosen = [];
    for (const id of places.sort((a, b) => weight(a) - weight(b))) {
      const { x, y } = at(id);
      const free = chosen.every(
        (one) => Math.max(Math.abs(one.x - x), Math.abs(one.y - y)) >= SIDE,
      );
      if (free) chosen.push(at(id));
      for (const mark of drawing.elements(id)) {
        mark.classList.toggle("beneath", !free);
        mark.setAttribute("tabindex", free ? "0" : "-1");
        mark.setAttribute("aria-hidden", String(!free));
      }
    }
  }

  const chosen = () => corridor.guard("targets", choose);
  layers.aims.push(nearest);
  map.on("zoomend", chosen);
  corridor.on([EVENTS.filter, EVENTS.light, EVENTS.year, EVENTS.select], chosen);
});
