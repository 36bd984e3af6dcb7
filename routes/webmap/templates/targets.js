// @ts-check
// Of marks that lie so close that a finger cannot tell them apart, the most important one alone is hit.
corridor.feature("targets", ["page", "subjects", "drawing"], ({ subjects, drawing }) => {
  const SIDE = 24; // pixels, that a mark needs to be hit
  const { map, state } = corridor;

  function choose() {
    /** @param {string} id */
    const weight = (id) =>
      id === state.selected ? -2 : drawing.isLit(id) ? -1 : subjects.get(id).rank || 0;
    const places = [...drawing.drawn.keys()].filter(
      (id) => !subjects.isLine(id) && drawing.shown(id),
    );
    /** @type {L.Point[]} */
    const chosen = [];
    for (const id of places.sort((a, b) => weight(a) - weight(b))) {
      const at = map.latLngToContainerPoint(drawing.positions(id)[0]);
      const free = chosen.every(
        (one) => Math.max(Math.abs(one.x - at.x), Math.abs(one.y - at.y)) >= SIDE,
      );
      if (free) chosen.push(at);
      for (const mark of drawing.elements(id)) {
        mark.classList.toggle("beneath", !free);
        mark.setAttribute("tabindex", free ? "0" : "-1");
        mark.setAttribute("aria-hidden", String(!free));
      }
    }
  }

  const chosen = () => corridor.guard("targets", choose);
  map.on("zoomend", chosen);
  corridor.on([EVENTS.filter, EVENTS.light, EVENTS.year, EVENTS.select], chosen);
});
