// @ts-check
// The map without a pointer: a way past it, names for what is read aloud, and its lines one by one.
corridor.feature("reach", ["page", "elements", "subjects", "drawing", "casings"], (needed) => {
  const {
    elements: { make, byId },
    subjects,
    drawing,
    casings: { touch },
  } = needed;
  const { words, map } = corridor;
  const STEPS = new Map([
    ["ArrowRight", 1],
    ["ArrowDown", 1],
    ["ArrowLeft", -1],
    ["ArrowUp", -1],
  ]);

  /** @param {string} id */
  const label = (id) => [subjects.get(id).name, subjects.get(id).brief].filter(Boolean).join(", ");
  const west = (/** @type {string} */ id) =>
    Math.min(...drawing.positions(id).map(({ lng }) => lng));
  const lines = [...drawing.drawn.keys()].filter(subjects.isLine).sort((a, b) => west(a) - west(b));

  // One stop for all lines; the arrows go on from there, from west to east.
  /** @param {string} id */
  function hold(id) {
    for (const one of lines) touch(one)?.setAttribute("tabindex", one === id ? "0" : "-1");
  }
  /** @type {(id: string, by: number) => void} */
  function step(id, by) {
    const shown = lines.filter((one) => one === id || drawing.shown(one));
    const next = shown[(shown.indexOf(id) + by + shown.length) % shown.length];
    hold(next);
    const [middle] = drawing.positions(next).slice(drawing.positions(next).length >> 1);
    if (middle && !map.getBounds().contains(middle)) map.panTo(middle, { animate: false });
    touch(next)?.focus();
  }
  function first() {
    const held = lines.find((one) => touch(one)?.getAttribute("tabindex") === "0");
    if (held && drawing.shown(held)) return;
    const shown = lines.find(drawing.shown);
    if (shown) hold(shown);
  }

  for (const id of drawing.drawn.keys()) {
    if (!subjects.isLine(id)) {
      drawing.elements(id)[0]?.setAttribute("aria-label", label(id));
      continue;
    }
    const element = touch(id);
    element?.setAttribute("role", "button");
    element?.setAttribute("aria-label", label(id));
    element?.addEventListener("keydown", (event) => {
      const by = STEPS.get(event.key);
      if (by === undefined && !["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (by === undefined) corridor.tell(EVENTS.pick, id);
      else step(id, by);
    });
  }
  const past = make(
    "button",
    { type: "button", class: "past", onclick: () => byId("panel").focus() },
    words.skip_map,
  );
  map.getContainer().before(past);
  first();
  corridor.on([EVENTS.filter, EVENTS.light, EVENTS.theme, EVENTS.year], first);
});
