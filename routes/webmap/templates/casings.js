// @ts-check
// A pale casing keeps a line readable where it crosses another; an unseen broad one is easy to hit.
/**
 * @typedef {object} Casings
 * @property {(id: string) => SVGElement | undefined} touch  The broad unseen line of a line.
 */
corridor.feature("casings", ["page", "subjects", "drawing", "layers"], (needed) => {
  const { subjects, drawing, layers } = needed;
  const { map, state } = corridor;
  /** @type {Map<Element, string>} */
  const owners = new Map(); // of what can be hit, the line

  // Ships share lanes: where several lines lie, each press chooses the next of them, the top one first.
  /** @type {(id: string, press?: MouseEvent) => string} */
  function meant(id, press) {
    if (!press) return id; // by a script
    const there = document
      .elementsFromPoint(press.clientX, press.clientY)
      .flatMap((one) => owners.get(one) ?? []);
    return there[(there.indexOf(state.selected ?? "") + 1) % there.length] ?? id;
  }

  /** @param {string} id */
  function dress(id) {
    const positions = drawing.positions(id);
    const weight = (subjects.get(id).width || 0) + 2.4;
    const casing = L.polyline(positions, {
      pane: "casing",
      color: drawing.beneath(id),
      weight,
      opacity: 0.9,
      interactive: false,
    });
    const touch = L.polyline(positions, { pane: "touch", weight: 14, opacity: 0 });
    touch.bindTooltip(() => layers.tooltip(id), { sticky: true });
    touch.on("click", ({ originalEvent }) => corridor.tell(EVENTS.pick, meant(id, originalEvent)));
    for (const layer of [casing, touch]) drawing.remember(id, layer.addTo(map), true);
    const element = touch.getElement();
    if (element) owners.set(element, id);
    element?.setAttribute("tabindex", "-1"); // reach.js holds one of them out to the keyboard
  }

  map.createPane("casing").style.zIndex = "390";
  map.createPane("touch").style.zIndex = "450";
  for (const id of [...drawing.drawn.keys()]) if (subjects.isLine(id)) dress(id);

  return { touch: (id) => drawing.elements(id).at(-1) }; // it lies on top
});
