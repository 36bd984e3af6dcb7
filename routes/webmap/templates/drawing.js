// @ts-check
// How subjects look on the map: which are shown, which stand out, and in what colour.
/**
 * @typedef {object} Drawing
 * @property {Map<string, Drawn[]>} drawn  By id, the layers that show a subject: first its own, then its casing.
 * @property {(id: string, layer: Drawn, casing?: boolean) => void} remember
 * @property {(layer: Drawn) => boolean} isCasing
 * @property {(id: string) => SVGElement[]} elements  What shows a subject on the screen.
 * @property {(id: string) => L.LatLng[]} positions  Those of a line, the one of a place; none where it is not drawn.
 * @property {(id: string) => boolean} shown
 * @property {(id: string) => boolean} isLit
 * @property {(ids: Iterable<string> | null) => void} light
 *   Lets some subjects stand out, whatever the filters say; null ends it.
 * @property {(id: string) => string} beneath  The colour of a line's casing.
 * @property {(id: string) => void} paint
 * @property {(theme: string) => boolean} setTheme  False for an unknown one.
 */
corridor.feature("drawing", ["subjects", "filters"], ({ subjects, filters }) => {
  const { data, state } = corridor;
  const NODE_ZOOM = [0, 0, 0, 4, 4.75, 6, 7]; // a place's symbol appears by its rank
  /** @type {Drawing["drawn"]} */
  const drawn = new Map();
  const casings = new WeakSet();

  /** @type {Drawing["remember"]} */
  function remember(id, layer, casing = false) {
    drawn.set(id, [...(drawn.get(id) || []), layer]);
    if (casing) casings.add(layer);
    layer.on("add", () => display(id)); // what is off at first is never seen
  }
  /** @param {Drawn} layer */
  const elementOf = (layer) => /** @type {SVGElement | undefined} */ (layer.getElement());
  /** @type {Drawing["elements"]} */
  const elements = (id) => (drawn.get(id) || []).flatMap((layer) => elementOf(layer) || []);
  /** @type {Drawing["positions"]} */
  function positions(id) {
    const [layer] = drawn.get(id) || [];
    if (!layer) return [];
    return "getLatLngs" in layer
      ? /** @type {L.LatLng[]} */ (layer.getLatLngs())
      : [layer.getLatLng()];
  }

  /** @type {Drawing["isLit"]} */
  const isLit = (id) => state.lit !== null && state.lit.has(id);
  /** @type {Drawing["shown"]} */
  function shown(id) {
    const about = subjects.find(id);
    if (!about) return false;
    if (isLit(id)) return true;
    if (about.rank && id !== state.selected && corridor.map.getZoom() < NODE_ZOOM[about.rank])
      return false;
    if (!filters.allows(id) || !subjects.status(id)) return false;
    return !subjects
      .groups(id)
      .some((group) => filters.isOff(group) && !(group === "beyond" && id === state.selected));
  }

  /** @param {string} id */
  function display(id) {
    const visible = shown(id);
    const faded = Boolean(state.lit) && !isLit(id);
    for (const element of elements(id)) {
      element.style.display = visible ? "" : "none";
      element.classList.toggle("faded", faded);
    }
  }

  // What shows in the gaps of a line is its casing: a casing that stands out from the ground would be a line of its
  // own there, pale on water, and black in the dark under what is not built yet.
  /** @type {Drawing["beneath"]} */
  function beneath(id) {
    if (["ferry", "sea"].includes(subjects.get(id).mode || "")) return "var(--sea)";
    return subjects.status(id) === "operating" ? "var(--glow)" : "var(--bed)";
  }

  /** @type {Drawing["paint"]} */
  function paint(id) {
    display(id);
    const selected = id === state.selected;
    for (const layer of drawn.get(id) || []) {
      if (!("setStyle" in layer)) elementOf(layer)?.classList.toggle("selected", selected);
      else
        layer.setStyle({
          color: casings.has(layer) ? (selected ? "var(--ink)" : beneath(id)) : subjects.colour(id),
        });
    }
  }

  /** @type {Drawing["light"]} */
  function light(ids) {
    state.lit = ids ? new Set(ids) : null;
    drawn.forEach((_, id) => display(id));
    corridor.tell(EVENTS.light);
  }

  /** @type {Drawing["setTheme"]} */
  function setTheme(id) {
    if (!data.themes.some((one) => one.id === id)) return false;
    state.theme = id;
    drawn.forEach((_, one) => paint(one));
    corridor.tell(EVENTS.theme);
    corridor.changed(EVENTS.theme);
    return true;
  }

  corridor.keep(
    EVENTS.theme,
    () => state.theme,
    setTheme,
    () => data.themes.map((one) => one.id).join(", "),
  );
  corridor.on([EVENTS.filter], () => drawn.forEach((_, id) => display(id)));
  corridor.on([EVENTS.started], () => corridor.tell(EVENTS.filter));
  corridor.map.on("zoomend", () =>
    drawn.forEach((_, id) => {
      if (subjects.get(id).rank) display(id);
    }),
  );
  return {
    drawn,
    remember,
    elements,
    positions,
    shown,
    isLit,
    light,
    beneath,
    paint,
    setTheme,
    isCasing: (layer) => casings.has(layer),
  };
});
